"""Tables of a past state, as the statistics read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...domain.common.work import QUIET, Work
from ...domain.dictionary import dictionary
from ...domain.indicators import Measure
from ..columns import Column
from ..counting.measures import as_values
from ..indicators.statistics import Tables

if TYPE_CHECKING:
    import pandas as pd


class PastTables(Tables):
    """Rows by table, as objects, None where there is no value (:data:`.steps.States`).

    What is counted keeps a line by row, under its key: statistics add it up, and who asks for a
    cube sees each row in it.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        super().__init__(None)
        self.frames = frames

    def has(self, table: str) -> bool:
        return table in self.frames

    def lacking(self, table: str, columns: Sequence[str]) -> list[str]:
        return [name for name in columns if name not in self.frames[table].columns]

    def aggregate(
        self,
        table: str,
        by: Sequence[str],
        measures: Sequence[Measure],
        work: Work = QUIET,
    ) -> pd.DataFrame:
        work.check()
        rows = self.frames[table]
        batch = {str(name): Column.from_values(rows[name].to_list()) for name in rows.columns}
        counted = rows[list(by)].copy()
        for measure in measures:
            counted[measure] = as_values(measure, dictionary()[table], batch)
        return counted

    def read(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        return self.frames[table][list(columns)]
