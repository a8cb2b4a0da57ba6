"""Layouts, fiches and « états de sortie » in the window."""
