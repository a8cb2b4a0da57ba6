"""The table of a layout: filled with rows, dressed as the template, and measured."""

from __future__ import annotations

import json

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsPrintLayout,
    QgsRenderContext,
    QgsTableCell,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from ...compat import bolder
from .content import CENTRE, LEFT, RIGHT, Column, Table
from .labels import (
    with_lines,
)

TINTS = (0.08, 0.16, 0.28)
"""How much of the colour of the titles a sum has behind it, by level."""


PRECISION = 0.05
"""Millimetres: how well the height of a table is known."""


TALLEST = 5000.0


WIDTHS = "osp/colonnes"
"""Custom property of a table: the widths of its columns as they were set."""


def table_of(layout: QgsPrintLayout, name: str) -> QgsLayoutItemManualTable | None:
    """The table whose frame has this id, None when the template has none."""
    frame = layout.itemById(name)
    table = frame.multiFrame() if isinstance(frame, QgsLayoutFrame) else None
    return table if isinstance(table, QgsLayoutItemManualTable) else None


def fill_table(table: QgsLayoutItemManualTable, content: Table, width: float) -> None:
    """Put rows in a table as wide as ``width`` (mm), the titles of the columns first if any.

    The titles are a row like the others, dressed as the header of the template: the header of QGIS
    does not follow the alignment of each column.
    """
    table.setIncludeTableHeader(False)
    table.setHeaders([QgsLayoutTableColumn() for _ in content.columns])
    widths = _own_widths(table, content) or widths_of(table, content, width)
    table.setColumnWidths(widths)
    table.setCustomProperty(WIDTHS, json.dumps([round(wide, 2) for wide in widths]))
    font = font_of(table)
    rows = [
        [
            _content_cell(table, with_lines(font, text, wide), column.align, content.level(number))
            for text, column, wide in zip(row, content.columns, widths)
        ]
        for number, row in enumerate(content.rows)
    ]
    if content.has_titles:
        rows.insert(0, [_title_cell(table, column) for column in content.columns])
    table.setTableContents(rows)


def _own_widths(table: QgsLayoutItemManualTable, content: Table) -> list[float]:
    """Widths (mm) that the cartographer gave the columns since they were set; none if not."""
    given = [round(float(wide), 2) for wide in table.columnWidths()]
    put = json.loads(str(table.customProperty(WIDTHS, "") or "null"))
    if put is None or len(given) != len(content.columns) or len(put) != len(given):
        return []
    return given if max(abs(a - b) for a, b in zip(given, put)) > PRECISION else []


def widths_of(table: QgsLayoutItemManualTable, content: Table, width: float) -> list[float]:
    """What the texts of each column have (mm), in a table as wide as ``width``."""
    margins = 2 * table.cellMargin() * len(content.columns)
    whole = sum(column.share for column in content.columns) or 1.0
    return [(width - margins) * column.share / whole for column in content.columns]


def font_of(table: QgsLayoutItemManualTable) -> QFont:
    text_format = table.contentTextFormat()
    font = text_format.font()
    font.setPointSizeF(text_format.size())
    return font


def _alignment(align: str) -> Qt.AlignmentFlag:
    return {
        LEFT: Qt.AlignmentFlag.AlignLeft,
        CENTRE: Qt.AlignmentFlag.AlignHCenter,
        RIGHT: Qt.AlignmentFlag.AlignRight,
    }[align]


def _cell(table: QgsLayoutItemManualTable, text: str, align: str, *, bold: bool) -> QgsTableCell:
    cell = QgsTableCell(text)
    cell.setHorizontalAlignment(_alignment(align) | Qt.AlignmentFlag.AlignVCenter)
    cell.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    text_format = table.contentTextFormat()
    cell.setTextFormat(bolder(text_format) if bold else text_format)
    return cell


def _content_cell(
    table: QgsLayoutItemManualTable, text: str, align: str, level: int
) -> QgsTableCell:
    """A cell; that of a sum has behind it a tint of the colour of the titles."""
    cell = _cell(table, text, align, bold=level > 0)
    colour = _title_colour(table)
    if level and colour is not None:
        cell.setBackgroundColor(_tint(colour, TINTS[min(level, len(TINTS)) - 1]))
    return cell


def _title_cell(table: QgsLayoutItemManualTable, column: Column) -> QgsTableCell:
    cell = _cell(table, column.title, column.align, bold=False)
    cell.setTextFormat(table.headerTextFormat())
    colour = _title_colour(table)
    if colour is not None:
        cell.setBackgroundColor(colour)
    return cell


def _title_colour(table: QgsLayoutItemManualTable) -> QColor | None:
    style = table.cellStyle(QgsLayoutTable.CellStyleGroup.HeaderRow)
    return QColor(style.cellBackgroundColor) if style is not None and style.enabled else None


def _tint(colour: QColor, share: float) -> QColor:
    """A colour thinned with white."""
    parts = (colour.red(), colour.green(), colour.blue())
    return QColor(*(round(255 - (255 - part) * share) for part in parts))


class MeasuredTable:
    """A filled table: which of its rows stand in a height, and the height of some of them."""

    def __init__(
        self, table: QgsLayoutItemManualTable, content: Table, context: QgsRenderContext
    ) -> None:
        self._table = table
        self._context = context
        self._titles = 1 if content.has_titles else 0
        self._rows = len(content.rows)
        self._above = self._least(0, 1) if self._titles else 0.0

    def rows_within(self, height: float, start: int) -> int:
        """How many rows from ``start`` stand in this height, below the titles of the columns."""
        return min(self._seen(height - self._above, start + self._titles), self._rows - start)

    def height(self, start: int, rows: int) -> float:
        """Least height (mm) of a table of so many rows, the titles of the columns included."""
        return self._above + self._least(start + self._titles, rows)

    def _seen(self, height: float, first: int) -> int:
        return max(0, self._table.rowsVisible(self._context, height, first, False, False))

    def _least(self, first: int, rows: int) -> float:
        """Found by halves: QGIS tells how many rows are seen, not how tall they are."""
        low, high = 0.0, TALLEST
        while high - low > PRECISION:
            middle = (low + high) / 2
            if self._seen(middle, first) >= rows:
                high = middle
            else:
                low = middle
        return high
