"""The RPLS in a base: its public file read, and the dwellings completed from it."""
