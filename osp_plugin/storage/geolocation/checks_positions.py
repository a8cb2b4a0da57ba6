"""The dwellings of a layer as the check of positions takes them, read the fastest way there is.

A layer that shows a table as it stands is read by columns: GDAL's Arrow stream on a GeoPackage,
the server's own cursor on PostGIS. Any other is read as QGIS sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...compat import python_value
from ...domain.common.work import QUIET, Work
from ...domain.errors import MissingColumns
from ...domain.geolocation.positions import NOT_IN_SYSTEM, Positions
from .. import ddl
from ..columns import BATCH_ROWS, Batch, Column, can_stream
from ..layers import shows_all
from ..postgis import PostgisBase
from ..postgis_connections import PROVIDER
from ..projection import LAMBERT, lambert
from .checks_columns import Coder, Points, points_of, stream_points

IDENTIFIERS = ("ident_rep", "idlocal", "idpar")
CODES = ("idcom", "dep", "epci", "id_cite", "intitule", "bailleur")
COLUMNS = (*IDENTIFIERS, *CODES)
NEEDED = ("idcom",)
_WATCHED = 1_000

Rows = Iterator[tuple[np.ndarray, Batch, Points]]
"""Batches of rows: their fid, their columns, their points."""
Reader = Callable[[Sequence[str]], Rows]


def columns_reader(layer: QgsVectorLayer) -> Reader | None:
    """What reads the table of a layer by columns, None when only QGIS knows what it shows.

    Called where the layer lives; what it returns may be used in another thread.
    """
    if not shows_all(layer) or layer.crs().postgisSrid() != LAMBERT:
        return None
    if layer.providerType() == "ogr" and can_stream():
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        path, table = str(parts.get("path") or ""), str(parts.get("layerName") or "")
        if path.lower().endswith(".gpkg") and table:
            return lambda names: stream_points(Path(path), table, names)
    if layer.providerType() == PROVIDER:
        uri = QgsDataSourceUri(layer.source())
        if uri.keyColumn() == "fid" and uri.table():
            return lambda names: _from_server(uri, names)
    return None


def read_positions(
    source: QgsFeatureSource,
    reader: Reader | None,
    transform_context: Any,
    work: Work = QUIET,
) -> Positions:
    """Every dwelling of a source. ``reader`` is that of :func:`columns_reader`.

    ``work`` is told how many were read. Raises MissingColumns, Cancelled.
    """
    fields = source.fields()
    names = {name: fields.lookupField(name) for name in COLUMNS}
    missing = [name for name in NEEDED if names[name] < 0]
    if missing:
        raise MissingColumns(couche=source.sourceName(), colonnes=", ".join(missing))
    present = {name: fields.at(place).name() for name, place in names.items() if place >= 0}
    batches = (
        reader(list(present.values()))
        if reader is not None
        else _from_features(source, list(present.values()), transform_context, work)
    )
    gathered = _Gathered(present)
    for fids, batch, points in batches:
        gathered.add(fids, batch, points)
        work.tell(len(gathered))
    return gathered.positions()


class _Gathered:
    """Batches put together: identifiers as they are, codes as numbers."""

    def __init__(self, present: dict[str, str]) -> None:
        self._present = present
        self._coders = {name: Coder() for name in CODES}
        self._parts: dict[str, list[np.ndarray]] = {
            name: [] for name in ("fid", "x", "y", "state", *COLUMNS)
        }
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, fids: np.ndarray, batch: Batch, points: Points) -> None:
        """Add a batch, its columns by their names in the layer."""
        self._length += len(fids)
        parts = {"fid": fids, "x": points.x, "y": points.y, "state": points.state}
        for name in COLUMNS:
            if name not in self._present:
                parts[name] = _none(name, len(fids))
                continue
            column = batch[self._present[name]]
            parts[name] = self._coders[name].encode(column) if name in CODES else _texts(column)
        for name, part in parts.items():
            self._parts[name].append(part)

    def positions(self) -> Positions:
        """All of it."""
        whole = {
            name: np.concatenate([_empty(name), *parts]) for name, parts in self._parts.items()
        }
        for name in CODES:
            whole[name] = self._coders[name].coded(whole[name])
        return Positions(**whole, has=frozenset(self._present))


def _empty(name: str) -> np.ndarray:
    if name in IDENTIFIERS:
        return np.empty(0, "S1")
    kinds = {"fid": np.int64, "x": np.float64, "y": np.float64, "state": np.uint8}
    return np.empty(0, kinds.get(name, np.int32))


def _none(name: str, length: int) -> np.ndarray:
    return np.zeros(length, "S1") if name in IDENTIFIERS else np.full(length, -1, np.int32)


def _texts(column: Column) -> np.ndarray:
    """Values as bytes, empty where missing. A number is written in full."""
    if column.values.dtype.kind == "S":
        return column.values
    return np.array([b"" if v is None else f"{v:.0f}".encode() for v in _plain(column)], "S")


def _plain(column: Column) -> list[Any]:
    return column.at(np.arange(len(column.values)))


def _from_features(
    source: QgsFeatureSource,
    names: Sequence[str],
    transform_context: Any,
    work: Work,
) -> Rows:
    request = QgsFeatureRequest().setSubsetOfAttributes(list(names), source.fields())
    # Not by the request: QGIS then takes away, without a word, the geometry it cannot convert.
    to_lambert = QgsCoordinateTransform(source.sourceCrs(), lambert(), transform_context)
    outside: set[int] = set()
    places = [source.fields().lookupField(name) for name in names]
    rows: list[tuple[Any, ...]] = []
    shapes: list[bytes | None] = []
    for done, feature in enumerate(source.getFeatures(request), start=1):
        attributes = feature.attributes()
        geometry = feature.geometry()
        try:
            geometry.transform(to_lambert)
        except QgsCsException:
            outside.add(feature.id())
        shapes.append(None if geometry.isNull() else bytes(geometry.asWkb()))
        rows.append((feature.id(), *(python_value(attributes[place]) for place in places)))
        if done % _WATCHED == 0:
            work.check()
        if len(rows) == BATCH_ROWS:
            yield _batch(names, rows, shapes, outside)
            rows, shapes = [], []
    if rows:
        yield _batch(names, rows, shapes, outside)


def _from_server(uri: QgsDataSourceUri, names: Sequence[str]) -> Rows:
    base = PostgisBase(uri, uri.schema(), uri.database())
    geometry = ddl.quote_name(uri.geometryColumn())
    listed = ", ".join(["fid", *map(ddl.quote_name, names), f"ST_AsBinary({geometry}, 'NDR')"])
    table = f"{ddl.quote_name(uri.schema())}.{ddl.quote_name(uri.table())}"
    with base.reading() as session:
        for rows in session.batches(f"SELECT {listed} FROM {table}", BATCH_ROWS):  # nosec B608 # quoted names, no value
            shapes = [None if row[-1] is None else bytes(row[-1]) for row in rows]
            yield _batch(names, [row[:-1] for row in rows], shapes)


def _batch(
    names: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    shapes: Sequence[bytes | None],
    outside: Set[int] = frozenset(),
) -> tuple[np.ndarray, Batch, Points]:
    fids, *columns = zip(*rows)
    batch = {name: Column.from_values(values) for name, values in zip(names, columns)}
    points = points_of(shapes)
    if outside:
        points.state[[fid in outside for fid in fids]] = NOT_IN_SYSTEM
    return np.array(fids, np.int64), batch, points
