"""Fiches by territory or operation, and notes: what stands on their pages."""
