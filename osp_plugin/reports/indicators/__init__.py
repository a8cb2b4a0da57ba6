"""Figures of the indicators as files."""
