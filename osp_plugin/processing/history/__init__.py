"""« Situations et évolutions » : the base as it was, and why its figures changed."""
