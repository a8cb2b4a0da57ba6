"""Rows of a table with the types of the dictionary, whichever database they come from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from ..domain.dictionary import Table

if TYPE_CHECKING:
    import pandas as pd


def frame(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    """What a database answered as a table: texts are objects, None where there is none.

    pandas 3 would make texts of its own of them, with a NaN that is true.
    """
    import pandas as pd

    made = pd.DataFrame(rows, columns=list(names))
    for place, kind in enumerate(made.dtypes):
        if isinstance(kind, pd.StringDtype):
            made.isetitem(place, pd.Series([row[place] for row in rows], dtype=object))
    return made


def typed(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    """``rows`` with Int64 integers, nullable booleans, dates as ``date`` or None, times in UTC."""
    import pandas as pd

    kinds = {field.name: field.type for field in table.columns}
    return pd.DataFrame(
        {name: _typed_column(rows[name], kinds[str(name)]) for name in rows.columns},
        index=rows.index,
    )


def _typed_column(values: pd.Series, kind: str) -> pd.Series:
    import pandas as pd

    if kind == "integer":
        return pd.to_numeric(values).astype("Int64")
    if kind == "number":
        return pd.to_numeric(values).astype("float64")
    if kind == "boolean":
        return values.astype("boolean")
    if kind == "datetime":
        return pd.to_datetime(values, utc=True)
    if kind == "date":
        # Not through pandas' own dates, which know neither 0202 nor 9999.
        days = [None if gone else _day(value) for gone, value in zip(values.isna(), values)]
        return pd.Series(days, values.index, dtype=object)
    return values.astype(object).where(values.notna(), None)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
