"""The tab « Graphiques »: native Excel charts over the cells of the other tabs.

They follow what is corrected in « Synthèses », and what is filtered in « Opérations ».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.common.spreadsheet import column_letter
from ..common import palette
from ..common.crosstabs import KIND_TITLES, KINDS
from .chart_style import axes, frame, labels, legend, no_label
from .sheet_style import (
    A4,
    columns_cm,
    dress,
    put_text,
    set_page,
    set_pages,
    write_heading,
)
from .synthesis_sheet import Placed

if TYPE_CHECKING:
    from openpyxl.chart import BarChart, DoughnutChart, Reference
    from openpyxl.chart.series import Series
    from openpyxl.worksheet.worksheet import Worksheet

MAX_GAPS = 30
"""Most operations on the chart of the gaps; more would not be legible."""

BY_PAGE = 4

KIND_COLORS = {"palulos": palette.PALULOS, "hors": palette.HORS}
WIDTH, HEIGHT = 16.2, 8.2
"""Size of a chart in cm: two beside each other, twice, make a page."""

LEFT, TOP, GAP = 0.2, 2.0, 0.5
"""Margins in cm. Charts are placed by length: columns have not the same width everywhere."""

ROW_POINTS, HEADING_POINTS = 15.0, 40.0
FIRST_ROWS, PAGE_ROWS = 36, 37
"""Rows of the first page, whose heading takes :data:`HEADING_POINTS`, and of those after it."""

COLUMNS, COLUMN_WIDTH = 17, 10.0
CM_PER_POINT = 2.54 / 72

READABLE = 0.1
"""Part of the tallest bar from which a part of a bar has room for its count."""

SIGNED = "+#,##0;-#,##0;0"


@dataclass(frozen=True)
class GapRows:
    """Rows of « Opérations » whose gap is drawn, and its columns of the name and of the gap."""

    sheet: Worksheet
    first_row: int
    last_row: int
    name_column: int
    gap_column: int

    @property
    def count(self) -> int:
        """Operations drawn."""
        return self.last_row - self.first_row + 1


@dataclass(frozen=True)
class FigureRow:
    """A row of figures of a sheet, from ``first_column`` to ``last_column``, under their codes.

    ``is_large``: its figures have too many digits for labels.
    """

    sheet: Worksheet
    title: str
    unit: str
    number_format: str
    row: int
    head_row: int
    first_column: int
    last_column: int
    is_large: bool = False


def write_charts(
    sheet: Worksheet,
    syntheses: Worksheet,
    places: Sequence[Placed],
    gaps: GapRows,
    *,
    title: str,
    subtitle: str,
    figures: Sequence[FigureRow] = (),
) -> None:
    """Lay the charts out on ``sheet``; a chart without data is replaced by a sentence.

    ``figures`` are drawn under the others, a chart each.
    """
    write_heading(sheet, f"{sheet.title} – {title}", subtitle)
    sheet.sheet_view.showGridLines = False
    by_code = {place.table.name: place for place in places}
    if not by_code["epci"].table.codes:
        set_page(sheet, A4, title, one_page=True)
        _say(sheet, "Aucun logement remonté : il n’y a rien à représenter.")
        return
    pages = [
        [
            _by_year(syntheses, by_code["epci"]),
            _by_code(syntheses, by_code["epci"]),
            _share(syntheses, by_code["bailleur"]),
            _by_code(syntheses, by_code["departement"]),
        ]
    ]
    if gaps.count > 0:
        pages.append([_gaps(gaps)])
    else:
        _say(sheet, "Opérations PALULOS : aucun écart entre logements financés et remontés.")
    drawn = [_figures(row) for row in figures]
    while drawn:
        pages.append(drawn[:BY_PAGE])
        del drawn[:BY_PAGE]
    for number, charts in enumerate(pages):
        _lay_out(sheet, charts, _page_top(number))
    _set_pages(sheet, len(pages), title)


def _page_top(number: int) -> float:
    """Where the charts of a page begin (cm), from the top of the sheet."""
    if number == 0:
        return TOP
    rows = FIRST_ROWS - 2 + (number - 1) * PAGE_ROWS
    return (HEADING_POINTS + rows * ROW_POINTS) * CM_PER_POINT + GAP


def _lay_out(sheet: Worksheet, charts: Sequence[BarChart | DoughnutChart], top: float) -> None:
    """Two beside each other, on as many rows as they need."""
    for place, chart in enumerate(charts):
        left = LEFT if place % 2 == 0 else LEFT + WIDTH + GAP
        _place(sheet, chart, left, top + place // 2 * (HEIGHT + GAP))


def _set_pages(sheet: Worksheet, pages: int, title: str) -> None:
    """The rows and the columns have told sizes, so that a page ends between two charts."""
    sheet.sheet_format.defaultRowHeight = ROW_POINTS
    sheet.sheet_format.customHeight = True
    for column in range(1, COLUMNS + 1):
        sheet.column_dimensions[column_letter(column)].width = COLUMN_WIDTH
    ends = [FIRST_ROWS + number * PAGE_ROWS for number in range(pages)]
    set_pages(sheet, title, columns_cm([COLUMN_WIDTH] * COLUMNS), ends[:-1])
    sheet.print_area = f"A1:{column_letter(COLUMNS)}{ends[-1]}"


def _place(sheet: Worksheet, chart: BarChart | DoughnutChart, left: float, top: float) -> None:
    """Put ``chart`` where these lengths in cm say, from the corner of the sheet."""
    from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor
    from openpyxl.drawing.xdr import XDRPoint2D, XDRPositiveSize2D
    from openpyxl.utils.units import cm_to_EMU

    chart.anchor = AbsoluteAnchor(
        pos=XDRPoint2D(cm_to_EMU(left), cm_to_EMU(top)),
        ext=XDRPositiveSize2D(cm_to_EMU(chart.width), cm_to_EMU(chart.height)),
    )
    sheet.add_chart(chart)


def _say(sheet: Worksheet, sentence: str) -> None:
    dress(put_text(sheet, 3, 1, sentence), size=10, color=palette.GREY_TEXT)


def _by_year(sheet: Worksheet, place: Placed) -> BarChart:
    table = place.table
    chart = _stacked("Logements remontés par année de financement", "Année de financement")
    years = len(table.years)
    highest = max(map(table.year_total, table.years))
    for kind in KINDS:
        first = place.first_column(kind)
        values = _cells(sheet, first, place.total_row, first + years - 1, place.total_row)
        counts = [table.year_total(year, kind) for year in table.years]
        chart.series.append(_part(values, kind, counts, highest))
    first = place.first_column(KINDS[0])
    chart.set_categories(_cells(sheet, first, place.year_row, first + years - 1, place.year_row))
    return chart


def _by_code(sheet: Worksheet, place: Placed) -> BarChart:
    table = place.table
    chart = _stacked(table.title, table.code_title)
    highest = max(map(table.code_total, table.codes))
    for kind in KINDS:
        column = place.total_column(kind)
        values = _cells(sheet, column, place.first_row, column, place.last_row)
        counts = [table.code_total(code, kind) for code in table.codes]
        chart.series.append(_part(values, kind, counts, highest))
    chart.set_categories(_cells(sheet, 1, place.first_row, 1, place.last_row))
    return chart


def _stacked(title: str, category_title: str) -> BarChart:
    from openpyxl.chart import BarChart

    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 60
    frame(chart, title, WIDTH, HEIGHT)
    axes(chart, category_title, "Logements", "#,##0")
    legend(chart, "b")
    return chart


def _part(values: Reference, kind: str, counts: Sequence[int], highest: int) -> Series:
    """The part of a kind in stacked bars; it says its counts where they have room in it."""
    series = _series(values, KIND_TITLES[kind], KIND_COLORS[kind])
    color = palette.WHITE if kind == "palulos" else palette.INK
    series.dLbls = labels(number_format="#,##0", color=color)
    # Not by a format that leaves small numbers out: LibreOffice takes the format of the cells.
    thin = [place for place, count in enumerate(counts) if count < READABLE * highest]
    series.dLbls.dLbl = [no_label(place) for place in thin]
    return series


def _share(sheet: Worksheet, place: Placed) -> DoughnutChart:
    from openpyxl.chart import DoughnutChart
    from openpyxl.chart.series import DataPoint

    chart = DoughnutChart(holeSize=55)
    frame(chart, "Part de chaque bailleur dans les logements remontés", WIDTH, HEIGHT)
    column = place.grand_column
    values = _cells(sheet, column, place.first_row, column, place.last_row)
    series = _series(values, "Logements remontés", palette.BLUE)
    for index in range(len(place.table.codes)):
        point = DataPoint(idx=index)
        point.graphicalProperties.solidFill = palette.SERIES[index % len(palette.SERIES)]
        point.graphicalProperties.line.solidFill = palette.WHITE
        series.dPt.append(point)
    series.dLbls = labels(percent=True, number_format="0.0%", color=palette.WHITE)
    chart.series.append(series)
    chart.set_categories(_cells(sheet, 1, place.first_row, 1, place.last_row))
    legend(chart, "r")
    return chart


def _gaps_height(gaps: GapRows) -> float:
    """As tall as a page at most."""
    return min(3.5 + 0.5 * gaps.count, 2 * HEIGHT + GAP)


def _figures(drawn: FigureRow) -> BarChart:
    from openpyxl.chart import BarChart

    chart = BarChart()
    chart.type, chart.gapWidth = "col", 60
    frame(chart, drawn.title, WIDTH, HEIGHT)
    axes(chart, None, drawn.unit, drawn.number_format)
    first, last = drawn.first_column, drawn.last_column
    values = _cells(drawn.sheet, first, drawn.row, last, drawn.row)
    series = _series(values, drawn.title, palette.BLUE)
    if not drawn.is_large:  # amounts of many digits would cover each other
        series.dLbls = labels(number_format=drawn.number_format)
    chart.series.append(series)
    chart.set_categories(_cells(drawn.sheet, first, drawn.head_row, last, drawn.head_row))
    chart.legend = None
    return chart


def _gaps(gaps: GapRows) -> BarChart:
    from openpyxl.chart import BarChart

    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 40
    height = _gaps_height(gaps)
    title = "Opérations PALULOS : logements financés moins logements remontés"
    frame(chart, title, 2 * WIDTH + GAP, height)
    axes(chart, None, "Logements manquants (+) ou en trop (−)", SIGNED)
    # First operation at the top, as in the tab; the axis of the counts stays below.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.x_axis.tickLblPos = "low"
    first, last = gaps.first_row, gaps.last_row
    values = _cells(gaps.sheet, gaps.gap_column, first, gaps.gap_column, last)
    # One colour for both signs: colours of points would stay in place when the tab is sorted.
    series = _series(values, "Écart", palette.BLUE)
    series.dLbls = labels(number_format=SIGNED)
    chart.series.append(series)
    chart.set_categories(_cells(gaps.sheet, gaps.name_column, first, gaps.name_column, last))
    chart.legend = None
    return chart


def _cells(
    sheet: Worksheet, first_column: int, first_row: int, last_column: int, last_row: int
) -> Reference:
    from openpyxl.chart import Reference

    return Reference(
        sheet, min_col=first_column, min_row=first_row, max_col=last_column, max_row=last_row
    )


def _series(values: Reference, name: str, color: str) -> Series:
    from openpyxl.chart import Series

    series = Series(values, title=name)
    series.graphicalProperties.solidFill = color
    series.graphicalProperties.line.noFill = True
    series.invertIfNegative = False
    return series
