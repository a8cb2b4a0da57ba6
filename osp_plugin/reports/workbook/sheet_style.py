"""Cell styles, number formats and page setup shared by the tabs of the workbook.

openpyxl is imported inside the functions: a machine without it must still load the plugin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..common import palette
from ..common.cell_text import cell_text, header_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
"""The charter's font for office documents where Marianne is not installed."""

A3, A4 = 8, 9
"""Paper sizes, by their number in the format."""

PRINTED_CM = {A3: 42.0 - 2.1, A4: 29.7 - 2.1}
"""Width of a landscape sheet within its margins."""

READABLE, SMALLEST = 62, 20
"""Scales (%): that below which a page of A4 is read with difficulty, and the least of all."""

WIDER = 1.25

COUNT = "#,##0"
COUNT_OR_DASH = '#,##0;-#,##0;"–"'
GAP = "+#,##0;-#,##0;0"
NUMBER_FORMATS = {
    "texte": "@",
    "entier": COUNT,
    "annee": "0",
    "decimal": "#,##0.0#",
    "euro": '#,##0\\ "€"',
    "date": "dd/mm/yyyy",
    "drapeau": '"Oui";;"Non"',
    "ecart": GAP,
}
"""How each kind of column is shown. Excel puts the spaces and commas of its own language."""

ALIGNMENTS = {"texte": "left", "date": "center", "drapeau": "center", "annee": "center"}
"""Those of the kinds that are not amounts. Texts are kept off the amounts on their left."""


def dress(
    cell: Cell,
    *,
    bold: bool = False,
    size: float = 9,
    color: str = palette.INK,
    fill: str | None = None,
    horizontal: str | None = None,
    wrap: bool = False,
    indent: int = 0,
    number_format: str | None = None,
    top: str | None = None,
    bottom: str | None = None,
    italic: bool = False,
) -> Cell:
    """Style ``cell``; ``top`` and ``bottom`` are colours of thin lines."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(name=FONT, size=size, bold=bold, italic=italic, color=color)
    cell.alignment = Alignment(
        horizontal=horizontal, vertical="center", wrap_text=wrap, indent=indent
    )
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    if top or bottom:
        cell.border = Border(
            top=Side("thin", color=top) if top else None,
            bottom=Side("thin", color=bottom) if bottom else None,
        )
    if number_format:
        cell.number_format = number_format
    return cell


def put_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write ``text`` as text, whatever it begins with."""
    cell = sheet.cell(row=row, column=column)
    cell.value = cell_text(text)
    cell.data_type = "s"
    return cell


def body_style(sheet: Worksheet, kind: str) -> int:
    """Index of the style of the cells of a column of this kind."""
    from openpyxl.cell import WriteOnlyCell

    cell = dress(
        WriteOnlyCell(sheet),
        number_format=NUMBER_FORMATS[kind],
        horizontal=ALIGNMENTS.get(kind, "right"),
        indent=1 if kind == "texte" else 0,
        bottom=palette.GREY_LINE,
    )
    index: int = cell.style_id
    return index


def write_heading(sheet: Worksheet, title: str, subtitle: str) -> None:
    """Title and subtitle in the first two rows."""
    dress(put_text(sheet, 1, 1, title), bold=True, size=14, color=palette.BLUE)
    dress(put_text(sheet, 2, 1, subtitle), size=9, italic=True, color=palette.GREY_TEXT)
    sheet.row_dimensions[1].height = 24
    sheet.row_dimensions[2].height = 16


def mark_gaps(sheet: Worksheet, cells: str) -> None:
    """Missing dwellings in red, dwellings in excess in orange, whatever the order of the rows."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font

    for operator, color in (("greaterThan", palette.RED), ("lessThan", palette.ORANGE)):
        rule = CellIsRule(operator=operator, formula=["0"], font=Font(bold=True, color=color))
        sheet.conditional_formatting.add(cells, rule)


def set_page(sheet: Worksheet, paper: int, title: str, *, one_page: bool = False) -> None:
    """Landscape, fitted to the width (or to one page), with page numbers and the date."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    sheet.sheet_properties.pageSetUpPr = _fit_to_page()
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.6, 0.6
    margins.header = margins.footer = 0.3
    sheet.oddHeader.left.text = "OSP ERBM"
    sheet.oddHeader.right.text = header_text(f"{sheet.title} – {title}")
    sheet.oddFooter.left.text = "Imprimé le &D"
    sheet.oddFooter.right.text = "Page &P / &N"
    for part in (
        sheet.oddHeader.left,
        sheet.oddHeader.right,
        sheet.oddFooter.left,
        sheet.oddFooter.right,
    ):
        part.size = 8
        part.color = palette.GREY_TEXT


def set_pages(sheet: Worksheet, title: str, width: float, breaks: Sequence[int] = ()) -> None:
    """Landscape, a page after each row of ``breaks``, at the scale that ``width`` (cm) needs.

    Excel forgets the breaks of a sheet that is fitted to its pages: the scale is told. What would
    be too small to be read on A4 is on A3.
    """
    from openpyxl.worksheet.pagebreak import Break

    set_page(sheet, A4, title)
    sheet.sheet_properties.pageSetUpPr = None
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    scale = _scale(width, PRINTED_CM[A4])
    if scale < READABLE:
        sheet.page_setup.paperSize = A3
        scale = _scale(width, PRINTED_CM[A3])
    sheet.page_setup.scale = scale
    for row in breaks:
        sheet.row_breaks.append(Break(id=row))


def _scale(width: float, room: float) -> int:
    """Per cent, a little less than the room: programs do not measure columns alike."""
    return max(SMALLEST, min(100, int(96 * room / width)))


def columns_cm(widths: Iterable[float]) -> float:
    """Width (cm) of columns of so many characters, as Excel draws them; a machine without its font
    draws them up to :data:`WIDER`."""
    return sum(int(width * 7 + 5) for width in widths) * 2.54 / 96


def _fit_to_page() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)
