"""Lists of names, as they are written in this folder."""

from __future__ import annotations


def named(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
