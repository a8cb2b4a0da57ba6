"""The journal replayed backwards, and why a figure changed between two dates."""
