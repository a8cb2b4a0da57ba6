"""The anomalies of positions in a table that filters itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor

from ...domain.geolocation.checks.catalogue import BY_CODE
from ...domain.geolocation.checks.check import ERROR, metres
from ...i18n import translate
from ...project.geolocation.anomalies import Listed, addresses
from ..common.plain import as_text

Key = tuple[str, int]
"""An anomaly: its code, and the key of its dwelling."""
READ_AT_ONCE = 100
_RED, _ORANGE, _GREY = QColor("#C9191E"), QColor("#B34000"), QColor("#8A8A8A")


def key_of(anomaly: Listed) -> Key:
    """What tells an anomaly from the others."""
    return anomaly.code, anomaly.fid_logement


def title_of(code: str) -> str:
    """Title of a kind of anomaly in the language of QGIS."""
    return translate("errors", BY_CODE[code].title)


class AnomaliesModel(QAbstractTableModel):
    """Those of the last check that pass the filters; what was dealt with since is said."""

    def __init__(self, layer: QgsVectorLayer | None = None, parent: Any = None) -> None:
        """``layer`` has the dwellings: those that are shown are asked for their address."""
        super().__init__(parent)
        self._layer = layer
        self._addresses: dict[int, str] = {}
        self._all: Sequence[Listed] = ()
        self._rows: list[Listed] = []
        self._code = self._bailleur = ""
        self.corrected: set[Key] = set()
        self.accepted: set[Key] = set()

    @property
    def left(self) -> int:
        """How many are still to be dealt with."""
        dealt = self.corrected | self.accepted
        return sum(key_of(anomaly) not in dealt for anomaly in self._all)

    @property
    def shown(self) -> Sequence[Listed]:
        """Those that pass the filters."""
        return self._rows

    def show(self, found: Sequence[Listed]) -> None:
        """Show the anomalies of another check."""
        self._all = found
        self._addresses.clear()
        self.corrected, self.accepted = set(), set()
        self._refresh()

    def narrow(self, code: str, bailleur: str) -> None:
        """Keep those of a kind and of a bailleur; « » for all."""
        self._code, self._bailleur = code, bailleur
        self._refresh()

    def counts(self, name: str) -> list[tuple[str, int]]:
        """Anomalies by ``code`` (in the order of the checks) or by ``bailleur``."""
        found = Counter(getattr(anomaly, name) or "" for anomaly in self._all)
        order = list(BY_CODE) if name == "code" else sorted(found)
        return [(value, found[value]) for value in order if value in found and value]

    def set_corrected(self, keys: Iterable[Key]) -> None:
        """Say which anomalies are corrected in the layer."""
        self.corrected = set(keys)
        self._redraw()

    def set_accepted(self, keys: Iterable[Key]) -> None:
        """Say which anomalies were accepted since the check."""
        self.accepted |= set(keys)
        self._redraw()

    def at(self, row: int) -> Listed | None:
        """The anomaly of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def is_dealt_with(self, anomaly: Listed) -> bool:
        """Whether it was corrected or accepted."""
        return key_of(anomaly) in self.corrected | self.accepted

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        """Called by the view."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Called by the view."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            translate("gui", "Anomalie"),
            translate("gui", "Logement"),
            translate("gui", "Bailleur"),
            translate("gui", "Distance"),
        )[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Called by the view."""
        anomaly = self.at(index.row())
        if anomaly is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(anomaly, index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            known = (self.address(index.row()), anomaly.ident_rep, anomaly.message)
            return as_text("\n".join(part for part in known if part))
        if role == Qt.ItemDataRole.ForegroundRole:
            if self.is_dealt_with(anomaly):
                return QBrush(_GREY)
            if index.column() == 0:
                return QBrush(_RED if anomaly.gravite == ERROR else _ORANGE)
        return None

    def _text(self, anomaly: Listed, row: int, column: int) -> str:
        if column == 0:
            return title_of(anomaly.code) + self._said(anomaly)
        if column == 1:
            return self.address(row) or anomaly.ident_rep or f"n° {anomaly.fid_logement}"
        if column == 2:
            return anomaly.bailleur or ""
        return "" if anomaly.distance_m is None else metres(anomaly.distance_m)

    def address(self, row: int) -> str:
        """Address of the dwelling of a row; those of the rows that follow are read with it."""
        anomaly = self.at(row)
        if anomaly is None or self._layer is None:
            return ""
        if anomaly.fid_logement not in self._addresses:
            last = row + READ_AT_ONCE
            near = {other.fid_logement for other in self._rows[row:last]}
            self._addresses.update(dict.fromkeys(near, ""))
            self._addresses.update(addresses(self._layer, near))
        return self._addresses[anomaly.fid_logement]

    def release(self) -> None:
        """Let go of the layer."""
        self._layer = None

    def _said(self, anomaly: Listed) -> str:
        if key_of(anomaly) in self.accepted:
            return translate("gui", " – acceptée")
        return translate("gui", " – corrigée") if key_of(anomaly) in self.corrected else ""

    def _refresh(self) -> None:
        self.beginResetModel()
        self._rows = [
            anomaly
            for anomaly in self._all
            if self._code in ("", anomaly.code) and self._bailleur in ("", anomaly.bailleur)
        ]
        self.endResetModel()

    def _redraw(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 3))
