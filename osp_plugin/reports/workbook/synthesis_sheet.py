"""The tab « Synthèses »: the three crosstabs, their totals as live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.common.spreadsheet import column_letter
from ..common import french, palette
from ..common.crosstabs import KIND_TITLES, KINDS, Crosstab
from .package import SheetAdditions
from .sheet_style import COUNT_OR_DASH, WIDER, columns_cm, dress, put_text, set_pages, write_heading

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FIRST_TABLE_ROW = 4
KIND_FILLS = {"palulos": palette.BLUE, "hors": "5576BA"}
TOTAL_FILL = "3A3A3A"
ROWS_OF_A_PAGE = 30
"""Rows that a landscape page of A4 holds below its title, at full size."""


@dataclass(frozen=True)
class Placed:
    """Where a crosstab lies on the sheet. Rows and columns count from 1.

    ``first_row`` to ``last_row`` are the codes; the totals follow. ``year_row`` has the years.
    """

    table: Crosstab
    year_row: int

    @property
    def first_row(self) -> int:
        """Row of the first code."""
        return self.year_row + 1

    @property
    def last_row(self) -> int:
        """Row of the last code; before ``first_row`` when there is none."""
        return self.year_row + len(self.table.codes)

    @property
    def total_row(self) -> int:
        """Row of the totals."""
        return self.last_row + 1

    def first_column(self, kind: str) -> int:
        """Column of the first year of a kind."""
        return 2 + KINDS.index(kind) * (len(self.table.years) + 1)

    def total_column(self, kind: str) -> int:
        """Column of the total of a kind."""
        return self.first_column(kind) + len(self.table.years)

    @property
    def grand_column(self) -> int:
        """Column of the total of both kinds."""
        return self.total_column(KINDS[-1]) + 1


def write_syntheses(
    sheet: Worksheet, tables: Sequence[Crosstab], *, title: str, subtitle: str
) -> tuple[list[Placed], SheetAdditions]:
    """Write the crosstabs one under the other; where they are, and the formulas' results."""
    write_heading(sheet, f"{sheet.title} – {title}", subtitle)
    additions = SheetAdditions()
    places = []
    row = FIRST_TABLE_ROW
    for table in tables:
        place = Placed(table, year_row=row + 2)
        _write_titles(sheet, place)
        _write_codes(sheet, place, additions)
        _write_totals(sheet, place, additions)
        additions.text_ranges.append(f"A{place.first_row}:A{place.total_row}")
        places.append(place)
        row = place.total_row + 2
    _set_widths(sheet, places)
    sheet.freeze_panes = f"B{FIRST_TABLE_ROW}"
    sheet.sheet_view.showGridLines = False
    _set_pages(sheet, places, title)
    return places, additions


def _set_pages(sheet: Worksheet, places: Sequence[Placed], title: str) -> None:
    """No crosstab is cut by the end of a page that it can stand on."""
    from openpyxl.worksheet.pagebreak import Break

    last = max((place.grand_column for place in places), default=1)
    widths = [sheet.column_dimensions[column_letter(column)].width for column in range(1, last + 1)]
    set_pages(sheet, title, WIDER * columns_cm(widths))
    rows = int(ROWS_OF_A_PAGE * 100 / sheet.page_setup.scale)
    top = 1
    for before, place in zip(places, places[1:]):
        if place.total_row - top >= rows:
            top = before.total_row + 2
            sheet.row_breaks.append(Break(id=top - 1))
    if places:
        sheet.print_area = f"A1:{column_letter(last)}{places[-1].total_row}"
        sheet.print_title_rows = "1:2"


def _write_titles(sheet: Worksheet, place: Placed) -> None:
    table, kind_row = place.table, place.year_row - 1
    caption = put_text(sheet, kind_row - 1, 1, table.title)
    dress(caption, bold=True, size=11, color=palette.BLUE)
    sheet.row_dimensions[kind_row - 1].height = 20
    _title(put_text(sheet, kind_row, 1, table.code_title), TOTAL_FILL)
    _span(sheet, kind_row, 1, place.year_row, 1, TOTAL_FILL)
    for kind in KINDS:
        fill = KIND_FILLS[kind]
        first, last = place.first_column(kind), place.total_column(kind)
        _title(put_text(sheet, kind_row, first, KIND_TITLES[kind]), fill)
        _span(sheet, kind_row, first, kind_row, last, fill)
        for column, year in enumerate(table.years, first):
            if year is None:
                cell = put_text(sheet, place.year_row, column, french.year(year))
            else:
                cell = sheet.cell(place.year_row, column, value=year)
            _title(cell, fill, horizontal="right", number_format="0")
        _title(put_text(sheet, place.year_row, last, "Total"), fill, horizontal="right")
    _title(put_text(sheet, kind_row, place.grand_column, "Total général"), TOTAL_FILL)
    _span(sheet, kind_row, place.grand_column, place.year_row, place.grand_column, TOTAL_FILL)


def _title(
    cell: Cell, fill: str, *, horizontal: str = "center", number_format: str | None = None
) -> None:
    dress(
        cell,
        bold=True,
        color=palette.WHITE,
        fill=fill,
        horizontal=horizontal,
        wrap=True,
        number_format=number_format,
    )


def _span(
    sheet: Worksheet, row: int, column: int, last_row: int, last_column: int, fill: str
) -> None:
    for line in sheet.iter_rows(row, last_row, column, last_column):
        for cell in line:
            if cell.value is None:
                dress(cell, fill=fill)
    sheet.merge_cells(start_row=row, end_row=last_row, start_column=column, end_column=last_column)


def _write_codes(sheet: Worksheet, place: Placed, additions: SheetAdditions) -> None:
    table = place.table
    for row, code in enumerate(table.codes, place.first_row):
        label = put_text(sheet, row, 1, code)
        dress(label, bold=True, number_format="@", bottom=palette.GREY_LINE)
        for kind in KINDS:
            first, total = place.first_column(kind), place.total_column(kind)
            for column, year in enumerate(table.years, first):
                cell = sheet.cell(row, column, value=table.count(code, kind, year))
                dress(cell, number_format=COUNT_OR_DASH, bottom=palette.GREY_LINE)
            formula = _sum(column_letter(first), row, column_letter(total - 1), row)
            _formula(sheet, row, total, formula, table.code_total(code, kind), additions)
        grand = "+".join(f"{column_letter(place.total_column(kind))}{row}" for kind in KINDS)
        _formula(sheet, row, place.grand_column, grand, table.code_total(code), additions)


def _write_totals(sheet: Worksheet, place: Placed, additions: SheetAdditions) -> None:
    table, row = place.table, place.total_row
    _total_look(put_text(sheet, row, 1, "Total"))
    results: dict[int, int] = {}
    for kind in KINDS:
        for column, year in enumerate(table.years, place.first_column(kind)):
            results[column] = table.year_total(year, kind)
        results[place.total_column(kind)] = table.total(kind)
    results[place.grand_column] = table.total()
    for column, result in results.items():
        letter = column_letter(column)
        # With no code at all, the sum is over the years' row: of nothing, written as zero.
        formula = _sum(letter, place.first_row, letter, place.last_row) if table.codes else "0"
        _total_look(_formula(sheet, row, column, formula, result, additions))


def _formula(
    sheet: Worksheet, row: int, column: int, formula: str, result: int, additions: SheetAdditions
) -> Cell:
    cell = sheet.cell(row, column, value=f"={formula}")
    additions.results[f"{column_letter(column)}{row}"] = result
    return dress(
        cell,
        bold=True,
        fill=palette.BLUE_PALE,
        number_format=COUNT_OR_DASH,
        bottom=palette.GREY_LINE,
    )


def _total_look(cell: Cell) -> None:
    dress(cell, bold=True, fill=palette.BLUE_FILL, number_format=COUNT_OR_DASH, top=palette.BLUE)


def _sum(first_letter: str, first_row: int, last_letter: str, last_row: int) -> str:
    return f"SUM({first_letter}{first_row}:{last_letter}{last_row})"


def _set_widths(sheet: Worksheet, places: Sequence[Placed]) -> None:
    longest = max((len(code) for place in places for code in place.table.codes), default=0)
    sheet.column_dimensions["A"].width = min(40, max(16, longest + 3))
    for place in places:
        for column in range(2, place.grand_column):
            sheet.column_dimensions[column_letter(column)].width = 7.5
        sheet.column_dimensions[column_letter(place.grand_column)].width = 12
