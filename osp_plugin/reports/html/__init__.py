"""HTML pages: their parts and their style."""
