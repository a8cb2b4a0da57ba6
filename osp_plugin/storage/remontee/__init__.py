"""Returns of the bailleurs: files read within bounds, then applied to a base and undone."""
