"""Points of any reference system in Lambert-93, that of the base."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from osgeo import osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
    QgsRectangle,
)

LAMBERT = 2154
Transform = Callable[[np.ndarray, np.ndarray], "tuple[np.ndarray, np.ndarray]"]
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


def transform_arrays(epsg: int) -> Transform:
    """From a reference system to Lambert-93, many points at once; NaN where there is none."""

    def transform(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        # Made when it is needed and kept by nothing: PROJ does not outlive QGIS.
        origin, target = osr.SpatialReference(), osr.SpatialReference()
        origin.ImportFromEPSG(epsg)
        target.ImportFromEPSG(LAMBERT)
        for reference in (origin, target):
            reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        out_x, out_y = np.full(len(x), np.nan), np.full(len(x), np.nan)
        # PROJ complains aloud of degrees that cannot be.
        likely = (np.abs(x) <= 180) & (np.abs(y) <= 90)
        rows = np.flatnonzero(likely if origin.IsGeographic() else np.abs(x) > 180)
        if len(rows):
            points = np.column_stack([x[rows], y[rows]])
            moved = osr.CoordinateTransformation(origin, target).TransformPoints(points)
            out_x[rows], out_y[rows] = np.array(moved)[:, :2].T
        return out_x, out_y

    return transform
