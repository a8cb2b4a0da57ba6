"""Polygons of the territories of a scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsVectorLayerFeatureSource,
)

from ...compat import python_value
from ...domain.common.grouping import code_text
from ...domain.indicators import scale
from ...domain.indicators.perimeter import CONSTANT, Perimeter
from ...domain.indicators.scales import WHOLE
from ..bare_layers import bare_layer
from ..base import Base

Shapes = Union[QgsFeatureSource, QgsVectorLayerFeatureSource]


def shapes_of(
    base: Base, scale_key: str, perimeter: Perimeter | None = None
) -> dict[str, QgsGeometry]:
    """Polygons of a scale by code, in Lambert-93, as a base holds them; empty for no place.

    At a constant ``perimeter``, an EPCI has the communes that it then had.
    """
    table = scale(scale_key).shapes
    if table is None:
        return {}
    found = base.source(table)
    shapes = read_shapes(bare_layer(found.uri, table, found.provider), scale_key)
    if scale_key == "epci" and perimeter is not None and perimeter.mode == CONSTANT:
        _move_communes(base, perimeter, shapes)
    return shapes


def _move_communes(base: Base, perimeter: Perimeter, shapes: dict[str, QgsGeometry]) -> None:
    """Take the communes that were elsewhere from one EPCI to the other."""
    moved = perimeter.moved()
    if not moved:
        return
    communes = shapes_of(base, "commune")
    for code, (before, after) in moved.items():
        shape = communes.get(code)
        if shape is None:
            continue
        if before in shapes:
            shapes[before] = _multi(shapes[before].difference(shape))
        if after in shapes:
            shapes[after] = _multi(shapes[after].combine(shape))


def _multi(shape: QgsGeometry) -> QgsGeometry:
    shape.convertToMultiType()
    return shape


def read_shapes(source: Shapes, scale_key: str) -> dict[str, QgsGeometry]:
    """Polygons of a scale by code; ``source`` holds the table that ``Scale.shapes`` names.

    The Bassin minier is that of the EPCI together. Several polygons of one code are one territory.
    """
    parts: dict[str, list[QgsGeometry]] = {}
    for code, shape in _parts(source, scale_key):
        parts.setdefault(code, []).append(shape)
    return {
        code: shapes[0] if len(shapes) == 1 else _together(shapes) for code, shapes in parts.items()
    }


def _parts(source: Shapes, scale_key: str) -> Iterator[tuple[str, QgsGeometry]]:
    column = scale(scale_key).code
    request = QgsFeatureRequest().setSubsetOfAttributes([column] if column else [], source.fields())
    place = source.fields().lookupField(column)
    for feature in source.getFeatures(request):
        shape = feature.geometry()
        code = code_text(python_value(feature.attributes()[place])) if column else WHOLE
        if code is not None and not shape.isNull():
            yield code, shape


def _together(shapes: list[QgsGeometry]) -> QgsGeometry:
    whole = QgsGeometry.unaryUnion(shapes)
    whole.convertToMultiType()
    return whole
