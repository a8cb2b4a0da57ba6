"""A part of a base that leaves in a file and comes back: what its return changes."""
