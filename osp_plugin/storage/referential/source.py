"""The features of a layer as rows for a reference table: columns or expressions, clean polygons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsWkbTypes,
)

from ...compat import NO_GEOMETRY, WKB_MULTIPOLYGON, without_qt
from ...domain.common.work import QUIET, Work
from ...domain.dictionary import Table
from ...domain.errors import QT_TRANSLATE_NOOP
from ...domain.referential import KEYS, SourceRow, guess
from .errors import ExpressionNotUnderstood, FieldUnknown, KeyNotMapped, NoCrs, NotPolygons

_PAUSE_ROWS = 200
_POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
_NO_SHAPE = QT_TRANSLATE_NOOP("errors", "elle n’a pas de contour")
_NOT_MENDED = QT_TRANSLATE_NOOP("errors", "son contour n’est pas valide et n’a pas pu être réparé")
_NOT_PROJECTED = QT_TRANSLATE_NOOP("errors", "son contour ne se convertit pas en Lambert-93")


class LayerRows:
    """The rows that ``source`` gives to ``table``.

    ``chosen`` gives, by field, a column of the source, an expression, or « » for none; the other
    columns are guessed by their names. Raises FieldUnknown, ExpressionNotUnderstood, KeyNotMapped,
    NotPolygons, NoCrs. A source without geometry gives attributes only.
    """

    def __init__(
        self,
        source: QgsFeatureSource,
        table: Table,
        chosen: Mapping[str, str],
        transforms: QgsCoordinateTransformContext,
    ) -> None:
        self._source = source
        self._table = table
        self.name = source.sourceName()
        self.mended = 0
        self.mapping = self._mapping(chosen)
        self.shaped = table.geometry is not None and source.wkbType() != NO_GEOMETRY
        self._transform = self._projection(transforms) if self.shaped else None

    def rows(self, work: Work = QUIET) -> Iterator[SourceRow]:
        """Each feature, numbered from 1. Raises Cancelled."""
        fields = self._source.fields()
        columns = {name: fields.lookupField(text) for name, text in self.mapping.items()}
        expressions = {
            name: self._expression(name, fields) for name, place in columns.items() if place < 0
        }
        context = QgsExpressionContext()
        context.setFields(fields)
        request = QgsFeatureRequest()
        if not self.shaped and not any(item.needsGeometry() for item in expressions.values()):
            request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for number, feature in enumerate(self._source.getFeatures(request), start=1):
            if number % _PAUSE_ROWS == 0:
                work.tell(number)
            attributes = feature.attributes()
            context.setFeature(feature)
            values = {
                name: without_qt(
                    expressions[name].evaluate(context) if place < 0 else attributes[place]
                )
                for name, place in columns.items()
            }
            wkb, fault = self._shape(feature) if self.shaped else (None, "")
            yield SourceRow(number, values, wkb, fault)

    def _mapping(self, chosen: Mapping[str, str]) -> dict[str, str]:
        names = self._source.fields().names()
        known = [item.name for item in self._table.fields if item.name != "fid"]
        for name in chosen:
            if name not in known:
                raise FieldUnknown(champ=name, table=self._table.title, connus=", ".join(known))
        mapping = {**guess(self._table, names), **chosen}
        mapping = {name: text for name, text in mapping.items() if text}
        key = KEYS[self._table.name]
        # The code of an EPCI may come from its SIREN.
        if key not in mapping and not (key == "epci" and "siren" in mapping):
            raise KeyNotMapped(
                couche=self.name,
                champ=self._table[key].title,
                nom=key,
                colonnes=", ".join(names),
            )
        return mapping

    def _expression(self, name: str, fields: QgsFields) -> QgsExpression:
        text = self.mapping[name]
        expression = QgsExpression(text)
        unknown = sorted(set(expression.referencedColumns()) - set(fields.names()))
        if expression.hasParserError() or unknown:
            reason = expression.parserErrorString() or f"colonne absente : {', '.join(unknown)}"
            raise ExpressionNotUnderstood(champ=name, texte=text, raison=reason.strip())
        context = QgsExpressionContext()
        context.setFields(fields)
        expression.prepare(context)
        return expression

    def _projection(self, transforms: QgsCoordinateTransformContext) -> QgsCoordinateTransform:
        if QgsWkbTypes.geometryType(self._source.wkbType()) != _POLYGON:
            raise NotPolygons(couche=self.name)
        origin = self._source.sourceCrs()
        if not origin.isValid():
            raise NoCrs(couche=self.name)
        target = QgsCoordinateReferenceSystem.fromEpsgId(self._table.srid or 0)
        return QgsCoordinateTransform(origin, target, transforms)

    def _shape(self, feature: QgsFeature) -> tuple[bytes | None, str]:
        """Multipolygon in the system of the table, valid; or what is wrong with it."""
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull() or geometry.isEmpty():
            return None, _NO_SHAPE
        try:
            geometry.transform(self._transform)
        except QgsCsException:
            return None, _NOT_PROJECTED
        if not geometry.isGeosValid():
            geometry = geometry.makeValid()
            geometry.convertGeometryCollectionToSubclass(_POLYGON)
            if geometry.isEmpty() or geometry.type() != _POLYGON:
                return None, _NOT_MENDED
            self.mended += 1
        shapes = geometry.coerceToType(WKB_MULTIPOLYGON)
        if len(shapes) != 1:
            return None, _NOT_MENDED
        return bytes(shapes[0].asWkb()), ""
