"""The energy diagnoses (DPE) that the ADEME publishes, and the dwellings that they are of."""
