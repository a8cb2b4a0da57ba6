"""The order in which people count: « Cité 2 » before « Cité 10 »."""

from __future__ import annotations

import re

from .text import folded

_NUMBER = re.compile(r"(\d+)")
_DIGITS = 20
NaturalKey = tuple[tuple[int, int, str], ...]


def natural_key(text: str) -> NaturalKey:
    """What to sort a text by: its numbers as numbers, before letters, without case nor accents."""
    parts = _NUMBER.split(folded(text))
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)


def natural_text(text: str) -> str:
    """:func:`natural_key` as a text, for what sorts texts only: its numbers all of one length."""
    return _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), folded(text))
