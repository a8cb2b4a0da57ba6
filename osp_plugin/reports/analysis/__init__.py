"""What the analysis gives: the OSP workbook and the HTML page."""
