"""Why a figure changed: its cascade as a chart, a paragraph, a PDF and a workbook."""
