"""Cells merged over several rows: « the same as above »."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from ...domain.imports.sheets import Merged, Wide
from .bounds import Watch

Rows = list[tuple[int, list[object]]]
_TOO_MANY = "ses cellules fusionnées sont démesurées"


def fill_down(rows: Rows, merged: Iterable[Merged], watch: Watch) -> list[Merged]:
    """Give the value of merged cells to each of their rows that holds something.

    Rows come in their order. Returns the ranges that hold a value, in the order of the columns; one
    that overlaps another of its column is left alone, as no spreadsheet program makes such. Raises
    FileTooLarge, Cancelled.
    """
    numbers = [number for number, _cells in rows]
    ordered = sorted(merged, key=attrgetter("column", "first", "last"))
    filled: list[Merged] = []
    given = 0
    for column, cells in groupby(ordered, key=attrgetter("column")):
        end = 0
        for count, cell in enumerate(cells):
            if count % 1_000 == 0:
                watch.work.check()
            if cell.first <= end:
                continue
            end = cell.last
            value, below = _held(rows, numbers, cell)
            if value is None:
                continue
            filled.append(cell)
            given += len(below)
            if given > watch.bounds.merged:
                raise watch.too_large(_TOO_MANY)
            for place in below:
                number, old = rows[place]
                watch.hold_cells(max(0, column + 1 - len(old)))
                new = [*old, *[None] * (column + 1 - len(old))]  # a repeated row is one list
                new[column] = value
                rows[place] = (number, new)
    return filled


def blank_covered(rows: Rows, wide: Iterable[Wide], watch: Watch) -> None:
    """Empty what cells merged over columns cover: nobody sees it. Rows come in their order.

    Raises FileTooLarge, Cancelled.
    """
    numbers = [number for number, _cells in rows]
    visited = 0
    for count, cell in enumerate(wide):
        if count % 1_000 == 0:
            watch.work.check()
        places = range(bisect_left(numbers, cell.first), bisect_right(numbers, cell.last))
        visited += len(places)
        if visited > watch.bounds.merged:
            raise watch.too_large(_TOO_MANY)
        for place in places:
            cells = rows[place][1]
            for covered in range(cell.column + 1, min(cell.last_column + 1, len(cells))):
                cells[covered] = None


def _held(rows: Rows, numbers: list[int], cell: Merged) -> tuple[object, range]:
    """The value of a merged cell, and where the rows below it are."""
    place = bisect_left(numbers, cell.first)
    if place == len(numbers) or numbers[place] != cell.first:
        return None, range(0)
    top = rows[place][1]
    value = top[cell.column] if cell.column < len(top) else None
    return value, range(place + 1, bisect_right(numbers, cell.last))
