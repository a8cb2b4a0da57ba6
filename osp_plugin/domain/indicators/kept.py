"""Figures that a base keeps as they were: those of a « situation arrêtée ».

What was released of each level is given back as it was. Figures that cross levels (the years of an
EPCI) are added up again from sums of no sensitive field, which are kept for that; a sensitive
figure is thus known at the levels alone.

Figures of a past time that nobody kept are told the same way: those of a « situation » that has no
level, all of whose sums are there, counted from the journal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

from ..common.criteria import Criteria
from .catalogue import indicator
from .cubes import Cube
from .figures import NAME, Figures, compute
from .formula import Formula
from .scales import LAYER
from .secret import is_sensitive

if TYPE_CHECKING:
    import pandas as pd

CubeKey = tuple[str, tuple[str, ...]]
"""A table, and the fields that its rows are counted by beside its dimensions."""


AT = "au:"
"""What begins the key of a past time that no base keeps a situation of."""


@dataclass(frozen=True)
class Situation:
    """What a situation is. ``day`` is the day that its figures tell of, ``at`` when they were
    counted (UTC), ``criteria`` what they are limited to, ``shown_from`` their threshold of secrecy,
    ``digest`` the SHA-256 of all that it keeps, « » when no base keeps it.

    ``state_of`` is the time that the base was brought back to from its journal, None when the
    figures are those of ``at``; ``line`` the last line of the journal that they take in, ``gaps``
    of how many rows the journal did not tell all."""

    fid: int
    day: date
    title: str
    edition: int
    definitive: bool
    scope: str
    criteria: Criteria
    shown_from: int
    author: str
    at: datetime
    digest: str
    state_of: datetime | None = None
    line: int | None = None
    gaps: int = 0

    @property
    def key(self) -> str:
        """What finds it again: its hash, or the time that the journal is read back to."""
        if self.digest or self.state_of is None:
            return self.digest
        return key_of(self.state_of)

    @property
    def moment(self) -> datetime:
        """The time of the base that its figures are of."""
        return self.state_of or self.at


def key_of(when: datetime) -> str:
    """The key of a past time (:attr:`Situation.key`)."""
    return AT + when.astimezone(timezone.utc).isoformat()


def time_of(key: str) -> datetime | None:
    """The time that a key is of; None for the key of a kept situation, or none."""
    if not key.startswith(AT):
        return None
    try:
        when = datetime.fromisoformat(key.removeprefix(AT))
    except ValueError:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=timezone.utc)


@dataclass(frozen=True)
class Kept:
    """The figures of a situation.

    ``territories`` holds, by scale, a row per code: ``nom`` and the dimensions that its table told;
    ``levels`` the figures of every indicator by scale; ``formulas`` those that were in force.
    """

    situation: Situation
    cubes: Mapping[CubeKey, Cube]
    territories: Mapping[str, pd.DataFrame]
    levels: Mapping[str, Figures]
    formulas: Mapping[str, Formula]

    @property
    def is_whole(self) -> bool:
        """Whether every sum is there, the sensitive ones too: counted from the journal."""
        return not self.levels

    def at(
        self,
        names: Mapping[str, str],
        scale_key: str,
        keys: Sequence[str],
        criteria: Criteria,
        shown_from: int,
    ) -> Figures:
        """Indicators at a scale, as :func:`.figures.compute` gives them.

        Missing are the indicators that were defined later, or otherwise where they have to be
        added up again, and the sensitive ones where they do: nothing of them was kept by
        territory and year. A sensitive figure is secret where ``shown_from`` is more than what the
        situation was released for.
        """
        level = self.levels.get(scale_key)
        if level is not None and _of_itself(scale_key, criteria):
            return self._level(level, keys, criteria.kept(scale_key), shown_from)
        cubes = {table: cube for (table, extra), cube in self.cubes.items() if not extra}
        threshold = max(shown_from, self.situation.shown_from)
        figures = compute(cubes, names, scale_key, keys, criteria, threshold)
        table = figures.table
        for key in keys:
            if self.formulas.get(key) != indicator(key).formula:
                table[key] = float("nan")
        return figures

    def tells(self, key: str, scale_key: str, criteria: Criteria) -> bool:
        """Whether an indicator is known at a scale within criteria."""
        if self.is_whole:
            return key in self.formulas and (scale_key != LAYER.key or self.has_zones)
        if scale_key not in self.levels:
            return False
        if _of_itself(scale_key, criteria):
            return key in self.formulas
        formula = indicator(key).formula
        sensitive = any(is_sensitive(measure) for measure in formula.measures())
        return not sensitive and self.formulas.get(key) == formula

    @property
    def has_zones(self) -> bool:
        """Whether the polygons of a layer were counted too."""
        return any(LAYER.key in cube.dimensions for cube in self.cubes.values())

    def _level(
        self, level: Figures, keys: Sequence[str], codes: Sequence[str], shown_from: int
    ) -> Figures:
        table = level.table.reindex(columns=[NAME, *keys])
        if codes:
            table = table[table.index.isin(codes)]
        secret = dict(level.secret)
        if shown_from > self.situation.shown_from:
            for key in keys:
                if any(is_sensitive(one) for one in indicator(key).formula.measures()):
                    table = table.assign(**{key: float("nan")})
                    secret[key] = frozenset(table.index)
        return Figures(level.scale.key, table, secret, max(shown_from, self.situation.shown_from))


def _of_itself(scale_key: str, criteria: Criteria) -> bool:
    """Whether criteria only choose some of the codes of a scale."""
    return not criteria.has_years and all(name == scale_key for name, _ in criteria.codes)


def without_sensitive(cube: Cube, criteria: Criteria) -> Cube | None:
    """The cube within criteria, without its sensitive measures; None when it cannot tell them."""
    if not set(criteria.dimensions) <= set(cube.dimensions):
        return None
    measures = tuple(measure for measure in cube.measures if not is_sensitive(measure))
    rows = cube.rows[criteria.mask(cube.rows)]
    return replace(cube, measures=measures, rows=rows[[*cube.dimensions, *measures]])
