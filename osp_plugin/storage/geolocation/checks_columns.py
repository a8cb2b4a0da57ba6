"""Points and codes of a table by columns: positions as coordinates, few texts as numbers."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import ogr

from ...domain.common.arrays import hashes
from ...domain.common.runs import runs
from ...domain.geolocation.positions import EMPTY, MISSING, NOT_A_POINT, NOT_FINITE, POINT, Coded
from ..columns import GEOMETRY, Batch, Column, arrow_batches, open_columns
from ..gdal_answers import answer_or_none

_WKB_POINT = np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
_NO_POINT = np.array((1, 1, np.nan, np.nan), _WKB_POINT).tobytes()


@dataclass(frozen=True)
class Points:
    """Geometries as coordinates; ``state`` says which are points (``domain.geolocation``)."""

    x: np.ndarray
    y: np.ndarray
    state: np.ndarray


def points_of(shapes: Sequence[bytes | None] | np.ndarray) -> Points:
    """Points of WKB; a collection of one point is that point."""
    values = shapes.tolist() if isinstance(shapes, np.ndarray) else shapes
    plain: Sequence[bytes | None] = values
    if None in values or set(map(len, values)) != {_WKB_POINT.itemsize}:
        plain = [wkb if wkb and len(wkb) == _WKB_POINT.itemsize else None for wkb in values]
    absent = None in plain
    whole = b"".join([wkb or _NO_POINT for wkb in plain] if absent else plain)  # type: ignore[arg-type]
    read = np.frombuffer(whole, _WKB_POINT)
    x, y = read["x"].copy(), read["y"].copy()
    state = np.where(np.isnan(x), EMPTY, POINT).astype(np.uint8)
    state[np.isinf(x) | np.isinf(y) | (np.isnan(y) & ~np.isnan(x))] = NOT_FINITE
    odd = (read["order"] != 1) | (read["kind"] != 1)
    if absent:
        odd |= np.fromiter((wkb is None for wkb in plain), bool, len(plain))
    for row in np.flatnonzero(odd).tolist():
        state[row], x[row], y[row] = _point_of(values[row])
    return Points(x, y, state)


def _point_of(wkb: bytes | None) -> tuple[int, float, float]:
    if not wkb:
        return MISSING, np.nan, np.nan
    geometry = answer_or_none(ogr.CreateGeometryFromWkb, wkb)
    if geometry is not None and geometry.IsEmpty():
        return EMPTY, np.nan, np.nan
    while geometry is not None and geometry.GetGeometryCount() == 1:
        geometry = geometry.GetGeometryRef(0).Clone()
    if geometry is None or ogr.GT_Flatten(geometry.GetGeometryType()) != ogr.wkbPoint:
        return NOT_A_POINT, np.nan, np.nan
    x, y = geometry.GetX(), geometry.GetY()
    return POINT if np.isfinite(x) and np.isfinite(y) else NOT_FINITE, x, y


_GUESS_BITS = 18
_GUESS_SHIFT = np.uint64(64 - _GUESS_BITS)


class Coder:
    """Numbers the texts of a column of few different ones, batch after batch.

    Texts are known by a hash of 64 bits, exact up to eight characters: every code.
    """

    def __init__(self) -> None:
        self._labels: list[bytes] = []
        self._keys = np.empty(0, dtype=np.uint64)
        """Hashes of the texts met, sorted; ``_codes`` has their numbers in that order."""
        self._codes = np.empty(0, dtype=np.int32)
        self._guess = np.zeros(2**_GUESS_BITS, dtype=np.int32)
        """By the first bits of a hash, its likely place: a search costs ten times as much."""

    def encode(self, column: Column) -> np.ndarray:
        """For each row the number of its text, -1 for none."""
        values = column.values
        keys = hashes(values)
        absent = column.missing | (values == b"") if values.dtype.kind == "S" else column.missing
        place = self._known(keys)
        new = np.flatnonzero((self._keys[place] != keys if len(self._keys) else True) & ~absent)
        if len(new):
            _, first = np.unique(keys[new], return_index=True)
            self._learn(keys[new[first]], column.at(new[first]))
            place = self._known(keys)
        codes: np.ndarray = self._codes[place] if len(self._codes) else np.empty(0, np.int32)
        return np.where(absent, np.int32(-1), codes) if len(codes) else np.full(len(keys), -1)

    def coded(self, codes: np.ndarray) -> Coded:
        """The whole column, from the numbers of its batches."""
        return Coded(codes.astype(np.int32), [label.decode() for label in self._labels])

    def _known(self, keys: np.ndarray) -> np.ndarray:
        """Where each key stands among those met, or would."""
        if not len(self._keys):
            return np.zeros(len(keys), dtype=np.int64)
        place = self._guess[keys >> _GUESS_SHIFT]
        wrong = np.flatnonzero(self._keys[place] != keys)
        if len(wrong):
            found = np.searchsorted(self._keys, keys[wrong])
            place[wrong] = np.minimum(found, len(self._keys) - 1)
        return place

    def _learn(self, keys: np.ndarray, values: Sequence[object]) -> None:
        first = len(self._labels)
        self._labels += [_label(value) for value in values]
        numbers = np.arange(first, len(self._labels), dtype=np.int32)
        every, codes = np.append(self._keys, keys), np.append(self._codes, numbers)
        order = np.argsort(every)
        self._keys, self._codes = every[order], codes[order]
        self._guess[self._keys >> _GUESS_SHIFT] = np.arange(len(self._keys))


def _label(value: object) -> bytes:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).encode()


def stream_points(
    path: Path, table: str, names: Sequence[str]
) -> Iterator[tuple[np.ndarray, Batch, Points]]:
    """Batches of the keys, the columns ``names`` and the points of a table.

    GDAL reads the next batch, in a thread, while the caller works on this one.
    """
    with closing(_batches(path, table, names)) as batches, ThreadPoolExecutor(1) as reader:
        following = reader.submit(next, batches, None)
        while (batch := following.result()) is not None:
            following = reader.submit(next, batches, None)
            yield batch


def _batches(
    path: Path, table: str, names: Sequence[str]
) -> Generator[tuple[np.ndarray, Batch, Points], None, None]:
    dataset, layer = open_columns(path, table, [*names, GEOMETRY])
    key, geometry = layer.GetFIDColumn(), layer.GetGeometryColumn()
    for arrays in arrow_batches(dataset, layer, ["INCLUDE_FID=YES"]):
        shapes = _wkbs(arrays[geometry])
        batch = {name: Column.of(arrays[name]) for name in names}
        yield np.ma.getdata(arrays[key]), batch, points_of(shapes)


def _wkbs(geometries: np.ndarray) -> list[bytes | None]:
    # Geometries of one size come as a fixed-width array, others as objects. Read one by one, a
    # fixed-width value would lose the zeros at its end.
    values = np.ma.getdata(geometries)
    if values.dtype.kind == "S":
        size = values.dtype.itemsize
        whole = np.ascontiguousarray(values).tobytes()
        found: list[bytes | None] = [whole[run] for run in runs(len(whole), size)]
    else:
        found = values.tolist()
    mask = np.ma.getmaskarray(geometries)
    return (
        [None if gone else wkb for wkb, gone in zip(found, mask.tolist())] if mask.any() else found
    )
