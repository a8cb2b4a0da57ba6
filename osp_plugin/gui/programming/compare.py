"""« Comparer les scénarios »: side by side, line by line and by délégataire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QDialog

from ...domain.programming.scenario import FUNDED, Scenario, balance, breakdown, compare
from ...i18n import translate
from ...storage.programming.reading import Programme
from ..common import forms
from .figures_table import FigureRow, show
from .lines_model import COLORS, choice_title


class CompareDialog(QDialog):
    """Shows scenarios of one campaign, each with its name."""

    def __init__(
        self, programme: Programme, scenarios: Sequence[tuple[str, Scenario]], parent: Any = None
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(
            translate("gui", "Scénarios de la campagne {campagne}").format(
                campagne=programme.campaign.year
            )
        )
        self._names = [name for name, _scenario in scenarios]
        made = [scenario for _name, scenario in scenarios]
        self._table = compare(programme.lines, made)
        self.differingBox.toggled.connect(self._show_lines)
        self.buttonBox.rejected.connect(self.reject)
        self._show_sums(programme, made)
        self._show_lines()

    def _show_sums(self, programme: Programme, scenarios: Sequence[Scenario]) -> None:
        left: list[dict[str, float]] = []
        funded: list[float] = []
        for scenario in scenarios:
            parts = breakdown(
                programme.lines, programme.amounts(scenario.biosource), scenario, programme.of_epci
            )
            told = balance(parts, programme.envelopes)
            left.append(dict(zip(told["delegataire"], told["solde"])))
            whole = parts[(parts["niveau"] == "tot") & parts["choix"].isin(FUNDED)]
            funded.append(float(whole["montant"].sum()))
        rows = [
            FigureRow([manager, *(float(one[manager]) for one in left)])
            for manager in (left[0] if left else ())
        ]
        rows.append(
            FigureRow(
                [
                    translate("gui", "Total restant"),
                    *(float(sum(one.values())) for one in left),
                ],
                total=True,
            )
        )
        rows.append(
            FigureRow([translate("gui", "Total retenu et sous réserve"), *funded], total=True)
        )
        show(self.sumsTable, [translate("gui", "Délégataire"), *self._names], rows)
        height = sum(self.sumsTable.rowHeight(place) for place in range(len(rows)))
        self.sumsTable.setFixedHeight(
            height + self.sumsTable.horizontalHeader().sizeHint().height() + 6
        )

    def _show_lines(self, *_checked: object) -> None:
        table = self._table
        if self.differingBox.isChecked():
            table = table[table["differe"]]
        rows = [
            FigureRow([name, *(choice_title(choice) for choice in choices)])
            for name, choices in zip(table["nom"], table["choix"])
        ]
        show(self.linesTable, [translate("gui", "Ligne"), *self._names], rows)
        for place, choices in enumerate(table["choix"]):
            for column, choice in enumerate(choices, start=1):
                item = self.linesTable.item(place, column)
                item.setBackground(QColor(COLORS[choice]))
                item.setForeground(QColor("#1E1E1E"))
