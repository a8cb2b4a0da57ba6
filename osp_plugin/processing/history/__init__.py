"""« Situations et évolutions » : figures kept, the base as it was, and why its figures changed."""
