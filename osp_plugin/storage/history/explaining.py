"""Why an indicator changed between two times, for every territory of a scale.

The state of each time comes from the journal (:mod:`.past`); the figure is computed after each step
from one to the other (:mod:`...domain.history.steps`) as any figure is, and each row whose share in
it changed is noted under the step and the territory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Union

from ...domain.common.criteria import as_codes
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import GEOMETRY_COLUMN, Table, dictionary
from ...domain.disclosure.secrecy import SHOWN_FROM
from ...domain.errors import QT_TRANSLATE_NOOP, OspError, Phrase
from ...domain.history.cascade import (
    BEGUN,
    ENDED,
    GROUPED,
    KEPT_TITLE,
    Cascade,
    cascade,
    protected,
)
from ...domain.history.steps import DWELLINGS, IDENTITY, States, Step, steps
from ...domain.indicators import Criteria, Figures, Indicator, indicator, scale
from ...domain.indicators.cubes import columns_to_count, dimensions
from ...domain.indicators.formula import POSITION
from ...domain.indicators.kept import Situation
from ...domain.indicators.kept_text import written
from ...domain.indicators.scales import UNKNOWN, WHOLE
from ...domain.indicators.secret import is_sensitive, with_companions
from ..base import Base
from ..columns import wkb_has_position
from ..counting.measures import columns_of
from ..indicators.situations import name_of, read_kept
from ..indicators.statistics import Statistics
from ..session import Session
from .computed import computed, put
from .described import Described, Named, described_rows, fields_told, with_places
from .journal import told_since
from .past import Lacking, Past, journaled
from .past_tables import PastTables

if TYPE_CHECKING:
    import pandas as pd

ALL = Criteria()
DETAIL = ("code", "cause", "table", "fid", "effet")
Time = Union[datetime, Situation]
"""A time, which has a time zone, or the situation whose figure is explained."""


class OtherLimits(OspError):
    """Two situations are not limited to the same. Values: ``debut``, ``fin``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {debut} » et « {fin} » ne sont pas limitées aux mêmes territoires, bailleurs, années ou "
        "types : leurs chiffres ne se comparent pas. Prenez deux situations de même portée.",
    )


@dataclass(frozen=True)
class Question:
    """What is asked: between which times, or situations; no end is now."""

    key: str
    start: Time
    end: Time | None = None
    scale: str = WHOLE
    criteria: Criteria = ALL
    shown_from: int = SHOWN_FROM

    @property
    def indicator(self) -> Indicator:
        return indicator(self.key)


@dataclass(frozen=True)
class Evolution:
    """Why the figures of a question changed.

    ``cascades`` are by code, ``undefined`` the codes whose figure is not defined at one of the two
    times, ``secret`` those whose changes tell of too few dwellings. ``details`` has a line by row
    that changed the figure of a territory by a step: columns :data:`DETAIL`; ``effet`` is missing
    where effects do not add up, or are secret. ``described`` has, by table and key, the rows of the
    details (:mod:`.described`).
    """

    question: Question
    end: Time
    cascades: Mapping[str, Cascade]
    undefined: tuple[str, ...]
    secret: tuple[str, ...]
    details: pd.DataFrame
    described: Described
    lacking: Lacking

    @property
    def dwellings(self) -> pd.DataFrame:
        """Those of the details: what names each, ``geom`` as WKB, ``changement``."""
        return self.described[DWELLINGS]

    def of_bar(self, code: str, cause: str, table: str = DWELLINGS) -> pd.DataFrame:
        """The details about the rows of a table of a bar."""
        rows = self.details
        mine = rows[(rows["code"] == code) & (rows["table"] == table)]
        if cause != GROUPED:
            return mine[mine["cause"] == cause]
        told = {bar.key for bar in self.cascades[code].bars}
        return mine[~mine["cause"].isin(told)]

    def tables_of_bar(self, code: str, cause: str) -> list[str]:
        """The tables whose rows a bar tells of."""
        return [table for table in self.described if len(self.of_bar(code, cause, table))]


def explain(base: Base, question: Question, work: Work = QUIET) -> Evolution:
    """Why the indicator of a question changed.

    Raises BeforeTheJournal, NotYet, EmptyJournal, UnknownIndicator, UnknownScale, Cancelled.
    """
    end = question.end or datetime.now(timezone.utc)
    asked = replace(question, criteria=_limits(question, end))
    kept = [_kept(base, asked, time, question.criteria) for time in (question.start, end)]
    with base.reading() as session:
        former = _past(base, session, question.start, work.within(0, 0.3, 200_000))
        latter = _past(base, session, end, work.within(0.3, 0.5, 200_000))
        before, told_before = _state(former, asked)
        after, told_after = _state(latter, asked)
        lacking = Lacking(
            tuple(sorted({*former.lacking.gaps, *latter.lacking.gaps})),
            tuple(sorted({*former.lacking.hidden, *latter.lacking.hidden})),
        )
    walk = _Walk(asked, before, kept[0])
    counting = work.within(0.5, 1, 20)
    for done, step in enumerate(steps(before, after)):
        counting.check()
        walk.go(step)
        counting.tell(min(done + 1, 20))
    if kept[1] is not None:
        walk.end_at(kept[1])
    described = described_rows(walk.details, (before, told_before), (after, told_after))
    return walk.evolution(question, end, described, lacking)


def _past(base: Base, session: Session, time: Time, work: Work) -> Past:
    """The base at a time; of a situation that was there before the journal, as it begins."""
    if isinstance(time, datetime):
        return Past(base, session, time, work)
    when = max(time.moment, told_since(base, session))
    return Past(base, session, when, work, line=time.line)


def _limits(question: Question, end: Time) -> Criteria:
    """What is explained: the criteria of the question, and those of its situations.

    Raises OtherLimits.
    """
    asked = [time for time in (question.start, end) if isinstance(time, Situation)]
    if len({written(time.criteria.plain()) for time in asked}) > 1:
        raise OtherLimits(debut=name_of(asked[0]), fin=name_of(asked[1]))
    return question.criteria.within(asked[0].criteria) if asked else question.criteria


def _kept(
    base: Base, question: Question, time: Time, criteria: Criteria
) -> tuple[Situation, Figures] | None:
    """What a situation keeps of the figure. Raises SituationUnknown, SituationAltered."""
    if isinstance(time, datetime):
        return None
    statistics = Statistics.of_base(
        base, shown_from=question.shown_from, kept=read_kept(base, time)
    )
    return time, statistics.at(question.scale, [question.key], criteria)


class _Walk:
    """Figures after each step, and the rows that made them change."""

    def __init__(
        self, question: Question, before: States, kept: tuple[Situation, Figures] | None = None
    ) -> None:
        """``kept`` are the figures that it begins with, where a situation keeps them."""
        import pandas as pd

        self._question = question
        self._measures = question.indicator.formula.measures()
        self._tables = tuple(dict.fromkeys(measure.table for measure in self._measures))
        self._names: dict[str, str] = {}
        self._causes: list[tuple[str, str]] = []
        self._figures: list[pd.Series] = []
        self._secret: set[str] = set()
        self.details: pd.DataFrame = pd.DataFrame(columns=list(DETAIL))
        if kept is not None:
            self._note(kept[1])
        self._statistics = self._count(before)
        if kept is not None:
            self._causes.append((BEGUN, _differing(kept[0])))

    def end_at(self, kept: tuple[Situation, Figures]) -> None:
        """End with the figures that a situation keeps."""
        self._note(kept[1])
        self._causes.append((ENDED, _differing(kept[0])))

    def go(self, step: Step) -> None:
        """Count after a step, and note the rows that it changed."""
        import pandas as pd

        former, self._statistics = self._statistics, self._count(step.tables)
        self._causes.append((step.key, step.title))
        parts = [
            self._changed(former, self._statistics, table).assign(cause=step.key, table=table)
            for table in self._tables
        ]
        found = pd.concat([part for part in parts if len(part)] or [self.details.head(0)])
        if len(found):
            self.details = (pd.concat([self.details, found]) if len(self.details) else found)[
                list(DETAIL)
            ]

    def evolution(
        self, asked: Question, end: Time, described: Described, lacking: Lacking
    ) -> Evolution:
        """What was found, told of the question as it was asked."""
        question = self._question
        touched = self.details.groupby(["code", "cause"]).size().to_dict()
        found, undefined = [], []
        # A territory that has no row at one of the times has none of what adds up.
        adds_up = question.indicator.additive and question.indicator.known_by(
            question.scale, question.criteria
        )
        absent = 0.0 if adds_up else float("nan")
        for code, name in self._names.items():
            figures = [float(series.get(code, absent)) for series in self._figures]
            after = [
                (cause, title, figure, int(touched.get((code, cause), 0)))
                for (cause, title), figure in zip(self._causes, figures[1:])
            ]
            made = cascade(code, name, figures[0], after)
            if made is None:
                undefined.append(code)
            else:
                found.append(made)
        hidden: list[str] = []
        details = self.details
        if any(is_sensitive(measure) for measure in self._measures):
            found, hidden = protected(found, question.shown_from)
            hidden += sorted(self._secret & set(undefined))
            undefined = [code for code in undefined if code not in self._secret]
            details = details[~details["code"].isin(hidden)].assign(effet=None)
        return Evolution(
            asked,
            end,
            {made.code: made for made in found},
            tuple(undefined),
            tuple(hidden),
            details.reset_index(drop=True),
            described,
            lacking,
        )

    def _count(self, tables: States) -> Statistics:
        question = self._question
        statistics = Statistics(PastTables(tables), shown_from=question.shown_from)
        self._note(statistics.at(question.scale, [question.key], question.criteria))
        return statistics

    def _note(self, figures: Figures) -> None:
        """The figures after a cause, or those that all begins with."""
        question = self._question
        self._figures.append(figures.table[question.key])
        self._secret |= {str(code) for code in figures.secret.get(question.key, ())}
        self._names.update({str(code): str(name) for code, name in figures.table["nom"].items()})
        if UNKNOWN in self._names:  # it stays the last
            self._names[UNKNOWN] = self._names.pop(UNKNOWN)

    def _changed(self, former: Statistics, latter: Statistics, table: str) -> pd.DataFrame:
        """The rows of a table whose part in the figure is not what it was: ``code, fid, effet``."""
        import pandas as pd

        one, other = self._parts(former, table), self._parts(latter, table)
        measures = [measure for measure in self._measures if measure.table == table]
        every = one.index.union(other.index)
        one, other = one.reindex(every), other.reindex(every)
        values = [part[measures].fillna(0.0) for part in (one, other)]
        stays = (one["code"] == other["code"]).to_numpy(dtype=bool)
        same = (values[0] == values[1]).all(axis=1).to_numpy()
        touched = [~(stays & same) & (value != 0).any(axis=1).to_numpy() for value in values]
        both = stays & (touched[0] | touched[1])
        parts = [
            (one["code"], values[1] - values[0], both),
            (one["code"], -values[0], ~stays & touched[0]),
            (other["code"], values[1], ~stays & touched[1]),
        ]
        found = [
            pd.DataFrame(
                {"code": codes[rows], "fid": every[rows], "effet": self._effect(change[rows])}
            )
            for codes, change, rows in parts
            if rows.any()
        ]
        return pd.concat(found) if found else pd.DataFrame(columns=["code", "fid", "effet"])

    def _parts(self, statistics: Statistics, table: str) -> pd.DataFrame:
        """What each row of a table that is asked for counts, by key, and for which code."""
        import pandas as pd

        rows = statistics.cube(table, [self._question.key]).rows
        scale_key = self._question.scale
        lacking = {*self._question.criteria.dimensions} - {*rows.columns}
        if lacking or (scale_key != WHOLE and scale_key not in rows.columns):
            rows = rows.head(0)
            return rows.assign(code=pd.Series(dtype=object))
        rows = rows[self._question.criteria.mask(rows)]
        codes = WHOLE if scale_key == WHOLE else as_codes(rows[scale_key])
        return rows.assign(code=codes)

    def _effect(self, change: pd.DataFrame) -> pd.Series:
        """What each row brings to the figure, missing where that does not add up."""
        formula = self._question.indicator.formula
        if not formula.additive:
            return change.iloc[:, 0].astype(object).mask(change.iloc[:, 0].notna(), None)
        whole = change.reindex(columns=list(self._measures), fill_value=0.0)
        return formula.value(whole).to_numpy()


def _state(past: Past, question: Question) -> tuple[States, Named]:
    """The tables that the figure comes from, then those of the rows that it counts, with what names
    them and where they are."""
    import pandas as pd

    frames: dict[str, pd.DataFrame] = {}
    told: dict[str, pd.DataFrame] = {}
    tables_told = {measure.table for measure in question.indicator.formula.measures()}
    for table, names in _needed(question).items():
        described = dictionary()[table]
        if not journaled(described):
            continue
        located = POSITION in names
        fields = [name for name in names if name != POSITION]
        counted = table in tables_told
        wanted = dict.fromkeys((*fields, *(fields_told(table) if counted else ())))
        shape = bool(described.geometry) and (located or counted)
        read = past.read(table, list(wanted), shape=shape)
        rows = put(read, read.index.tolist(), computed(past, table, fields)).astype(object)
        rows = rows.where(rows.notna(), None)
        if located:
            rows[POSITION] = pd.Series(
                [wkb_has_position(shape) for shape in rows[GEOMETRY_COLUMN]], rows.index, object
            )
        frames[table] = rows[names]
        if counted:
            told[table] = rows
    return frames, with_places(past, told)


def _needed(question: Question) -> dict[str, list[str]]:
    """Fields of each table that the figure comes from, POSITION among them where it counts."""
    measures = with_companions(question.indicator.formula.measures())
    tables = dictionary()
    found: dict[str, dict[str, None]] = {}

    def want(table: Table, names: Sequence[str]) -> None:
        # In the order of the dictionary, in which the fields are told.
        found.setdefault(table.name, {}).update(dict.fromkeys(names))

    for name in dict.fromkeys(measure.table for measure in measures):
        own = [measure for measure in measures if measure.table == name]
        reached = dimensions(tables[name])
        want(tables[name], [*columns_to_count(reached), *columns_of(own)])
        if name == DWELLINGS:
            want(tables[name], [*IDENTITY, "date_fin"])
        if any(measure.reads_position for measure in own):
            want(tables[name], [POSITION])
        for place in reached.values():
            if place.through is not None:
                want(tables[place.through.table], [place.through.target, place.column])
    listed = scale(question.scale)
    if listed.table is not None:
        places = dimensions(tables[listed.table])
        want(tables[listed.table], [listed.code, listed.name, *columns_to_count(places)])
    return {
        name: [item.name for item in tables[name].fields if item.name in names]
        + ([POSITION] if POSITION in names else [])
        for name, names in found.items()
    }


def _differing(situation: Situation) -> str:
    """What the figure of a situation has beside what the journal gives back."""
    return Phrase(KEPT_TITLE, situation=name_of(situation))
