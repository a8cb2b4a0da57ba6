"""The images behind a map, copied for layouts that are drawn in another thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import QgsMapLayer, QgsRasterLayer
from qgis.PyQt.QtCore import QThread

from .basemaps import basemap_again, is_basemap


def copied_images(layers: Iterable[QgsMapLayer]) -> list[QgsRasterLayer]:
    """Copies of the images among some layers, which keep their order.

    To be called in the thread of those layers; the copies are of no thread until
    :func:`take` gives them to one.
    """
    copies = []
    for layer in layers:
        if isinstance(layer, QgsRasterLayer) and layer.isValid():
            copy = basemap_again(layer) if is_basemap(layer) else layer.clone()
            copy.moveToThread(None)
            copies.append(copy)
    return copies


def take(copies: Sequence[QgsRasterLayer]) -> Sequence[QgsRasterLayer]:
    """The copies, which are from now on of the thread that calls."""
    for copy in copies:
        copy.moveToThread(QThread.currentThread())
    return copies
