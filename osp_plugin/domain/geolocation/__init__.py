"""Positions of the dwellings: how each is placed, and what makes one doubtful."""
