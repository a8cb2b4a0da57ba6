"""Statements as workbooks: a tab per block, sums and reckoned columns as live formulas.

Each formula has its result beside it, so that a preview shows the figures; Excel and LibreOffice
calculate them again.
"""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from datetime import datetime, timezone
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ...domain.common.spreadsheet import column_letter
from ...vendored import import_openpyxl
from ..common import palette
from ..common.cell_text import legal
from ..common.replacement import naming_failures, replacing
from ..workbook.package import SheetAdditions, complete
from ..workbook.sheet_style import A4, NUMBER_FORMATS, dress, put_text, set_page, write_heading
from .content import CENTRED, Block, Column, Row, Statement, summed_rows

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TITLE_ROW, FIRST_ROW = 4, 5
FORMATS = {**NUMBER_FORMATS, "part": "0.0%"}
FILLS = (None, palette.BLUE_PALE, palette.BLUE_FILL, palette.BLUE)
"""Behind a line, and behind sums by level."""


def write_statement(statement: Statement, path: str | os.PathLike[str]) -> None:
    """Write a workbook. Raises MissingPackage, FileInUse, FolderMissing, WriteFailed."""
    import_openpyxl()
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    additions = {}
    for number, block in enumerate((found for found in statement.blocks if found.tab), 1):
        sheet = book.create_sheet(block.tab)
        additions[number] = SheetAdditions(results=_write(sheet, block, statement))
    book.properties.creator = "OSP ERBM"
    book.properties.title = legal(statement.title)
    book.properties.created = datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)
    bare = io.BytesIO()
    book.save(bare)
    with replacing(path, ".xlsx") as temporary, naming_failures(path):
        complete(bare, temporary, additions)


def address(block: Block, name: str, place: int | None = None) -> str:
    """Cells of a column of a block, for a formula of another: the one at ``place``, else all."""
    letter = _letters(block.columns)[name]
    first = FIRST_ROW + (place or 0)
    tab = f"'{block.tab}'"
    if place is not None:
        return f"{tab}!${letter}${first}"
    return f"{tab}!${letter}${first}:${letter}${FIRST_ROW + max(len(block.rows), 1) - 1}"


def _write(sheet: Worksheet, block: Block, statement: Statement) -> dict[str, float]:
    """Write a tab; returns the result of each formula by cell."""
    write_heading(sheet, f"{statement.title} – {block.title}", statement.edition)
    if block.sentence:
        dress(put_text(sheet, 3, 1, block.sentence), italic=True, color=palette.GREY_TEXT)
    for index, column in enumerate(block.columns, 1):
        dress(
            put_text(sheet, TITLE_ROW, index, column.title),
            bold=True,
            color=palette.WHITE,
            fill=palette.BLUE,
            wrap=True,
            horizontal="center",
        )
        sheet.column_dimensions[column_letter(index)].width = column.width
    sheet.row_dimensions[TITLE_ROW].height = 28
    results = {}
    letters = _letters(block.columns)
    for place, row in enumerate(block.rows):
        for index, column in enumerate(block.columns, 1):
            formula = _formula(block, letters, place, column)
            value = row.values.get(column.name)
            cell = _put(sheet, FIRST_ROW + place, index, value if formula is None else formula)
            _dress(cell, column, row)
            if formula is not None and value is not None:
                results[cell.coordinate] = float(value)
    last = FIRST_ROW + max(len(block.rows), 1) - 1
    sheet.freeze_panes = f"B{FIRST_ROW}"
    sheet.auto_filter.ref = f"A{TITLE_ROW}:{column_letter(len(block.columns))}{last}"
    sheet.print_title_rows = f"${TITLE_ROW}:${TITLE_ROW}"
    set_page(sheet, A4, statement.title)
    sheet.sheet_view.showGridLines = False
    return results


class _Formula(str):
    """A formula that we wrote, never a text of the user."""


def _formula(block: Block, letters: dict[str, str], place: int, column: Column) -> _Formula | None:
    """The formula of a cell, None for a value."""
    row = block.rows[place]
    if row.level and column.summed:
        return _sum_of(letters[column.name], summed_rows(block.rows, place))
    cells = {name: f"{letter}{FIRST_ROW + place}" for name, letter in letters.items()}
    if row.values.get(column.name) is None:
        return None  # not known, which is not zero
    if column.ratio is not None:
        part, whole = (cells[name] for name in column.ratio)
        return _Formula(f'=IF({whole}=0,"",{part}/{whole})')
    if column.formula:
        return _Formula("=" + column.formula.format(**cells))
    return None


def _sum_of(letter: str, places: Sequence[int]) -> _Formula:
    """``=SUM(I5:I8,I10)``: rows that follow each other are one range."""
    runs = [
        [place for _rank, place in run]
        for _key, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])
    ]
    cells = [
        f"{letter}{FIRST_ROW + run[0]}"
        + (f":{letter}{FIRST_ROW + run[-1]}" if len(run) > 1 else "")
        for run in runs
    ]
    return _Formula(f"=SUM({','.join(cells)})" if cells else "=0")


def _put(sheet: Worksheet, row: int, index: int, value: Any) -> Cell:
    """A formula of ours begins with « = »; any other text is a text."""
    if isinstance(value, _Formula):
        return sheet.cell(row=row, column=index, value=str(value))
    if isinstance(value, str):
        return put_text(sheet, row, index, value)
    plain = int(value) if isinstance(value, bool) else value  # a format says yes or no
    return sheet.cell(row=row, column=index, value=plain)


def _dress(cell: Cell, column: Column, row: Row) -> None:
    number = column.kind not in CENTRED and column.kind != "texte"
    highest = row.level >= len(FILLS) - 1
    dress(
        cell,
        bold=row.level > 0,
        fill=FILLS[min(row.level, len(FILLS) - 1)],
        color=palette.WHITE if highest else palette.INK,
        horizontal="right" if number else "center" if column.kind in CENTRED else None,
        wrap=column.kind == "texte",
        number_format=FORMATS[column.kind],
        bottom=palette.GREY_LINE,
    )


def _letters(columns: Sequence[Column]) -> dict[str, str]:
    return {column.name: column_letter(index) for index, column in enumerate(columns, 1)}
