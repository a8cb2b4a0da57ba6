"""The sub-menu « Situations et évolutions »."""
