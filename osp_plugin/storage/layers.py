"""Dwellings of any QGIS layer, read as QGIS sees them: edits, filter and selection included."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDataSourceUri,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..compat import python_value
from ..domain.common.work import QUIET, Work
from ..domain.dictionary import Table, dictionary
from ..domain.indicators.formula import POSITION, Measure
from ..domain.indicators.scales import LAYER
from .base import Base
from .columns import Batch, Column
from .counting.aggregation import aggregate_batches, as_count
from .counting.measures import columns_of, count_measures
from .database_files import is_database
from .errors import BaseError
from .gdal_answers import answer_or_none
from .geopackage import GeoPackageBase
from .places import file_path, named_like_a_base, split_table
from .postgis import PostgisBase
from .postgis_connections import PROVIDER
from .postgis_parts import behind_query
from .projection import lambert
from .zones import Zones

if TYPE_CHECKING:
    import pandas as pd

PROGRESS_ROWS = 10_000
QUERY = re.compile(r"\s*SELECT\b", re.IGNORECASE)
"""How a filter begins that is a query of its own."""


def base_behind(layer: QgsVectorLayer, table: str) -> Base | None:
    """The base whose ``table`` a layer shows, filtered or edited or not. Connects to nothing."""
    base, name = behind(layer)
    return base if name == table else None


def shows_all(layer: QgsVectorLayer) -> bool:
    """Whether a layer shows its table as it stands: no filter, pending edits, joins."""
    return not (layer.subsetString() or layer.isModified() or layer.vectorJoins())


def usable(base: Base | None) -> Base | None:
    """The base if it can be used as it is, else None."""
    try:
        if base is not None:
            base.check()
    except BaseError:
        return None
    return base


def answers(base: Base) -> bool:
    """Whether a base can be asked something; not whether all of it can be read: see
    :func:`usable`, which takes a tenth of a second of a large file."""
    try:
        base.version()
    except BaseError:
        return False
    return True


def base_of(layer: QgsVectorLayer, table: str) -> Base | None:
    """The OSP base that counts a layer by itself, None when only QGIS can."""
    return usable(base_behind(layer, table)) if shows_all(layer) else None


def behind(layer: QgsVectorLayer) -> tuple[Base | None, str]:
    """What may be a base, and the table of it that a layer shows. Connects to nothing.

    A query is no table: the name is then that of none, unless it is ours, of a part of a table.
    """
    if layer.providerType() == "ogr":
        path, table = _in_file(layer.source())
        return (GeoPackageBase(path), table) if path and table else (None, "")
    base = reached_by(layer)
    if base is None:
        return None, ""
    table = QgsDataSourceUri(layer.source()).table()
    part = behind_query(table)
    return base, part[1] if part is not None else table


def _in_file(source: str) -> tuple[str, str]:
    """Path of a GeoPackage and table that a source of OGR names; « » where it names none."""
    path, table, number = _named(source)
    if not path or not (named_like_a_base(path) or is_database(path)):
        return "", ""
    return path, (table or _numbered(path, number)).lower()


@lru_cache(maxsize=1024)
def _named(source: str) -> tuple[str, str, int]:
    """Path, table and number of layer that a source of OGR names: asked for at every turn, and
    QGIS takes its time to read one."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", source)
    if parts.get("vsiPrefix") or QUERY.match(str(parts.get("subset") or "")):
        return "", "", 0
    path, table = split_table(str(parts.get("path") or ""))
    name, number = parts.get("layerName"), parts.get("layerId")
    table = str(name) if isinstance(name, str) and name else table
    return file_path(path) if path else "", table, number if isinstance(number, int) else 0


def _numbered(path: str, number: int) -> str:
    """Name of the layer that OGR gives a number; « » where the file has none."""
    from osgeo import ogr

    opened = answer_or_none(ogr.Open, path)
    layer = opened.GetLayer(number) if opened is not None else None
    return str(layer.GetName()) if layer is not None else ""


def reached_by(layer: QgsVectorLayer, name: str = "") -> PostgisBase | None:
    """What may be a base on the server of a layer, with the layer's own account; None in a file.

    ``name`` is that of the connection of QGIS, to a person. Connects to nothing.
    """
    return reached_from(layer.source(), name) if layer.providerType() == PROVIDER else None


def reached_from(source: str, name: str = "") -> PostgisBase:
    """What may be a base in the schema of a source of the server's provider."""
    uri = QgsDataSourceUri(source)
    part = behind_query(uri.table())
    schema = part[0] if part is not None else uri.schema()
    return PostgisBase(uri, schema, name or uri.database() or uri.service())


def count_features(
    source: QgsFeatureSource,
    by: Sequence[str],
    work: Work = QUIET,
) -> pd.DataFrame:
    """Features by attributes: ``by``, ``nb_logements``, ``nb_geolocalises``."""
    table = dictionary()["logement"]
    measures = count_measures(table.name)
    return as_count(aggregate_features(source, table, by, measures, work), by)


def aggregate_features(
    source: QgsFeatureSource,
    table: Table,
    by: Sequence[str],
    measures: Sequence[Measure],
    work: Work = QUIET,
    zones: Zones | None = None,
) -> pd.DataFrame:
    """Measures of features by attributes, as :meth:`.base.Base.aggregate` gives them.

    ``table`` is the table of the dictionary that the features are rows of. With ``zones``, they may
    be counted by the zone that they are in: the column ``LAYER.code``.
    """
    names = list(dict.fromkeys((*by, *columns_of(measures))))
    located = any(measure.reads_position for measure in measures)
    batches = _batches(source, names, located, work, zones if LAYER.code in by else None)
    return aggregate_batches(table, by, measures, batches)


def _batches(
    source: QgsFeatureSource,
    names: Sequence[str],
    located: bool,
    work: Work,
    zones: Zones | None,
) -> Iterator[Batch]:
    names = [name for name in names if name != LAYER.code]
    request = QgsFeatureRequest().setSubsetOfAttributes(names, source.fields())
    if not (located or zones):
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if zones is not None and _system(source).isValid():
        request.setDestinationCrs(lambert(), QgsCoordinateTransformContext())
    places = [source.fields().lookupField(name) for name in names]
    labels = [*names, *([POSITION] if located else [])]
    rows: list[tuple[object, ...]] = []
    points: list[tuple[float, float]] = []
    done = 0
    for done, feature in enumerate(source.getFeatures(request), start=1):
        attributes = feature.attributes()
        values = tuple(python_value(attributes[place]) for place in places)
        rows.append((*values, has_position(feature)) if located else values)
        if zones is not None:
            points.append(_point(feature))
        if done % PROGRESS_ROWS == 0:
            work.tell(done)
            yield _columns(labels, rows, points, zones)
            rows, points = [], []
    work.tell(done)
    if rows:
        yield _columns(labels, rows, points, zones)


def _columns(
    names: Sequence[str],
    rows: list[tuple[object, ...]],
    points: list[tuple[float, float]],
    zones: Zones | None,
) -> Batch:
    batch = {name: Column.from_values(values) for name, values in zip(names, zip(*rows))}
    if zones is not None:
        x, y = np.array(points).T
        batch[LAYER.code] = Column.from_values(zones.at(x, y))
    return batch


def _system(source: QgsFeatureSource) -> QgsCoordinateReferenceSystem:
    """The system of a source, or of a snapshot of a layer."""
    crs = source.crs() if hasattr(source, "crs") else source.sourceCrs()
    return QgsCoordinateReferenceSystem(crs)


def _point(feature: QgsFeature) -> tuple[float, float]:
    """The point of a feature, its first one when it has several; NaN for none."""
    if not has_position(feature):
        return math.nan, math.nan
    found = next(feature.geometry().vertices())
    return found.x(), found.y()


def repeated_features(source: QgsFeatureSource, column: str, also: Sequence[str]) -> pd.DataFrame:
    """Features whose text in ``column`` another has too: ``column``, then ``also``."""
    import pandas as pd

    counts = Counter(value for (value,) in _attributes(source, [column]) if value)
    repeated = {value for value, number in counts.items() if number > 1}
    rows = [row for row in _attributes(source, [column, *also]) if row[0] in repeated]
    table = pd.DataFrame(rows, columns=[column, *also], dtype=object)
    return table.sort_values(column, kind="stable", ignore_index=True)


def read_attributes(source: QgsFeatureSource, names: Sequence[str]) -> pd.DataFrame:
    """Attributes of the features of a small table; a column that it lacks is missing values."""
    import pandas as pd

    present = [name for name in names if source.fields().lookupField(name) >= 0]
    rows = list(_attributes(source, present))
    return pd.DataFrame(rows, columns=present, dtype=object).reindex(columns=list(names))


def _attributes(source: QgsFeatureSource, names: Sequence[str]) -> Iterator[tuple[object, ...]]:
    request = QgsFeatureRequest().setSubsetOfAttributes(list(names), source.fields())
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    places = [source.fields().lookupField(name) for name in names]
    for feature in source.getFeatures(request):
        attributes = feature.attributes()
        yield tuple(python_value(attributes[place]) for place in places)


def has_position(feature: QgsFeature) -> bool:
    """Whether a feature has a geometry that is not empty."""
    geometry = feature.geometry()
    return not (geometry.isNull() or geometry.isEmpty())
