"""Attributes and geometries of QGIS as plain Python values, and the base behind a layer."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime

from ...compat import python_value
from ...domain.dictionary import Field, Table, dictionary
from ...storage import Base, open_geopackage
from ...storage.layers import reached_by
from ..roles import reference_of, role_of


def plain(value: Any) -> Any:
    """An attribute without Qt: None, str, int, float, bool, date or datetime."""
    value = python_value(value)
    if isinstance(value, QDate):
        return value.toPyDate() if value.isValid() else None
    if isinstance(value, QDateTime):
        return value.toUTC().toPyDateTime() if value.isValid() else None
    return value


def wkb_of(geometry: QgsGeometry | None) -> bytes | None:
    """WKB of a geometry, None when there is none or it is empty."""
    if geometry is None or geometry.isNull() or geometry.isEmpty():
        return None
    return bytes(geometry.asWkb())


def geometry_of(wkb: bytes | None) -> QgsGeometry:
    """Geometry of a WKB; a null one for None."""
    geometry = QgsGeometry()
    if wkb is not None:
        geometry.fromWkb(wkb)
    return geometry


def same_shape(one: bytes | None, other: bytes | None) -> bool:
    """Whether two geometries are one, a part alone being the same as a collection of one."""
    if one is None or other is None or one == other:
        return geometry_of(one).isEmpty() and geometry_of(other).isEmpty() if one != other else True
    first, second = geometry_of(one), geometry_of(other)
    first.convertToMultiType()
    second.convertToMultiType()
    return bool(first.equals(second))


def table_of(layer: QgsVectorLayer) -> Table | None:
    """Table of the dictionary that a layer shows, None when it is none of ours."""
    return dictionary().get(str(role_of(layer)))


def base_of(layer: QgsVectorLayer) -> Base | None:
    """Base behind a layer, reached with the layer's own account; None when it is none of ours."""
    reference = reference_of(layer)
    if reference is None:
        return None
    if reference.path:
        return open_geopackage(reference.path, check=False)
    return reached_by(layer, reference.connection)


def typed_fields(layer: QgsVectorLayer, table: Table) -> dict[int, Field]:
    """Fields that a person fills, by their place in the layer."""
    places = {layer.fields().lookupField(field.name): field for field in table.fields}
    return {
        place: field
        for place, field in places.items()
        if place >= 0 and field.name != "fid" and not field.calcule
    }


def label_of(layer: QgsVectorLayer, values: dict[str, Any], fid: int) -> str:
    """What names a row to a person, by the display expression of the layer."""
    feature = QgsFeature(layer.fields(), fid)
    for name, value in values.items():
        place = layer.fields().lookupField(name)
        if place >= 0 and value is not None:
            feature.setAttribute(place, value)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    told = plain(QgsExpression(layer.displayExpression()).evaluate(context))
    number = f"n° {fid}" if fid >= 0 else "nouvelle ligne"
    return f"{told} ({number})" if told not in (None, "") else number
