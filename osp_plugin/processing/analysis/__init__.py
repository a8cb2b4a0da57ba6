"""Algorithms of the group « Analyse »."""
