"""Sheets and packages of workbooks: what every workbook of the tool is made of."""
