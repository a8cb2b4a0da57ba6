"""What leaves the tool: workbook, HTML report, charts, map image."""
