"""Lists in which one types: any words of the wanted row, without capitals or accents.

For a list of choices, QGIS has some, but none that serves from 3.22 to 4: one gives the form the
title for the key, another does not show what the form computes, and the third shows a hundred rows
only. This one is the plain list of QGIS, whose values it leaves alone. Boxes to tick have a search
of their own in recent QGIS only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, QSignalBlocker, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...compat import python_value
from ...domain.common.text import folded
from ...i18n import translate

SHOWN = 15
"""Rows of the list of what was found."""


def _holds(text: object, words: list[str]) -> bool:
    known = folded(str(text or ""))
    return all(word in known for word in words)


class _Found(QSortFilterProxyModel):
    """The rows of a list that hold every word typed."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo)
        self._words: list[str] = []
        self.setSourceModel(combo.model())

    def look_for(self, text: str) -> None:
        """Keep the rows that hold each word of ``text``; all of them when it is empty."""
        self._words = folded(text).split()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Called by Qt for each row."""
        if not self._words:
            return True
        return _holds(self.sourceModel().index(row, 0, parent).data(), self._words)

    def only(self) -> int:
        """Place in the list of the row found, -1 when there are none or several."""
        return self.mapToSource(self.index(0, 0)).row() if self.rowCount() == 1 else -1


class SearchableList:
    """A list of QGIS made searchable. To be kept as long as the list lives: Qt keeps half of it."""

    def __init__(self, combo: QComboBox) -> None:
        self._combo = combo
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        combo.setToolTip(translate("gui", "Tapez une partie du nom pour chercher dans la liste."))
        self._found = _Found(combo)
        completer = QCompleter(self._found, combo)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(SHOWN)
        combo.setCompleter(completer)
        self._edit = combo.lineEdit()
        self._edit.setCursorPosition(0)
        self._edit.textEdited.connect(self._found.look_for)
        self._edit.editingFinished.connect(self._settle)

    def _settle(self) -> None:
        """What was typed chooses a row of the list, or nothing changes."""
        place = self._meant()
        if place != self._combo.currentIndex():
            self._combo.setCurrentIndex(place)
        self._combo.setEditText(self._combo.itemText(place))
        self._edit.setCursorPosition(0)

    def _meant(self) -> int:
        """The row that the text means: the only one found, the empty one, or that of before."""
        text, current = self._combo.currentText(), int(self._combo.currentIndex())
        if text == self._combo.itemText(current):
            return current
        if not text.strip():
            return self._empty_row(current)
        only = self._found.only()
        return only if only >= 0 else current

    def _empty_row(self, otherwise: int) -> int:
        places = range(self._combo.count())
        empty = (place for place in places if python_value(self._combo.itemData(place)) is None)
        return next(empty, otherwise)


class _SearchEdit(QLineEdit):
    """Enter chooses, where a form would take it for OK."""

    chosen = pyqtSignal()

    def keyPressEvent(self, event: Any) -> None:
        """Called by Qt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class SearchableBoxes:
    """Boxes to tick with a search above them; Enter ticks the only one found."""

    def __init__(self, table: QTableWidget) -> None:
        self._table = table
        self.search = _SearchEdit(table.parentWidget())
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(translate("gui", "Chercher dans la liste…"))
        frame = QWidget(table.parentWidget())
        table.parentWidget().layout().replaceWidget(table, frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(table)
        self.search.textChanged.connect(self._show)
        self.search.chosen.connect(self._tick)

    def _items(self) -> Iterator[QTableWidgetItem]:
        for row in range(self._table.rowCount()):
            for column in range(self._table.columnCount()):
                item = self._table.item(row, column)
                if item is not None:
                    yield item

    def _found(self) -> list[QTableWidgetItem]:
        words = folded(self.search.text()).split()
        return [item for item in self._items() if _holds(item.text(), words)]

    def _show(self) -> None:
        """Hide the rows without anything found; beside what is found, the rest is pale."""
        found = self._found()
        rows = {item.row() for item in found}
        palette = self._table.palette()
        group = QPalette.ColorGroup
        pale = palette.brush(group.Disabled, QPalette.ColorRole.Text)
        plain = palette.brush(group.Active, QPalette.ColorRole.Text)
        # The form would take a change of colour for a change of value.
        blocker = QSignalBlocker(self._table)
        for item in self._items():
            item.setForeground(pale)
        for item in found:
            item.setForeground(plain)
        blocker.unblock()
        for row in range(self._table.rowCount()):
            self._table.setRowHidden(row, row not in rows)

    def _tick(self) -> None:
        found = self._found()
        if len(found) == 1 and found[0].flags() & Qt.ItemFlag.ItemIsEnabled:
            states = Qt.CheckState
            ticked = found[0].checkState() == states.Checked
            found[0].setCheckState(states.Unchecked if ticked else states.Checked)
            self.search.selectAll()
