"""The polygons of any layer as zones: a code, a name, a shape in Lambert-93, found by position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Union

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..compat import python_value
from ..domain.common.grouping import code_text
from ..domain.common.natural import natural_key
from ..domain.common.polygons import NOWHERE, PolygonGrid, Polygons
from ..domain.common.work import QUIET, Work
from ..domain.errors import QT_TRANSLATE_NOOP, OspError
from ..domain.indicators.scales import LAYER, Scale
from .projection import LAMBERT, lambert

Source = Union[QgsFeatureSource, QgsVectorLayerFeatureSource]
_WATCHED = 500
_CODES = (
    *("code_qp", "code_qpv", "code_iris", "dcomiris", "insee_can", "code_zone", "codgeo"),
    *("insee_com", "code_insee", "insee", "idcom", "id_cite", "code", "identifiant", "id"),
)
_NAMES = ("lib_qp", "nom_qp", "nom_qpv", "nom_iris", "libiris", "libgeo", "nom", "libelle", "name")


class ZoneFieldMissing(OspError):
    """A layer of polygons has no such field. Values: ``couche``, ``champ``, ``champs``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » n’a pas de champ « {champ} ». Choisissez celui du code de ses "
        "polygones parmi : {champs}.",
    )


class NoZone(OspError):
    """No polygon of a layer has a code. Values: ``couche``, ``champ``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Aucun polygone de la couche « {couche} » n’a de valeur dans « {champ} » : il n’y a rien à "
        "compter. Choisissez une autre couche, ou un autre champ de code.",
    )


@dataclass(frozen=True)
class ZoneLayer:
    """A layer to read zones of: ``title`` names it, ``code`` and ``name`` are fields of it.

    ``crs`` is the system of its shapes, taken for Lambert-93 when it is not known. Another thread
    may read it when ``source`` is a snapshot of a layer.
    """

    title: str
    source: Source
    crs: QgsCoordinateReferenceSystem
    transform_context: QgsCoordinateTransformContext
    code: str
    name: str = ""


@dataclass(frozen=True)
class Zones:
    """The zones of a layer: ``names`` and ``shapes`` (Lambert-93) by code, in natural order.

    Polygons of one code are one zone; what has no code, or no shape, is none. ``code`` and
    ``name`` are the fields of the layer that they come from.
    """

    title: str
    code: str
    name: str
    names: Mapping[str, str]
    shapes: Mapping[str, QgsGeometry]

    @property
    def scale(self) -> Scale:
        """The scale of these zones, named as the layer; its code and name are fields of it."""
        return replace(LAYER, title=self.title, plural=self.title, code=self.code, name=self.name)

    def at(self, x: np.ndarray, y: np.ndarray) -> list[str | None]:
        """The code of the zone of each point (Lambert-93, NaN for none): the first one that holds
        it, None where none does."""
        placed = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        found = np.full(len(x), NOWHERE)
        found[placed] = self._grid.containing(x[placed], y[placed])
        codes = list(self.shapes)
        return [None if place == NOWHERE else codes[place] for place in found.tolist()]

    @cached_property
    def _grid(self) -> PolygonGrid:
        return PolygonGrid(Polygons.from_wkb([wkb_of(shape) for shape in self.shapes.values()]))


def guessed_fields(fields: Sequence[str]) -> tuple[str, str]:
    """The fields that are likely the code and the name of polygons, among those of a layer; the
    first one for a code that has no usual name, « » for such a name."""
    known = {name.lower(): name for name in fields}
    code = next((known[name] for name in _CODES if name in known), fields[0] if fields else "")
    return code, next((known[name] for name in _NAMES if name in known), "")


def read_zones(layer: ZoneLayer, work: Work = QUIET) -> Zones:
    """The zones of a layer. Raises ZoneFieldMissing, NoZone, Cancelled."""
    place = _place(layer, layer.code)
    named = _place(layer, layer.name or layer.code)
    request = QgsFeatureRequest().setSubsetOfAttributes(sorted({place, named}))
    if layer.crs.isValid():
        request.setDestinationCrs(lambert(), layer.transform_context)
    shapes: dict[str, list[QgsGeometry]] = {}
    names: dict[str, str] = {}
    for done, feature in enumerate(layer.source.getFeatures(request)):
        if done % _WATCHED == 0:
            work.check()
        attributes, shape = feature.attributes(), feature.geometry()
        code = code_text(python_value(attributes[place]))
        if code is not None and not shape.isNull():
            shapes.setdefault(code, []).append(shape if shape.isGeosValid() else shape.makeValid())
            names.setdefault(code, code_text(python_value(attributes[named])) or code)
    if not shapes:
        raise NoZone(couche=layer.title, champ=layer.code)
    ordered = sorted(shapes, key=natural_key)
    return Zones(
        layer.title,
        layer.code,
        layer.name or layer.code,
        {code: names[code] for code in ordered},
        {code: _together(shapes[code]) for code in ordered},
    )


def zones_layer(zones: Zones) -> QgsVectorLayer:
    """The zones as a layer that lives in memory, with ``LAYER.code`` and their names."""
    layer = QgsVectorLayer(
        f"MultiPolygon?crs=EPSG:{LAMBERT}&field={LAYER.code}:string&field=nom:string",
        zones.title,
        "memory",
    )
    rows = []
    for code, shape in zones.shapes.items():
        row = QgsFeature(layer.fields())
        row.setAttributes([code, zones.names[code]])
        row.setGeometry(shape)
        rows.append(row)
    layer.dataProvider().addFeatures(rows)
    layer.updateExtents()
    return layer


def _place(layer: ZoneLayer, name: str) -> int:
    fields = layer.source.fields()
    place: int = fields.lookupField(name)
    if place < 0:
        raise ZoneFieldMissing(couche=layer.title, champ=name, champs=", ".join(fields.names()))
    return place


def _together(shapes: list[QgsGeometry]) -> QgsGeometry:
    whole = shapes[0] if len(shapes) == 1 else QgsGeometry.unaryUnion(shapes)
    whole.convertToMultiType()
    return whole


def wkb_of(geometry: QgsGeometry) -> bytes | None:
    """Polygons of a geometry as two-dimensional WKB; None when it has none."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    shape = geometry
    if geometry.isMultipart() and len(geometry.asGeometryCollection()) != len(_polygons(geometry)):
        shape = QgsGeometry.collectGeometry(_polygons(geometry))
    shape = QgsGeometry(shape.constGet().segmentize())
    shape.get().dropZValue()
    shape.get().dropMValue()
    return None if shape.isEmpty() else bytes(shape.asWkb())


def _polygons(geometry: QgsGeometry) -> list[QgsGeometry]:
    """The pieces of a geometry that are polygons: mending may leave lines beside them."""
    return [part for part in geometry.asGeometryCollection() if part.area() > 0]
