"""The rules of the OSP in plain Python, numpy and pandas. Never imports qgis."""
