"""The table of the viewer as a file: an Excel workbook, or a CSV that a French Excel opens."""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.common.formulas import guarded
from ...domain.common.spreadsheet import column_letter
from ...domain.indicators import Figures, indicator
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...vendored import import_openpyxl
from ..common import french, palette
from ..common.cell_text import legal
from ..common.names import sheet_name
from ..common.replacement import naming_failures, replacing
from ..workbook.package import SheetAdditions
from ..workbook.sheet_style import A3, A4, COUNT, dress, put_text, set_page, write_heading

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORMATS = {"entier": COUNT, "decimal": "#,##0.0", "euro": '#,##0\\ "€"', "pourcentage": "0.0"}
"""Number formats of the figures; a share is a number of per cents, its title says so."""
FIRST_ROW = 4


def write_figures(
    path: str | os.PathLike[str],
    figures: Figures,
    order: Sequence[int] | None = None,
    *,
    title: str = "",
    subtitle: str = "",
) -> None:
    """Write the figures to ``path`` (.csv, else .xlsx), a row per territory.

    ``order`` are places of the rows of ``figures.table``, all in its own order by default. Raises
    the errors of :func:`.replacement.replacing`, MissingPackage (openpyxl).
    """
    rows = figures.table.iloc[list(range(len(figures.table)) if order is None else order)]
    named = figures.of_rows(rows)
    if Path(path).suffix.lower() == ".csv":
        _write_csv(path, named)
        return
    import_openpyxl()
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name(named.scale.plural)
    write_table(sheet, named, title=title or named.scale.plural, subtitle=subtitle)
    with replacing(path, ".xlsx") as temporary, naming_failures(path):
        book.save(temporary)


COUNT_WIDTH, AMOUNT_WIDTH = 13.0, 15.5
"""Columns of figures, in characters."""
MOST_ON_A4 = 8
"""Indicators that an A4 page has room for in letters that are read; A3 has room for the others."""


def written(figures: Figures, key: str, code: object, value: float) -> float | str | None:
    """A figure as a cell has it: « s. » where it is secret, nothing where it is not known."""
    if figures.is_secret(key, code):
        return french.HIDDEN_VALUE
    return None if math.isnan(value) else value


def headings(figures: Figures) -> list[str]:
    """Titles of the columns: code, name, then each indicator with its unit."""
    name = translate("indicators", "Nom")
    return [figures.scale.title, name, *(indicator(key).heading for key in figures.keys)]


def write_table(
    sheet: Worksheet,
    figures: Figures,
    *,
    title: str,
    subtitle: str,
    whole: Figures | None = None,
) -> SheetAdditions:
    """Fill a sheet: heading, titles, a row per territory; codes are text, figures numbers.

    ``whole`` has the figures of the whole: a last row then adds up what adds up, by formulas whose
    results are returned, and has the others as they are, « s. » where they are secret.
    """
    write_heading(sheet, title, " – ".join(filter(None, (subtitle, secrecy_told(figures)))))
    sheet.sheet_view.showGridLines = False
    for column, text in enumerate(headings(figures), 1):
        cell = put_text(sheet, FIRST_ROW - 1, column, text)
        dress(
            cell,
            bold=True,
            color=palette.WHITE,
            fill=palette.BLUE,
            wrap=True,
            horizontal="left" if column < 3 else "right",
        )
    most = max((len(text) for text in headings(figures)[2:]), default=0)
    lines = max(2, -(-most // (COUNT_WIDTH - 3)))
    sheet.row_dimensions[FIRST_ROW - 1].height = 12.5 * lines
    formats = [FORMATS[indicator(key).format] for key in figures.keys]
    for row, (code, *values) in enumerate(figures.table.itertuples(name=None), FIRST_ROW):
        for column, text in enumerate((code, values[0]), 1):
            dress(
                put_text(sheet, row, column, str(text)),
                number_format="@",
                bottom=palette.GREY_LINE,
            )
        for column, (key, value, shown) in enumerate(zip(figures.keys, values[1:], formats), 3):
            cell = sheet.cell(row, column, value=written(figures, key, code, value))
            dress(cell, number_format=shown, horizontal="right", bottom=palette.GREY_LINE)
    sheet.freeze_panes = f"C{FIRST_ROW}"
    last = max(FIRST_ROW, FIRST_ROW + len(figures.table) - 1)
    end = sheet.cell(last, len(headings(figures))).coordinate
    sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:{end}"
    longest = max((len(str(code)) for code in figures.table.index), default=0)
    sheet.column_dimensions["A"].width = min(60, max(12, longest + 3))
    sheet.column_dimensions["B"].width = min(60, max(14, figures.table["nom"].str.len().max() + 3))
    for column, key in enumerate(figures.keys, 3):
        is_amount = indicator(key).format == "euro"
        sheet.column_dimensions[column_letter(column)].width = (
            AMOUNT_WIDTH if is_amount else COUNT_WIDTH
        )
    sheet.print_title_rows = f"${FIRST_ROW - 1}:${FIRST_ROW - 1}"
    paper = A4 if len(figures.keys) <= MOST_ON_A4 else A3
    set_page(sheet, paper, title.removeprefix(f"{sheet.title} – "))
    additions = SheetAdditions(text_ranges=[f"A{FIRST_ROW}:A{last}"])
    if whole is not None:
        _write_totals(sheet, figures, last + 1, whole, additions)
    return additions


def secrecy_told(figures: Figures) -> str:
    """What « s. » means and from how many dwellings figures are shown; nothing if it is no use."""
    return french.secrecy_note(figures.shown_from) if figures.warns() else ""


def _write_totals(
    sheet: Worksheet,
    figures: Figures,
    row: int,
    whole: Figures,
    additions: SheetAdditions,
) -> None:
    for column, text in enumerate((translate("indicators", "Ensemble"), ""), 1):
        dress(put_text(sheet, row, column, text), bold=True, fill=palette.BLUE_FILL)
    for column, key in enumerate(figures.keys, 3):
        letter, item = column_letter(column), indicator(key)
        cell = sheet.cell(row, column)
        total = float(whole.table.at[WHOLE, key])
        known = not math.isnan(total)
        if item.additive and known and len(figures.table) and key not in figures.secret:
            # SUBTOTAL, as in the other tabs: the total follows the filter.
            cell.value = f"=SUBTOTAL(109,{letter}{FIRST_ROW}:{letter}{row - 1})"
            additions.results[cell.coordinate] = total
        else:
            cell.value = written(whole, key, WHOLE, total)
        dress(
            cell,
            bold=True,
            fill=palette.BLUE_FILL,
            number_format=FORMATS[item.format],
            horizontal="right",
            top=palette.BLUE,
        )


def _write_csv(path: str | os.PathLike[str], figures: Figures) -> None:
    with (
        replacing(path) as temporary,
        naming_failures(path),
        open(temporary, "w", encoding="utf-8-sig", newline="") as out,
    ):
        writer = csv.writer(out, delimiter=";")
        writer.writerow([_text(title) for title in headings(figures)])
        for code, name, *values in figures.table.itertuples(name=None):
            told = (
                french.HIDDEN_VALUE if figures.is_secret(key, code) else _decimal(value)
                for key, value in zip(figures.keys, values)
            )
            writer.writerow([_text(code), _text(name), *told])
        if note := secrecy_told(figures):
            writer.writerow([note])


def _text(value: object) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return guarded(legal(str(value)), delimited=True)


def _decimal(value: float) -> str:
    if math.isnan(value):
        return ""
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
