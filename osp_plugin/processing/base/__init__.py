"""Algorithms of the group « Base OSP »."""
