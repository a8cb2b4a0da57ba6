"""Algorithms of the group « Programmation »."""
