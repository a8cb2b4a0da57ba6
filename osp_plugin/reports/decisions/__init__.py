"""Decisions of financing: what their import says."""
