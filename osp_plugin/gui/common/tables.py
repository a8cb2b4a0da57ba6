"""Tables of texts in the dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ...domain.common.values import EMPTY, shown
from ...domain.dictionary import GEOMETRY_COLUMN, Table
from ...i18n import translate
from ...project.editing.values import geometry_of
from .plain import as_text


def fill(table: QTableWidget, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Show texts that can be selected and not typed; long ones go on several lines."""
    table.setColumnCount(len(headers))
    table.setHorizontalHeaderLabels(list(headers))
    table.setRowCount(len(rows))
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(as_text(text))
            table.setItem(line, column, item)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def embolden(table: QTableWidget, line: int) -> None:
    """Show a line in bold."""
    for column in range(table.columnCount()):
        item = table.item(line, column)
        if item is not None:
            font = item.font()
            font.setBold(True)
            item.setFont(font)


def field_title(table: Table, name: str) -> str:
    """Title of a field, or of the geometry."""
    if name == GEOMETRY_COLUMN:
        return (
            translate("gui", "Position")
            if table.geometry == "Point"
            else translate("gui", "Contour")
        )
    return table[name].alias


def value_text(name: str, value: Any) -> str:
    """A value as a person reads it; a geometry by its place."""
    if name != GEOMETRY_COLUMN:
        return shown(value)
    if value is None:
        return EMPTY
    geometry = geometry_of(value)
    place = geometry.centroid().asPoint()
    if geometry.constGet().nCoordinates() == 1:
        return f"x {place.x():.1f}, y {place.y():.1f}"
    text = translate("gui", "{points} sommets autour de x {x}, y {y}")
    return text.format(
        points=geometry.constGet().nCoordinates(), x=f"{place.x():.0f}", y=f"{place.y():.0f}"
    )
