"""The table of the viewer: a row per territory."""

from __future__ import annotations

import math
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ...domain.common.natural import natural_text
from ...domain.indicators import Figures, Indicator
from ...domain.indicators.scales import YEAR
from ...i18n import translate
from ..common.figures import HIDDEN_VALUE, quantity
from ..common.plain import as_text

SORT_ROLE = int(Qt.ItemDataRole.UserRole)
NAME, VALUE, SHARE = range(3)
ROWS_PX = 6
ORDERED_FOR = "osp_echelle"
"""Property of a sorted model: the scale whose order it has."""


class FiguresModel(QAbstractTableModel):
    """Territories with their figure, and its share of the whole when figures add up."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, float]] = []
        self._indicator: Indicator | None = None
        self._title = ""
        self._total = 0.0
        self._secret: frozenset[str] = frozenset()

    @property
    def rows(self) -> list[tuple[str, str, float]]:
        """Code, name and figure of each territory."""
        return self._rows

    def show(self, indicator: Indicator | None, figures: Figures | None) -> None:
        """Fill the table; with None, empty it."""
        self.beginResetModel()
        self._indicator = indicator
        self._rows, self._total, self._title = [], 0.0, ""
        self._secret = frozenset()
        if indicator is not None and figures is not None:
            table = figures.table
            values = [float(value) for value in table[indicator.key]]
            self._rows = list(zip(table.index, table["nom"], values))
            self._total = figures.total(indicator.key)
            self._title = figures.scale.title
            self._secret = figures.secret.get(indicator.key, frozenset())
        self.endResetModel()

    def code_at(self, row: int) -> str:
        """Code of the territory of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        shared = self._indicator is not None and self._indicator.additive and self._total > 0
        return 0 if parent.isValid() else 3 if shared else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heading = self._indicator.unit.capitalize() if self._indicator else ""
        return [self._title, heading, translate("gui", "Part")][section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        code, name, value = self._rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return as_text(name if name == code else f"{name} ({code})")
        if role == SORT_ROLE:
            if column == NAME:
                return natural_text(name)
            return -math.inf if math.isnan(value) else value
        if role != Qt.ItemDataRole.DisplayRole or self._indicator is None:
            return None
        if column == NAME:
            return name
        if column == SHARE:
            return quantity(100 * value / self._total, "pourcentage")
        return HIDDEN_VALUE if code in self._secret else quantity(value, self._indicator.format)


def sorted_model(source: FiguresModel, parent: Any) -> QSortFilterProxyModel:
    """The table in the order that the user asks for by a click on a title."""
    model = QSortFilterProxyModel(parent)
    model.setSourceModel(source)
    model.setSortRole(SORT_ROLE)
    model.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    model.setSortLocaleAware(True)
    return model


def dress(view: QTableView, model: QSortFilterProxyModel) -> None:
    """Give a view its figures, the largest first, and its look."""
    view.setModel(model)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + ROWS_PX)


def sort_as_drawn(view: QTableView, figures: Figures) -> None:
    """Put the rows in the order of the chart, once what they are for changes.

    Years follow each other; territories go from the largest figure. A click on a title asks for
    another order, which stays until the scale changes.
    """
    model = view.model()
    if model.property(ORDERED_FOR) == figures.scale.key:
        return
    model.setProperty(ORDERED_FOR, figures.scale.key)
    if figures.scale.key == YEAR:
        view.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    else:
        view.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)


def size_columns(view: QTableView) -> None:
    """The name takes the room that is left."""
    header = view.horizontalHeader()
    for column in range(view.model().columnCount()):
        fits = QHeaderView.ResizeMode.ResizeToContents
        mode = QHeaderView.ResizeMode.Stretch if column == NAME else fits
        header.setSectionResizeMode(column, mode)
