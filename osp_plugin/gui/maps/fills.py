"""Our fills are transparent while a base map is drawn, and come back with the paper."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

from ...project import osp_layers, role_of
from ...project.maps.basemaps import is_basemap
from ...project.roles import MAP

FILLED = {"departement", "commune", "epci", "cite"}


class FillWatch:
    """Draws our polygons again when a base map comes or goes.

    The styles look themselves at what is drawn, so that a layout, an export and a theme are right
    without anybody's help; but QGIS keeps the picture of a layer until the layer changes.
    """

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._behind = False

    def install(self) -> None:
        """Follow what the window draws."""
        self._canvas.layersChanged.connect(self._look)

    def remove(self) -> None:
        """Follow it no more."""
        self._canvas.layersChanged.disconnect(self._look)

    def _look(self) -> None:
        behind = any(is_basemap(layer) for layer in self._canvas.layers())
        if behind == self._behind:
            return
        self._behind = behind
        for layer in osp_layers(QgsProject.instance()):
            if role_of(layer) in FILLED:
                layer.triggerRepaint()
        for layer in QgsProject.instance().mapLayers().values():
            if layer.customProperty(MAP) is not None:
                layer.triggerRepaint()
