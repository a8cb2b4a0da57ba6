"""Why an indicator changed between two times, for every territory of a scale.

The state of each time comes from the journal (:mod:`.past`); the figure is computed after each step
from one to the other (:mod:`...domain.history.steps`) as any figure is, and each row whose share in
it changed is noted under the step and the territory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from ...domain.common.criteria import as_codes
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import GEOMETRY_COLUMN, Table, dictionary
from ...domain.disclosure.secrecy import SHOWN_FROM
from ...domain.history.cascade import GROUPED, Cascade, cascade, protected
from ...domain.history.steps import DWELLINGS, IDENTITY, States, Step, steps
from ...domain.history.telling import change
from ...domain.indicators import Criteria, Indicator, indicator, scale
from ...domain.indicators.cubes import columns_to_count, dimensions
from ...domain.indicators.formula import POSITION
from ...domain.indicators.scales import UNKNOWN, WHOLE
from ...domain.indicators.secret import is_sensitive, with_companions
from ..base import Base
from ..columns import wkb_has_position
from ..counting.measures import columns_of
from ..indicators.statistics import Statistics
from .past import Lacking, Past, journaled
from .past_tables import PastTables

if TYPE_CHECKING:
    import pandas as pd

ALL = Criteria()
DETAIL = ("code", "cause", "table", "fid", "effet")
DESCRIBED = ("id_ddtm62", "ident_rep", "bailleur", "intitule", "epci", "idcomtxt", "nom_cite_1")
"""What names a dwelling in a list."""


@dataclass(frozen=True)
class Question:
    """What is asked: ``start`` and ``end`` have a time zone; no end is now."""

    key: str
    start: datetime
    end: datetime | None = None
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
    where effects do not add up, or are secret. ``dwellings`` has, by key, those of the details at
    the end, else as they were: the fields :data:`DESCRIBED`, ``geom`` as WKB, ``changement``.
    """

    question: Question
    end: datetime
    cascades: Mapping[str, Cascade]
    undefined: tuple[str, ...]
    secret: tuple[str, ...]
    details: pd.DataFrame
    dwellings: pd.DataFrame
    lacking: Lacking

    def of_bar(self, code: str, cause: str) -> pd.DataFrame:
        """The details about the dwellings of a bar."""
        rows = self.details
        mine = rows[(rows["code"] == code) & (rows["table"] == DWELLINGS)]
        if cause != GROUPED:
            return mine[mine["cause"] == cause]
        told = {bar.key for bar in self.cascades[code].bars}
        return mine[~mine["cause"].isin(told)]


def explain(base: Base, question: Question, work: Work = QUIET) -> Evolution:
    """Why the indicator of a question changed.

    Raises BeforeTheJournal, NotYet, EmptyJournal, UnknownIndicator, UnknownScale, Cancelled.
    """
    end = question.end or datetime.now(timezone.utc)
    with base.reading() as session:
        former = Past(base, session, question.start, work.within(0, 0.3, 200_000))
        latter = Past(base, session, end, work.within(0.3, 0.5, 200_000))
        before, told_before = _state(former, question)
        after, told_after = _state(latter, question)
        lacking = Lacking(
            tuple(sorted({*former.lacking.gaps, *latter.lacking.gaps})),
            tuple(sorted({*former.lacking.hidden, *latter.lacking.hidden})),
        )
    walk = _Walk(question, before)
    counting = work.within(0.5, 1, 20)
    for done, step in enumerate(steps(before, after)):
        counting.check()
        walk.go(step)
        counting.tell(min(done + 1, 20))
    dwellings = _described(walk.details, before, after, told_before, told_after)
    return walk.evolution(end, dwellings, lacking)


class _Walk:
    """Figures after each step, and the rows that made them change."""

    def __init__(self, question: Question, before: States) -> None:
        import pandas as pd

        self._question = question
        self._measures = question.indicator.formula.measures()
        self._tables = tuple(dict.fromkeys(measure.table for measure in self._measures))
        self._names: dict[str, str] = {}
        self._steps: list[Step] = []
        self._figures: list[pd.Series] = []
        self._secret: set[str] = set()
        self.details: pd.DataFrame = pd.DataFrame(columns=list(DETAIL))
        self._statistics = self._count(before)

    def go(self, step: Step) -> None:
        """Count after a step, and note the rows that it changed."""
        import pandas as pd

        former, self._statistics = self._statistics, self._count(step.tables)
        self._steps.append(step)
        parts = [
            self._changed(former, self._statistics, table).assign(cause=step.key, table=table)
            for table in self._tables
        ]
        found = pd.concat([part for part in parts if len(part)] or [self.details.head(0)])
        if len(found):
            self.details = (pd.concat([self.details, found]) if len(self.details) else found)[
                list(DETAIL)
            ]

    def evolution(self, end: datetime, dwellings: pd.DataFrame, lacking: Lacking) -> Evolution:
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
                (step.key, step.title, figure, int(touched.get((code, step.key), 0)))
                for step, figure in zip(self._steps, figures[1:])
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
            question,
            end,
            {made.code: made for made in found},
            tuple(undefined),
            tuple(hidden),
            details.reset_index(drop=True),
            dwellings,
            lacking,
        )

    def _count(self, tables: States) -> Statistics:
        question = self._question
        statistics = Statistics(PastTables(tables), shown_from=question.shown_from)
        figures = statistics.at(question.scale, [question.key], question.criteria)
        self._figures.append(figures.table[question.key])
        self._secret |= {str(code) for code in figures.secret.get(question.key, ())}
        self._names.update({str(code): str(name) for code, name in figures.table["nom"].items()})
        if UNKNOWN in self._names:  # it stays the last
            self._names[UNKNOWN] = self._names.pop(UNKNOWN)
        return statistics

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


def _state(past: Past, question: Question) -> tuple[States, pd.DataFrame]:
    """The tables that the figure comes from, then the dwellings with what names them."""
    import pandas as pd

    frames: dict[str, pd.DataFrame] = {}
    told = pd.DataFrame(columns=[*DESCRIBED, GEOMETRY_COLUMN])
    for table, names in _needed(question).items():
        described = dictionary()[table]
        if not journaled(described):
            continue
        located = POSITION in names
        fields = [name for name in names if name != POSITION]
        wanted = dict.fromkeys((*fields, *(DESCRIBED if table == DWELLINGS else ())))
        shape = bool(described.geometry) and (located or table == DWELLINGS)
        rows = past.read(table, list(wanted), shape=shape).astype(object)
        rows = rows.where(rows.notna(), None)
        if located:
            rows[POSITION] = pd.Series(
                [wkb_has_position(shape) for shape in rows[GEOMETRY_COLUMN]], rows.index, object
            )
        frames[table] = rows[names]
        if table == DWELLINGS:
            told = rows
    return frames, told


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


def _described(
    details: pd.DataFrame,
    before: States,
    after: States,
    told_before: pd.DataFrame,
    told_after: pd.DataFrame,
) -> pd.DataFrame:
    """The dwellings of the details, at the end or else as they were, and what changed in each."""
    import pandas as pd

    keys = sorted(set(details.loc[details["table"] == DWELLINGS, "fid"]))
    here = [key for key in keys if key in told_after.index]
    gone = [key for key in keys if key not in told_after.index]
    columns = [*DESCRIBED, GEOMETRY_COLUMN]
    parts = [
        part.reindex(columns=columns)
        for part in (told_after.loc[here], told_before.loc[gone])
        if len(part)
    ]
    rows = pd.concat(parts) if parts else pd.DataFrame(columns=columns)
    rows["changement"] = [
        change(key, before.get(DWELLINGS), after.get(DWELLINGS)) for key in rows.index
    ]
    return rows
