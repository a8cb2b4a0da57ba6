"""Algorithms of the group « Données ouvertes »: what others publish, crossed with the base."""
