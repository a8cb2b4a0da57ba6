"""Figures of a past time: counted from the rows that the journal gives back, part by part.

Nobody has to have kept them. They take the place of those of a kept situation
(:class:`...domain.indicators.kept.Kept`) wherever one is shown, and say where they come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from ...domain.common.criteria import Criteria
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import GEOMETRY_COLUMN, dictionary
from ...domain.history.replay import KEY
from ...domain.indicators import Indicator, Measure
from ...domain.indicators.catalogue import every_indicator
from ...domain.indicators.formula import POSITION
from ...domain.indicators.kept import Kept, Situation, time_of
from ...domain.indicators.scales import LAYER, WHOLE
from ...domain.indicators.secret import with_companions
from ..base import Base
from ..columns import Batch, Column, coordinates_of, wkb_has_position
from ..counting.aggregation import aggregate_batches
from ..counting.measures import columns_of
from ..indicators.situations import find_situation, read_kept
from ..indicators.statistics import Statistics, Tables
from ..zones import Zones
from .computed import computed, put
from .past import Past, journaled

if TYPE_CHECKING:
    import pandas as pd

_READ = 0.5
"""Share of the work that reading the journal is."""
_LINES = 200_000


class JournalTables(Tables):
    """The tables of a :class:`.past.Past`, as long as its session lasts."""

    def __init__(self, past: Past, zones: Zones | None = None) -> None:
        super().__init__(None, zones=zones)
        self._past = past

    def has(self, table: str) -> bool:
        return journaled(self._past.base.tables[table])

    def aggregate(
        self,
        table: str,
        by: Sequence[str],
        measures: Sequence[Measure],
        work: Work = QUIET,
    ) -> pd.DataFrame:
        return aggregate_batches(
            dictionary()[table], by, measures, self._batches(table, by, measures, work)
        )

    def read(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        return self._past.read(table, columns)

    def _batches(
        self, table: str, by: Sequence[str], measures: Sequence[Measure], work: Work
    ) -> Iterator[Batch]:
        zoned = LAYER.code in by
        located = zoned or any(measure.reads_position for measure in measures)
        names = [name for name in dict.fromkeys((*by, *columns_of(measures))) if name != LAYER.code]
        again = computed(self._past, table, names)
        done = 0
        for rows in self._past.batches(table, names, shape=located):
            work.check()
            rows = put(rows, rows[KEY].tolist(), again)
            known = rows.astype(object).where(rows.notna(), None)
            batch = {name: Column.from_values(known[name].to_list()) for name in names}
            if located:
                shapes = known[GEOMETRY_COLUMN].to_list()
                batch[POSITION] = Column.from_values(list(map(wkb_has_position, shapes)))
                if zoned and self.zones is not None:
                    batch[LAYER.code] = Column.from_values(self.zones.at(*coordinates_of(shapes)))
            yield batch
            done += len(rows)
            work.tell(done)


def figures_at(base: Base, when: datetime, work: Work = QUIET, zones: Zones | None = None) -> Kept:
    """The figures of every indicator at a past time; ``zones`` are counted too.

    An indicator that reads what this user may not read in the journal is not known. Raises
    BeforeTheJournal, NotYet, EmptyJournal, Cancelled.
    """
    with base.reading() as session:
        past = Past(base, session, when, work.within(0, _READ, _LINES))
        statistics = Statistics(JournalTables(past, zones))
        cubes, territories = statistics.everything(work.within(_READ, 1, _LINES))
    situation = Situation(
        fid=0,
        day=when.astimezone().date(),
        title="",
        edition=0,
        definitive=False,
        scope=WHOLE,
        criteria=Criteria(),
        shown_from=0,
        author="",
        at=datetime.now(timezone.utc),
        digest="",
        state_of=when,
        line=past.line,
        gaps=len(past.lacking.gaps),
    )
    hidden = set(past.lacking.hidden)
    formulas = {
        key: item.formula for key, item in every_indicator().items() if not _reads(item, hidden)
    }
    return Kept(situation, cubes, territories, {}, formulas)


def _reads(item: Indicator, hidden: set[tuple[str, str]]) -> bool:
    """Whether an indicator, or what says whether it is secret, reads one of these fields."""
    measures = with_companions(item.formula.measures())
    return any((one.table, name) in hidden for one in measures for name in one.fields)


def kept_at(base: Base, key: str, work: Work = QUIET, zones: Zones | None = None) -> Kept | None:
    """The figures that a key calls: of a situation, or of a past time; None for those of today.

    Raises SituationUnknown, SituationAltered, and what :func:`figures_at` does.
    """
    if not key:
        return None
    when = time_of(key)
    if when is not None:
        return figures_at(base, when, work, zones)
    return read_kept(base, find_situation(base, key))
