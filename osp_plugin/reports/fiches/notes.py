"""Notes: a map, and the figures of the territories of a scale beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.errors import MissingPackage
from ...domain.indicators import Criteria, indicator
from ...i18n import translate
from ...storage.base import Base
from ...storage.indicators.statistics import Statistics
from ..common import charts as drawn
from ..common import french
from ..layouts.content import RIGHT, Chart, Column, Content, Table
from .maker import CHART_INCHES, by_year_title, sources, years_of_dwellings

NOTE_FIGURES = ("nb_palulos", "nb_hors", "nb_logements")
WHOLE = "bassin"


def note_content(
    base: Base,
    statistics: Statistics,
    scale_key: str,
    criteria: Criteria = Criteria(),
    keys: Sequence[str] = NOTE_FIGURES,
    *,
    title: str,
    subtitle: str = "",
    charts: Sequence[Chart] = (),
) -> Content:
    """Title, sources, and the table of these indicators by territory, their total last.

    Territories where every figure is zero or unknown are left out.
    """
    figures = statistics.at(scale_key, list(keys), criteria)
    table = figures.table[(figures.table[list(keys)].fillna(0) != 0).any(axis=1)]
    whole = statistics.at(WHOLE, list(keys), criteria).table
    columns = (
        Column(figures.scale.title, 2.4),
        *(Column(indicator(key).title, 1.2, RIGHT) for key in keys),
    )
    rows = [
        (str(line["nom"]), *(_figure(key, line[key]) for key in keys))
        for line in table.to_dict("records")
    ]
    total = (
        translate("fiches", "Ensemble"),
        *(_figure(key, whole.loc[WHOLE, key]) for key in keys),
    )
    return Content(
        title=title,
        subtitle=subtitle,
        sources=sources(base),
        charts=tuple(charts),
        table=Table(columns, (*rows, total), total=True),
    )


def note_charts(statistics: Statistics, criteria: Criteria = Criteria()) -> tuple[Chart, ...]:
    """The chart of the dwellings by year; none without any, or without matplotlib: the map and
    the table are a note by themselves.
    """
    table = years_of_dwellings(statistics, criteria)
    if not table.total():
        return ()
    try:
        figure = drawn.by_year(table, CHART_INCHES, by_year_title())
    except MissingPackage:
        return ()
    return (Chart("", drawn.svg_document(figure), ratio=CHART_INCHES[1] / CHART_INCHES[0]),)


def _figure(key: str, value: object) -> str:
    return french.quantity(float(str(value)), indicator(key).format)
