"""A map of figures: a layer of the territories of a base, drawn by an indicator.

The polygons stay those of the base; the figures are a field that the project computes, so that a
map saved with the project keeps the figures it was made with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsClassificationEqualInterval,
    QgsClassificationJenks,
    QgsClassificationQuantile,
    QgsColorBrewerColorRamp,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsMapLayer,
    QgsMapThemeCollection,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProject,
    QgsProperty,
    QgsRendererRange,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..compat import LABEL_BELOW, LABEL_OVER_POINT, make_field
from ..domain.indicators import UNKNOWN, Figures, Indicator, Scale
from ..domain.indicators.catalogue import SYMBOLS
from ..domain.indicators.scales import WHOLE
from ..domain.numbers import quantity
from ..i18n import translate
from ..storage import Base
from .reference import BaseReference
from .roles import BASE

MAP = "osp/carte"
"""Custom property of a layer of figures: « en cours », or the name of a saved view."""
SCALE = "osp/echelle"
CURRENT = "en cours"
VALUE = "osp_valeur"
CLASSES = 5
LARGEST_MM = 14.0
"""Diameter of the symbol of the largest figure."""
SMALLEST_MM = 1.2
LEGEND_MM = 4.0
"""Diameter of the largest disc of the legend, which has no more room than that."""
_METHODS = {
    "jenks": QgsClassificationJenks,
    "quantiles": QgsClassificationQuantile,
    "egales": QgsClassificationEqualInterval,
}
_SYMBOL_COLOR = QColor(0, 0, 145, 170)
_LINE = QColor(255, 255, 255)
_OUTLINE = QColor(120, 120, 120, 160)
_READABLE_FROM = {"cite": 80_000.0, "commune": 200_000.0}
"""Scales of many territories: the map scale from which their figures, if not zero, are written."""


@dataclass(frozen=True)
class Drawing:
    """What a map of figures shows: an indicator at a scale, and a sentence on its limits."""

    indicator: Indicator
    figures: Figures
    subtitle: str = ""

    @property
    def title(self) -> str:
        """« Logements remontés par EPCI »."""
        return title_of(self.indicator, self.figures.scale)

    @property
    def values(self) -> dict[str, float]:
        """Figure of each territory that has one."""
        found = self.figures.table[self.indicator.key].dropna()
        return {str(code): float(value) for code, value in found.items()}


def title_of(indicator: Indicator, scale: Scale) -> str:
    """What a map, a table or a chart of an indicator at a scale is called."""
    by = {
        "cite": translate("indicators", "{titre} par cité"),
        "commune": translate("indicators", "{titre} par commune"),
        "epci": translate("indicators", "{titre} par EPCI"),
        "departement": translate("indicators", "{titre} par département"),
        "bassin": translate("indicators", "{titre} du Bassin minier"),
        "bailleur": translate("indicators", "{titre} par bailleur"),
        "operation": translate("indicators", "{titre} par opération"),
        "annee": translate("indicators", "{titre} par année"),
    }[scale.key]
    return by.format(titre=indicator.title)


class FiguresLayer:
    """The layer of the map in hand; there is one in a project at most."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, None while there is none."""
        for layer in self._project.mapLayers().values():
            if layer.customProperty(MAP) == CURRENT and isinstance(layer, QgsVectorLayer):
                return layer
        return None

    def show(self, base: Base, drawing: Drawing) -> QgsVectorLayer | None:
        """Draw figures, in the layer in hand when it is of the same scale and base.

        None when the scale is no place: the map is then taken away.
        """
        scale = drawing.figures.scale
        layer = self.layer
        same = layer is not None and (
            layer.customProperty(SCALE) == scale.key
            and layer.customProperty(BASE) == BaseReference.of(base).label
        )
        if not same:
            self.remove()
            layer = _new_layer(base, scale)
            if layer is None:
                return None
            self._project.addMapLayer(layer, False)
            self._project.layerTreeRoot().insertLayer(0, layer)
        assert layer is not None
        draw(layer, drawing)
        return layer

    def remove(self) -> None:
        """Take the map away."""
        layer = self.layer
        if layer is not None:
            self._project.removeMapLayer(layer.id())

    def save_view(self, name: str) -> None:
        """Keep the map as it is: a layer of its own, and a theme of the project of this name.

        A view of the same name is replaced.
        """
        current = self.layer
        if current is None:
            return
        themes = self._project.mapThemeCollection()
        for layer in list(self._project.mapLayers().values()):
            if layer.customProperty(MAP) == name:
                self._project.removeMapLayer(layer.id())
        kept = current.clone()
        kept.setCustomProperty(MAP, name)
        kept.setName(f"{name} – {current.name()}")
        self._project.addMapLayer(kept, False)
        root = self._project.layerTreeRoot()
        node = root.insertLayer(1, kept)
        node.setExpanded(False)
        record = QgsMapThemeCollection.MapThemeRecord()
        for leaf in root.findLayers():
            layer = leaf.layer()
            ours = layer is not None and layer.customProperty(MAP) is not None
            if layer is kept or (layer is not None and leaf.isVisible() and not ours):
                record.addLayerRecord(_theme_of(layer))
        node.setItemVisibilityChecked(False)
        if themes.hasMapTheme(name):
            themes.update(name, record)
        else:
            themes.insert(name, record)


def _theme_of(layer: QgsMapLayer) -> Any:
    found = QgsMapThemeCollection.MapThemeLayerRecord(layer)
    found.isVisible = True
    found.usingCurrentStyle = True
    found.currentStyle = layer.styleManager().currentStyle()
    return found


def _new_layer(base: Base, scale: Scale) -> QgsVectorLayer | None:
    if scale.shapes is None:
        return None
    source = base.source(scale.shapes)
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source.uri, scale.title, source.provider, options)
    layer.setCustomProperty(MAP, CURRENT)
    layer.setCustomProperty(SCALE, scale.key)
    layer.setCustomProperty(BASE, BaseReference.of(base).label)
    layer.setReadOnly(True)
    if scale.name:
        layer.setDisplayExpression(f'"{scale.name}"')
    return layer


def draw(layer: QgsVectorLayer, drawing: Drawing) -> None:
    """Give a layer of territories the figures, their colours or symbols and their labels."""
    scale = drawing.figures.scale
    values = drawing.values
    _set_values(layer, scale, values, drawing.indicator)
    shown = [value for code, value in values.items() if code != UNKNOWN]
    layer.setRenderer(renderer(drawing.indicator, shown, flat=scale.key == WHOLE))
    layer.setLabeling(
        QgsVectorLayerSimpleLabeling(_labels(scale, drawing.indicator, _largest(shown)))
    )
    layer.setLabelsEnabled(scale.key != WHOLE)
    layer.setName(drawing.title)
    metadata = layer.metadata()
    metadata.setTitle(drawing.title)
    metadata.setAbstract(
        translate("indicators", "{criteres} Chiffres du {jour}.")
        .format(criteres=drawing.subtitle, jour=f"{date.today():%d/%m/%Y}")
        .strip()
    )
    layer.setMetadata(metadata)
    layer.triggerRepaint()


def _set_values(
    layer: QgsVectorLayer, scale: Scale, values: Mapping[str, float], indicator: Indicator
) -> None:
    """The figures as a field that the layer computes from the code of each territory."""
    if scale.key == WHOLE:
        expression = repr(values.get(WHOLE, 0.0))
    else:
        found = json.dumps(values, ensure_ascii=False).replace("'", "''")
        expression = f"map_get(json_to_map('{found}'), to_string(\"{scale.code}\"))"
    place = layer.fields().lookupField(VALUE)
    if place < 0:
        place = layer.addExpressionField(expression, make_field(VALUE, "number"))
        place = layer.fields().lookupField(VALUE)
    else:
        layer.updateExpressionField(place, expression)
    layer.setFieldAlias(place, indicator.heading)


# -- symbols -----------------------------------------------------------------------------------


def renderer(
    indicator: Indicator, values: Sequence[float], *, flat: bool = False
) -> QgsFeatureRenderer:
    """How territories of these figures are drawn; ``flat`` forces colours rather than symbols."""
    if not values:
        return QgsNullSymbolRenderer()
    if indicator.map.kind == SYMBOLS and not flat:
        return _symbols(indicator, values)
    return _colours(indicator, values)


def classes(indicator: Indicator, values: Sequence[float]) -> list[tuple[float, float]]:
    """Bounds of the classes, which hold every value; fewer when there are few values."""
    distinct = sorted(set(values))
    if len(distinct) <= 2:
        return [(value, value) for value in distinct]
    number = min(CLASSES, len(distinct) - 1)
    found = _METHODS[indicator.map.classes]().classes(list(values), number)
    bounds = [(item.lowerBound(), item.upperBound()) for item in found]
    bounds = [(low, high) for low, high in bounds if high > low]
    first, last = bounds[0], bounds[-1]
    bounds[0] = (min(first[0], distinct[0]), first[1])
    bounds[-1] = (bounds[-1][0], max(last[1], distinct[-1]))
    return bounds


def _label(indicator: Indicator, low: float, high: float) -> str:
    one, other = quantity(low, indicator.format), quantity(high, indicator.format)
    if one == other:
        return one
    return translate("indicators", "de {un} à {autre}").format(un=one, autre=other)


def _colours(indicator: Indicator, values: Sequence[float]) -> QgsGraduatedSymbolRenderer:
    bounds = classes(indicator, values)
    shades = max(3, len(bounds) + 1)  # the lightest is too close to the paper
    ramp = QgsColorBrewerColorRamp(indicator.map.colors, shades)
    ranges = []
    for place, (low, high) in enumerate(bounds):
        symbol = QgsFillSymbol.createSimple({"outline_width": "0.3"})
        symbol.setColor(ramp.color((place + shades - len(bounds) + 0.5) / shades))
        symbol.symbolLayer(0).setStrokeColor(_LINE)
        ranges.append(QgsRendererRange(low, high, symbol, _label(indicator, low, high)))
    return QgsGraduatedSymbolRenderer(VALUE, ranges)


def _symbols(indicator: Indicator, values: Sequence[float]) -> QgsGraduatedSymbolRenderer:
    """Discs whose area is that of the figure; what is below zero is red."""
    largest = _largest(values)
    ranges = []
    for low, high in classes(indicator, [value for value in values if value] or [0.0]):
        shown = high if abs(high) >= abs(low) else low
        marker = QgsMarkerSymbol.createSimple({"name": "circle", "outline_color": "255,255,255"})
        marker.setColor(_SYMBOL_COLOR if shown >= 0 else QColor(201, 25, 30, 170))
        marker.setSize(max(SMALLEST_MM, LEGEND_MM * (abs(shown) / largest) ** 0.5))
        marker.symbolLayer(0).setDataDefinedProperty(
            QgsSymbolLayer.Property.PropertySize,
            QgsProperty.fromExpression(f"max({SMALLEST_MM}, {_size(largest)})"),
        )
        centre = QgsCentroidFillSymbolLayer()
        centre.setSubSymbol(marker)
        centre.setPointOnSurface(True)
        centre.setPointOnAllParts(False)
        symbol = QgsFillSymbol.createSimple({"style": "no", "outline_width": "0.2"})
        symbol.symbolLayer(0).setStrokeColor(_OUTLINE)
        symbol.appendSymbolLayer(centre)
        ranges.append(QgsRendererRange(low, high, symbol, _label(indicator, low, high)))
    return QgsGraduatedSymbolRenderer(VALUE, ranges)


def _largest(values: Sequence[float]) -> float:
    return max((abs(value) for value in values), default=0) or 1.0


def _size(largest: float) -> str:
    """Diameter in millimetres of the disc of a territory, as an expression."""
    return f'{LARGEST_MM} * sqrt(abs("{VALUE}") / {largest!r})'


def _labels(scale: Scale, indicator: Indicator, largest: float) -> QgsPalLayerSettings:
    places = {"entier": 0, "euro": 0, "decimal": 1, "pourcentage": 1}[indicator.format]
    sign = {"euro": " €", "pourcentage": " %"}.get(indicator.format, "")
    number = f"format_number(\"{VALUE}\", {places}, 'fr') || '{sign}'"
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    settings.priority = 10  # before the names that the base's own layers write
    if scale.key in _READABLE_FROM:
        settings.fieldName = f'if("{VALUE}" <> 0, {number}, NULL)'
        settings.scaleVisibility = True
        settings.minimumScale = _READABLE_FROM[scale.key]
    else:
        settings.fieldName = f"\"{scale.code}\" || '\\n' || {number}"
    if indicator.map.kind == SYMBOLS:
        settings.placement = LABEL_OVER_POINT
        settings.quadOffset = LABEL_BELOW
        settings.centroidInside = True
        below = f"array(0, 0.3 + max({SMALLEST_MM}, {_size(largest)}) / 2)"
        settings.dataDefinedProperties().setProperty(
            QgsPalLayerSettings.Property.OffsetXY, QgsProperty.fromExpression(below)
        )
    text = QgsTextFormat()
    text.setSize(8)
    text.setColor(QColor(30, 30, 30))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    text.setBuffer(buffer)
    settings.setFormat(text)
    return settings
