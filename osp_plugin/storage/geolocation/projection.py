"""Points of any reference system in Lambert-93, that of the base."""

from __future__ import annotations

from functools import lru_cache

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
    QgsRectangle,
)

LAMBERT = 2154
FRANCE = QgsRectangle(0, 6_000_000, 1_300_000, 7_200_000)
"""Metropolitan France in Lambert-93, with a margin: what is out of it is no position."""


def lambert() -> QgsCoordinateReferenceSystem:
    """Lambert-93."""
    return QgsCoordinateReferenceSystem.fromEpsgId(LAMBERT)


@lru_cache(maxsize=32)
def transform_from(epsg: int) -> QgsCoordinateTransform | None:
    """From a reference system to Lambert-93; None when there is no such system."""
    known = QgsCoordinateReferenceSystem.fromEpsgId(epsg)
    if not known.isValid():
        return None
    return QgsCoordinateTransform(known, lambert(), QgsCoordinateTransformContext())


def to_lambert(point: QgsPointXY, epsg: int) -> tuple[float, float] | None:
    """A point in Lambert-93; None when it is not in metropolitan France."""
    transform = transform_from(epsg)
    if transform is None:
        return None
    try:
        moved = point if epsg == LAMBERT else transform.transform(point)
    except QgsCsException:
        return None
    return (moved.x(), moved.y()) if FRANCE.contains(moved) else None
