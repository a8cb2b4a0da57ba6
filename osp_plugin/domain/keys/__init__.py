"""The keys that join a dwelling to open data: building, address, quarters, laid by position."""
