"""A list of choices in which one types: any words of the wanted row, without capitals or accents.

QGIS has such lists, but none that serves from 3.22 to 4: one gives the form the title for the key,
another does not show what the form computes, and the third shows a hundred rows only. This one is
the plain list of QGIS, whose values it leaves alone.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QSortFilterProxyModel
from qgis.PyQt.QtWidgets import QComboBox, QCompleter

from ..compat import python_value
from ..domain.remontee.text import folded
from ..i18n import translate

SHOWN = 15
"""Rows of the list of what was found."""


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
        text = folded(str(self.sourceModel().index(row, 0, parent).data() or ""))
        return all(word in text for word in self._words)

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
