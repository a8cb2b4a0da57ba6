"""What a layer shows at a moment: looked at in the thread of the project, written in any."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsMapLayer,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtXml import QDomDocument

from ...compat import POINTS, field_kind, make_field, python_value
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...storage.outside import of_provider
from ..roles import role_of
from .secrets import secret_fields

FORMAT = "FlatGeobuf"
MOST = 50_000
"""Rows above which a copy holds what is around the map, not the whole layer."""
AROUND = 3.0
"""How many times the extent of the map such a copy covers."""
PROGRESS_ROWS = 5_000
DRAWN = (
    QgsMapLayer.StyleCategory.Symbology
    | QgsMapLayer.StyleCategory.Labeling
    | QgsMapLayer.StyleCategory.Diagrams
    | QgsMapLayer.StyleCategory.Rendering
    | QgsMapLayer.StyleCategory.Legend
)
"""What of a style is about the drawing."""


class FreezeFailed(OspError):
    """A copy of a layer cannot be written. Values: ``couche``, ``cause``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » n’a pas pu être figée dans le projet : {cause}. La mise en page "
        "n’est pas faite. Vérifiez la place du disque temporaire, puis recommencez.",
    )


class DrawnBySecrets(OspError):
    """A layer is drawn by what tells of a household, which a copy would carry. Values: ``couche``,
    ``champs``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » est dessinée ou étiquetée d’après ce qui parle d’un ménage "
        "({champs}) : la mise en page en garderait une copie, logement par logement, que liraient "
        "tous ceux qui reçoivent le projet. La mise en page n’est pas faite. Masquez cette couche, "
        "ou dessinez-la autrement, puis recommencez.",
    )


@dataclass(frozen=True)
class Snapshot:
    """The rows that a layer shows, edits and filter included, and how it draws them.

    ``extent`` is where the rows are taken, in the layer's CRS; None: everywhere.
    """

    layer_id: str
    title: str
    role: str
    style: QDomDocument
    crs: QgsCoordinateReferenceSystem
    _rows: QgsVectorLayerFeatureSource
    _names: tuple[str, ...]
    _shape: Any
    _extent: QgsRectangle | None
    _context: QgsCoordinateTransformContext

    @classmethod
    def of(
        cls,
        layer: QgsVectorLayer,
        project: QgsProject,
        extent: QgsRectangle | None = None,
        also: Collection[str] = (),
        most: int = MOST,
    ) -> Snapshot:
        """The arguments are those of :class:`.copies.Freezing`. Raises DrawnBySecrets."""
        large = layer.featureCount() > most
        return cls(
            layer.id(),
            layer.name(),
            role_of(layer) or "",
            _style_of(layer),
            layer.crs(),
            QgsVectorLayerFeatureSource(layer),
            _names(layer, project, also),
            _shape_of(layer),
            _around(extent, layer, project) if extent is not None and large else None,
            project.transformContext(),
        )

    def write(self, path: str | Path, work: Work = QUIET) -> None:
        """Write the rows in a file. Raises FreezeFailed, Cancelled."""
        # An index would change the order of drawing; but without one, no file is made of no row.
        if not self._write_rows(path, work, ["SPATIAL_INDEX=NO"]):
            self._write_rows(path, work, [])

    def _write_rows(self, path: str | Path, work: Work, options_of_file: list[str]) -> int:
        """How many rows were written."""
        given = self._rows.fields()
        places = [given.lookupField(name) for name in self._names]
        kept = QgsFields()
        for name, place in zip(self._names, places):
            kept.append(make_field(name, field_kind(given.at(place))))
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = FORMAT
        options.layerOptions = options_of_file
        writer = QgsVectorFileWriter.create(
            str(path), kept, self._shape, self.crs, self._context, options
        )
        self._check(writer)
        request = QgsFeatureRequest()
        request.setSubsetOfAttributes(places)
        if self._extent is not None:
            request.setFilterRect(self._extent)
        written = 0
        for number, feature in enumerate(self._rows.getFeatures(request)):
            if number % PROGRESS_ROWS == 0:
                work.check()
            if not feature.hasGeometry():
                continue
            copy = QgsFeature(kept)
            copy.setAttributes(
                [_stored(feature.attribute(place), field_kind(given.at(place))) for place in places]
            )
            # A layer may hold other shapes than it says, which the file would refuse.
            for shape in feature.geometry().coerceToType(self._shape):
                copy.setGeometry(shape)
                writer.addFeature(copy)
                self._check(writer)
            written += 1
        writer.flushBuffer()
        self._check(writer)
        del writer
        return written

    def _check(self, writer: QgsVectorFileWriter) -> None:
        if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
            raise FreezeFailed(couche=self.title, cause=of_provider(writer.errorMessage()))


def _shape_of(layer: QgsVectorLayer) -> Any:
    """Shape of a copy: of several parts for what is drawn and labelled as one all the same."""
    shape = layer.wkbType()
    return shape if layer.geometryType() == POINTS else QgsWkbTypes.multiType(shape)


def _stored(value: Any, kind: str) -> Any:
    known = python_value(value)
    return str(known) if known is not None and kind == "string" else known


def _style_of(layer: QgsVectorLayer) -> QDomDocument:
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext(), DRAWN)
    return document


def _around(extent: QgsRectangle, layer: QgsVectorLayer, project: QgsProject) -> QgsRectangle:
    wide = QgsRectangle(extent)
    wide.scale(AROUND)
    return QgsCoordinateTransform(project.crs(), layer.crs(), project).transformBoundingBox(wide)


def _names(layer: QgsVectorLayer, project: QgsProject, also: Collection[str]) -> tuple[str, ...]:
    """Fields that the symbols, the labels and the diagrams of a layer read.

    Of a drawing that reads them all, those that tell of a household are left out. Raises
    DrawnBySecrets where one of these is named.
    """
    fields, secret = layer.fields(), secret_fields(layer)
    wanted = {*_read_by_symbols(layer, project), *also}
    if QgsFeatureRequest.ALL_ATTRIBUTES in wanted:
        wanted = {*fields.names(), *also} - secret
    kept = [fields.at(place) for place in sorted({fields.lookupField(n) for n in wanted} - {-1})]
    refused = [field.displayName() for field in kept if field.name() in secret]
    if refused:
        raise DrawnBySecrets(couche=layer.name(), champs=", ".join(refused))
    return tuple(field.name() for field in kept)


def _read_by_symbols(layer: QgsVectorLayer, project: QgsProject) -> set[str]:
    scopes = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context = QgsRenderContext()
    context.setExpressionContext(scopes)
    found: set[str] = set()
    if layer.renderer() is not None:
        found |= set(layer.renderer().usedAttributes(context))
        found |= set(layer.renderer().orderBy().usedAttributes())
    if layer.labeling() is not None and layer.labelsEnabled():
        for provider in layer.labeling().subProviders() or [""]:
            found |= set(layer.labeling().settings(provider).referencedFields(context))
    if layer.diagramRenderer() is not None and layer.diagramsEnabled():
        found |= set(layer.diagramRenderer().referencedFields(scopes))
    return found
