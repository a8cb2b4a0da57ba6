"""How figures are drawn on a layer of territories: classes of colours, discs, labels."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsColorBrewerColorRamp,
    QgsExpression,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererRange,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...compat import LABEL_BELOW, LABEL_OVER_POINT, make_field, show_all_labels
from ...domain.common.numbers import quantity
from ...domain.common.text import unmarked
from ...domain.indicators import LAYER, UNKNOWN, Criteria, Figures, Indicator, Scale
from ...domain.indicators.catalogue import SYMBOLS
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ..maps.basemaps import BEHIND
from .choice import AS_DECLARED, Bounds, MapChoice
from .marks import mark
from .secrecy import secrecy_note

VALUE = "osp_valeur"
EVERYTHING = Criteria()


LARGEST_MM = 14.0
"""Diameter of the disc of the largest figure."""


_LARGEST_OF_MANY_MM = {"cite": 7.0, "commune": 9.0}
"""The same at the scales of many territories, whose discs would hide each other."""


SMALLEST_MM = 1.2


LEGEND_MM = 4.0
"""Diameter of the largest disc of the legend, which has no more room than that; on the map too,
that of figures that are all the same."""


ABSENT = -1e15
"""Stands for no figure in the colours, whose classes hold numbers only."""


_SYMBOL_COLOR = QColor(0, 0, 145, 170)


_LINE = QColor(255, 255, 255)


_OUTLINE = QColor(120, 120, 120, 160)


_NO_FIGURE = QColor(232, 232, 232)
VEIL = 160
"""Opacity, of 255, of the colours of a map behind which a base map is drawn."""


_NAMED_FROM = {"cite": 40_000.0, "commune": 150_000.0}
"""Scales of many territories: the map scale from which their names are written with their figures,
which stand alone before."""
_VISIBLE_FROM = {"cite": 300_000.0}
"""The map scale from which figures are written: before, the territories hide each other."""
LINE = 13
"""Characters of a line of a label."""


@dataclass(frozen=True)
class Drawing:
    """What a map of figures shows: an indicator at a scale, and a sentence on its limits."""

    indicator: Indicator
    figures: Figures
    subtitle: str = ""
    choice: MapChoice = AS_DECLARED
    criteria: Criteria = EVERYTHING
    """Of what the figures are: the map says it, to be counted anew."""

    @property
    def title(self) -> str:
        """« Logements remontés par EPCI »."""
        return title_of(self.indicator, self.figures.scale)

    @property
    def values(self) -> dict[str, float]:
        """Figure of each territory that has one and is drawn."""
        found = self.figures.table[self.indicator.key].dropna()
        hidden = self.choice.hidden
        return {str(code): float(value) for code, value in found.items() if code not in hidden}

    @property
    def secret(self) -> frozenset[str]:
        """Territories whose figure stays secret."""
        found = self.figures.secret.get(self.indicator.key, frozenset())
        return frozenset(map(str, found))

    @property
    def bounds(self) -> Bounds:
        """The classes of the map, that another may be compared with."""
        return tuple(self.choice.classes(self.indicator, self.shown))

    @property
    def shown(self) -> list[float]:
        """The figures that a territory of the map has."""
        return [value for code, value in self.values.items() if code != UNKNOWN]

    @property
    def told(self) -> str:
        """The subtitle, and that some figures are secret where there are."""
        told = self.figures.warns(self.indicator.key)
        note = secrecy_note(self.figures.shown_from) if told else ""
        few = ""
        if self.choice.hidden:
            few = translate(
                "indicators", "Les territoires de moins de {nombre} logements ne sont pas dessinés."
            ).format(nombre=self.choice.least)
        return " ".join(filter(None, (self.subtitle, few, note)))

    @property
    def is_whole(self) -> bool:
        """Whether every territory has a figure."""
        found = self.figures.table[self.indicator.key]
        known = found.drop(UNKNOWN, errors="ignore").notna().all()
        return bool(known) and not self.choice.hidden


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
        LAYER.key: translate("indicators", "{titre} – {couche}"),
    }[scale.key]
    return by.format(titre=indicator.title, couche=scale.title)


def draw(layer: QgsVectorLayer, drawing: Drawing) -> None:
    """Give a layer of territories the figures, their colours or symbols and their labels."""
    scale = drawing.figures.scale
    _set_values(layer, scale, drawing.values, drawing.indicator)
    layer.setRenderer(renderer(drawing))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels(drawing)))
    layer.setLabelsEnabled(scale.key != WHOLE)
    layer.setName(drawing.title)
    if not scale.of_layer:  # what counts anew has no layer to read
        mark(
            *(layer, drawing.indicator.key, scale.key, drawing.criteria),
            *(drawing.subtitle, drawing.choice, drawing.secret),
        )
    metadata = layer.metadata()
    metadata.setTitle(drawing.title)
    # QGIS shows it as a page of the web; what it tells may be the name of a bailleur.
    metadata.setAbstract(
        unmarked(
            translate("indicators", "{criteres} Chiffres du {jour}.")
            .format(criteres=drawing.told, jour=f"{date.today():%d/%m/%Y}")
            .strip()
        )
    )
    layer.setMetadata(metadata)
    layer.triggerRepaint()


def _set_values(
    layer: QgsVectorLayer, scale: Scale, values: Mapping[str, float], indicator: Indicator
) -> None:
    """The figures as a field that the layer computes from the code of each territory."""
    if scale.key == WHOLE:
        expression = repr(values[WHOLE]) if WHOLE in values else "NULL"
    else:
        found = QgsExpression.quotedString(json.dumps(values, ensure_ascii=False))
        column = QgsExpression.quotedColumnRef(scale.code)
        expression = f"map_get(json_to_map({found}), to_string({column}))"
    place = layer.fields().lookupField(VALUE)
    if place < 0:
        place = layer.addExpressionField(expression, make_field(VALUE, "number"))
        place = layer.fields().lookupField(VALUE)
    else:
        layer.updateExpressionField(place, expression)
    layer.setFieldAlias(place, indicator.heading)


def renderer(drawing: Drawing) -> QgsFeatureRenderer:
    """Colours or discs, as the indicator asks; nothing where there is nothing to draw."""
    in_discs = drawing.indicator.map.kind == SYMBOLS and drawing.figures.scale.key != WHOLE
    if not (any(drawing.shown) if in_discs else drawing.shown):
        return QgsNullSymbolRenderer()
    return _discs(drawing) if in_discs else _colours(drawing)


def _range(
    indicator: Indicator, low: float, high: float, symbol: QgsFillSymbol
) -> QgsRendererRange:
    one, other = quantity(low, indicator.format), quantity(high, indicator.format)
    said = one
    if one != other:
        said = translate("indicators", "de {un} à {autre}").format(un=one, autre=other)
    if indicator.format == "decimal":  # the others say what they are: « 12 % », « 300 € »
        said += f" {indicator.unit}"
    # A project keeps 15 decimals of a bound: one that is a figure must still hold it.
    margin = 1e-12 * max(1.0, abs(low), abs(high))
    return QgsRendererRange(low - margin, high + margin, symbol, said)


def _colours(drawing: Drawing) -> QgsGraduatedSymbolRenderer:
    """Territories coloured by class of figure; grey those that have none."""
    indicator = drawing.indicator
    bounds = drawing.bounds
    shades = max(3, len(bounds) + 1)  # the lightest is too close to the paper
    ramp = QgsColorBrewerColorRamp(drawing.choice.colors(indicator), shades)
    ranges = []
    for place, (low, high) in enumerate(bounds):
        color = ramp.color((place + shades - len(bounds) + 0.5) / shades)
        ranges.append(_range(indicator, low, high, _fill(color)))
    if drawing.is_whole:
        return QgsGraduatedSymbolRenderer(VALUE, ranges)
    said = translate("indicators", "non connu ou sans objet")
    if drawing.choice.hidden:
        said = translate("indicators", "non connu, ou moins de {nombre} logements").format(
            nombre=drawing.choice.least
        )
    ranges.append(QgsRendererRange(ABSENT, ABSENT, _fill(_NO_FIGURE), said))
    return QgsGraduatedSymbolRenderer(f'coalesce("{VALUE}", {ABSENT!r})', ranges)


def _fill(color: QColor) -> QgsFillSymbol:
    symbol = QgsFillSymbol.createSimple({"outline_width": "0.3"})
    symbol.setColor(color)
    symbol.symbolLayer(0).setStrokeColor(_LINE)
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyFillColor,
        _computed(f"set_color_part('{color.name()}', 'alpha', if({BEHIND}, {VEIL}, 255))"),
    )
    return symbol


def _discs(drawing: Drawing) -> QgsGraduatedSymbolRenderer:
    """Discs whose area is that of the figure, the small ones on top; what is below zero is red."""
    indicator = drawing.indicator
    size = _computed(_size(drawing))
    counted = [value for value in drawing.shown if value]
    largest = _largest(counted)
    below, above = ([v for v in counted if v < 0], [v for v in counted if v > 0])
    ranges = []
    for low, high in _disc_classes(drawing, below, above):
        shown = high if abs(high) >= abs(low) else low
        marker = QgsMarkerSymbol.createSimple({"name": "circle", "outline_color": "255,255,255"})
        marker.setColor(_SYMBOL_COLOR if shown >= 0 else QColor(201, 25, 30, 170))
        marker.setSize(max(SMALLEST_MM, LEGEND_MM * (abs(shown) / largest) ** 0.5))
        marker.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertySize, size)
        centre = QgsCentroidFillSymbolLayer()
        centre.setSubSymbol(marker)
        centre.setPointOnSurface(True)
        centre.setPointOnAllParts(False)
        symbol = QgsFillSymbol.createSimple({"style": "no", "outline_width": "0.2"})
        symbol.symbolLayer(0).setStrokeColor(_OUTLINE)
        symbol.appendSymbolLayer(centre)
        ranges.append(_range(indicator, low, high, symbol))
    made = QgsGraduatedSymbolRenderer(VALUE, ranges)
    largest_first = QgsFeatureRequest.OrderByClause(f'abs("{VALUE}")', False)
    made.setOrderBy(QgsFeatureRequest.OrderBy([largest_first]))
    made.setOrderByEnabled(True)
    return made


def _disc_classes(
    drawing: Drawing, below: Sequence[float], above: Sequence[float]
) -> list[tuple[float, float]]:
    """Classes of the discs: those below zero are parted from those above."""
    choice, indicator = drawing.choice, drawing.indicator
    if choice.kept:
        return choice.classes(indicator, [*below, *above])
    return [*choice.classes(indicator, below), *choice.classes(indicator, above)]


def _largest(values: Sequence[float]) -> float:
    return max((abs(value) for value in values), default=0) or 1.0


def _size(drawing: Drawing) -> str:
    """Diameter in millimetres of the disc of a territory, as an expression."""
    counted = {value for value in drawing.shown if value}
    largest_mm = _LARGEST_OF_MANY_MM.get(drawing.figures.scale.key, LARGEST_MM)
    if len(counted) == 1:
        largest_mm = LEGEND_MM
    share = f'abs("{VALUE}") / {_largest(list(counted))!r}'
    return f"max({SMALLEST_MM}, {largest_mm} * sqrt({share}))"


@cache
def _computed(expression: str) -> QgsProperty:
    """A property that an expression gives, kept as long as Python.

    The copies that renderers and labels have of it share its expression. A thread that draws lets
    go of what it shares before it copies it (``QgsExpression::detach``): were the layer, by a new
    renderer or by its own end, to let go at the same time, the thread would copy what is freed.
    One owner that stays, and is never used itself, rules that out.
    """
    return QgsProperty.fromExpression(expression)


def _said(scale: Scale, number: str) -> str:
    """What is written on a territory: its name and its figure; no zero where there are many."""
    column = QgsExpression.quotedColumnRef(scale.name)
    whole = f"{column} || '\\n' || {number}" if scale.name else number
    if scale.key not in _NAMED_FROM:
        return whole
    near = f"coalesce(@map_scale, 0) < {_NAMED_FROM[scale.key]!r}"
    return f'if("{VALUE}" <> 0, if({near}, {whole}, {number}), NULL)'


def _labels(drawing: Drawing) -> QgsPalLayerSettings:
    scale, indicator = drawing.figures.scale, drawing.indicator
    places = {"entier": 0, "euro": 0, "decimal": 1, "pourcentage": 1}[indicator.format]
    sign = {"euro": " €", "pourcentage": " %"}.get(indicator.format, "")
    number = f"format_number(\"{VALUE}\", {places}, 'fr') || '{sign}'"
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    settings.priority = 10  # before the names that the base's own layers write
    settings.fieldName = _said(scale, number)
    settings.autoWrapLength = LINE
    if scale.key not in _NAMED_FROM:
        show_all_labels(settings)  # few territories: none is without its figure
    if scale.key in _VISIBLE_FROM:
        settings.scaleVisibility = True
        settings.minimumScale = _VISIBLE_FROM[scale.key]
    if indicator.map.kind == SYMBOLS:
        settings.placement = LABEL_OVER_POINT
        settings.quadOffset = LABEL_BELOW
        settings.centroidInside = True
        below = f"array(0, 0.3 + {_size(drawing)} / 2)"
        settings.dataDefinedProperties().setProperty(
            QgsPalLayerSettings.Property.OffsetXY, _computed(below)
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
