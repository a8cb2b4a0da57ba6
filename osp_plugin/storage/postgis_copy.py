"""Rows and changes in the text format of COPY."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..domain.dictionary import GEOMETRY_COLUMN, Table
from .session import Modification

if TYPE_CHECKING:
    import pandas as pd

_EWKB_SRID_FLAG = 0x20000000
_COPY_NULL = "\\N"
_COPY_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def rows_as_copy(table: Table, rows: pd.DataFrame) -> io.StringIO:
    """Rows as COPY's text format reads them: a missing value and an empty text are two things."""
    columns = [_copy_column(rows[name], table) for name in rows.columns]
    return io.StringIO("".join("\t".join(row) + "\n" for row in zip(*columns)))


def changes_as_copy(
    table: Table, names: Sequence[str], changes: Sequence[Modification]
) -> io.StringIO:
    """Key, version, fields changed, then ``names``, as COPY's text format reads them."""

    def copied(change: Modification, name: str) -> str:
        value: Any = change.values.get(name)
        if name == GEOMETRY_COLUMN:
            return _copied_shape(value, table.srid or 0)
        return _copied(value, table[name].type)

    lines = []
    for change in changes:
        cells = [str(change.fid), _copied(change.version, "integer")]
        cells.append("{" + ",".join(change.values) + "}")
        cells += [copied(change, name) for name in names]
        lines.append("\t".join(cells) + "\n")
    return io.StringIO("".join(lines))


def _copy_column(values: pd.Series, table: Table) -> list[str]:
    missing = values.isna().to_numpy()
    if values.name == GEOMETRY_COLUMN:
        srid = table.srid or 0
        return [
            _copied_shape(None if gone else value, srid) for gone, value in zip(missing, values)
        ]
    kind = table[str(values.name)].type
    return [_copied(None if gone else value, kind) for gone, value in zip(missing, values)]


def _copied(value: Any, kind: str) -> str:
    if value is None:
        return _COPY_NULL
    return str(int(value) if kind == "integer" else value).translate(_COPY_ESCAPES)


def _copied_shape(wkb: bytes | None, srid: int) -> str:
    return _COPY_NULL if wkb is None else _ewkb(wkb, srid).hex()


def _ewkb(wkb: bytes, srid: int) -> bytes:
    """PostGIS's form of a little-endian WKB, with its SRID."""
    kind = int.from_bytes(wkb[1:5], "little") | _EWKB_SRID_FLAG
    return wkb[:1] + kind.to_bytes(4, "little") + srid.to_bytes(4, "little") + wkb[5:]
