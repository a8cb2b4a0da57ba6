"""« Trajectoire »: what remains, the year each étiquette ends, needs by year, letting bans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.programming.trajectory import (
    BANS,
    LABELS,
    ORDER,
    UNKNOWN_LABEL,
    Assumptions,
    Need,
    Trajectory,
    needs,
    project,
)
from ...i18n import translate
from ...storage.programming.trajectories import Outlook
from ..common import french
from ..statement.content import Block, Column, Row, Statement, add_sums
from .recap import sources, version


class NoStock(OspError):
    """The base has no population to make a trajectory of."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base n’a aucune population cible en vigueur : il n’y a pas de trajectoire à calculer. "
        "Saisissez ou chargez la table « Population cible ».",
    )


def label_title(label: str) -> str:
    """« G »; that it is not known."""
    return translate("etats", "Sans étiquette") if label == UNKNOWN_LABEL else label


def end_said(trajectory: Trajectory, label: str) -> str:
    """The year an étiquette ends: « 2031 », « aucun », « après 2034 »."""
    year = trajectory.end(label)
    if year is None:
        return translate("etats", "après {annee}").format(annee=trajectory.assumptions.last)
    if year < trajectory.assumptions.first:
        return translate("etats", "plus aucun")
    return str(year)


def assumptions_said(made: Assumptions) -> list[tuple[str, str]]:
    """Each assumption and its value."""
    return [
        (translate("etats", "Années"), f"{made.first}–{made.last}"),
        (translate("etats", "Lignes prises"), made.lines),
        (translate("etats", "Logements par an"), french.number(made.pace)),
        (translate("etats", "Aide de l’État par logement (AE)"),
         french.quantity(made.aid / 100, "euro")),
        (translate("etats", "Coût des travaux par logement"),
         french.quantity(made.cost / 100, "euro")),
    ]  # fmt: skip


def trajectory_statement(
    outlook: Outlook, scenarios: Sequence[tuple[str, Assumptions]], moment: datetime, label: str
) -> Statement:
    """The scenarios, the first in full and all side by side. Raises NoStock, RulesIncomplete."""
    if not outlook.editions:
        raise NoStock
    made = [(name, project(outlook.stock, outlook.lines, one)) for name, one in scenarios]
    name, first = made[0]
    wanted = needs(first, outlook.paid(first.assumptions.first))
    blocks = (
        _assumptions(name, first, outlook),
        _ends(made),
        _years(first, wanted),
        _bans(first),
        _beyond(first),
    )
    title = translate("etats", "ERBM – Trajectoire {debut}–{fin}").format(
        debut=first.assumptions.first, fin=first.assumptions.last
    )
    return Statement(title, f"{version(moment)} – {name}", blocks, sources(label))


def _assumptions(name: str, trajectory: Trajectory, outlook: Outlook) -> Block:
    stock = "; ".join(
        f"{label_title(label)}\u00a0: "
        f"{french.number(trajectory.left(label, trajectory.assumptions.first - 1))}"
        for label in ORDER
    ).replace(";", "\u00a0;")
    told = [
        *assumptions_said(trajectory.assumptions),
        (translate("etats", "Population cible (édition)"), ", ".join(outlook.editions)),
        (translate("etats", "Stock restant par étiquette"), stock),
    ]
    columns = (Column("nom", "", share=2, width=34), Column("valeur", "", share=4, width=60))
    sentence = translate(
        "etats",
        "Scénario « {nom} ». Rythme, aide et coût sont des hypothèses déclarées, et non des "
        "prévisions ; les étiquettes les plus tôt interdites à la location passent d’abord.",
    ).format(nom=name)
    rows = tuple(Row({"nom": what, "valeur": value}) for what, value in told)
    title = translate("etats", "Hypothèses")
    return Block(title, columns, rows, sentence, tab=title)


def _ends(made: Sequence[tuple[str, Trajectory]]) -> Block:
    columns = (
        Column("nom", translate("etats", "Scénario"), share=3, width=40),
        Column("rythme", translate("etats", "Logements par an"), "entier", 1.2, 14),
        *(
            Column(label, translate("etats", "Fin des {etiquette}").format(etiquette=label),
                   share=1, width=14)
            for label in LABELS
        ),
        Column("ae", translate("etats", "AE"), "euro", 1.4, 16),
    )  # fmt: skip
    rows = tuple(
        Row(
            {
                "nom": name,
                "rythme": one.assumptions.pace,
                **{label: end_said(one, label) for label in LABELS},
                "ae": total_aid(one) / 100,
            }
        )
        for name, one in made
    )
    title = translate("etats", "Année où chaque étiquette finit")
    return Block(title, columns, rows, tab=title)


def total_aid(trajectory: Trajectory) -> int:
    """AE of all the years (cents)."""
    return sum(need.ae for need in needs(trajectory, {0: 10_000}))


def _years(trajectory: Trajectory, wanted: Sequence[Need]) -> Block:
    columns = (
        Column("annee", translate("etats", "Année"), share=0.9, width=9),
        *(
            Column(f"fait_{label}",
                   translate("etats", "{etiquette} faits").format(etiquette=label_title(label)),
                   "entier", 0.9, 11, summed=True)
            for label in ORDER
        ),
        *(
            Column(f"reste_{label}",
                   translate("etats", "{etiquette} restants").format(etiquette=label_title(label)),
                   "entier", 0.9, 11)
            for label in ORDER
        ),
        Column("travaux", translate("etats", "Travaux"), "euro", 1.5, 16, summed=True),
        Column("ae", translate("etats", "AE"), "euro", 1.4, 16, summed=True),
        Column("cp", translate("etats", "CP"), "euro", 1.4, 16, summed=True),
    )  # fmt: skip
    lines = [Row(_year(trajectory, need)) for need in wanted]
    names = [column.name for column in columns if column.summed]
    total = Row({"annee": translate("etats", "TOTAL")}, 1)
    title = translate("etats", "Besoins par année")
    sentence = translate(
        "etats",
        "AE et CP ne s’additionnent pas : les CP paient les AE d’années différentes, selon les "
        "règles d’acomptes, jusqu’après la dernière année.",
    )
    return Block(title, columns, add_sums([*lines, total], names), sentence, tab=title)


def _year(trajectory: Trajectory, need: Need) -> dict[str, Any]:
    within = need.year in trajectory.years
    return {
        "annee": str(need.year),
        **{f"fait_{label}": trajectory.done(label, need.year) for label in ORDER if within},
        **{f"reste_{label}": trajectory.left(label, need.year) for label in ORDER if within},
        "travaux": need.works / 100,
        "ae": need.ae / 100,
        "cp": need.cp / 100,
    }


def ban_rows(trajectory: Trajectory) -> list[dict[str, Any]]:
    """``epci, bailleur`` and by étiquette the dwellings that a ban reaches, those who have some."""
    banned = trajectory.banned()
    groups = sorted({group for found in banned.values() for group in found})
    return [
        {"epci": epci, "bailleur": bailleur,
         **{label: banned[label].get((epci, bailleur), 0) for label in BANS}}
        for epci, bailleur in groups
    ]  # fmt: skip


def _bans(trajectory: Trajectory) -> Block:
    columns = (
        Column("epci", translate("etats", "EPCI"), share=1.4, width=14),
        Column("bailleur", translate("etats", "Bailleur"), share=1.4, width=14),
        *(
            Column(label, translate("etats", "{etiquette} ({annee})").format(
                       etiquette=label, annee=year), "entier", 1, 12, summed=True)
            for label, year in BANS.items()
        ),
    )  # fmt: skip
    total = Row({"epci": translate("etats", "TOTAL")}, 1)
    rows = add_sums([*(Row(row) for row in ban_rows(trajectory)), total], list(BANS))
    title = translate("etats", "Logements qu’une interdiction de louer atteint")
    sentence = translate(
        "etats",
        "Logements qui restent à faire au 1er janvier de l’année où leur étiquette ne peut plus "
        "être louée : G 2025, F 2028, E 2034 (loi Climat et résilience).",
    )
    return Block(title, columns, rows, sentence, tab=translate("etats", "Interdictions"))


def _beyond(trajectory: Trajectory) -> Block:
    title = translate("etats", "Lignes au-delà du stock")
    if not trajectory.beyond:
        return Block(
            title, sentence=translate("etats", "Aucune ligne ne dépasse le stock restant.")
        )
    columns = (
        Column("ligne", translate("etats", "Ligne"), share=4, width=60),
        Column("nombre", translate("etats", "Logements en trop"), "entier", 1, 14),
    )
    rows = tuple(Row({"ligne": name, "nombre": n}) for name, n in trajectory.beyond.items())
    return Block(title, columns, rows)
