"""What figures are counted of: the tables of a base, as the layers of the project show them."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource

from ...domain.indicators import SCALES, indicators
from ...storage import Base
from ...storage.indicators.statistics import Tables
from ...storage.layers import shows_all
from ..reference import BaseReference
from ..roles import osp_layers, role_of


def counted_roles() -> set[str]:
    """Tables that the indicators count or that name the territories."""
    counted = {table for item in indicators().values() for table in item.formula.tables}
    return counted | {scale.table for scale in SCALES.values() if scale.table}


def counted_layers(project: QgsProject, reference: BaseReference) -> list[QgsVectorLayer]:
    """Layers of a base whose edits change its figures."""
    roles = counted_roles()
    return [
        layer
        for layer in osp_layers(project, reference)
        if layer.isValid() and role_of(layer) in roles
    ]


def tables_of(project: QgsProject, reference: BaseReference, base: Base) -> Tables:
    """Tables to count: by the base, but for the layers that show something else than it holds.

    Those are read from a snapshot of what QGIS shows, which another thread may do.
    """
    shown = {
        str(role_of(layer)): QgsVectorLayerFeatureSource(layer)
        for layer in counted_layers(project, reference)
        if not shows_all(layer)
    }
    return Tables(base, shown)


def filters_of(project: QgsProject, reference: BaseReference) -> tuple[tuple[str, str], ...]:
    """Name and filter of the layers of a base that are counted and do not show all their rows."""
    return tuple(
        (layer.name(), layer.subsetString())
        for layer in counted_layers(project, reference)
        if layer.subsetString()
    )
