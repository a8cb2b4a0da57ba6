"""Styles of the layers that an algorithm loads."""

from __future__ import annotations

from functools import cache

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from ...project.map_tips import protect
from ...project.styles import apply_shipped_style


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
        self._style = style

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if isinstance(layer, QgsVectorLayer):
            apply_shipped_style(layer, self._style, QgsMapLayer.StyleCategory.AllStyleCategories)
            protect(layer)
        layer.triggerRepaint()
