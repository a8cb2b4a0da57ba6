"""An evolution as a statement: printed with its chart, or a workbook whose sums are formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ...domain.dictionary import dictionary
from ...domain.history.cascade import Cascade
from ...domain.history.steps import DWELLINGS
from ...domain.indicators import Indicator
from ...domain.indicators.kept import Situation
from ...i18n import translate
from ...storage.dated import local
from ...storage.history.described import naming
from ...storage.history.explaining import Evolution, Time
from ..common import french
from ..common.charts import svg_document
from ..common.names import base_name
from ..common.situations import told as described
from ..layouts.content import Chart
from ..statement.content import Block, Column, Row, Statement
from .chart import waterfall
from .telling import named, paragraph, period, place, title_of, told

PRINTED = 400
"""Most dwellings that are printed; a workbook has them all."""
KINDS = {"pourcentage": "part"}
CHART_WIDTH = 9.5


def ends(evolution: Evolution) -> tuple[str, str]:
    """What the two ends of a cascade are called."""
    start, end = (_end(time) for time in (evolution.question.start, evolution.end))
    return start, end


def _end(time: Time) -> str:
    if isinstance(time, datetime):
        return translate("history", "Au {date}").format(date=local(time))
    return named(time)


def heading(evolution: Evolution, found: Cascade | None = None) -> str:
    """The indicator, and the territory of a cascade."""
    title = evolution.question.indicator.title
    where = place(evolution, found) if found is not None else ""
    return f"{title} – {where}" if where else title


def printed(
    evolution: Evolution, chosen: Sequence[Cascade], moment: datetime, label: str
) -> Statement:
    """A block by territory with its chart, then their dwellings."""
    blocks = [_cascade(evolution, found) for found in chosen]
    rows = _dwellings(evolution, chosen)
    if rows:
        sentence = ""
        if len(rows) > PRINTED:
            sentence = translate(
                "history",
                "Les {nombre} premiers sur {total} ; le classeur les donne tous.",
            ).format(nombre=french.number(PRINTED), total=french.number(len(rows)))
        title = translate("history", "Logements")
        blocks.append(Block(title, _dwelling_columns(evolution), rows[:PRINTED], sentence))
    for table in other_tables(evolution):
        lines = _other_rows(evolution, chosen, table)[:PRINTED]
        if lines:
            columns = _other_columns(evolution, table)
            blocks.append(Block(dictionary()[table].title, columns, lines))
    return _statement(evolution, blocks, moment, label)


def workbook(
    evolution: Evolution, chosen: Sequence[Cascade], moment: datetime, label: str
) -> Statement:
    """All the cascades in a tab, all their dwellings in another."""
    indicator = evolution.question.indicator
    columns = (
        Column("territoire", translate("history", "Territoire"), width=34),
        *_cascade_columns(indicator),
    )
    rows: list[Row] = []
    for found in chosen:
        name = found.name
        lines = _lines(evolution, found)
        rows += [Row({"territoire": name, **row.values}, row.level) for row in lines]
    cascade_title = translate("history", "Cascade")
    blocks = [Block(cascade_title, columns, tuple(rows), _notes(evolution), tab=cascade_title)]
    dwellings = _dwellings(evolution, chosen)
    title = translate("history", "Logements")
    blocks.append(Block(title, _dwelling_columns(evolution), dwellings, tab=title))
    for table in other_tables(evolution):
        others, title = _other_rows(evolution, chosen, table), dictionary()[table].title
        blocks.append(Block(title, _other_columns(evolution, table), others, tab=title))
    return _statement(evolution, blocks, moment, label)


def _statement(
    evolution: Evolution, blocks: Sequence[Block], moment: datetime, label: str
) -> Statement:
    title = translate("history", "Évolution – {indicateur}").format(
        indicateur=evolution.question.indicator.title
    )
    edition = translate("history", "{periode} – édité le {jour}").format(
        periode=period(evolution), jour=f"{moment:%d/%m/%Y}"
    )
    edition = edition[:1].upper() + edition[1:]
    criteria = evolution.question.criteria
    if criteria.dimensions:
        edition += f" – {french.criteria(criteria)}"
    sources = translate("history", "Source : OSP ERBM, base « {base} » et son journal.")
    return Statement(title, edition, tuple(blocks), sources.format(base=base_name(label)))


def _cascade(evolution: Evolution, found: Cascade) -> Block:
    indicator = evolution.question.indicator
    figures = told(found, indicator)
    chart = None
    if figures.lines:
        drawn = waterfall(figures, indicator, "", ends(evolution), CHART_WIDTH)
        ratio = drawn.get_figheight() / drawn.get_figwidth()
        chart = Chart("", svg_document(drawn), ratio=ratio)
    sentence = " ".join(part for part in (paragraph(evolution, found), _notes(evolution)) if part)
    return Block(
        heading(evolution, found),
        _cascade_columns(indicator),
        tuple(_lines(evolution, found)),
        sentence,
        chart=chart,
    )


def _notes(evolution: Evolution) -> str:
    """What the reader must know beside the figures."""
    times = (evolution.question.start, evolution.end)
    notes = [described(time) for time in times if isinstance(time, Situation)]
    if evolution.secret:
        notes.append(french.secrecy_note(evolution.question.shown_from))
    if evolution.lacking.gaps:
        notes.append(
            translate(
                "history", "Le journal ne dit pas tout de {nombre} lignes de la base."
            ).format(nombre=french.number(len(evolution.lacking.gaps)))
        )
    return " ".join(notes)


def _cascade_columns(indicator: Indicator) -> tuple[Column, ...]:
    kind = KINDS.get(indicator.format, indicator.format)
    return (
        Column("cause", translate("history", "Cause"), share=4, width=46),
        Column("effet", indicator.heading, kind, 1.6, 18, summed=True),
        Column("lignes", translate("history", "Lignes touchées"), "entier", 1.2, 12),
    )


def _lines(evolution: Evolution, found: Cascade) -> list[Row]:
    """The figure before, each cause, and their sum: the figure after."""
    indicator = evolution.question.indicator
    figures = told(found, indicator)
    scale = 100.0 if indicator.format == "pourcentage" else 1.0
    start, end = ends(evolution)
    rows = [Row({"cause": start, "effet": figures.before / scale, "lignes": None})]
    rows += [
        Row({"cause": line.title, "effet": line.value / scale, "lignes": line.rows})
        for line in figures.lines
    ]
    return [*rows, Row({"cause": end, "effet": figures.after / scale, "lignes": None}, 1)]


def _dwelling_columns(evolution: Evolution) -> tuple[Column, ...]:
    return (
        Column("cause", translate("history", "Cause"), share=2, width=30),
        Column("territoire", translate("history", "Territoire"), share=0, width=26),
        Column("id_ddtm62", translate("history", "N° OSP"), "annee", 0.8, 10),
        Column("ident_rep", translate("history", "N° RPLS"), share=1.1, width=13),
        Column("bailleur", translate("history", "Bailleur"), share=0.8, width=10),
        Column("intitule", translate("history", "Opération"), share=3, width=48),
        Column("epci", translate("history", "EPCI"), share=0.9, width=12),
        Column("idcomtxt", translate("history", "Commune"), share=0, width=22),
        Column("nom_cite_1", translate("history", "Cité"), share=0, width=26),
        Column("changement", translate("history", "Changement"), share=3, width=60),
        *_effect_column(evolution),
    )


def _effect_column(evolution: Evolution) -> tuple[Column, ...]:
    """What each row brings, where that adds up and may be told."""
    item = evolution.question.indicator
    if not item.additive or evolution.secret:
        return ()
    kind = KINDS.get(item.format, item.format)
    return (Column("effet", translate("history", "Effet"), kind, 0.8, 12),)


def _dwellings(evolution: Evolution, chosen: Sequence[Cascade]) -> tuple[Row, ...]:
    """The dwellings of the bars, in the order of the bars."""
    rows: list[Row] = []
    scale = 100.0 if evolution.question.indicator.format == "pourcentage" else 1.0
    for found in chosen:
        for bar in found.bars:
            for values in bar_rows(evolution, found.code, bar.key):
                effect = values["effet"]
                rows.append(
                    Row(
                        {
                            **values,
                            "cause": title_of(bar.title),
                            "territoire": found.name,
                            "effet": None if effect is None else effect / scale,
                        }
                    )
                )
    return tuple(rows)


def bar_rows(
    evolution: Evolution, code: str, cause: str, table: str = DWELLINGS
) -> list[dict[str, Any]]:
    """The rows of a bar, dwellings by default: what names each, ``fid, changement, effet``, and
    ``geom``, the WKB of its places."""
    found = evolution.of_bar(code, cause, table)
    known = evolution.described[table]
    rows = []
    for fid, effect in zip(found["fid"], found["effet"]):
        values = {name: _plain(known.at[fid, name]) for name in (*naming(table), "changement")}
        shapes = known.at[fid, "geom"]
        rows.append({"fid": int(fid), **values, "geom": shapes, "effet": _plain(effect)})
    return rows


def other_tables(evolution: Evolution) -> list[str]:
    """The tables beside the dwellings whose rows changed the figure."""
    return [table for table in evolution.described if table != DWELLINGS]


def _other_rows(evolution: Evolution, chosen: Sequence[Cascade], table: str) -> tuple[Row, ...]:
    """The rows of a table, in the order of the bars."""
    return tuple(
        Row({**values, "cause": title_of(bar.title), "territoire": found.name})
        for found in chosen
        for bar in found.bars
        for values in bar_rows(evolution, found.code, bar.key, table)
    )


def _other_columns(evolution: Evolution, table: str) -> tuple[Column, ...]:
    known = dictionary()[table]
    fields = [
        Column(name, known[name].title, _KINDS.get(known[name].type, "texte"), 1.2, 20)
        for name in naming(table)
    ]
    return (
        Column("cause", translate("history", "Cause"), share=2, width=30),
        Column("territoire", translate("history", "Territoire"), share=0, width=26),
        *fields,
        Column("changement", translate("history", "Changement"), share=3, width=60),
        *_effect_column(evolution),
    )


_KINDS = {"integer": "annee", "number": "decimal", "date": "date", "boolean": "drapeau"}
"""Whole numbers are years and numbers of things more than quantities: without thousands."""


def _plain(value: Any) -> Any:
    import pandas as pd

    return value if isinstance(value, (str, bytes)) or not pd.isna(value) else None
