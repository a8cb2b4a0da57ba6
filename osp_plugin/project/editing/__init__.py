"""Edits of a layer: what was sent, what the base kept, what somebody else changed."""
