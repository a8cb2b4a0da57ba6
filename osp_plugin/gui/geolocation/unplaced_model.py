"""The dwellings without position, in a table that filters itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ...domain.common.natural import natural_key
from ...domain.common.text import folded
from ...i18n import translate
from ...project.geolocation.placing import Unplaced
from ..common.plain import as_text

FILTERS = ("bailleur", "town", "operation")
"""What a list narrows the table by: attributes of :class:`Unplaced`."""


class UnplacedModel(QAbstractTableModel):
    """Those of the survey that are still to be placed and pass the filters."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Unplaced] = ()
        self.placed: set[int] = set()
        """Keys of those that got a position since the survey."""
        self._chosen: dict[str, str] = {}
        self._words: list[str] = []
        self._rows: list[Unplaced] = []

    @property
    def left(self) -> int:
        """How many are still to be placed, filtered out or not."""
        return sum(dwelling.fid not in self.placed for dwelling in self._all)

    def show(self, found: Sequence[Unplaced]) -> None:
        """Show the dwellings of another survey."""
        self._all = found
        self.placed = set()
        self._refresh()

    def narrow(self, chosen: dict[str, str], words: str) -> None:
        """Keep those of the lists chosen (« » for all) that hold every word."""
        self._chosen = {name: value for name, value in chosen.items() if value}
        self._words = folded(words).split()
        self._refresh()

    def set_placed(self, fid: int, placed: bool) -> None:
        """Take out a dwelling that has a position now, or bring it back."""
        if placed == (fid in self.placed) or not any(d.fid == fid for d in self._all):
            return
        (self.placed.add if placed else self.placed.discard)(fid)
        self._refresh()

    def values(self, name: str) -> list[str]:
        """The choices of a filter."""
        return sorted({getattr(dwelling, name) for dwelling in self._all} - {""}, key=natural_key)

    def at(self, row: int) -> Unplaced | None:
        """The dwelling of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, fid: int) -> int:
        """Row of a dwelling, -1 when it is not shown."""
        return next((row for row, found in enumerate(self._rows) if found.fid == fid), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_headers())

    def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _headers()[section]
        return None

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        dwelling = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (dwelling.title, dwelling.town, dwelling.bailleur)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (dwelling.title, dwelling.town, dwelling.cite, dwelling.operation)
            return as_text("\n".join(part for part in (*told, dwelling.identifier) if part))
        return None

    def _refresh(self) -> None:
        self.beginResetModel()
        self._rows = [
            dwelling
            for dwelling in self._all
            if dwelling.fid not in self.placed
            and all(getattr(dwelling, name) == value for name, value in self._chosen.items())
            and _holds(dwelling, self._words)
        ]
        self.endResetModel()


def _headers() -> tuple[str, ...]:
    return (
        translate("gui", "Adresse"),
        translate("gui", "Commune"),
        translate("gui", "Bailleur"),
    )


def _holds(dwelling: Unplaced, words: Iterable[str]) -> bool:
    told = (dwelling.title, dwelling.town, dwelling.cite, dwelling.operation, dwelling.identifier)
    text = folded(" ".join((*told, dwelling.bailleur)))
    return all(word in text for word in words)
