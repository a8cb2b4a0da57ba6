"""Counting dwellings by any of their columns: one answer, by the fastest way there is.

Each way returns the columns asked for, then ``nb_logements`` and ``nb_geolocalises``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..domain.errors import Cancelled
from .base import IsCancelled, Progress
from .columns import Batch, distinct, stream

if TYPE_CHECKING:
    import pandas as pd

TOTALS = ("nb_logements", "nb_geolocalises")
_LOCATED = "*located*"


def frame_of(by: Sequence[str], counts: dict[tuple[object, ...], tuple[int, int]]) -> pd.DataFrame:
    """Counts by key as a table."""
    import pandas as pd

    rows = [(*key, *totals) for key, totals in counts.items()]
    return pd.DataFrame(rows, columns=[*by, *TOTALS])


def count_rows(by: Sequence[str], rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    """Count rows whose last value tells whether the dwelling has a position."""
    counts: dict[tuple[object, ...], tuple[int, int]] = {}
    for row, number in Counter(rows).items():
        total, located = counts.get(row[:-1], (0, 0))
        counts[row[:-1]] = (total + number, located + (number if row[-1] else 0))
    return frame_of(by, counts)


def count_batches(by: Sequence[str], batches: Iterable[Batch]) -> pd.DataFrame:
    """Count batches of columns (:func:`.columns.stream` with the position)."""
    counts: dict[tuple[object, ...], tuple[int, int]] = {}
    for batch in batches:
        located = batch[_LOCATED].values
        keys = {name: batch[name] for name in by}
        groups, first = distinct(keys)
        totals = np.bincount(groups, minlength=len(first))
        placed = np.bincount(groups[located], minlength=len(first))
        values = zip(*(column.at(first) for column in keys.values()))
        for key, total, place in zip(values, totals.tolist(), placed.tolist()):
            before = counts.get(key, (0, 0))
            counts[key] = (before[0] + total, before[1] + place)
    return frame_of(by, counts)


def count_geopackage(
    path: Path,
    table: str,
    by: Sequence[str],
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> pd.DataFrame:
    """Count a table of a GeoPackage by columns."""

    def watched() -> Iterable[Batch]:
        done = 0
        for batch in stream(path, table, by, located=_LOCATED):
            if is_cancelled is not None and is_cancelled():
                raise Cancelled
            yield batch
            done += len(batch[_LOCATED].values)
            if progress is not None:
                progress(done)

    return count_batches(by, watched())
