"""Columns of a GeoPackage table, read in batches of arrays: GDAL's Arrow stream into numpy.

An array per column costs a fraction of an object per value. GDAL has it since 3.6; where it has
not, :func:`can_stream` says so and the caller reads rows.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, ogr

from ..domain.common.arrays import words
from ..domain.dictionary import dictionary
from ..domain.errors import Phrase
from . import ddl
from .damage import ROWS, UNREADABLE, damaged
from .errors import BaseDamaged
from .gdal_answers import answer_or_none

BATCH_ROWS = 65_536
GEOMETRY = "OGR_GEOMETRY"
BOOLEANS_RIGHT = 3080300
"""Before GDAL 3.8.3 the stream gives wrong booleans (OSGeo/gdal issue 8998): they are read as the
integers 0 and 1 that they are in the file."""
THREAD_WRONG = range(3070000, 3110400)
"""In these who reads a stream may be woken for nothing too, and give a batch that GDAL's thread is
still filling (OSGeo/gdal issue 12934): so it was in 3.10.3, with rows too many, or a crash."""
_UNTHREADED = "OGR_GPKG_STREAM_BASE_IMPL"
_NOWHERE = struct.pack("<BIdd", 1, 1, float("nan"), float("nan"))
_NAN = b"\x00\x00\x00\x00\x00\x00\xf8\x7f"
_EMPTY_PARTS = 9


@dataclass(frozen=True)
class Column:
    """Values of a column in a batch: numbers, or UTF-8 bytes (numpy « S ») for a text."""

    values: np.ndarray
    missing: np.ndarray

    @classmethod
    def of(cls, array: np.ndarray) -> Column:
        """Column of an array as GDAL gives it, masked where values are missing."""
        missing = np.ma.getmaskarray(array)
        values = np.ma.getdata(array)
        if values.dtype.kind == "O":  # texts that are all missing, or of very unequal lengths
            values = np.array([value or b"" for value in values.tolist()], dtype=np.bytes_)
        if missing.any():
            values = values.copy()
            values[missing] = values.dtype.type()
        return cls(values, missing)

    @classmethod
    def from_values(cls, values: Sequence[object]) -> Column:
        """Column of Python values; None is missing. What is no number becomes text."""
        missing = np.fromiter((value is None for value in values), bool, len(values))
        kinds = {type(value) for value in values} - {type(None)}
        if kinds <= {bool, int, float}:
            dtype = np.float64 if float in kinds else np.int64 if int in kinds else np.bool_
            known = (0 if value is None else value for value in values)
            return cls(np.fromiter(known, dtype, len(values)), missing)
        encoded = [b"" if value is None else str(value).encode() for value in values]
        return cls(np.array(encoded), missing)

    def at(self, rows: np.ndarray) -> list[object]:
        """Python values of some rows, None where missing."""
        values = self.values[rows].tolist()
        return [
            None if gone else value.decode("utf-8") if isinstance(value, bytes) else value
            for value, gone in zip(values, self.missing[rows].tolist())
        ]


Batch = dict[str, Column]


def can_stream() -> bool:
    """Whether this GDAL reads columns through Arrow into numpy."""
    return int(gdal.VersionInfo("VERSION_NUM")) >= 3060000 and hasattr(
        ogr.Layer, "GetArrowStreamAsNumPy"
    )


def stream(
    path: Path, table: str, names: Sequence[str], *, located: str | None = None
) -> Iterator[Batch]:
    """Batches of the columns ``names``; ``located`` names one more that tells who has a position.

    A position is missing when the geometry is NULL or empty.
    """
    dataset, layer = open_columns(path, table, [*names, GEOMETRY] if located else names)
    geometry = layer.GetGeometryColumn()
    # An attribute column is always read: with none, GDAL 3.6 returns empty geometries unsaid.
    for arrays in arrow_batches(dataset, layer, ["INCLUDE_FID=NO"]):
        batch = {name: Column.of(arrays[name]) for name in names}
        if located:
            batch[located] = _located(arrays[geometry])
        yield batch


def open_columns(path: Path, table: str, names: Sequence[str]) -> tuple[gdal.Dataset, ogr.Layer]:
    """A table of a file with the columns ``names`` alone (GEOMETRY for its geometry).

    The layer lives as long as the dataset is held. Raises BaseDamaged.
    """
    dataset = answer_or_none(gdal.OpenEx, str(path), gdal.OF_VECTOR)
    layer = dataset.GetLayerByName(table) if dataset is not None else None
    if layer is None:
        raise _damaged(str(path), table)
    definition = layer.GetLayerDefn()
    if int(gdal.VersionInfo("VERSION_NUM")) < BOOLEANS_RIGHT:
        _booleans_as_integers(definition)
    fields = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    layer.SetIgnoredFields([name for name in (*fields, GEOMETRY) if name not in names])
    return dataset, layer


def arrow_batches(
    dataset: gdal.Dataset, layer: ogr.Layer, options: Sequence[str] = ()
) -> Iterator[dict[str, np.ndarray]]:
    """Arrays of the columns of a layer, about BATCH_ROWS rows at once.

    Where keys leave gaps, each batch is a stream of its own, of the rows whose keys are between two
    bounds, and none is ever full: the thread of GDAL that fills a full batch would wait there to
    fill the next, and before GDAL 3.11.4 it may go on for nothing and write in what is read
    (OSGeo/gdal issue 12934).

    Raises BaseDamaged when GDAL fails, or when rows are missing at the end: of a page that it
    cannot read, it gives no rows and says nothing.
    """
    count, read = _count(dataset, layer), 0
    for condition, most in _windows(dataset, layer, count):
        layer.SetAttributeFilter(condition)
        size = f"MAX_FEATURES_IN_BATCH={most + 1}"
        with _trusted_reading():
            batches = iter(_answer(dataset, layer, _stream_of(layer), [*options, size]))
        while True:
            with _trusted_reading():
                batch = _answer(dataset, layer, next, batches, None)
            if batch is None:
                break
            read += len(next(iter(batch.values())))
            yield batch
    # Somebody may have added or removed rows meanwhile.
    bounds = sorted((count, _count(dataset, layer)))
    if not bounds[0] <= read <= bounds[1]:
        raise _damaged(dataset.GetDescription(), layer.GetName())


def _answer(dataset: gdal.Dataset, layer: ogr.Layer, ask: Callable[..., Any], *values: Any) -> Any:
    """What GDAL gives for these values, whether it raises or not. Raises BaseDamaged."""
    gdal.ErrorReset()
    try:
        answer = ask(*values)
    except RuntimeError as error:  # another plugin asked GDAL to raise, for all of QGIS
        raise _damaged(dataset.GetDescription(), layer.GetName()) from error
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise _damaged(dataset.GetDescription(), layer.GetName())
    return answer


def _stream_of(layer: ogr.Layer) -> Callable[[Sequence[str]], Any]:
    return lambda options: layer.GetArrowStreamAsNumPy(options=list(options))


def _damaged(path: str, table: str) -> BaseDamaged:
    described = dictionary().get(table)
    title = described.title if described is not None else table
    return damaged(Path(path), path, Phrase(ROWS, table=title))


def _count(dataset: gdal.Dataset, layer: ogr.Layer) -> int:
    """Rows of the table itself: what GDAL noted of them may be out of date."""
    sql = f"SELECT COUNT(*), 0 FROM {ddl.quote_name(layer.GetName())}"  # nosec B608 # names of the open file, quoted
    return int(_bounds(dataset, sql)[0] or 0)


@contextmanager
def _trusted_reading() -> Iterator[None]:
    """Without GDAL's own thread where it is not to be trusted; in this thread of ours alone."""
    if int(gdal.VersionInfo("VERSION_NUM")) not in THREAD_WRONG:
        yield
        return
    before = gdal.GetThreadLocalConfigOption(_UNTHREADED)
    gdal.SetThreadLocalConfigOption(_UNTHREADED, "YES")
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(_UNTHREADED, before)


def _windows(
    dataset: gdal.Dataset, layer: ogr.Layer, count: int
) -> Iterator[tuple[str | None, int]]:
    """Conditions that part the rows, and the most rows that each can hold."""
    key = layer.GetFIDColumn()
    if not key:
        yield None, count
        return
    key = ddl.quote_name(key)
    table = ddl.quote_name(layer.GetName())
    first, last = _bounds(dataset, f"SELECT MIN({key}), MAX({key}) FROM {table}")  # nosec B608 # names of the open file, quoted
    if first is None or last is None:
        return
    if (first, last) == (1, count):
        # GDAL itself then reads by bounds of keys, each batch on its own, several at once.
        yield None, BATCH_ROWS
        return
    # Keys that leave gaps are taken further apart.
    step = max(BATCH_ROWS * (last - first + 1) // max(count, 1), BATCH_ROWS)
    for start in range(first, last + 1, step):
        yield f"{key} BETWEEN {start} AND {start + step - 1}", min(step, count)


def _bounds(dataset: gdal.Dataset, query: str) -> tuple[int | None, int | None]:
    found = answer_or_none(dataset.ExecuteSQL, query)
    row = found.GetNextFeature() if found is not None else None
    if row is None:
        raise damaged(Path(dataset.GetDescription()), dataset.GetDescription(), Phrase(UNREADABLE))
    low, high = (row.GetField(place) for place in (0, 1))
    dataset.ReleaseResultSet(found)
    return low, high


def _booleans_as_integers(definition: ogr.FeatureDefn) -> None:
    for place in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(place)
        if field.GetSubType() == ogr.OFSTBoolean:
            field.SetSubType(ogr.OFSTNone)


def _located(geometries: np.ndarray) -> Column:
    # Geometries of one size come as a fixed-width array, others as objects: a list has both.
    values = np.ma.getdata(geometries).tolist()
    present = np.fromiter((wkb_has_position(wkb) for wkb in values), bool, len(values))
    return Column(present & ~np.ma.getmaskarray(geometries), np.zeros(len(values), dtype=bool))


def wkb_has_position(wkb: bytes | None) -> bool:
    """Whether a geometry, as WKB, is there and not empty."""
    # An empty point is NaN in WKB; other empty geometries stop at their count of parts.
    return wkb is not None and len(wkb) > _EMPTY_PARTS and wkb[5:13] != _NAN


def coordinates_of(shapes: Sequence[bytes | None]) -> tuple[np.ndarray, np.ndarray]:
    """x and y of points as little-endian WKB, NaN for what is no point."""
    plain = [wkb if wkb is not None and len(wkb) == len(_NOWHERE) else _NOWHERE for wkb in shapes]
    read = np.frombuffer(b"".join(plain), [("head", "V5"), ("x", "<f8"), ("y", "<f8")])
    return read["x"].copy(), read["y"].copy()


def distinct(batch: Batch) -> tuple[np.ndarray, np.ndarray]:
    """Distinct rows of a batch: for each row its group, for each group one of its rows.

    Rows are told apart by a hash, and each is then compared with the row that stands for its
    group: should two different rows have the same hash, they are grouped by value instead.
    """
    import pandas as pd

    hashes = _hash_rows(batch)
    groups, _ = pd.factorize(hashes)
    first = np.full(groups.max() + 1 if len(groups) else 0, len(groups), dtype=np.int64)
    np.minimum.at(first, groups, np.arange(len(groups)))
    same = all(
        np.array_equal(column.values[first][groups], column.values)
        and np.array_equal(column.missing[first][groups], column.missing)
        for column in batch.values()
    )
    return (groups, first) if same else _distinct_by_value(batch)


def _distinct_by_value(batch: Batch) -> tuple[np.ndarray, np.ndarray]:
    parts = [part for column in batch.values() for part in (column.values, column.missing)]
    rows = np.rec.fromarrays(parts)
    _, first, groups = np.unique(rows, return_index=True, return_inverse=True)
    return groups, first


_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


def _hash_rows(batch: Batch) -> np.ndarray:
    """A 64-bit hash of each row."""
    length = len(next(iter(batch.values())).values)
    hashes = np.full(length, 1, dtype=np.uint64)
    for column in batch.values():
        for word in (*words(column.values), column.missing.astype(np.uint64)):
            hashes = (hashes ^ word) * _MULTIPLIER
            hashes ^= hashes >> _SHIFT
    return hashes
