"""The state of the rights, as a workbook and a page."""
