"""« Cible rapprochée »: the population of the Engagement, and what became of each dwelling."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import Figures
from ...domain.indicators.figures import NAME
from ...domain.indicators.scales import WHOLE
from ...domain.indicators.target import CATEGORIES, OUTSIDE, POPULATION, REMAINING, TARGET
from ...i18n import translate
from ...storage.indicators.statistics import Statistics
from ..indicators.target import lines, short_title
from ..statement.content import Block, Column, Row, Statement, with_sums
from .recap import sources, version

if TYPE_CHECKING:
    import pandas as pd

_NAMED = (*CATEGORIES, POPULATION, OUTSIDE)


class NoTarget(OspError):
    """The base has no population in force."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La base n’a aucune population cible en vigueur : il n’y a rien à rapprocher. Saisissez ou "
        "chargez la table « Population cible », et dites quelle édition est en vigueur.",
    )


def target_statement(statistics: Statistics, moment: datetime, label: str) -> Statement:
    """The whole with its definitions, then by EPCI, bailleur and cité. Raises NoTarget."""
    whole = statistics.at(WHOLE, TARGET)
    if not whole.table.at[WHOLE, POPULATION]:
        raise NoTarget
    by_cite = statistics.at("cite", TARGET)
    blocks = (
        _definitions(whole),
        _table(translate("etats", "Par EPCI"), statistics.at("epci", TARGET)),
        _table(translate("etats", "Par bailleur"), statistics.at("bailleur", TARGET)),
        _excess(by_cite),
        _table(translate("etats", "Par cité"), by_cite),
    )
    title = translate("etats", "ERBM – Cible rapprochée")
    return Statement(title, version(moment), blocks, sources(label))


def _definitions(whole: Figures) -> Block:
    columns = (
        Column("cible", translate("etats", "Cible"), share=1.6, width=30),
        Column("definition", translate("etats", "Définition"), share=5, width=100),
        Column("nombre", translate("etats", "Nombre"), "texte", 0.9, 12),
    )
    rows = tuple(
        Row({"cible": title, "definition": definition, "nombre": number},
            1 if place == len(CATEGORIES) else 0)
        for place, (title, definition, number) in enumerate(lines(whole, WHOLE))
    )  # fmt: skip
    title = translate("etats", "Ensemble et définitions")
    sentence = translate(
        "etats",
        "Chaque logement de la population cible est dans une seule des lignes jusqu’à "
        "« Restants », qui s’additionnent à elle. Un logement remonté est de la cible dans une "
        "cité, d’étiquette E, F ou G avant travaux.",
    )
    return Block(title, columns, rows, sentence, tab=translate("etats", "Définitions"))


def _table(title: str, figures: Figures) -> Block:
    columns = (
        Column("nom", translate("etats", "Territoire"), share=2.4, width=34),
        *(Column(key, short_title(key), "entier", 1.1, 13, summed=True) for key in _NAMED),
        Column("part", translate("etats", "Part engagée"), "part", 1, 11),
    )
    rows = with_sums(_told(figures), columns, [], "nom", translate("etats", "TOTAL"))
    return Block(title, columns, rows, tab=title)


def _told(figures: Figures) -> pd.DataFrame:
    """Territories that have something of the target or of what is reported."""
    table = figures.table
    met = table[[POPULATION, OUTSIDE, *CATEGORIES]].fillna(0).any(axis=1)
    kept = table[met]
    return kept.assign(nom=kept[NAME], part=kept["part_objectif"] / 100)[["nom", *_NAMED, "part"]]


def _excess(figures: Figures) -> Block:
    """Cités where more is reported than the population counts."""
    title = translate("etats", "Cités à revoir")
    told = _told(figures)
    wrong = told[told[REMAINING] < 0]
    sentence = (
        translate(
            "etats",
            "Il y est remonté plus de logements de la cible que la population de référence n’en "
            "compte : sa prochaine édition est à corriger.",
        )
        if len(wrong)
        else translate("etats", "Aucune cité n’a plus de logements remontés que visés.")
    )
    columns = (
        Column("nom", translate("etats", "Cité"), share=3, width=34),
        *(Column(key, short_title(key), "entier", 1, 13) for key in (POPULATION, REMAINING)),
    )
    rows: list[dict[str, Any]] = wrong.to_dict("records")
    return Block(title, columns if rows else (), tuple(Row(row) for row in rows), sentence)
