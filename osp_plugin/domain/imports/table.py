"""The rows of a file as one table of fields, each knowing its tab and its number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..common.formulas import unguarded
from ..common.text import folded
from ..common.words import is_null_word
from ..common.work import QUIET, Work
from .columns import Layout, Match
from .date_order import ASK
from .findings import ERROR, WARNING, Finding
from .records import NEVER_CLOSED
from .sheets import SharedAmount, Sheet, is_blank

EXAMPLE = "exemple"
"""What the row of a template says, folded, that is there to show how to fill it."""

_TOTAL = re.compile(r"(sous )?tota(l|ux)\b|(nombre|nb) (de |total )|somme\b")
_COUNTED = re.compile(
    r"[-+]?\d[\d\s.,]*(€|eur(os?)?|m2|m²|%|lgts?|logts?|log|logements?)?", re.IGNORECASE
)
_MOST_OF_TOTAL = 80
_WATCHED_ROWS = 1_000


@dataclass
class ImportTable:
    """The rows read of a file: ``columns`` by field, as they are written but for the guard of an
    export (:mod:`..common.formulas`), all of one length.

    ``originals`` keeps, for each row, its cells as read; ``layouts`` the columns of each tab.
    """

    onglets: list[str]
    lignes: list[int]
    columns: dict[str, list[Any]]
    layouts: dict[str, Layout]
    originals: list[Sequence[Any]]
    faults: list[Finding] = field(default_factory=list)
    """Rows that do not hold together, whatever their values."""
    date_order: str = ASK
    """The order of the day and the month that a person says the dates of the file have."""

    def __len__(self) -> int:
        return len(self.lignes)

    def header(self, position: int, field: str) -> str:
        """Title in the file of the column of ``field``, « » when the tab has none."""
        match = self.layouts[self.onglets[position]].fields.get(field)
        return match.header if match else ""

    def finding(
        self, position: int, field: str, gravite: str, regle: str, message: str, value: object = ...
    ) -> Finding:
        """Something wrong at the cell of ``field`` of a row, with the value that it holds."""
        column = self.columns.get(field)
        held = value
        if value is ...:
            held = None if column is None else column[position]
        return Finding(
            position=position,
            champ=field,
            onglet=self.onglets[position],
            ligne=self.lignes[position],
            colonne=self.header(position, field),
            valeur="" if held is None else str(held),
            gravite=gravite,
            regle=regle,
            message=message,
        )


def assemble(
    sheets: Sequence[Sheet],
    layouts: Sequence[Layout],
    sure: Collection[str] = (),
    example: str = "",
    amounts: Collection[str] = (),
    work: Work = QUIET,
) -> ImportTable:
    """The rows below the titles of every tab that has a layout.

    Left out: rows without any value in a known column, totals (unless one of the fields ``sure``
    has a value), the row of a template whose field ``example`` says so, a row of titles repeated, a
    row that only holds what cells merged with those above give it. One of the ``amounts`` merged
    over several of the rows that are left is a :class:`~.sheets.SharedAmount` on each.
    ``work`` only hears the cancel.
    """
    by_name = {layout.sheet: layout for layout in layouts}
    fields = list(dict.fromkeys(name for layout in layouts for name in layout.fields))
    table = ImportTable([], [], {name: [] for name in fields}, by_name, [])
    for sheet in sheets:
        layout = by_name.get(sheet.name)
        if layout is not None:
            _add(table, sheet, layout, sure, example, work)
            _share(table, sheet, layout, amounts)
    for column in table.columns.values():
        _take_guards_off(column)
    return table


def _take_guards_off(column: list[Any]) -> None:
    """The texts of a column as they were before an export kept them from being formulas."""
    for position, cell in enumerate(column):
        if isinstance(cell, str) and ("'" in cell or '="' in cell):
            column[position] = unguarded(cell)


def _add(
    table: ImportTable,
    sheet: Sheet,
    layout: Layout,
    sure: Collection[str],
    example: str,
    work: Work,
) -> None:
    places = {name: match.index for name, match in layout.fields.items()}
    order = [(column, places.get(name, -1)) for name, column in table.columns.items()]
    titles = {match.index: folded(match.header) for match in layout.fields.values()}
    keys = {index for name, index in places.items() if name in sure}
    sample = places.get(example, -1)
    repeated = [match for match in layout.matches if match.repeats >= 0]
    copied = _copied(sheet, layout.header_row, titles)
    for place, (number, cells) in enumerate(sheet.rows):
        if place % _WATCHED_ROWS == 0:
            work.check()
        if (
            number <= layout.header_row
            or _left_out(cells, titles, keys, sample, copied.get(number, 0))
            or _sums_up(cells, keys, len(sheet.rows))
        ):
            continue
        size = len(cells)
        for column, index in order:
            column.append(cells[index] if 0 <= index < size else None)
        table.onglets.append(sheet.name)
        table.lignes.append(number)
        table.originals.append(cells)
        if sheet.width:
            _note_faults(table, sheet, layout, len(table) - 1)
        if repeated:
            _note_repeated(table, layout, repeated, len(table) - 1)


def _note_repeated(
    table: ImportTable, layout: Layout, repeated: Sequence[Match], position: int
) -> None:
    """What a second column of one title holds, which is not read."""
    cells = table.originals[position]
    for match in repeated:
        second = cells[match.index] if match.index < len(cells) else None
        first = cells[match.repeats] if match.repeats < len(cells) else None
        read = next((item for item in layout.matches if item.index == match.repeats), None)
        if is_blank(second) or second == first or read is None or read.field is None:
            continue
        kept = "qui est vide ici" if is_blank(first) else f"où est écrit « {first} »"
        message = (
            f"Deux colonnes portent ce titre : seule la première est lue, {kept} ; « {second} » "
            f"n’est pas lu. Ôtez l’une des deux, ou choisissez « {match.header} » à sa place."
        )
        table.faults.append(
            table.finding(position, read.field, WARNING, "titre_double", message, second)
        )


def _copied(sheet: Sheet, header_row: int, known: Collection[int]) -> dict[int, int]:
    """By row, the known columns that hold what a merged cell above gives, as bits."""
    found: dict[int, int] = {}
    numbers = [number for number, _cells in sheet.rows] if sheet.merged else []
    for cell in sheet.merged:
        if cell.column in known and cell.first > header_row:
            for place in range(bisect_right(numbers, cell.first), bisect_right(numbers, cell.last)):
                found[numbers[place]] = found.get(numbers[place], 0) | 1 << cell.column
    return found


def _share(table: ImportTable, sheet: Sheet, layout: Layout, amounts: Collection[str]) -> None:
    """Mark the amounts that several rows of a tab have in common: none of them has it."""
    columns = {
        match.index: table.columns[name] for name, match in layout.fields.items() if name in amounts
    }
    start = table.onglets.index(sheet.name) if sheet.name in table.onglets else 0
    numbers = table.lignes[start:]
    for cell in sheet.merged:
        column = columns.get(cell.column)
        if column is None or cell.first <= layout.header_row:
            continue
        first, last = bisect_left(numbers, cell.first), bisect_right(numbers, cell.last)
        for position in range(start + first, start + last) if last - first > 1 else ():
            if not is_blank(column[position]):
                column[position] = SharedAmount(column[position], cell.place, last - first)


def _note_faults(table: ImportTable, sheet: Sheet, layout: Layout, position: int) -> None:
    """What tells that the cells of a row of a delimited text are not under their titles."""
    number, cells = table.lignes[position], table.originals[position]
    titles, written = sheet.width_of(layout.header_row), sheet.width_of(number)
    last = max((match.index for match in layout.matches), default=titles - 1)
    beyond = any(not is_blank(cell) for index, cell in enumerate(cells) if index > last)
    told = ""
    if sheet.faults.get(number) == NEVER_CLOSED:
        told = f"{sheet.faults[number]} : fermez-le ou ôtez-le, sinon ce qui suit est avalé."
    elif written > max(titles, sheet.width) or beyond:
        told = (
            f"la ligne a {max(written, len(cells))} cellules pour {titles} titres : une valeur "
            "contient sans doute le séparateur. Mettez-la entre guillemets."
        )
    if told:
        message = f"Les cellules de cette ligne ne sont pas sous leurs titres : {told}"
        table.faults.append(table.finding(position, "", ERROR, "ligne_decalee", message, ""))
    elif number in sheet.faults:
        message = f"Dans cette ligne, {sheet.faults[number]} : vérifiez ce qui est lu."
        table.faults.append(table.finding(position, "", WARNING, "guillemet", message, ""))
    elif 1 < written < titles and written != sheet.width:
        message = (
            f"La ligne n’a que {written} cellules pour {titles} titres : vérifiez qu’il n’en "
            "manque pas une au milieu, qui décalerait les suivantes."
        )
        table.faults.append(table.finding(position, "", WARNING, "ligne_courte", message, ""))


def _is_total(cell: object) -> bool:
    return (
        isinstance(cell, str)
        and len(cell) < _MOST_OF_TOTAL
        and _TOTAL.match(folded(cell)) is not None
    )


def _sums_up(cells: Sequence[Any], keys: set[int], rows: int) -> bool:
    """Whether a row is a total that begins with a count: « 12 | TOTAL | 1 500 000 ».

    Nothing but « Total », numbers, and where a row is named, at most as many as the tab has rows.
    """
    first, told = True, False
    for index, cell in enumerate(cells):
        if is_blank(cell):
            continue
        if isinstance(cell, str) and not _COUNTED.fullmatch(cell.strip()):
            if not _is_total(cell):
                return False
            told = True
        elif (first or index in keys) and not 0 <= _count(cell) <= rows:
            return False
        first = False
    return told


def _count(cell: object) -> float:
    """The number that a cell begins with; -1 without any."""
    found = re.match(r"\d+", str(cell).strip())
    return int(found[0][:9]) if found else -1


def _is_nothing(cell: object) -> bool:
    return is_blank(cell) or (isinstance(cell, str) and is_null_word(cell))


def _left_out(
    cells: Sequence[Any], titles: dict[int, str], keys: set[int], sample: int, copied: int
) -> bool:
    size = len(cells)
    held = (index for index in titles if index < size and not _is_nothing(cells[index]))
    known = next(held, -1)  # the others are looked for only where they matter
    if known < 0 or (copied and all(copied >> index & 1 for index in (known, *held))):
        return True
    first = next(index for index, cell in enumerate(cells) if not is_blank(cell))
    if _is_total(cells[first]) and not any(
        index in keys and not _is_nothing(cells[index])
        for index in titles
        if index < size and index != first
    ):
        return True
    if 0 <= sample < size and folded(str(cells[sample])) == EXAMPLE:
        return True
    if not _is_title(cells[known], titles[known]):
        return False
    others = [index for index in titles if known != index < size and not _is_nothing(cells[index])]
    return bool(others) and all(_is_title(cells[index], titles[index]) for index in others)


def _is_title(cell: object, title: str) -> bool:
    return isinstance(cell, str) and folded(cell) == title
