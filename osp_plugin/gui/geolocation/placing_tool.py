"""The map tool that places a dwelling where one clicks, and what is drawn to help."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint, QgsRubberBand, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...compat import POINTS
from ...project.geolocation.placing import Target
from ...storage.projection import lambert

ORANGE, BLUE = QColor(232, 131, 58), QColor(0, 99, 203)


class PlacingTool(QgsMapToolEmitPoint):
    """A left click gives a point of the map; Escape or a right click puts the tool away."""

    left = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: Any) -> None:
        """Called by the map."""
        if event.button() == Qt.MouseButton.RightButton:
            self.left.emit()
        else:
            # Through the snapping of the project, when it is on.
            self.canvasClicked.emit(event.snapPoint(), event.button())

    def canvasPressEvent(self, event: Any) -> None:
        """Nothing: the release counts."""

    def keyPressEvent(self, event: Any) -> None:
        """Called by the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()


class Signpost:
    """What shows on the map where to look for a dwelling."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._shape: QgsRubberBand | None = None
        self._mark: QgsVertexMarker | None = None

    def show(self, target: Target, move: bool) -> None:
        """Draw a target; with ``move``, bring the map to it."""
        self.clear()
        to_map = QgsCoordinateTransform(
            lambert(), self._canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        self._shape = self._drawn(target.shape, to_map)
        if target.proposed is not None:
            self._mark = QgsVertexMarker(self._canvas)
            place = QgsPointXY(target.proposed.x, target.proposed.y)
            self._mark.setCenter(to_map.transform(place))
            self._mark.setIconType(QgsVertexMarker.IconType.ICON_X)
            self._mark.setIconSize(16)
            self._mark.setPenWidth(4)
            self._mark.setColor(ORANGE)
        if move:
            self._canvas.setExtent(to_map.transformBoundingBox(target.extent))
            self._canvas.refresh()

    def clear(self) -> None:
        """Take away what is drawn."""
        for item in (self._shape, self._mark):
            if item is not None:
                self._canvas.scene().removeItem(item)
        self._shape = self._mark = None

    def _drawn(self, shape: QgsGeometry, to_map: QgsCoordinateTransform) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, shape.type())
        drawn = QgsGeometry(shape)
        drawn.transform(to_map)
        band.setToGeometry(drawn, None)
        band.setColor(BLUE)
        band.setFillColor(QColor(0, 99, 203, 20))
        band.setWidth(2)
        if shape.type() == POINTS:
            band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            band.setIconSize(9)
        return band
