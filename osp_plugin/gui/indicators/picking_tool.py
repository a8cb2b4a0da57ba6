"""The map tool of the viewer: a click chooses a territory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.gui import QgsMapToolEmitPoint
from qgis.PyQt.QtCore import Qt


class PickingTool(QgsMapToolEmitPoint):
    """Tells ``picked`` the territory under a click (None beside all) and whether Ctrl was held."""

    def __init__(
        self,
        canvas: Any,
        layer: Callable[[], QgsVectorLayer | None],
        picked: Callable[[QgsFeature | None, bool], None],
    ) -> None:
        super().__init__(canvas)
        self._layer = layer
        self._picked = picked

    def canvasReleaseEvent(self, event: Any) -> None:
        """Called by QGIS."""
        layer = self._layer()
        if layer is None:
            return
        more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        place = self.toLayerCoordinates(layer, event.mapPoint())
        self._picked(territory_at(layer, place), more)


def territory_at(layer: QgsVectorLayer, place: QgsPointXY) -> QgsFeature | None:
    """The territory that a point of the layer is in."""
    point = QgsGeometry.fromPointXY(place)
    request = QgsFeatureRequest().setFilterRect(point.boundingBox().buffered(0.1))
    return next((f for f in layer.getFeatures(request) if f.geometry().contains(point)), None)
