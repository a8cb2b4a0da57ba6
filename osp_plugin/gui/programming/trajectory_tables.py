"""What a trajectory leads to, in the tables of its window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtWidgets import QTableWidget

from ...domain.programming.trajectory import (
    BANS,
    LABELS,
    ORDER,
    Assumptions,
    Trajectory,
    needs,
    project,
)
from ...i18n import plural, translate
from ...reports.programming.trajectory import ban_rows, end_said, label_title, total_aid
from ...storage.programming.trajectories import Outlook
from ..common.figures import number
from .figures_table import FigureRow, show


def said(outlook: Outlook, found: Trajectory) -> str:
    """The year each étiquette ends, in words; or that there is nothing to reckon with."""
    if not outlook.editions:
        return translate(
            "gui",
            "La base n’a aucune population cible en vigueur : saisissez-la dans la table "
            "« Population cible ».",
        )
    before = found.assumptions.first - 1
    parts = [
        translate("gui", "{etiquette} : {reste} logements, fin {annee}").format(
            etiquette=label, reste=number(found.left(label, before)), annee=end_said(found, label)
        )
        for label in LABELS
    ]
    text = translate("gui", "Sous ces hypothèses : {etiquettes}.").format(
        etiquettes="\u00a0; ".join(parts)
    )
    if found.beyond:
        text += " " + plural(
            len(found.beyond),
            translate(
                "gui", "{nombre} ligne dépasse ce qui reste alors, de {logements} logements."
            ),
            translate(
                "gui", "{nombre} lignes dépassent ce qui reste alors, de {logements} logements."
            ),
            logements=number(sum(found.beyond.values())),
        )
    return text


def show_years(table: QTableWidget, found: Trajectory, paid: Mapping[int, int]) -> None:
    """Dwellings done and left by étiquette, works, AE and CP of each year."""
    headers = [
        translate("gui", "Année"),
        translate("gui", "Logements"),
        *(translate("gui", "{etiquette} restants").format(etiquette=label_title(label))
          for label in ORDER),
        translate("gui", "Travaux"),
        translate("gui", "AE"),
        translate("gui", "CP"),
    ]  # fmt: skip
    rows = []
    wanted = needs(found, paid)
    for need in wanted:
        within = need.year in found.years
        lefts = [found.left(label, need.year) if within else None for label in ORDER]
        euros = [need.works / 100, need.ae / 100, need.cp / 100]
        rows.append(FigureRow([str(need.year), need.dwellings if within else None, *lefts, *euros]))
    rows.append(
        FigureRow(
            [
                translate("gui", "Total"),
                sum(need.dwellings for need in wanted),
                *("" for _label in ORDER),
                sum(need.works for need in wanted) / 100,
                sum(need.ae for need in wanted) / 100,
                sum(need.cp for need in wanted) / 100,
            ],
            total=True,
        )
    )
    show(table, headers, rows)


def show_bans(table: QTableWidget, found: Trajectory) -> None:
    """Dwellings that a letting ban reaches before they are done, by EPCI and bailleur."""
    headers = [
        translate("gui", "EPCI"),
        translate("gui", "Bailleur"),
        *(
            translate("gui", "{etiquette} (interdit en {annee})").format(
                etiquette=label, annee=year
            )
            for label, year in BANS.items()
        ),
    ]
    told = ban_rows(found)
    rows = [
        FigureRow([row["epci"], row["bailleur"], *(row[label] for label in BANS)]) for row in told
    ]
    sums = [sum(row[label] for row in told) for label in BANS]
    rows.append(FigureRow([translate("gui", "Total"), "", *sums], total=True))
    show(table, headers, rows)


def show_compared(
    table: QTableWidget, outlook: Outlook, scenarios: Sequence[tuple[str, Assumptions]]
) -> None:
    """Scenarios side by side: what they assume, and the year each étiquette ends."""
    headers = [
        translate("gui", "Scénario"),
        translate("gui", "Années"),
        translate("gui", "Lignes prises"),
        translate("gui", "Logements par an"),
        translate("gui", "Aide par logement"),
        *(translate("gui", "Fin des {etiquette}").format(etiquette=label) for label in LABELS),
        *(translate("gui", "{etiquette} interdits").format(etiquette=label) for label in BANS),
        translate("gui", "AE"),
    ]
    rows = []
    for name, made in scenarios:
        found = project(outlook.stock, outlook.lines, made)
        banned = found.banned()
        rows.append(
            FigureRow(
                [
                    name,
                    f"{made.first}–{made.last}",
                    made.lines,
                    made.pace,
                    made.aid / 100,
                    *(end_said(found, label) for label in LABELS),
                    *(sum(banned[label].values()) for label in BANS),
                    total_aid(found) / 100,
                ]
            )
        )
    show(table, headers, rows)
