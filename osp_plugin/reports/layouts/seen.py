"""Which layers of a map are seen: one that others hide is not explained."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsFillSymbol,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsRenderContext,
    QgsSimpleFillSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage, QPainter

from ...compat import POINTS, POLYGONS
from ...domain.common.pieces import Pieces

PIXELS = 320
"""Width of the picture by which layers are compared."""
LEAST = 6
"""Pixels that a layer changes when it is seen."""
LEAST_SHARE = {True: 0.05, False: 0.5}
"""Part of what a layer draws that is seen when it is, for points and for the others: of outlines
under a fill, an edge comes out all around."""
COVERED = 0.2
"""Part of the map that a layer covers when it may hide others."""
_MM_PER_INCH = 25.4


def seen_layers(drawn: QgsLayoutItemMap) -> Pieces[set[str]]:
    """Ids of the layers of a map that are not wholly under another one.

    Looked at on a small picture, with each layer and without it; only where an opaque one may hide
    those below it.
    """
    layers = list(drawn.layers())
    nothing = yield from _picture(drawn, [])
    cover = len(layers)
    for number, layer in enumerate(layers[:-1]):
        if _may_hide(layer) and _covers(nothing, (yield from _picture(drawn, [layer]))):
            cover = number
            break
    first_below = cover + 1
    found = {layer.id() for layer in layers[:first_below]}
    below = layers[first_below:]
    if not below:
        return found
    whole = yield from _picture(drawn, layers)
    for layer in below:
        without = yield from _picture(drawn, [other for other in layers if other is not layer])
        changed = _differences(whole, without)
        own = _differences(nothing, (yield from _picture(drawn, [layer])))
        points = isinstance(layer, QgsVectorLayer) and layer.geometryType() == POINTS
        if changed >= LEAST and changed >= LEAST_SHARE[points] * own:
            found.add(layer.id())
    return found


def _covers(nothing: QImage, alone: QImage) -> bool:
    """Whether a layer covers enough of a map to hide others."""
    pixels = nothing.width() * nothing.height()
    return _differences(nothing, alone) >= COVERED * pixels


def _may_hide(layer: QgsMapLayer) -> bool:
    """Whether a layer has fills through which nothing is seen."""
    if not isinstance(layer, QgsVectorLayer) or layer.renderer() is None:
        return False
    if layer.geometryType() != POLYGONS or layer.opacity() < 1:
        return False
    symbols = layer.renderer().symbols(QgsRenderContext())
    return any(isinstance(symbol, QgsFillSymbol) and _is_opaque(symbol) for symbol in symbols)


def _is_opaque(symbol: QgsFillSymbol) -> bool:
    return symbol.opacity() >= 1 and any(
        isinstance(part, QgsSimpleFillSymbolLayer)
        and part.brushStyle() == Qt.BrushStyle.SolidPattern
        and part.fillColor().alpha() == 255
        for part in symbol.symbolLayers()
    )


def _picture(drawn: QgsLayoutItemMap, layers: Sequence[QgsMapLayer]) -> Pieces[QImage]:
    width_mm, height_mm = drawn.rect().width(), drawn.rect().height()
    size = QSize(PIXELS, max(1, round(PIXELS * height_mm / width_mm)))
    dpi = PIXELS / (width_mm / _MM_PER_INCH)
    settings = drawn.mapSettings(drawn.extent(), drawn.rect().size(), dpi, False)
    settings.setLayers(list(layers))
    settings.setOutputSize(size)
    settings.setOutputDpi(dpi)
    for flag in (QgsMapSettings.Flag.DrawLabeling, QgsMapSettings.Flag.Antialiasing):
        settings.setFlag(flag, False)
    drawing = _Drawing(settings)
    try:
        yield drawing
    finally:
        drawing.end()
    return drawing.image


class _Drawing:
    """A map drawn by other threads: a service may be slow to give its tiles."""

    def __init__(self, settings: QgsMapSettings) -> None:
        self.image = QImage(settings.outputSize(), QImage.Format.Format_RGB32)
        self.image.fill(Qt.GlobalColor.white)
        self._painter = QPainter(self.image)
        self._job = QgsMapRendererCustomPainterJob(settings, self._painter)
        self._job.start()

    def is_over(self) -> bool:
        """See :class:`Pending`."""
        return not self._job.isActive()

    def wait(self) -> None:
        """See :class:`Pending`."""
        self._job.waitForFinished()

    def end(self) -> None:
        """The picture is drawn, or no more wanted."""
        if self._job.isActive():
            self._job.cancel()
        self._painter.end()


def _differences(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures of the same size differ."""
    import numpy as np

    first, second = (np.frombuffer(_bytes(image), dtype=np.uint32) for image in (one, other))
    return int(np.count_nonzero(first != second))


def _bytes(image: QImage) -> bytes:
    found: bytes = image.constBits().asstring(image.sizeInBytes())
    return found
