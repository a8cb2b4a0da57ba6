"""Positions in a project: anomalies and their correction, placing by hand."""
