"""Where positions are read from and written to."""
