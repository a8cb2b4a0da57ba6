"""What cells merged over several columns hold: the value of the first column, and of which else?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from typing import Any

from ..common.work import Work
from .columns import Layout, Match
from .findings import ERROR, WARNING
from .numbers import parsed
from .sheets import SharedAmount, Sheet, Wide, is_blank
from .table import ImportTable

_WATCHED = 1_000


def note_wide(table: ImportTable, sheet: Sheet, amounts: Collection[str], work: Work) -> None:
    """Mark or tell, in the rows of a tab, what is merged over columns that are read.

    A number that may be that of several fields, one of which is among ``amounts``, becomes a
    :class:`~.sheets.SharedAmount`; any other value is read under its first title, and it is told
    that the others have none. Several amounts under one merged title are an error. ``work`` only
    hears the cancel.
    """
    if not sheet.wide or sheet.name not in table.onglets:
        return
    layout = table.layouts[sheet.name]
    start = table.onglets.index(sheet.name)
    end = start + table.onglets.count(sheet.name)
    numbers = table.lignes[start:end]
    by_place = {match.index: match for match in layout.matches if match.field}
    for count, cell in enumerate(sheet.wide):
        if count % _WATCHED == 0:
            work.check()
        if cell.first <= layout.header_row <= cell.last:
            _note_title(table, range(start, end), layout, cell, amounts)
        if cell.last <= layout.header_row:
            continue
        over = [by_place[place] for place in _places(cell) if place in by_place]
        if over and over[-1].index > cell.column:
            first, last = bisect_left(numbers, cell.first), bisect_right(numbers, cell.last)
            for position in range(start + first, start + last):
                _note_cell(table, position, cell, over, amounts)


def _places(cell: Wide) -> range:
    return range(cell.column, cell.last_column + 1)


def _held(table: ImportTable, position: int, place: int) -> Any:
    cells = table.originals[position]
    return cells[place] if place < len(cells) else None


def _note_cell(
    table: ImportTable, position: int, cell: Wide, over: list[Match], amounts: Collection[str]
) -> None:
    value = _held(table, position, cell.column)
    if is_blank(value):
        return
    titles = tuple(f"« {match.header} »" for match in over)
    own = over[0].index == cell.column
    numbers = [match for match in over if match.field in amounts]
    if _is_number(value) and numbers and not (own and numbers == over[:1]):
        column = table.columns[numbers[0].field or ""]
        if not isinstance(column[position], SharedAmount):
            column[position] = SharedAmount(value, cell.place, 1, titles)
        return
    if own:
        message = (
            f"Cellules fusionnées {cell.place} : « {value} » n’est lu que sous {titles[0]}, rien "
            f"sous {', '.join(titles[1:])}."
        )
    else:
        message = (
            f"Cellules fusionnées {cell.place} avec une colonne qui n’est pas lue : « {value} » "
            f"n’est pas lu sous {', '.join(titles)}."
        )
    field = over[0].field or ""
    table.faults.append(table.finding(position, field, WARNING, "fusion", message, value))


def _note_title(
    table: ImportTable, rows: range, layout: Layout, cell: Wide, amounts: Collection[str]
) -> None:
    """Tell the rows that have several amounts under one merged title."""
    read = next((match for match in layout.matches if match.index == cell.column), None)
    if read is None or read.field is None or read.field not in amounts:
        return
    chosen = {match.index for match in layout.matches if match.field}
    beside = [place for place in _places(cell) if place not in chosen]
    for position in rows:
        first = _held(table, position, cell.column)
        others = [_held(table, position, place) for place in beside]
        told = [str(other) for other in others if not is_blank(other) and other != first]
        if is_blank(first) or not told:
            continue
        message = (
            f"Plusieurs montants sous un titre fusionné ({cell.place}) : {first}, "
            f"{', '.join(told)}. Rien ne dit lequel est « {read.header} » : donnez un titre à "
            "chaque colonne."
        )
        table.faults.append(
            table.finding(position, read.field, ERROR, "montant_commun", message, first)
        )


def _is_number(value: object) -> bool:
    """Whether a cell is a number, were it one of another unit or that reads in two ways."""
    if isinstance(value, str):
        return parsed(value, "€").fault not in ("type", "vide")
    return isinstance(value, (int, float)) and not isinstance(value, bool)
