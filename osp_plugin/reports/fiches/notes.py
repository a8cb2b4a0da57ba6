"""Notes: a map, and the figures of the territories of a scale beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ...domain.errors import MissingPackage
from ...domain.indicators import Criteria, Figures, indicator
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

    Territories where every figure is zero or unknown are left out; not those where one is secret.
    """
    figures = statistics.at(scale_key, list(keys), criteria)
    secret = {code for codes in figures.secret.values() for code in codes}
    told = (figures.table[list(keys)].fillna(0) != 0).any(axis=1)
    table = figures.table[told | figures.table.index.isin(secret)]
    whole = statistics.at(WHOLE, list(keys), criteria)
    columns = (
        Column(figures.scale.title, 2.4),
        *(Column(indicator(key).title, 1.2, RIGHT) for key in keys),
    )
    rows = [
        (str(line["nom"]), *(_figure(figures, key, code, line[key]) for key in keys))
        for code, line in zip(table.index, table.to_dict("records"))
    ]
    total = (
        translate("fiches", "Ensemble"),
        *(_figure(whole, key, WHOLE, whole.table.loc[WHOLE, key]) for key in keys),
    )
    return Content(
        title=title,
        subtitle=subtitle,
        sources=sources(base, statistics.situation),
        charts=tuple(charts),
        table=Table(columns, (*rows, total), total=True, codes=(*map(str, table.index), WHOLE)),
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


def _figure(figures: Figures, key: str, code: object, value: object) -> str:
    if figures.is_secret(key, code):
        return french.HIDDEN_VALUE
    return french.quantity(float(str(value)), indicator(key).format)
