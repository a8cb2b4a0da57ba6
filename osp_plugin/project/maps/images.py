"""The images behind a map, made again for layouts that are drawn in another thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Union

from qgis.core import QgsMapLayer, QgsRasterLayer
from qgis.PyQt.QtCore import QThread

from .basemaps import SameMap, is_basemap

Image = Union[SameMap, QgsRasterLayer]
"""What a base map is made of, which may ask its service; another image, of no thread."""


def copied_images(layers: Iterable[QgsMapLayer]) -> list[Image]:
    """The images among some layers, in their order, for :func:`take`. In the layers' thread."""
    copies: list[Image] = []
    for layer in layers:
        if isinstance(layer, QgsRasterLayer) and layer.isValid():
            if is_basemap(layer):
                copies.append(SameMap.of(layer))
                continue
            copy = layer.clone()
            copy.moveToThread(None)
            copies.append(copy)
    return copies


def take(copies: Sequence[Image]) -> list[QgsRasterLayer]:
    """The layers of these images, of the thread that calls."""
    taken = []
    for copy in copies:
        if isinstance(copy, SameMap):
            taken.append(copy.here())
        else:
            copy.moveToThread(QThread.currentThread())
            taken.append(copy)
    return taken
