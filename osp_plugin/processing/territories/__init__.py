"""Algorithms of the group « Territoires »: statistics and fiches."""
