"""Algorithms of the group « Remontées »: imports, their undoing, the RPLS."""
