"""A layer that an algorithm writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
)

from ...compat import NO_GEOMETRY, python_value
from ...domain.disclosure.profiles import Columns
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from .kept import kept_by_the_file
from .presenting import Presentation, presenter
from .written_form import WrittenForm


class LayerNotCreated(OspError):
    """QGIS could not begin the file of a layer, and says why in English. Value: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche n’a pas pu être créée dans « {fichier} » : ce format n’accepte pas ses colonnes "
        "ou ses formes, ou le dossier refuse l’écriture. Choisissez un GeoPackage (.gpkg), ou un "
        "autre dossier.",
    )


class LayerNotWritten(OspError):
    """A row was refused by the file of a layer. Value: ``fichier``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {fichier} » n’a pas pu être écrite en entier : le disque est sans doute "
        "plein, ou ce format refuse une valeur. Rien n’en est gardé. Libérez de la place, ou "
        "choisissez un GeoPackage (.gpkg), puis recommencez.",
    )


def received(
    columns: Columns, fields: QgsFields, geometry: Any, crs: QgsCoordinateReferenceSystem | None
) -> tuple[QgsFields, Any, QgsCoordinateReferenceSystem | None]:
    """Fields, kind of geometry and reference system that are left of those of a layer."""
    kept = QgsFields()
    for place in columns.kept:
        kept.append(fields.at(place))
    return (kept, geometry, crs) if columns.shape else (kept, NO_GEOMETRY, None)


class LayerOutput:
    """Features added one by one. Closing writes the file even while others hold this object."""

    def __init__(
        self,
        sink: QgsFeatureSink,
        destination: str,
        form: WrittenForm,
        path: Path | None,
        columns: Columns | None = None,
    ) -> None:
        self._sink: QgsFeatureSink | None = sink
        self._form = form
        self._path = path
        self._columns = columns
        self.destination = destination
        self._count = 0
        self._styled = False

    def add(self, values: Sequence[Any], geometry: QgsGeometry | None = None) -> None:
        """Add a feature, of which what the output's profile does not receive is left out.

        Raises LayerNotWritten when it cannot be written, ValueError after :meth:`close`.
        """
        if self._sink is None:
            raise ValueError("feature added to a closed output")
        if self._columns is not None:
            values = [values[place] for place in self._columns.kept]
            geometry = geometry if self._columns.shape else None
        written = self._form.values(values)
        # A row without any value is no row of a spreadsheet.
        self._count += any(python_value(value) is not None for value in written)
        feature = QgsFeature(self._form.fields)
        feature.setAttributes(written)
        if geometry is not None:
            feature.setGeometry(geometry)
        if not self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise LayerNotWritten(fichier=self.destination.partition("|")[0])

    def style_by_default(self, context: QgsProcessingContext) -> None:
        """Give a layer that nothing draws a map tip of ours: QGIS takes a name for a page.

        At the end: QGIS deletes what would have drawn it before.
        """
        if not self._styled:
            self.style(context, "")

    def style(self, context: QgsProcessingContext, name: str) -> None:
        """Draw the layer as ``resources/styles/<name>.qml`` if QGIS is to load it."""
        self._styled = True
        if context.willLoadLayerOnCompletion(self.destination):
            details = context.layerToLoadOnCompletionDetails(self.destination)
            details.setPostProcessor(presenter(Presentation(style=name)))

    def present(self, context: QgsProcessingContext, name: str, presentation: Presentation) -> None:
        """Name the layer and present it, if QGIS is to load it."""
        self._styled = True
        if context.willLoadLayerOnCompletion(self.destination):
            details = context.layerToLoadOnCompletionDetails(self.destination)
            details.name = name
            details.setPostProcessor(presenter(presentation))

    def lost(self) -> str:
        """What the format of the file did not keep, in a sentence; « » when it kept all.

        Raises FileIncomplete when the file cannot be read again, or lacks rows that its format
        keeps.
        """
        if self._path is None or not self._path.is_file():
            return ""
        return kept_by_the_file(
            self._path, Path(self.destination.partition("|")[0]), self._form.fields, self._count
        )

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        if self._sink is None:
            return
        self._sink = None
        if self._path is not None and self._path.is_file():
            self._form.write_types(self._path)


def load_from(context: QgsProcessingContext, written: str, final: str) -> None:
    """Have QGIS load a layer from where it will be, not from where it is written until then."""
    loaded = context.layersToLoadOnCompletion()
    if written != final and written in loaded:
        loaded[final] = loaded.pop(written)
        context.setLayersToLoadOnCompletion(loaded)
