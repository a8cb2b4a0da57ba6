"""Algorithms of the group « Géolocalisation »."""
