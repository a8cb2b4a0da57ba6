"""A part of a base cut into a file, and brought back."""
