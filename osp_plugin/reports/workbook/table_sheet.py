"""The tabs « Logements » and « Opérations »: one row per thing, with a filter and its totals.

Rows: 1 title, 2 subtitle, 3 « Valeurs totales », 4 « Valeurs filtrées », 5 groups of columns,
6 column titles with the filter, then the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ...domain.common.spreadsheet import column_letter
from ..common import palette
from .columns import Column
from .package import SheetAdditions
from .row_stream import RowStream
from .sheet_style import (
    COUNT,
    GAP,
    NUMBER_FORMATS,
    dress,
    mark_gaps,
    put_text,
    set_page,
    write_heading,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TOTAL_ROW, FILTERED_ROW, GROUP_ROW, TITLE_ROW = 3, 4, 5, 6
FIRST_ROW = 7
MAX_ROWS = 1_048_576 - FIRST_ROW + 1
"""Most rows of data that a tab holds."""

FROZEN_COLUMNS = 2
TOLD_COLUMNS = 8
"""Columns whose totals go to paper when no row does."""
COUNTA, SUM = 103, 109
"""Functions of SUBTOTAL that leave out the rows hidden by a filter or by hand."""


def write_top(
    sheet: Worksheet,
    written: RowStream,
    *,
    title: str,
    subtitle: str,
    paper: int,
    printed: int | None = None,
) -> SheetAdditions:
    """Write all but the data, which ``written`` has serialised; what the sheet is to be given.

    ``printed``: how many rows go to paper under the titles, None for all of them.
    """
    columns = written.columns
    write_heading(sheet, f"{sheet.title} – {title}", subtitle)
    _write_groups(sheet, columns)
    _write_titles(sheet, columns)
    last_row = max(FIRST_ROW, FIRST_ROW + written.rows - 1)
    results = dict(_write_totals(sheet, written, last_row))
    last_column = column_letter(len(columns))
    _mark_gaps(sheet, columns, last_row)
    sheet.auto_filter.ref = f"A{TITLE_ROW}:{last_column}{last_row}"
    sheet.freeze_panes = f"{column_letter(FROZEN_COLUMNS + 1)}{FIRST_ROW}"
    set_page(sheet, paper, title)
    if printed is None or printed >= written.rows:
        sheet.print_title_rows = f"${GROUP_ROW}:${TITLE_ROW}"
    elif printed:
        sheet.print_area = f"A1:{last_column}{TITLE_ROW + printed}"
    else:  # the totals of so many columns would be too small to be read
        sheet.print_area = f"A1:{column_letter(min(TOLD_COLUMNS, len(columns)))}{FILTERED_ROW}"
    sheet.sheet_view.showGridLines = False
    return SheetAdditions(
        dimension=f"A1:{last_column}{last_row}",
        results=results,
        text_ranges=[
            f"{column_letter(index)}{FIRST_ROW}:{column_letter(index)}{last_row}"
            for index, column in enumerate(columns, 1)
            if column.kind == "texte"
        ],
    )


def _write_groups(sheet: Worksheet, columns: Sequence[Column]) -> None:
    first = 1
    for group, members in groupby(columns, key=lambda column: column.group):
        last = first + len(list(members)) - 1
        fill = palette.GROUPS[group][0]
        for index in range(first, last + 1):
            dress(sheet.cell(row=GROUP_ROW, column=index), fill=fill)
        put_text(sheet, GROUP_ROW, first, group)
        # Not centred: the middle of a wide group is off the screen, and frozen panes cut it.
        dress(
            sheet.cell(row=GROUP_ROW, column=first),
            bold=True,
            size=10,
            color=palette.WHITE,
            fill=fill,
            indent=1,
        )
        if last > first:
            sheet.merge_cells(
                start_row=GROUP_ROW, end_row=GROUP_ROW, start_column=first, end_column=last
            )
        first = last + 1
    sheet.row_dimensions[GROUP_ROW].height = 20


def _write_titles(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for index, column in enumerate(columns, 1):
        strong, tint = palette.GROUPS[column.group]
        dress(
            put_text(sheet, TITLE_ROW, index, column.title),
            bold=True,
            color=strong,
            fill=tint,
            wrap=True,
            horizontal="center",
            bottom=strong,
        )
        sheet.column_dimensions[column_letter(index)].width = column.width
    sheet.row_dimensions[TITLE_ROW].height = 40


def _write_totals(
    sheet: Worksheet, written: RowStream, last_row: int
) -> Iterator[tuple[str, float]]:
    """Write both lines of totals; yields the result of each formula by cell.

    Nothing is filtered in a new workbook, so both lines have the same results.
    """
    lines = ((TOTAL_ROW, "Valeurs totales"), (FILTERED_ROW, "Valeurs filtrées"))
    for row, label in lines:
        dress(put_text(sheet, row, 1, label), bold=True, **_total_look(row))
        sheet.row_dimensions[row].height = 16
    for index, column in enumerate(written.columns, 1):
        if index == 1:
            continue  # the label
        letter = column_letter(index)
        cells = f"{letter}{FIRST_ROW}:{letter}{last_row}"
        whole, function = ("SUM", SUM) if column.summed else ("COUNTA", COUNTA)
        result = written.sums[index - 1] if column.summed else written.counts[index - 1]
        for row, formula in (
            (TOTAL_ROW, f"={whole}({cells})"),
            (FILTERED_ROW, f"=SUBTOTAL({function},{cells})"),
        ):
            cell = sheet.cell(row=row, column=index, value=formula)
            dress(
                cell,
                bold=True,
                horizontal="right",
                number_format=_total_format(column),
                **_total_look(row),
            )
            yield f"{letter}{row}", result


def _mark_gaps(sheet: Worksheet, columns: Sequence[Column], last_row: int) -> None:
    for index, column in enumerate(columns, 1):
        if column.kind == "ecart":
            letter = column_letter(index)
            mark_gaps(sheet, f"{letter}{FIRST_ROW}:{letter}{last_row}")


def _total_look(row: int) -> dict[str, Any]:
    if row == TOTAL_ROW:
        return {"fill": palette.GREY_FILL, "top": palette.GREY_LINE}
    return {"fill": palette.BLUE_PALE, "color": palette.BLUE}


def _total_format(column: Column) -> str:
    if not column.summed:
        return COUNT
    if column.kind == "ecart":
        return GAP
    return COUNT if column.kind == "drapeau" else NUMBER_FORMATS[column.kind]
