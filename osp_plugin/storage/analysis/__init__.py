"""Dwellings read for the analysis: counted, then each with what was found of it."""
