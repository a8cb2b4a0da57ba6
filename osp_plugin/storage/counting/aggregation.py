"""Adding up rows by any of their columns: one answer, by the fastest way there is.

Each way returns the columns asked for, then one column per measure, labelled by the measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...domain.common.work import QUIET, Work
from ...domain.dictionary import Table
from ...domain.indicators.formula import POSITION, Measure
from ..columns import Batch, distinct, stream
from ..ddl import quote_name
from ..interruption import interruptible
from .measures import as_sql, as_values, columns_of, count_measures

if TYPE_CHECKING:
    import pandas as pd

    from ..base import Base

TOTALS = ("nb_logements", "nb_geolocalises")
"""Names of the two measures of a count (:func:`.measures.count_measures`)."""


def as_count(aggregated: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """What was added up of the measures of a count: ``by``, then :data:`TOTALS`."""
    counted = aggregated.set_axis([*by, *TOTALS], axis=1)
    counts: pd.DataFrame = counted.astype(dict.fromkeys(TOTALS, "int64"))
    return counts


def aggregate_batches(
    table: Table, by: Sequence[str], measures: Sequence[Measure], batches: Iterable[Batch]
) -> pd.DataFrame:
    """Add up batches of columns: those of ``by``, those that the measures read."""
    import pandas as pd

    places: dict[tuple[object, ...], int] = {}
    totals = np.zeros((0, len(measures)))
    for batch in batches:
        groups, first = distinct({name: batch[name] for name in by})
        sums = [
            np.bincount(groups, as_values(measure, table, batch), minlength=len(first))
            for measure in measures
        ]
        keys = zip(*(batch[name].at(first) for name in by))
        rows = np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.int64)
        totals = np.vstack([totals, np.zeros((len(places) - len(totals), len(measures)))])
        totals[rows] += np.array(sums).T
    keyed = pd.DataFrame(list(places), columns=list(by), dtype=object)
    summed = pd.DataFrame(totals, columns=pd.Index(list(measures), dtype=object))
    return pd.concat([keyed, summed], axis=1)


def aggregate_geopackage(
    path: Path,
    table: Table,
    by: Sequence[str],
    measures: Sequence[Measure],
    work: Work = QUIET,
) -> pd.DataFrame:
    """Add up a table of a GeoPackage by columns."""
    names = list(dict.fromkeys((*by, *columns_of(measures))))
    located = POSITION if any(measure.reads_position for measure in measures) else None

    def watched() -> Iterable[Batch]:
        done = 0
        for batch in stream(path, table.name, names, located=located):
            work.check()
            yield batch
            done += len(batch[names[0]].values)
            work.tell(done)

    return aggregate_batches(table, by, measures, watched())


def aggregate_rows(
    base: Base,
    table: str,
    by: Sequence[str],
    measures: Sequence[Measure],
    work: Work = QUIET,
) -> pd.DataFrame:
    """Measures of a base by columns: ``by``, then a column per measure, labelled by it.

    ``work`` is told how many rows were read, where the database lets it be known.
    """
    path = base.streamed()
    if path is None:
        return aggregate_by_sql(base, table, by, measures, work)
    return aggregate_geopackage(path, base.tables[table], by, measures, work)


def aggregate_by_sql(
    base: Base,
    table: str,
    by: Sequence[str],
    measures: Sequence[Measure],
    work: Work = QUIET,
) -> pd.DataFrame:
    """:func:`aggregate_rows` by the database itself."""
    listed = ", ".join(quote_name(name) for name in by)
    summed = ", ".join(
        f"{as_sql(measure, base.tables[table], base)} AS m{place}"
        for place, measure in enumerate(measures)
    )
    sql = f"SELECT {listed}, {summed} FROM {base.relation(table)} GROUP BY {listed}"  # nosec B608 # names are the dictionary's, values are bound
    with base.reading() as session, interruptible(session, work):
        found = session.query(sql).set_axis([*by, *measures], axis=1)
    numbers: pd.DataFrame = found.astype(dict.fromkeys(measures, "float64"))
    return numbers.fillna(dict.fromkeys(measures, 0.0))


def count_rows(
    base: Base,
    table: str,
    by: Sequence[str],
    work: Work = QUIET,
) -> pd.DataFrame:
    """Rows of a table by columns: ``by``, ``nb_logements``, ``nb_geolocalises``.

    ``work`` is told how many rows were read, where the database lets it be known.
    """
    counts = aggregate_rows(base, table, by, count_measures(table), work)
    return as_count(counts, by)


def repeated_rows(base: Base, table: str, column: str, also: Sequence[str]) -> pd.DataFrame:
    """Rows whose text in ``column`` another row has too: ``column``, then ``also``."""
    name, source = quote_name(column), quote_name(table)
    listed = ", ".join(quote_name(item) for item in (column, *also))
    return base.query(
        f"SELECT {listed} FROM {source} WHERE {name} IN ("  # nosec B608 # names are the dictionary's, values are bound
        f"SELECT {name} FROM {source} WHERE {name} <> '' GROUP BY {name} HAVING count(*) > 1"
        f") ORDER BY {name}, fid"
    )
