"""Where a text or a table is cut, to go on upon the next page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .content import Table

FEWEST = 4
"""Rows of a table that go on upon another page."""
KEPT_TOGETHER = 4
"""A sum does not begin a page: so many rows at most go with it to the next."""


def cut(text: str, words: int) -> tuple[str, str]:
    """The first words of a text, spaced as they are, and the rest."""
    ends = [found.end() for found in re.finditer(r"\S+\s*", text)]
    if words >= len(ends):
        return text, ""
    end = ends[words - 1]
    return text[:end].rstrip(), text[end:]


def row_in_two(content: Table, number: int, words: int) -> Table:
    """A table of which one row is made of two: the first words of its texts, then the rest."""
    parts = tuple(zip(*(cut(text, words) for text in content.rows[number])))
    levels, after = content.levels, number + 1
    if levels:
        levels = (*levels[:number], levels[number], *levels[number:])
    rows = (*content.rows[:number], *parts, *content.rows[after:])
    return replace(content, rows=rows, levels=levels)


def most_that_stands(stands: Callable[[int], bool], most: int) -> int:
    """The most words that stand, one at least, found by halves."""
    low, high = 1, max(1, most)
    while low < high:
        middle = (low + high + 1) // 2
        if stands(middle):
            low = middle
        else:
            high = middle - 1
    return low


def rows_alone(left: int, held: int) -> int:
    """How many of the ``held`` rows of a page go to the next one, for its ``left`` rows not to
    stand there alone."""
    return min(FEWEST - left, held - FEWEST) if 0 < left < FEWEST < held else 0


def sums_alone(content: Table, following: int, held: int) -> int:
    """How many rows of a page go to the next one, for it not to begin with a sum."""
    for moved in range(min(KEPT_TOGETHER, held - 1) + 1):
        place = following - moved
        if place >= len(content.rows) or not content.level(place):
            return moved
    return 0
