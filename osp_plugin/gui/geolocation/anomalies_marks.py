"""The anomalies on the map: a dot each, and for the one in hand a ring and an arrow."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtGui import QColor

from ...project.geolocation.anomalies import Listed
from ...storage.projection import lambert

RED, BLUE = QColor(201, 25, 30), QColor(0, 0, 145)
AROUND_M = 120.0
_MOST_DRAWN = 20_000


class AnomalyMarks:
    """What the panel draws on the map; it belongs to no layer."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._dots: QgsRubberBand | None = None
        self._arrow: QgsRubberBand | None = None
        self._ring: QgsVertexMarker | None = None

    def draw(self, anomalies: Iterable[Listed]) -> None:
        """Draw a dot for each anomaly that has a place."""
        self._remove(self._dots)
        self._dots = None
        points = [QgsPointXY(a.x, a.y) for a in anomalies if a.x is not None and a.y is not None]
        if points:
            self._dots = self._band(QgsGeometry.fromMultiPointXY(points[:_MOST_DRAWN]), RED)
            self._dots.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            self._dots.setIconSize(7)

    def point_to(self, anomaly: Listed | None, move: bool = True) -> None:
        """Ring an anomaly, show where its correction would put it, and bring the map there."""
        self._remove(self._ring)
        self._remove(self._arrow)
        self._ring = self._arrow = None
        if anomaly is None or anomaly.x is None or anomaly.y is None:
            return
        to_map = self._to_map()
        place = QgsPointXY(anomaly.x, anomaly.y)
        self._ring = QgsVertexMarker(self._canvas)
        self._ring.setCenter(to_map.transform(place))
        self._ring.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
        self._ring.setColor(RED)
        self._ring.setIconSize(24)
        self._ring.setPenWidth(3)
        extent = QgsRectangle(place.x(), place.y(), place.x(), place.y())
        if anomaly.x_propose is not None and anomaly.y_propose is not None:
            proposed = QgsPointXY(anomaly.x_propose, anomaly.y_propose)
            self._arrow = self._band(QgsGeometry.fromPolylineXY([place, proposed]), BLUE)
            extent.combineExtentWith(proposed.x(), proposed.y())
        if move:
            extent.grow(max(AROUND_M, extent.width() / 4, extent.height() / 4))
            self._canvas.setExtent(to_map.transformBoundingBox(extent))
            self._canvas.refresh()

    def clear(self) -> None:
        """Take everything off the map."""
        for item in (self._dots, self._arrow, self._ring):
            self._remove(item)
        self._dots = self._arrow = self._ring = None

    def _band(self, shape: QgsGeometry, color: QColor) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, shape.type())
        shape.transform(self._to_map())
        band.setToGeometry(shape, None)
        band.setColor(color)
        band.setWidth(2)
        return band

    def _to_map(self) -> QgsCoordinateTransform:
        target = self._canvas.mapSettings().destinationCrs()
        return QgsCoordinateTransform(lambert(), target, QgsProject.instance())

    def _remove(self, item: QgsRubberBand | QgsVertexMarker | None) -> None:
        if item is not None:
            self._canvas.scene().removeItem(item)
