"""Tables of figures: texts on the left, numbers on the right, totals in bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ...reports.common import palette
from ..common.figures import UNKNOWN_VALUE, number, quantity
from ..common.plain import as_text

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TOTAL_FILL = QColor(f"#{palette.BLUE_FILL}")
_WIDE, _NEEDED = "osp_large", "osp_besoin"
ALARM = QColor(f"#{palette.RED}")


@dataclass(frozen=True)
class FigureRow:
    """Cells of a row: a text, a count (int) or an amount in euros (float). ``key`` is for who
    clicks on it."""

    cells: Sequence[str | int | float | None]
    total: bool = False
    key: Any = None


def show(
    table: QTableWidget, headers: Sequence[str], rows: Sequence[FigureRow], wide: int = 0
) -> None:
    """Fill the table; the column ``wide`` takes the room that is left, if any.

    A negative amount is red.
    """
    table.setColumnCount(len(headers))
    table.setHorizontalHeaderLabels(list(headers))
    table.setRowCount(len(rows))
    for place, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            table.setItem(place, column, _item(cell, row))
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 6)
    table.resizeColumnsToContents()
    if table.property(_WIDE) is None:
        table.viewport().installEventFilter(_Widener(table))
    table.setProperty(_WIDE, wide)
    table.setProperty(_NEEDED, table.columnWidth(wide))
    _widen(table)


def text_of(cell: str | int | float | None) -> str:
    """A cell as a French reader expects it."""
    if cell is None:
        return UNKNOWN_VALUE
    if isinstance(cell, str):
        return cell
    return quantity(cell, "euro") if isinstance(cell, float) else number(cell)


class _Widener(QObject):
    """Gives the wide column of a table the room that is left, each time that it changes."""

    def eventFilter(self, viewport: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            _widen(self.parent())
        return False


def _widen(table: Any) -> None:
    """Never less than its texts need."""
    wide, needed = table.property(_WIDE), table.property(_NEEDED)
    if wide is not None:
        others = table.horizontalHeader().length() - table.columnWidth(wide)
        table.setColumnWidth(wide, max(needed, table.viewport().width() - others))


def _item(cell: str | int | float | None, row: FigureRow) -> QTableWidgetItem:
    item = QTableWidgetItem(text_of(cell))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setData(Qt.ItemDataRole.UserRole, row.key)
    if isinstance(cell, str):
        item.setToolTip(as_text(cell))
    else:
        item.setTextAlignment(_RIGHT)
    if isinstance(cell, (int, float)) and cell < 0:
        item.setForeground(ALARM)
    if row.total:
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setBackground(TOTAL_FILL)
    return item
