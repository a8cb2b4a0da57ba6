"""Cells merged over several rows: « the same as above »."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_MOST_MERGED = 5_000


@dataclass(frozen=True)
class Merged:
    """A cell of the column ``column`` (from 0) from the row ``first`` to ``last`` of the file."""

    column: int
    first: int
    last: int


def fill_down(rows: list[tuple[int, list[object]]], merged: Iterable[Merged]) -> None:
    """Give the value of merged cells to each of their rows that holds something."""
    by_number = dict(rows)
    for cell in merged:
        top = by_number.get(cell.first, [])
        if cell.column >= len(top) or top[cell.column] is None:
            continue
        for number in range(cell.first + 1, min(cell.last, cell.first + _MOST_MERGED) + 1):
            cells = by_number.get(number)
            if cells is not None:
                cells.extend([None] * (cell.column + 1 - len(cells)))
                cells[cell.column] = top[cell.column]
