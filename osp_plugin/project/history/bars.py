"""The rows of a bar as a layer of the project, those that are gone where they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

from ...compat import POLYGONS, make_field
from ...domain.dictionary import dictionary
from ...domain.history.steps import DWELLINGS
from ...i18n import translate
from ...storage.history.described import naming
from ..opening import CRS

SHAPE = "geom"
_MULTIPOINT, _MULTIPOLYGON = "MultiPoint", "MultiPolygon"


def add_layer(
    project: QgsProject,
    title: str,
    rows: Sequence[Mapping[str, Any]],
    table: str = DWELLINGS,
) -> QgsVectorLayer:
    """A layer in memory of ``rows`` of a table: what names each, ``changement, effet``, and
    ``geom``, the WKB of its places."""
    shapes = [one_shape(row[SHAPE]) for row in rows]
    layer = QgsVectorLayer(f"{_kind(table, shapes)}?crs={CRS}", title, "memory")
    known, names = dictionary()[table], naming(table)
    fields = [make_field(name, known[name].type, known[name].title) for name in names]
    fields.append(make_field("changement", "string", translate("project", "Changement")))
    fields.append(make_field("effet", "number", translate("project", "Effet sur le chiffre")))
    provider = layer.dataProvider()
    provider.addAttributes(fields)
    layer.updateFields()
    features = []
    for row, shape in zip(rows, shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([row[name] for name in (*names, "changement", "effet")])
        if shape is not None:
            feature.setGeometry(shape)
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    layer.setReadOnly(True)
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer


def one_shape(places: Sequence[bytes]) -> QgsGeometry | None:
    """The places of a row (WKB) together; None when it has none."""
    found = []
    for wkb in places:
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        found.append(shape)
    return found[0] if len(found) == 1 else QgsGeometry.collectGeometry(found) if found else None


def _kind(table: str, shapes: Sequence[QgsGeometry | None]) -> str:
    """Dwellings are points; others are where their first place is a point, or a polygon."""
    if table == DWELLINGS:
        return "Point"
    told = next((shape for shape in shapes if shape is not None), None)
    return _MULTIPOLYGON if told is not None and told.type() == POLYGONS else _MULTIPOINT
