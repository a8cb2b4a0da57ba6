"""Styles of the layers that an algorithm loads."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)

from ..paths import STYLES


class StyleOutput(QgsProcessingLayerPostProcessorInterface):
    """Gives an output layer one of the plugin's styles. Keep it until the layer is loaded."""

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
