"""A base seen as a file: choosing it, the demonstration, who signs, layers from elsewhere."""
