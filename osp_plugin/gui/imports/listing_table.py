"""A long list of rows in a table that sorts and searches at once, however long it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...domain.common.natural import natural_text
from ...domain.common.text import folded
from ...domain.common.values import shown
from ..common.plain import as_text
from .preview import Listing


class ListingModel(QAbstractTableModel):
    """The rows of a :class:`.preview.Listing` that hold what is searched, in the order chosen.

    It sorts and searches by itself: a proxy model would ask Python for each comparison.
    """

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._listing = Listing("", "", (), [])
        self._order: list[int] = []
        self._visible: list[int] = []
        self._search = ""

    def show(self, listing: Listing) -> None:
        """Show another listing, in its own order, with the same search."""
        self.beginResetModel()
        self._listing = listing
        self._order = list(range(len(listing.rows)))
        self._filter()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Keep the rows that hold every word of ``text``."""
        self.beginResetModel()
        self._search = folded(text)
        self._filter()
        self.endResetModel()

    def sort(self, column: int, order: Any = Qt.SortOrder.AscendingOrder) -> None:
        """By the values of a column; by the order of the file when ``column`` is -1."""
        self.beginResetModel()
        rows = self._listing.rows
        self._order = list(range(len(rows)))
        if 0 <= column < len(self._listing.headers):
            reverse = order == Qt.SortOrder.DescendingOrder
            self._order.sort(key=lambda place: _key(rows[place][column]), reverse=reverse)
        self._filter()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._visible)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._listing.headers)

    def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._listing.headers[section]
        return None

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            value = self._listing.rows[self._visible[index.row()]][index.column()]
            text = "" if value is None else shown(value)
            return as_text(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def _filter(self) -> None:
        wanted = self._search.split()
        if not wanted:
            self._visible = self._order
            return
        texts = self._listing.texts
        self._visible = [
            place for place in self._order if all(word in texts[place] for word in wanted)
        ]


def _key(value: object) -> tuple[int, object]:
    """Empty cells first, then numbers, dates, texts as people count, whatever accents or case."""
    if value is None:
        return 0, 0
    if isinstance(value, (bool, int, float)):
        return 1, float(value)
    if isinstance(value, date):
        return 2, value.isoformat()
    return 3, natural_text(str(value))
