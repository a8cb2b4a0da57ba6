"""What the RPLS completed, as a workbook."""
