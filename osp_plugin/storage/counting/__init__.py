"""Counting: measures of columns on a base, a file or a layer."""
