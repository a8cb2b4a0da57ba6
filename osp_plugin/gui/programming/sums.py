"""What a scenario adds up to: balance of the délégataires, parts by territory and bailleur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QTableWidget

from ...domain.programming.figures import TOTAL
from ...domain.programming.scenario import CHOICES, FUNDED, Scenario, balance, breakdown
from ...i18n import translate
from ...storage.programming.reading import Campaign, Programme
from .figures_table import FigureRow, show, text_of
from .lines_model import choice_title

if TYPE_CHECKING:
    import pandas as pd


class Sums:
    """The sums of a scenario, at one moment."""

    def __init__(self, programme: Programme, scenario: Scenario) -> None:
        amounts = programme.amounts(scenario.biosource)
        self._campaign: Campaign = programme.campaign
        self._parts = breakdown(programme.lines, amounts, scenario, programme.of_epci)
        self._left = balance(self._parts, programme.envelopes)

    def show_balance(self, table: QTableWidget) -> None:
        """Envelopes of the délégataires against what the scenario grants."""
        rows = [
            FigureRow([row[0], *(float(amount) for amount in row[1:])])
            for row in self._left.itertuples(index=False)
        ]
        rows.append(FigureRow([translate("gui", "Total"), *self._totals()], total=True))
        show(
            table,
            [
                translate("gui", "Délégataire"),
                translate("gui", "Dotation"),
                translate("gui", "Reliquat"),
                translate("gui", "Mouvements"),
                translate("gui", "Disponible"),
                translate("gui", "Retenu"),
                translate("gui", "Sous réserve"),
                translate("gui", "Reste"),
            ],
            rows,
        )

    def show_level(self, table: QTableWidget, level: str) -> None:
        """Dwellings and amounts by ``level``: epci, dep, bailleur."""
        rows = []
        for name, total in ((level, False), (TOTAL, True)):
            part = self._parts[self._parts["niveau"] == name]
            for code, choices in part.groupby("code", sort=False):
                rows.append(_level_row(str(code), choices, total=total))
        titles = [choice_title(choix) for choix in CHOICES]
        show(table, ["", translate("gui", "Logements retenus"), *titles], rows)

    def said(self) -> str:
        """The state of the campaign and its money, in words."""
        texts = []
        if self._campaign.is_closed:
            closed = f"{self._campaign.closed:%d/%m/%Y}" if self._campaign.closed else "–"
            texts.append(
                translate(
                    "gui", "Campagne close le {jour} : la répartition se lit, sans se modifier."
                ).format(jour=closed)
            )
        whole = self._parts[self._parts["niveau"] == TOTAL]
        granted = float(whole[whole["choix"].isin(FUNDED)]["montant"].sum())
        _grant, remainder, _moved, available, *_rest = self._totals()
        texts.append(
            translate(
                "gui",
                "Enveloppe disponible : {disponible}, dont {reliquat} de reliquats. Lignes "
                "retenues et sous réserve : {retenu}.",
            ).format(
                disponible=text_of(available),
                reliquat=text_of(remainder),
                retenu=text_of(granted),
            )
        )
        return " ".join(texts)

    def _totals(self) -> list[float]:
        return [float(self._left[name].sum()) for name in list(self._left.columns)[1:]]


def _level_row(code: str, choices: pd.DataFrame, *, total: bool) -> FigureRow:
    by_choice = choices.set_index("choix")
    return FigureRow(
        [
            translate("gui", "Total") if total else code,
            int(by_choice.loc[list(FUNDED)]["nb_logements"].sum()),
            *(float(by_choice.loc[choix, "montant"]) for choix in CHOICES),
        ],
        total,
    )
