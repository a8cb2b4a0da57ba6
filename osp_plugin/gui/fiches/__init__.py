"""Notes, fiches and statements: their dialogs, and layouts opened in QGIS."""
