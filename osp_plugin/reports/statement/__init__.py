"""A statement (état): its content, then the same as PDF and as workbook."""
