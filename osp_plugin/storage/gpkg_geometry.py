"""Geometries as a GeoPackage stores them: a header, then WKB (OGC 12-128, § 2.1.3).

The spatial index of a GeoPackage is kept by triggers that call ``ST_MinX`` and the like, which
SQLite itself lacks: :func:`register` lends them to a plain connection, with ``ST_AsBinary``.
:func:`write_extents` tells the extent of each layer, as GDAL does after its own writing.
"""

from __future__ import annotations

import math
import sqlite3
import struct
from collections.abc import Callable, Iterable

from osgeo import ogr

Envelope = tuple[float, float, float, float]
"""min x, max x, min y, max y"""

_POINT = struct.Struct("<BIdd")
_NODE = struct.Struct(">HH")
"""Depth of the tree, number of cells"""
_CELL = struct.Struct(">q4f")
"""Key, then an envelope"""
_EMPTY_FLAG = 0x10
_ENVELOPE_SIZES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def from_wkb(wkb: bytes, srid: int) -> bytes:
    """GeoPackage blob of a little-endian WKB; other than points carry their envelope."""
    if len(wkb) == _POINT.size:
        return struct.pack("<2sBBi", b"GP", 0, 0x01, srid) + wkb
    geometry = ogr.CreateGeometryFromWkb(wkb)
    if geometry.IsEmpty():
        return struct.pack("<2sBBi", b"GP", 0, 0x01 | _EMPTY_FLAG, srid) + wkb
    header = struct.pack("<2sBBi4d", b"GP", 0, 0x03, srid, *geometry.GetEnvelope())
    return header + wkb


def to_wkb(blob: bytes) -> bytes:
    """WKB within a GeoPackage blob."""
    header = 8 + _ENVELOPE_SIZES[(blob[3] >> 1) & 0x07]
    return blob[header:]


def envelope(blob: bytes) -> Envelope | None:
    """Envelope of a GeoPackage blob, None when the geometry is empty."""
    flags = blob[3]
    if flags & _EMPTY_FLAG:
        return None
    if (flags >> 1) & 0x07:
        return struct.unpack_from("<4d" if flags & 1 else ">4d", blob, 8)
    wkb = to_wkb(blob)
    if len(wkb) == _POINT.size and wkb[0] == 1:
        _order, _kind, x, y = _POINT.unpack(wkb)
        return x, x, y, y
    geometry = ogr.CreateGeometryFromWkb(wkb)
    found: Envelope = geometry.GetEnvelope()
    return found


def register(connection: sqlite3.Connection) -> None:
    """Give the connection the functions that the triggers of the spatial index call."""

    def bound(position: int) -> Callable[[bytes | None], float | None]:
        def value(blob: bytes | None) -> float | None:
            found = envelope(blob) if blob is not None else None
            return found[position] if found is not None else None

        return value

    for position, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        connection.create_function(name, 1, bound(position), deterministic=True)
    connection.create_function(
        "ST_AsBinary", 1, lambda blob: None if blob is None else to_wkb(blob), deterministic=True
    )
    connection.create_function(
        "ST_IsEmpty",
        1,
        lambda blob: None if blob is None else envelope(blob) is None,
        deterministic=True,
    )


def write_extents(connection: sqlite3.Connection, tables: Iterable[str], column: str) -> None:
    """Tell in ``gpkg_contents`` the extent of each of these layers that has a spatial index.

    Without it GDAL would write it into the file whenever somebody starts an edit, even one that
    is given up. An empty layer has none.
    """
    for table in tables:
        index = f"rtree_{table}_{column}"
        if not connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = :nom", {"nom": index}
        ).fetchone():
            continue
        x_min, x_max, y_min, y_max = _index_extent(connection, index)
        connection.execute(
            "UPDATE gpkg_contents SET min_x = :x1, min_y = :y1, max_x = :x2, max_y = :y2 "
            "WHERE table_name = :nom AND (min_x IS NOT :x1 OR min_y IS NOT :y1 "
            "OR max_x IS NOT :x2 OR max_y IS NOT :y2)",
            {"nom": table, "x1": x_min, "x2": x_max, "y1": y_min, "y2": y_max},
        )


def _index_extent(
    connection: sqlite3.Connection, index: str
) -> Envelope | tuple[None, None, None, None]:
    """Envelope of a spatial index, read from the root of its tree; Nones when it is empty.

    The tree rounds outwards to four bytes. Its rows would have to be read one by one.
    """
    (root,) = connection.execute(f'SELECT data FROM "{index}_node" WHERE nodeno = 1').fetchone()  # nosec B608 # the index that GDAL names
    _depth, held = _NODE.unpack_from(root)
    if not held:
        return None, None, None, None
    places = range(_NODE.size, _NODE.size + held * _CELL.size, _CELL.size)
    x_mins, x_maxs, y_mins, y_maxs = zip(*(_CELL.unpack_from(root, at)[1:] for at in places))
    found = min(x_mins), max(x_maxs), min(y_mins), max(y_maxs)
    return found if all(map(math.isfinite, found)) else _finite_extent(connection, index)


def _finite_extent(
    connection: sqlite3.Connection, index: str
) -> Envelope | tuple[None, None, None, None]:
    """Envelope of the geometries whose coordinates are numbers: QGIS stops at an infinite one."""
    x_min, x_max, y_min, y_max = connection.execute(
        f'SELECT min(minx), max(maxx), min(miny), max(maxy) FROM "{index}" '  # nosec B608 # the index that GDAL names
        "WHERE minx > -9e99 AND maxx < 9e99 AND miny > -9e99 AND maxy < 9e99"
    ).fetchone()
    return x_min, x_max, y_min, y_max
