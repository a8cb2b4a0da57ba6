"""The lines of a campaign in the répartition, by start of works, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QColor

from ...domain.common.tables import records
from ...domain.programming.checks import DRAFT
from ...domain.programming.scenario import (
    KEPT,
    POSTPONED,
    RESERVED,
    WAITING,
    Scenario,
    by_start,
    start_of_works,
)
from ...i18n import translate
from ...storage.programming.reading import Programme
from ..common.plain import as_text
from .figures_table import text_of

COLORS = {KEPT: "#D6F0E0", RESERVED: "#FFF0CF", WAITING: "#FFFFFF", POSTPONED: "#E4E4EA"}
START, NAME, BAILLEUR, EPCI, MANAGER, DWELLINGS, AMOUNT, CHOICE, INSTEAD = range(9)


@dataclass(frozen=True)
class Line:
    """A line as it is shown; its cells but the last two."""

    fid: int
    name: str
    start: date | None
    bailleur: str
    epci: str
    manager: str
    dwellings: int
    amount: float
    draft: bool


def lines_of(programme: Programme, biosource: str) -> list[Line]:
    """The lines by start of works. Raises TariffMissing."""
    amounts, managers = programme.amounts(biosource), programme.managers()
    return [
        Line(
            fid=row["fid"],
            name=row["nom"],
            start=start_of_works(row),
            bailleur=row["bailleur"],
            epci=row["epci"],
            manager=managers[row["fid"]],
            dwellings=row["etat_nb_total"] or 0,
            amount=float(amounts[row["fid"]]),
            draft=row["statut"] == DRAFT,
        )
        for row in records(by_start(programme.lines))
    ]


def choice_title(choix: str) -> str:
    """A choice in the language of QGIS."""
    return {
        KEPT: translate("gui", "Retenue"),
        RESERVED: translate("gui", "Sous réserve"),
        WAITING: translate("gui", "En attente"),
        POSTPONED: translate("gui", "Reportée"),
    }[choix]


class LinesModel(QAbstractTableModel):
    """Lines and their choices in one scenario."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._names: dict[int, str] = {}
        self._scenario = Scenario(())

    def show(self, lines: Sequence[Line], scenario: Scenario) -> None:
        """Show other lines, or another scenario."""
        self.beginResetModel()
        self._lines = lines
        self._names = {line.fid: line.name for line in lines}
        self._scenario = scenario
        self.endResetModel()

    def change(self, scenario: Scenario) -> None:
        """Show the same lines in another scenario; the selection stays."""
        self._scenario = scenario
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, INSTEAD))

    def at(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else INSTEAD + 1

    def headerData(
        self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            translate("gui", "Travaux"),
            translate("gui", "Ligne"),
            translate("gui", "Bailleur"),
            translate("gui", "EPCI"),
            translate("gui", "Délégataire"),
            translate("gui", "Logements"),
            translate("gui", "Enveloppe"),
            translate("gui", "Choix"),
            translate("gui", "Prend la place de"),
        )[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(QColor(COLORS[self._scenario.choice(line.fid).choix]))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor("#1E1E1E"))  # whatever the theme: the background is ours
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (DWELLINGS, AMOUNT):
            return int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (NAME, INSTEAD):
            return as_text(self._text(line, index.column()))
        return None

    def _text(self, line: Line, column: int) -> str:
        choice = self._scenario.choice(line.fid)
        name = line.name
        if line.draft:
            name = translate("gui", "{ligne} (brouillon)").format(ligne=line.name)
        return (
            f"{line.start:%d/%m/%Y}" if line.start else "–",
            name,
            line.bailleur,
            line.epci,
            line.manager,
            text_of(line.dwellings),
            text_of(line.amount),
            choice_title(choice.choix),
            self._names.get(choice.remplace, "") if choice.remplace is not None else "",
        )[column]
