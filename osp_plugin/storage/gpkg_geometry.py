"""Geometries as a GeoPackage stores them: a header, then WKB (OGC 12-128, § 2.1.3).

The spatial index of a GeoPackage is kept by triggers that call ``ST_MinX`` and the like, which
SQLite itself lacks: :func:`register` lends them to a plain connection, with ``ST_AsBinary``.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable

from osgeo import ogr

Envelope = tuple[float, float, float, float]
"""min x, max x, min y, max y"""

_POINT = struct.Struct("<BIdd")
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
    return blob[8 + _ENVELOPE_SIZES[(blob[3] >> 1) & 0x07] :]


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
