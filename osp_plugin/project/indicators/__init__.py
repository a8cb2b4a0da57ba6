"""Maps of the indicators."""
