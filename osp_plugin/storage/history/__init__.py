"""The base as it was at a date, from its journal, and its figures then."""
