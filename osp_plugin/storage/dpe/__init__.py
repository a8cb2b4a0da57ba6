"""The diagnoses of the ADEME in a base: read, matched, written as an import that can be undone."""
