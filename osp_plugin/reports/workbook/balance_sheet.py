"""The tab « Bilan par EPCI »: a row per indicator under its theme, a column per territory, then the
definition of the indicator, which is not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.common.spreadsheet import column_letter
from ...domain.indicators import Figures, Indicator, indicator
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ..common import palette
from ..indicators.figures_file import FORMATS, secrecy_told, written
from .package import SheetAdditions
from .sheet_style import A4, dress, put_text, set_page, write_heading

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEAD_ROW = 3
FIRST_COLUMN = 2


def rows_of(figures: Figures) -> dict[str, int]:
    """Row of each indicator on the sheet: themes take a row where they begin."""
    rows: dict[str, int] = {}
    row, theme = HEAD_ROW + 1, ""
    for key in figures.keys:
        if indicator(key).theme != theme:
            theme = indicator(key).theme
            row += 1
        rows[key] = row
        row += 1
    return rows


def write_balance(
    sheet: Worksheet, figures: Figures, whole: Figures, *, title: str, subtitle: str
) -> SheetAdditions:
    """Fill the tab; the total of what adds up is a formula, whose results are returned.

    ``whole`` has the figures of the whole: « s. » is written where one is secret.
    """
    write_heading(sheet, title, " – ".join(filter(None, (subtitle, secrecy_told(figures)))))
    sheet.sheet_view.showGridLines = False
    last = FIRST_COLUMN + len(figures.table) - 1
    _write_heads(sheet, figures, last)
    additions = SheetAdditions()
    for key, row in rows_of(figures).items():
        item = indicator(key)
        if sheet.cell(row - 1, 1).value is None:
            for column in range(1, last + 2):
                dress(sheet.cell(row - 1, column), fill=palette.BLUE_FILL)
            theme = put_text(sheet, row - 1, 1, item.theme)
            dress(theme, bold=True, color=palette.BLUE, fill=palette.BLUE_FILL)
        label = put_text(sheet, row, 1, item.heading)
        dress(label, bottom=palette.GREY_LINE, wrap=True)
        for column, (code, value) in enumerate(figures.table[key].items(), FIRST_COLUMN):
            cell = sheet.cell(row, column, value=written(figures, key, code, float(value)))
            _dress(cell, item)
        put_text(sheet, row, last + 2, item.description)
        added = item.additive and key not in figures.secret
        total = written(whole, key, WHOLE, float(whole.table.at[WHOLE, key]))
        _write_total(sheet, row, last, item, total, additions, added=added)
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, FIRST_COLUMN)
    sheet.column_dimensions["A"].width = 46
    for column in range(FIRST_COLUMN, last + 2):
        sheet.column_dimensions[column_letter(column)].width = 14
    sheet.column_dimensions[column_letter(last + 2)].width = 90
    bottom = max(rows_of(figures).values(), default=HEAD_ROW)
    sheet.print_area = f"A1:{column_letter(last + 1)}{bottom}"
    set_page(sheet, A4, title.removeprefix(f"{sheet.title} – "))
    return additions


def _write_heads(sheet: Worksheet, figures: Figures, last: int) -> None:
    heads = [translate("indicators", "Indicateur"), *(str(code) for code in figures.table.index)]
    heads.append(translate("indicators", "Ensemble"))
    heads.append(translate("indicators", "Définition"))
    for column, text in enumerate(heads, 1):
        cell = put_text(sheet, HEAD_ROW, column, text)
        dress(
            cell,
            bold=True,
            color=palette.WHITE,
            fill=palette.BLUE,
            horizontal="left" if column in (1, last + 2) else "right",
        )
    sheet.row_dimensions[HEAD_ROW].height = 18


def _write_total(
    sheet: Worksheet,
    row: int,
    last: int,
    item: Indicator,
    total: float | str | None,
    additions: SheetAdditions,
    *,
    added: bool,
) -> None:
    cell = sheet.cell(row, last + 1)
    if added and isinstance(total, float) and last >= FIRST_COLUMN:
        cell.value = f"=SUM({column_letter(FIRST_COLUMN)}{row}:{column_letter(last)}{row})"
        additions.results[cell.coordinate] = total
    else:
        cell.value = total
    _dress(cell, item, bold=True, fill=palette.BLUE_PALE)


def _dress(cell: object, item: Indicator, *, bold: bool = False, fill: str | None = None) -> None:
    dress(
        cell,  # type: ignore[arg-type]
        bold=bold,
        fill=fill,
        number_format=FORMATS[item.format],
        horizontal="right",
        bottom=palette.GREY_LINE,
    )
