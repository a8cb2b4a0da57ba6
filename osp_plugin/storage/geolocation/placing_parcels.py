"""Parcels found by their ids in any layer, and the points where their dwellings stand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence, Set

from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)

from ...compat import python_value
from ...domain.common.runs import runs
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.geolocation.positions import COMMUNE_LENGTH
from .errors import NoCodeColumn, NoParcelId
from .projection import lambert

_ID_FIELDS = (
    "idpar",
    "idu",
    "id",
    "id_par",
    "id_parcelle",
    "idparcelle",
    "parcelle",
    "geo_parcelle",
)
"""Names of the id in the OSP, the PCI (« Parcellaire Express »), Etalab's cadastre, and others."""
_ID = re.compile(r"\d[0-9AB]\d{3}\d{3}[0-9A-Z]{2}\d{4}")
_TAX_ID = re.compile(r"(\d[0-9AB])\d(\d{6}[0-9A-Z]{2}\d{4})")
"""The tax office's own (MAJIC), as the plugin « Cadastre » writes ``geo_parcelle``: the number of
its direction follows the département."""
_TAX_LENGTH = 15
_WHAT = QT_TRANSLATE_NOOP("errors", "l’identifiant des parcelles")
_QUERIED = ("GPKG", "SQLite", "PostgreSQL")
"""Formats whose driver finds rows by their values better than a reading from end to end."""
_SAMPLE = 50
_BY_QUERY = 2_000
_WATCHED = 2_000
NARROWER = 0.85
NARROWEST_M = 0.1
_INNER_MARGIN = 0.25
"""Of the distance between two dwellings, how much each keeps from the fence of the parcel."""


def parcel_id(value: object) -> str:
    """The id of a parcel as the base writes it."""
    text = ("" if value is None else str(value)).replace(" ", "").upper()
    if len(text) == _TAX_LENGTH and (told := _TAX_ID.fullmatch(text)):
        return "".join(told.groups())
    return text


def id_field(source: QgsProcessingFeatureSource, chosen: str = "") -> str:
    """The field of a layer that holds the ids of parcels: the one ``chosen``, else known by name,
    else by its values.

    Raises NoCodeColumn when the one chosen is not there, NoParcelId.
    """
    if chosen:
        place = source.fields().lookupField(chosen)
        if place < 0:
            raise NoCodeColumn(couche=source.sourceName(), quoi=Phrase(_WHAT), noms=chosen)
        return str(source.fields().at(place).name())
    names = {name.lower(): name for name in reversed(source.fields().names())}
    sample = _sample(source)
    known = [names[name] for name in _ID_FIELDS if name in names]
    others = [name for name in source.fields().names() if name not in known]
    for name in [*known, *others]:
        values = [parcel_id(python_value(row[name])) for row in sample]
        if any(values) and all(_ID.fullmatch(value) for value in values if value):
            return name
    if known and not sample:
        return known[0]
    raise NoParcelId(couche=source.sourceName())


def answers_by_id(
    source: QgsProcessingFeatureSource, layer: QgsVectorLayer | None, field: str
) -> bool:
    """Whether parcels are better asked for by their ids than looked for from end to end.

    ``layer`` is what ``source`` reads: a database, whose ids are written as in the base.
    """
    if layer is None or not layer.storageType().startswith(_QUERIED):
        return False
    values = [python_value(row[field]) for row in _sample(source)]
    return all(value == parcel_id(value) for value in values if value is not None)


def _sample(source: QgsProcessingFeatureSource) -> list[dict[str, object]]:
    request = QgsFeatureRequest().setLimit(_SAMPLE).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    names = source.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in source.getFeatures(request)]


def read_parcels(
    source: QgsProcessingFeatureSource,
    field: str,
    wanted: Set[str],
    by_query: bool,
    work: Work = QUIET,
    communes: set[str] | None = None,
) -> dict[str, QgsGeometry]:
    """The wanted parcels in Lambert-93, the pieces of one put together.

    Only these are kept in memory. ``by_query`` asks a database for them instead of reading all.
    ``communes``, when given, gets the commune of each parcel that was read, wanted or not.
    ``work`` is told 0 to 1. Raises Cancelled.
    """
    transform = QgsCoordinateTransform(
        source.sourceCrs(), lambert(), QgsCoordinateTransformContext()
    )
    place = source.fields().lookupField(field)
    found: dict[str, QgsGeometry] = {}
    for feature, share in _features(source, field, wanted, by_query):
        if share is not None:
            work.tell(share)
        idpar = parcel_id(python_value(feature.attributes()[place]))
        if communes is not None:
            communes.add(idpar[:COMMUNE_LENGTH])
        if idpar not in wanted:
            continue
        geometry = _in_lambert(feature.geometry(), transform)
        if geometry is not None:
            found[idpar] = found[idpar].combine(geometry) if idpar in found else geometry
    return found


def communes_with_parcels(
    source: QgsProcessingFeatureSource, field: str, communes: Set[str]
) -> set[str]:
    """Those of ``communes`` of which a database, asked for each, has a parcel."""
    column, found = QgsExpression.quotedColumnRef(field), set()
    for commune in communes:
        # Bounds rather than a pattern: an index answers them, whatever the collation.
        first, last = (QgsExpression.quotedString(text) for text in (commune, f"{commune}Z"))
        request = QgsFeatureRequest().setFilterExpression(
            f"{column} >= {first} AND {column} <= {last}"
        )
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(1)
        if next(iter(_read(source, request)), None) is not None:
            found.add(commune)
    return found


def spread(parcel: QgsGeometry, count: int) -> list[QgsPointXY]:
    """``count`` points inside a parcel, as far apart as rows along its length allow.

    Always the same ones for the same parcel; none when it has no surface.
    """
    if parcel.isEmpty() or parcel.area() <= 0:
        return []
    if count == 1:
        return [_centimetres(parcel.pointOnSurface().asPoint(), parcel)]
    corners = parcel.orientedMinimumBoundingBox()[0].asPolygon()[0]
    spacing = math.sqrt(parcel.area() / count)
    while spacing > NARROWEST_M:
        inner = parcel.buffer(-spacing * _INNER_MARGIN, 4)
        ground = inner if not inner.isEmpty() else parcel
        inside = [point for point in _rows(corners, spacing) if ground.contains(point)]
        if len(inside) >= count:
            chosen = [inside[rank * len(inside) // count] for rank in range(count)]
            return [_centimetres(point, parcel) for point in chosen]
        spacing *= NARROWER
    return []


def free_places(
    parcel: QgsGeometry, count: int, neighbours: Sequence[QgsPointXY]
) -> list[QgsPointXY]:
    """``count`` places of a parcel, spread with the ``neighbours`` that stand there already."""
    points = spread(parcel, count + len(neighbours))
    for neighbour in neighbours if points else ():
        points.remove(min(points, key=neighbour.sqrDist))
    return points


def _rows(corners: Sequence[QgsPointXY], spacing: float) -> Iterator[QgsPointXY]:
    """The middles of cells of at least ``spacing`` in a rectangle, along its longer side."""
    origin, first, second = corners[0], corners[1], corners[3]
    u, v = first - origin, second - origin
    if u.length() < v.length():
        u, v = v, u
    along = max(1, int(u.length() / spacing))
    across = max(1, int(v.length() / spacing))
    for row in range(across):
        for place in range(along):
            yield origin + u * ((place + 0.5) / along) + v * ((row + 0.5) / across)


def _centimetres(point: QgsPointXY, parcel: QgsGeometry) -> QgsPointXY:
    rounded = QgsPointXY(round(point.x(), 2), round(point.y(), 2))
    return rounded if parcel.contains(rounded) else point


def _features(
    source: QgsProcessingFeatureSource, field: str, wanted: Set[str], by_query: bool
) -> Iterator[tuple[QgsFeature, float | None]]:
    """Features that may be wanted, with the share read now and then."""
    attributes = [field]
    if not by_query:
        request = QgsFeatureRequest().setSubsetOfAttributes(attributes, source.fields())
        total = max(1, source.featureCount())
        for done, feature in enumerate(_read(source, request)):
            yield feature, done / total if done % _WATCHED == 0 else None
        return
    ordered = sorted(wanted)
    column = QgsExpression.quotedColumnRef(field)
    for run in runs(len(ordered), _BY_QUERY):
        ids = ", ".join(QgsExpression.quotedString(i) for i in ordered[run])
        request = QgsFeatureRequest().setFilterExpression(f"{column} IN ({ids})")
        request.setSubsetOfAttributes(attributes, source.fields())
        for done, feature in enumerate(_read(source, request)):
            yield feature, run.start / len(ordered) if done == 0 else None


def _read(source: QgsProcessingFeatureSource, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
    # Invalid rings are common in a cadastre, and repaired below: no reason to refuse the layer.
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    iterator: Iterator[QgsFeature] = source.getFeatures(request, flag)
    return iterator


def _in_lambert(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> QgsGeometry | None:
    if geometry.isNull() or geometry.isEmpty():
        return None
    moved = QgsGeometry(geometry)
    try:
        moved.transform(transform)
    except QgsCsException:
        return None
    return moved if moved.isGeosValid() else moved.makeValid()
