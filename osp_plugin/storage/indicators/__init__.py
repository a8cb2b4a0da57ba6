"""Figures of a base by scale, and the shapes of the territories."""
