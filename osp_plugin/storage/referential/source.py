"""The features of a layer as rows for a reference table: columns or expressions, clean polygons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

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
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.referential import KEYS, SourceRow, guess, no_more
from .errors import ExpressionNotUnderstood, FieldUnknown, KeyNotMapped, NoCrs, NotPolygons
from .tables import TableFile

_PAUSE_ROWS = 200
_POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
_NO_SHAPE = QT_TRANSLATE_NOOP("errors", "elle n’a pas de contour")
_NOT_MENDED = QT_TRANSLATE_NOOP("errors", "son contour n’est pas valide et n’a pas pu être réparé")
_ABSENT = QT_TRANSLATE_NOOP("errors", "colonne absente ({colonnes})")
_MISWRITTEN = QT_TRANSLATE_NOOP("errors", "elle est mal écrite, à partir du caractère {place}")
_NOT_PROJECTED = QT_TRANSLATE_NOOP("errors", "son contour ne se convertit pas en Lambert-93")


class LayerRows:
    """The rows that ``source`` gives to ``table``.

    ``chosen`` gives, by field, a column of the source, an expression, or « » for none; the other
    columns are guessed by their names. Raises FieldUnknown, ExpressionNotUnderstood, KeyNotMapped,
    NotPolygons, NoCrs. A source without geometry gives attributes only. ``file`` is what was read
    of a file for the source. Rows of communes that are no more are counted in ``left_out``.
    """

    def __init__(
        self,
        source: QgsFeatureSource,
        table: Table,
        chosen: Mapping[str, str],
        transforms: QgsCoordinateTransformContext,
        file: TableFile | None = None,
    ) -> None:
        self._source = source
        self._file = file
        self.left_out = 0
        self._table = table
        self.name = source.sourceName()
        self.mended = 0
        self.mapping = self._mapping(chosen)
        self.shaped = table.geometry is not None and source.wkbType() != NO_GEOMETRY
        self._transform = self._projection(transforms) if self.shaped else None

    def rows(self, work: Work = QUIET) -> Iterator[SourceRow]:
        """Each feature, numbered from 1 or as in its file. Raises Cancelled."""
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
        is_no_more = no_more(fields.names(), date.today())
        self.left_out = 0
        for place, feature in enumerate(self._source.getFeatures(request)):
            if place % _PAUSE_ROWS == 0:
                work.tell(place)
            attributes = feature.attributes()
            if is_no_more([without_qt(value) for value in attributes]):
                self.left_out += 1
                continue
            context.setFeature(feature)
            values = {
                name: without_qt(
                    expressions[name].evaluate(context) if place < 0 else attributes[place]
                )
                for name, place in columns.items()
            }
            number = self._file.numbers[place] if self._file else place + 1
            wkb, fault = self._shape(feature) if self.shaped else (None, "")
            if self._file:
                fault = self._file.faults.get(place, "")
            yield SourceRow(number, values, wkb, fault)

    def _mapping(self, chosen: Mapping[str, str]) -> dict[str, str]:
        names = self._source.fields().names()
        known = [item.name for item in self._table.fields if item.name != "fid"]
        for name in chosen:
            if name not in known:
                raise FieldUnknown(champ=name, table=self._table.title, connus=", ".join(known))
        # QGIS calls « Field3 » the third column of a workbook whose titles it has not found.
        told = {name: self._column(text, names) for name, text in chosen.items()}
        mapping = {**guess(self._table, names), **told}
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

    def _column(self, text: str, names: list[str]) -> str:
        found = re.fullmatch(r"Field(\d+)", text, re.IGNORECASE)
        place = int(found[1]) if found and text not in names else 0
        return names[place - 1] if self._file and 0 < place <= len(names) else text

    def _expression(self, name: str, fields: QgsFields) -> QgsExpression:
        text = self.mapping[name]
        expression = QgsExpression(text)
        unknown = sorted(set(expression.referencedColumns()) - set(fields.names()))
        if expression.hasParserError() or unknown:
            reason = Phrase(_ABSENT, colonnes=", ".join(unknown)) if unknown else _place(expression)
            refused = ExpressionNotUnderstood(champ=name, texte=text, raison=reason)
            raise refused.detailed(expression.parserErrorString().strip())
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


def _place(expression: QgsExpression) -> Phrase:
    """Where an expression is no longer one."""
    found = expression.parserErrors()
    return Phrase(_MISWRITTEN, place=found[0].firstColumn if found else 1)
