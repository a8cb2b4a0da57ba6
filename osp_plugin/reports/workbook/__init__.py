"""The OSP workbook, and the writing of sheets that other workbooks use."""
