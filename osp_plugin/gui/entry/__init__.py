"""Data entry: forms, what QGIS saved and did not, conflicts, undo."""
