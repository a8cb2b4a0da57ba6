"""Styles of the layers that an algorithm loads."""

from __future__ import annotations

from functools import cache

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)

from ...paths import STYLES


@cache
def style_output(style: str) -> StyleOutput:
    """What styles an output with ``resources/styles/<style>.qml`` when QGIS loads it.

    QGIS does not own it and the algorithm is gone by then: it is kept here, and has no state.
    """
    return StyleOutput(style)


class StyleOutput(QgsProcessingLayerPostProcessorInterface):
    """Gives an output layer one of the plugin's styles."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self._path = str(STYLES / f"{style}.qml")

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        message, loaded = layer.loadNamedStyle(self._path)
        if not loaded:
            feedback.pushWarning(message)
        layer.triggerRepaint()
