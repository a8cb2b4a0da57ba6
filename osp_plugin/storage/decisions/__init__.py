"""Decisions of financing: a list of them against a base."""
