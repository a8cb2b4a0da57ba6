"""A layer that an algorithm writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
)

from .styling import style_output
from .written_form import WrittenForm


class LayerOutput:
    """Features added one by one. Closing writes the file even while others hold this object."""

    def __init__(
        self,
        sink: QgsFeatureSink,
        destination: str,
        form: WrittenForm,
        path: Path | None,
        failure: Callable[[QgsFeatureSink], str],
    ) -> None:
        self._sink: QgsFeatureSink | None = sink
        self._form = form
        self._path = path
        self._failure = failure
        self.destination = destination

    def add(self, values: Sequence[Any], geometry: QgsGeometry | None = None) -> None:
        """Add a feature.

        Raises QgsProcessingException when it cannot be written, ValueError after :meth:`close`.
        """
        if self._sink is None:
            raise ValueError("feature added to a closed output")
        feature = QgsFeature(self._form.fields)
        feature.setAttributes(self._form.values(values))
        if geometry is not None:
            feature.setGeometry(geometry)
        if not self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(self._failure(self._sink))

    def style(self, context: QgsProcessingContext, name: str) -> None:
        """Draw the layer as ``resources/styles/<name>.qml`` if QGIS is to load it."""
        if context.willLoadLayerOnCompletion(self.destination):
            details = context.layerToLoadOnCompletionDetails(self.destination)
            details.setPostProcessor(style_output(name))

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        self._sink = None
        if self._path is not None and self._path.is_file():
            self._form.write_types(self._path)
