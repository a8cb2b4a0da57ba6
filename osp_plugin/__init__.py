"""OSP ERBM: the Outil de Suivi et de Programmation as a QGIS plugin."""
