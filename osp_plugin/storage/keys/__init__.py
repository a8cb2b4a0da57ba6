"""The keys of open data laid on the dwellings of a base."""
