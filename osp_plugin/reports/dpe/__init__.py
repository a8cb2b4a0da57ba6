"""What the diagnoses of the ADEME say of the works, as a workbook."""
