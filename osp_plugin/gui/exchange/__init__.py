"""The window of an extract's return."""
