"""Whose return a file is, before it is imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..common.names import NameBook, other_names
from ..common.text import folded
from ..imports.columns import HEADER_ROWS, Layout
from ..imports.sheets import Sheet

_LONG = 200


def guessed_bailleur(
    name: str,
    sheets: Sequence[Sheet],
    layouts: Iterable[Layout],
    bailleurs: Mapping[str, str],
) -> str:
    """Code of the only bailleur that the file speaks of, « » when that cannot be told.

    The column of the bailleur tells; else what is written above the titles and on the tabs that
    are no table, the names of the tabs and of the file. ``bailleurs`` is names by code.
    """
    found = list(layouts)
    said = _in_columns(sheets, found, bailleurs)
    if said:
        return said.pop() if len(said) == 1 else ""
    told = {
        code
        for text in _around(name, sheets, found)
        for code, long in bailleurs.items()
        if _names(text, code) or _names(text, long)
    }
    return told.pop() if len(told) == 1 else ""


def _in_columns(
    sheets: Sequence[Sheet], layouts: Sequence[Layout], bailleurs: Mapping[str, str]
) -> set[str]:
    book = NameBook(bailleurs, others=other_names("bailleur"))
    by_name = {sheet.name: sheet for sheet in sheets}
    said = set()
    for layout in layouts:
        column = layout.fields.get("bailleur")
        if column is None:
            continue
        for number, cells in by_name[layout.sheet].rows:
            if number > layout.header_row and column.index < len(cells):
                said.add(book.find(str(cells[column.index] or "")).code or "")
    return said - {""}


def _around(name: str, sheets: Sequence[Sheet], layouts: Sequence[Layout]) -> Iterable[str]:
    yield name
    titles = {layout.sheet: layout.header_row for layout in layouts}
    for sheet in sheets:
        yield sheet.name
        for number, cells in sheet.rows[:HEADER_ROWS]:
            if number < titles.get(sheet.name, HEADER_ROWS):
                yield from (cell for cell in cells if isinstance(cell, str) and len(cell) < _LONG)


def _names(text: str, name: str) -> bool:
    return bool(folded(name)) and f" {folded(name)} " in f" {folded(text)} "
