"""Funding decisions of the CRHH, imported from a spreadsheet."""
