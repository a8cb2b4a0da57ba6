"""The report of an import: workbook and mail."""
