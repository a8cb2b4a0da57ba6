"""Parcels found by their ids in any layer, and the points where their dwellings stand."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsRectangle,
    QgsVectorLayer,
)

from ...compat import python_value
from ...domain.common import parcels
from ...domain.common.runs import runs
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.geolocation.positions import COMMUNE_LENGTH
from ..projection import lambert
from .errors import NoCodeColumn, NoParcelId

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
_REACH_M = 5_000.0
"""How far from its commune a parcel may be drawn, where contours are rough."""
_WHAT = QT_TRANSLATE_NOOP("errors", "l’identifiant des parcelles")
_QUERIED = ("GPKG", "SQLite", "PostgreSQL")
"""Formats whose driver finds rows by their values better than a reading from end to end."""
_SAMPLE = 200
_BY_QUERY = 2_000
_WATCHED = 2_000
NARROWER = 0.85
NARROWEST_M = 0.1
_INNER_MARGIN = 0.25
"""Of the distance between two dwellings, how much each keeps from the fence of the parcel."""


@dataclass
class OddIds:
    """Ids of a layer that are none of a parcel, of so many ``read``."""

    read: int = 0
    values: list[str] = field(default_factory=list)


def parcel_id(value: object) -> str:
    """The id of a parcel as the base writes it; what is none, without its blanks."""
    text = ("" if value is None else str(value)).replace(" ", "").upper()
    return parcels.parcel_id(value) or text


def id_field(source: QgsProcessingFeatureSource, chosen: str = "") -> str:
    """The field of a layer that holds the ids of parcels: the one ``chosen``, else known by name,
    else by most of its values; « » when the pieces of the ids stand apart.

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
    shares = {name: _share(sample, name) for name in [*known, *others]}
    by_majority = [name for name in shares if shares[name] > 0.5]
    found = by_majority or [name for name in known if shares[name]]
    if found:
        return found[0]
    if parcels.part_columns(source.fields().names()) and (
        not sample or any(_Reader(source.fields().names(), "").read(row)[0] for row in sample)
    ):
        return ""
    if known and not sample:
        return known[0]
    raise NoParcelId(couche=source.sourceName())


def _share(sample: Sequence[Mapping[str, object]], name: str) -> float:
    """Share of the values of a column that are ids of parcels, 0 to 1."""
    values = [value for row in sample if (value := python_value(row[name])) not in (None, "")]
    ids = [value for value in values if parcels.parcel_id(value) or parcels.tail_of(value)]
    return len(ids) / len(values) if values else 0.0


class _Reader:
    """The id of each parcel of a layer: from one field, or from its pieces."""

    def __init__(self, names: Sequence[str], id_column: str) -> None:
        self._parts = parcels.part_columns(names)
        self._field = id_column
        columns = list(self._parts.values()) if not id_column else [id_column]
        commune = commune_column(names) if id_column else ""
        self.columns = list(dict.fromkeys([*columns, *([commune] if commune else [])]))
        self._commune = commune

    def read(self, row: Mapping[str, object]) -> tuple[str, object]:
        """The id, « » when it is none that is known; and what is written."""
        values = {name: python_value(row[name]) for name in self.columns}
        if self._field:
            written = values[self._field]
            commune = values.get(self._commune)
            return parcels.parcel_id(written, commune), written
        pieces = {part: values[name] for part, name in self._parts.items()}
        written = " ".join(str(value) for value in values.values() if value is not None)
        return parcels.composed(**{"prefix": None, **pieces}), written


def commune_column(names: Sequence[str]) -> str:
    """The column of the commune (INSEE), to complete ids written without it."""
    found = parcels.part_columns([*names, "section", "numero"])
    return found.get("commune", "")


def answers_by_id(
    source: QgsProcessingFeatureSource, layer: QgsVectorLayer | None, field: str
) -> bool:
    """Whether parcels are better asked for by their ids than looked for from end to end.

    ``layer`` is what ``source`` reads: a database, whose ids are written as in the base.
    """
    if not field or layer is None or not layer.storageType().startswith(_QUERIED):
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
    boxes: Mapping[str, QgsRectangle] | None = None,
    odd: OddIds | None = None,
) -> dict[str, QgsGeometry]:
    """The wanted parcels in Lambert-93, the pieces of one put together.

    Only these are kept in memory. ``by_query`` asks a database for them instead of reading all.
    ``communes``, when given, gets the commune of each parcel that was read, wanted or not; ``odd``
    the ids that are none. ``boxes`` are the extents of communes: see :class:`_Tails`. ``work`` is
    told 0 to 1. Raises Cancelled.
    """
    transform = QgsCoordinateTransform(
        source.sourceCrs(), lambert(), QgsCoordinateTransformContext()
    )
    names = source.fields().names()
    reader, tails = _Reader(names, field), _Tails(wanted, boxes or {})
    found: dict[str, QgsGeometry] = {}
    for feature, share in _features(source, field, reader.columns, wanted, by_query):
        if share is not None:
            work.tell(share)
        idpar, written = reader.read(dict(zip(names, feature.attributes())))
        geometry = None
        if not idpar and parcels.tail_of(written):
            geometry = _in_lambert(feature.geometry(), transform)
            idpar = tails.whole(parcels.tail_of(written), geometry)
        elif not idpar:
            idpar = parcel_id(written)
            if odd is not None and idpar and idpar not in wanted:
                odd.values.append(str(written))
        if odd is not None:
            odd.read += 1
        if communes is not None:
            communes.add(idpar[:COMMUNE_LENGTH])
        if idpar not in wanted:
            continue
        geometry = geometry or _in_lambert(feature.geometry(), transform)
        if geometry is not None:
            found[idpar] = found[idpar].combine(geometry) if idpar in found else geometry
    return found


class _Tails:
    """Which wanted parcels are those whose ids have no département (IDU of EDIGEO).

    Two départements may have the same commune, section and number: the parcel is that whose
    commune is where it is drawn. Without communes, all must be of one département.
    """

    def __init__(self, wanted: Set[str], boxes: Mapping[str, QgsRectangle]) -> None:
        self._wanted: dict[str, list[str]] = defaultdict(list)
        for idpar in wanted:
            self._wanted[idpar[2:]].append(idpar)
        self._boxes = boxes
        self._single = len({idpar[:2] for idpar in wanted}) == 1

    def whole(self, tail: str, geometry: QgsGeometry | None) -> str:
        """The id with its département; « » when it is not wanted, or nothing tells which."""
        candidates = self._wanted.get(tail, [])
        if not self._boxes:
            return candidates[0] if candidates and self._single else ""
        near = {
            distance: idpar
            for idpar in candidates
            if geometry is not None
            and (box := self._boxes.get(idpar[:COMMUNE_LENGTH])) is not None
            and (distance := box.distance(geometry.boundingBox().center())) <= _REACH_M
        }
        return near[min(near)] if near else ""


def commune_boxes(layer: QgsFeatureSource) -> dict[str, QgsRectangle]:
    """The extents of the communes of a base by their code (m, Lambert-93)."""
    place = layer.fields().lookupField("idcom")
    found = {}
    for feature in layer.getFeatures(QgsFeatureRequest().setSubsetOfAttributes([place])):
        if feature.hasGeometry():
            found[str(feature.attributes()[place])] = feature.geometry().boundingBox()
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
    source: QgsProcessingFeatureSource,
    field: str,
    attributes: Sequence[str],
    wanted: Set[str],
    by_query: bool,
) -> Iterator[tuple[QgsFeature, float | None]]:
    """Features that may be wanted, with the share read now and then."""
    if not by_query:
        request = QgsFeatureRequest().setSubsetOfAttributes(list(attributes), source.fields())
        total = max(1, source.featureCount())
        for done, feature in enumerate(_read(source, request)):
            yield feature, done / total if done % _WATCHED == 0 else None
        return
    ordered = sorted(wanted)
    column = QgsExpression.quotedColumnRef(field)
    for run in runs(len(ordered), _BY_QUERY):
        ids = ", ".join(QgsExpression.quotedString(i) for i in ordered[run])
        request = QgsFeatureRequest().setFilterExpression(f"{column} IN ({ids})")
        request.setSubsetOfAttributes(list(attributes), source.fields())
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
