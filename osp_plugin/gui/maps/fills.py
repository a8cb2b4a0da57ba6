"""Our layers are drawn again when a base map, or a map of figures, comes or goes behind them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

from ...project import osp_layers, role_of
from ...project.indicators.thematic import ID
from ...project.maps.basemaps import is_basemap
from ...project.roles import MAP

FILLED = {"departement", "commune", "epci", "cite"}


class FillWatch:
    """Draws our polygons again when what their fills and labels give way to comes or goes.

    The styles look themselves at what is drawn, so that a layout, an export and a theme are right
    without anybody's help; but QGIS keeps the picture of a layer until the layer changes.
    """

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._seen: frozenset[str] = frozenset()

    def install(self) -> None:
        """Follow what the window draws."""
        self._canvas.layersChanged.connect(self._look)

    def remove(self) -> None:
        """Follow it no more."""
        self._canvas.layersChanged.disconnect(self._look)

    def _look(self) -> None:
        drawn = self._canvas.layers()
        seen = frozenset(
            layer.id() for layer in drawn if is_basemap(layer) or layer.id().startswith(ID)
        )
        if seen == self._seen:
            return
        self._seen = seen
        for layer in osp_layers(QgsProject.instance()):
            if role_of(layer) in FILLED:
                layer.triggerRepaint()
        for layer in QgsProject.instance().mapLayers().values():
            if layer.customProperty(MAP) is not None:
                layer.triggerRepaint()
