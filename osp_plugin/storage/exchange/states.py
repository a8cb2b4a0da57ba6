"""Rows as plain values that compare across databases and are kept as JSON: dates and times in ISO
8601, geometries as little-endian WKB in hexadecimal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ...domain.common.runs import runs
from ...domain.dictionary import GEOMETRY_COLUMN, Table
from ..ddl import quote_name
from ..rows import KEY
from ..session import Session
from ..typed import frame, typed

if TYPE_CHECKING:
    import pandas as pd

AT_ONCE = 5_000
ASKED_AT_ONCE = 500
_VERSION = "version"


@dataclass(frozen=True)
class State:
    """A row at a moment: its values by field, and its version (None of a table without audit)."""

    values: Mapping[str, Any]
    version: int | None = None


def frames(
    session: Session, table: Table, names: Sequence[str], condition: str = ""
) -> Iterator[pd.DataFrame]:
    """Rows of a table part by part, typed, those of the SQL ``condition`` or all."""
    shape = GEOMETRY_COLUMN in names
    fields = [name for name in names if name != GEOMETRY_COLUMN]
    listed = [quote_name(name) for name in fields]
    if shape:
        listed.append(f"ST_AsBinary({GEOMETRY_COLUMN}) AS {GEOMETRY_COLUMN}")
    where = f" WHERE {condition}" if condition else ""
    sql = f"SELECT {', '.join(listed)} FROM {quote_name(table.name)}{where} ORDER BY {KEY}"  # nosec B608 # names are the dictionary's, the condition is made from it
    columns = [*fields, *([GEOMETRY_COLUMN] if shape else [])]
    for rows in session.batches(sql, AT_ONCE):
        yield _typed(table, columns, rows)


def states(
    session: Session, table: Table, names: Sequence[str], condition: str = ""
) -> Iterator[tuple[int, State]]:
    """Each row by key: its values of ``names``, and its version."""
    versioned = [_VERSION] if table.audit else []
    asked = list(dict.fromkeys([KEY, *versioned, *names]))
    for part in frames(session, table, asked, condition):
        yield from states_of(part, names)


def states_of(part: pd.DataFrame, names: Sequence[str]) -> Iterator[tuple[int, State]]:
    """The rows of a frame that :func:`frames` gave."""
    columns = {name: [plain(value) for value in part[name].tolist()] for name in part.columns}
    for place, key in enumerate(columns[KEY]):
        values = {name: columns[name][place] for name in names}
        yield key, State(values, columns[_VERSION][place] if _VERSION in columns else None)


def states_by_key(
    session: Session, table: Table, names: Sequence[str], keys: Iterable[int]
) -> dict[int, State]:
    """The rows of these keys; one that is not there is absent."""
    asked = sorted(keys)
    found: dict[int, State] = {}
    for run in runs(len(asked), ASKED_AT_ONCE):
        listed = ", ".join(str(int(key)) for key in asked[run])
        found.update(states(session, table, names, f"{KEY} IN ({listed})"))
    return found


def plain(value: Any) -> Any:
    """A value of a frame as JSON has it."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values as a base takes them: the geometry in bytes."""
    made = dict(values)
    if made.get(GEOMETRY_COLUMN) is not None:
        made[GEOMETRY_COLUMN] = bytes.fromhex(made[GEOMETRY_COLUMN])
    return made


def _typed(table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    import pandas as pd

    found = frame(columns, list(rows))
    shapes = found.pop(GEOMETRY_COLUMN) if GEOMETRY_COLUMN in columns else None
    made = typed(found, table)
    if shapes is not None:
        values = [None if shape is None else bytes(shape) for shape in shapes]
        made[GEOMETRY_COLUMN] = pd.Series(values, made.index, dtype=object)
    return made
