"""Rows of a table by their keys, as the base holds them at this moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..domain.dictionary import GEOMETRY_COLUMN, Table
from .base import Base
from .ddl import quote_name
from .typed import typed

if TYPE_CHECKING:
    import pandas as pd

KEY = "fid"


@dataclass(frozen=True)
class StoredRow:
    """A row of the base: its values by column, with the audit fields, and its geometry as WKB."""

    fid: int
    values: Mapping[str, object]
    wkb: bytes | None = None


def read_rows(base: Base, table: Table, fids: Iterable[int]) -> dict[int, StoredRow]:
    """Rows by key, on a new connection, in one query. A key without row is absent."""
    names = [field.name for field in table.columns]
    listed = [quote_name(name) for name in names]
    if table.geometry:
        listed.append(f"ST_AsBinary({GEOMETRY_COLUMN}) AS {GEOMETRY_COLUMN}")
    found = _select(base, table, ", ".join(listed), fids)
    if found.empty:
        return {}
    shapes = list(found[GEOMETRY_COLUMN]) if table.geometry else [None] * len(found)
    values = typed(found[names], table).astype(object)
    values = values.where(values.notna(), None)
    rows = (
        StoredRow(int(row[KEY]), _python(row), None if shape is None else bytes(shape))
        for row, shape in zip(values.to_dict("records"), shapes)
    )
    return {row.fid: row for row in rows}


def read_versions(base: Base, table: Table, fids: Iterable[int]) -> dict[int, int]:
    """Version of each row that is there."""
    found = _select(base, table, f"{KEY}, version", fids)
    return {int(fid): int(version or 0) for fid, version in zip(found[KEY], found["version"])}


def _select(base: Base, table: Table, listed: str, fids: Iterable[int]) -> pd.DataFrame:
    # Whole numbers, so nothing to quote; SQLite would take too few of them as parameters.
    keys = ", ".join(str(int(fid)) for fid in fids) or "NULL"
    return base.query(
        f"SELECT {listed} FROM {quote_name(table.name)} WHERE {KEY} IN ({keys})"  # nosec B608 # names are the dictionary's, values are bound
    )


def _python(row: Mapping[object, object]) -> dict[str, object]:
    """Values without the types of pandas."""
    return {
        str(name): value.to_pydatetime() if hasattr(value, "to_pydatetime") else value
        for name, value in row.items()
    }
