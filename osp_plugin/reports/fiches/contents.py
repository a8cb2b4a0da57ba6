"""The content of a layout from its definition: the first time, and whenever it is made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from ...domain.errors import MissingPackage
from ...domain.indicators import indicator
from ...domain.indicators.kept import Situation
from ...i18n import translate
from ...storage.base import Base
from ...storage.history.rebuilt import kept_at
from ...storage.indicators.perimeters import perimeter_of
from ...storage.indicators.statistics import Statistics, Tables
from ...storage.programming.names import read_names
from ...storage.programming.reading import campaigns, read_programme
from ..common import charts as drawn
from ..common import french, perimeters
from ..common.secrecy import chosen_threshold
from ..indicators.indicator_chart import IndicatorChart
from ..layouts.content import Chart, Content
from ..programming.recap import ProgrammingStates
from ..statement.pdf import content_of as statement_content
from .definition import BY_KIND, FICHE, NOTE, Definition
from .maker import BLOCKS, FicheMaker, sources
from .notes import note_charts, note_content

DEFINED = 2
"""Indicators whose definition the foot of a note has room for."""


def content_of(definition: Definition, base: Base, statistics: Callable[[], Statistics]) -> Content:
    """``statistics`` counts what the layers show; a fiche and a statement count the base. Of a
    situation, the figures are those that the base keeps.

    Raises BaseError, NoSuchTerritory, MissingPackage, SituationUnknown, SituationAltered.
    """
    if definition.kind == NOTE:
        return _note(definition, base, lambda: figures_of(definition, base, statistics()))
    if definition.kind == FICHE:
        maker = _maker(definition, base)
        return maker.content(maker.subjects([definition.code])[0])
    return last_recap(base, definition.title, definition.subtitle)


def programmed(definition: Definition, base: Base) -> tuple[str, ...]:
    """The cités of the map of the programme of a fiche."""
    if definition.kind != FICHE or definition.situation:
        return ()
    maker = _maker(definition, base)
    return maker.programmed(maker.subjects([definition.code])[0])


def _maker(definition: Definition, base: Base) -> FicheMaker:
    blocks = definition.blocks or tuple(BLOCKS)
    return FicheMaker(
        base,
        definition.scale,
        definition.criteria,
        blocks,
        shown_from=chosen_threshold(),
        kept=kept_at(base, definition.situation),
        perimeter=perimeter_of(base, definition.perimeter),
    )


def figures_of(definition: Definition, base: Base, counted: Statistics) -> Statistics:
    """``counted``, unless a definition is of another situation or of another perimeter."""
    told = counted.situation.key if counted.situation is not None else ""
    perimeter = counted.tables.perimeter
    same = (perimeter.text if perimeter is not None else "") == definition.perimeter
    if told == definition.situation and (same or told):
        return counted
    tables = Tables(
        base,
        counted.tables.layers,
        kept=kept_at(base, definition.situation),
        perimeter=perimeter_of(base, definition.perimeter),
    )
    return Statistics(tables, shown_from=chosen_threshold())


def _note(definition: Definition, base: Base, statistics: Callable[[], Statistics]) -> Content:
    if not definition.keys:
        return Content(definition.title, definition.subtitle, note_sources(definition, base))
    counted = statistics()
    content = note_content(
        base,
        counted,
        definition.scale,
        definition.criteria,
        definition.keys,
        title=definition.title,
        subtitle=definition.subtitle,
        charts=_charts(definition, counted),
    )
    figures = counted.at(definition.scale, list(definition.keys), definition.criteria)
    secrecy = french.secrecy_note(figures.shown_from) if figures.warns() else ""
    where = perimeters.told(counted.tables.perimeter)
    told = (note_sources(definition, base, counted.situation), where, secrecy)
    return replace(content, sources=" ".join(filter(None, told)))


def note_sources(definition: Definition, base: Base, situation: Situation | None = None) -> str:
    """The foot of a note: its sources and its date, what its figures are, and of which rows."""
    told = [sources(base, situation)]
    if 0 < len(definition.keys) <= DEFINED:
        told += [
            translate("fiches", "{titre} : {definition}").format(
                titre=indicator(key).title, definition=indicator(key).description
            )
            for key in definition.keys
            if indicator(key).description
        ]
    told += [
        translate("fiches", "Filtre de la couche « {couche} » : {filtre}.").format(
            couche=name, filtre=text
        )
        for name, text in definition.filters
    ]
    return " ".join(told)


def _charts(definition: Definition, statistics: Statistics) -> tuple[Chart, ...]:
    """None without any figure, or without matplotlib: the note is one without it."""
    if definition.chart == BY_KIND:
        return note_charts(statistics, definition.criteria)
    if not definition.chart:
        return ()
    item = indicator(definition.keys[0])
    figures = statistics.at(definition.scale, [item.key], definition.criteria)
    table = figures.table
    values = zip(table.index, table["nom"], table[item.key])
    rows = [(str(code), str(name), float(value)) for code, name, value in values]
    chosen = frozenset(definition.chosen) & frozenset(table.index)
    chart = IndicatorChart(
        statistics, figures, item, definition.criteria, rows, chosen, definition.chart
    )
    try:
        if not chart.shows_something():
            return ()
        figure = chart.figure()
        width, height = figure.get_size_inches()
        return (Chart("", drawn.svg_document(figure), ratio=height / width),)
    except MissingPackage:
        return ()


def last_recap(base: Base, title: str, subtitle: str) -> Content:
    """The recapitulation of the last campaign, under these titles; they alone without campaign."""
    known = campaigns(base)
    if not known:
        return Content(title, subtitle)
    programme = read_programme(base, known[0].year)
    recap = ProgrammingStates(programme, read_names(base), datetime.now(), base.label).recap()
    return replace(statement_content(recap), title=title, subtitle=subtitle or recap.edition)
