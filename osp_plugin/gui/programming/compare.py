"""« Comparer les scénarios »: side by side, line by line and by délégataire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QDialog

from ...domain.programming.scenario import FUNDED, Scenario, balance, breakdown, compare
from ...i18n import translate
from ...storage.programming.reading import Programme
from .. import forms
from .figures_table import FigureRow, show
from .lines_model import COLORS, choice_title


class CompareDialog(QDialog):
    """Shows scenarios of one campaign, by name."""

    def __init__(
        self, programme: Programme, scenarios: Mapping[str, Scenario], parent: Any = None
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(
            translate("gui", "Scénarios de la campagne {campagne}").format(
                campagne=programme.campaign.year
            )
        )
        self._names = list(scenarios)
        self._table = compare(programme.lines, scenarios)
        self.differingBox.toggled.connect(self._show_lines)
        self.buttonBox.rejected.connect(self.reject)
        self._show_sums(programme, scenarios)
        self._show_lines()

    def _show_sums(self, programme: Programme, scenarios: Mapping[str, Scenario]) -> None:
        left: dict[str, dict[str, float]] = {}
        funded: list[float] = []
        for name, scenario in scenarios.items():
            parts = breakdown(
                programme.lines, programme.amounts(scenario.biosource), scenario, programme.of_epci
            )
            told = balance(parts, programme.envelopes)
            left[name] = dict(zip(told["delegataire"], told["solde"]))
            whole = parts[(parts["niveau"] == "tot") & parts["choix"].isin(FUNDED)]
            funded.append(float(whole["montant"].sum()))
        managers = list(next(iter(left.values()), {}))
        rows = [
            FigureRow([manager, *(float(left[name][manager]) for name in self._names)])
            for manager in managers
        ]
        rows.append(
            FigureRow(
                [
                    translate("gui", "Total restant"),
                    *(float(sum(left[name].values())) for name in self._names),
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
            FigureRow([line["nom"], *(choice_title(line[name]) for name in self._names)])
            for line in table.to_dict("records")
        ]
        show(self.linesTable, [translate("gui", "Ligne"), *self._names], rows)
        for place, line in enumerate(table.to_dict("records")):
            for column, name in enumerate(self._names, start=1):
                item = self.linesTable.item(place, column)
                item.setBackground(QColor(COLORS[line[name]]))
                item.setForeground(QColor("#1E1E1E"))
