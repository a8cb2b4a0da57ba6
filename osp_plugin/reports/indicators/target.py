"""The target reconciled, with the definition of each figure beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.indicators import Criteria, Figures, indicator
from ...domain.indicators.target import CATEGORIES, OUTSIDE, POPULATION, SHARES, TARGET
from ...i18n import translate
from ..common import french
from ..layouts.content import RIGHT, Column, Section, Table


def told_at(scale: str, criteria: Criteria) -> bool:
    """Whether the target is known at a scale within these criteria: it has no year, no type."""
    return indicator(SHARES[0]).known_by(scale, criteria)


def short_title(key: str) -> str:
    """« Livrés » for « Cible : livrés »."""
    title = indicator(key).title
    _, colon, rest = title.partition("\u00a0: ")
    return rest[:1].upper() + rest[1:] if colon else title


def lines(figures: Figures, code: str) -> Iterator[tuple[str, str, str]]:
    """What is counted, its definition and its figure: what adds up to the population, then it, then
    what is outside of it and the shares."""
    for key in (*CATEGORIES, POPULATION, OUTSIDE, *SHARES):
        item = indicator(key)
        value = figures.table[key].get(code)
        yield short_title(key), item.description, french.quantity(value, item.format)


def section(figures: Figures, code: str) -> Section:
    """A section of a fiche; :data:`TARGET` is in ``figures``."""
    title = translate("fiches", "Population cible")
    if not figures.table[POPULATION].get(code):
        return Section(
            title,
            translate(
                "fiches", "La base n’a aucune population cible en vigueur pour ce territoire."
            ),
        )
    sentence = translate(
        "fiches",
        "Ce que chaque logement visé est devenu ; jusqu’à « Restants », la somme est la "
        "population. Un logement remonté est de la cible dans une cité, d’étiquette E, F ou G "
        "avant travaux.",
    )
    columns = (
        Column(translate("fiches", "Cible"), 1.5),
        Column(translate("fiches", "Définition"), 4),
        Column(translate("fiches", "Nombre"), 0.8, RIGHT),
    )
    rows = tuple(lines(figures, code))
    levels = tuple(1 if place == len(CATEGORIES) else 0 for place in range(len(rows)))
    return Section(title, sentence, Table(columns, rows, levels=levels))


__all__ = ["TARGET", "lines", "section", "short_title", "told_at"]
