"""Returns of the bailleurs: a file against a base."""
