"""Layers of the maps of a fiche that read what another layer reads, and draw it otherwise.

They hold nothing of their own: a project that is opened again has them as they were. Each says in
a custom property what it shows, so that it can be made again from a newer copy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsFillSymbol,
    QgsInvertedPolygonRenderer,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...domain.indicators import scale
from ...domain.indicators.scales import WHOLE
from ...i18n import translate
from ...project.frozen import FROZEN
from .content import PROGRAMME

DERIVED = "osp/derivee"
"""Custom property of such a layer: what it draws."""
MASK, LOCATOR = "contour", "situation"
DIMMED = {"color": "255,255,255,150", "outline_color": "#000091", "outline_width": "0.7"}
AROUND = {"color": "#E3E3FD", "outline_color": "#6A6AF4", "outline_width": "0.15"}
TO_COME = {"color": "232,131,58,200", "outline_color": "#B34000", "outline_width": "0.4"}
OTHERS = {"color": "#EEEEEE", "outline_color": "#B5B5B5", "outline_width": "0.1"}
LABEL_POINTS = 7.0


def mask_of(shapes: QgsVectorLayer, scale_key: str, code: str) -> QgsVectorLayer:
    """All but a territory dimmed: its layer drawn inside out."""
    return derive(shapes, {"genre": MASK, "echelle": scale_key, "code": code})


def locator_of(shapes: QgsVectorLayer) -> QgsVectorLayer:
    """The territories around, without a name, for a small map."""
    return derive(shapes, {"genre": LOCATOR})


def programme_of(estates: QgsVectorLayer, codes: Sequence[str]) -> QgsVectorLayer:
    """The cités where works are programmed, named, among the others."""
    return derive(estates, {"genre": PROGRAMME, "codes": list(codes)})


def derive(source: QgsVectorLayer, told: Mapping[str, Any]) -> QgsVectorLayer:
    """A layer on the same rows, which draws what ``told`` says."""
    layer: QgsVectorLayer = source.clone()
    for name in layer.customPropertyKeys():
        if name != FROZEN:  # of a copy, it is a copy too
            layer.removeCustomProperty(name)
    layer.setLabelsEnabled(False)
    layer.setScaleBasedVisibility(False)
    layer.setOpacity(1.0)
    layer.setDiagramRenderer(None)
    layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
    layer.setCustomProperty(DERIVED, json.dumps(dict(told)))
    kind = told["genre"]
    if kind == MASK:
        _dim(layer, str(told["echelle"]), str(told["code"]))
    elif kind == LOCATOR:
        layer.setName(translate("layouts", "Situation"))
        layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(AROUND)))
    else:
        _programme(layer, [str(code) for code in told["codes"]])
    return layer


def derived_as(layer: QgsMapLayer | None) -> Mapping[str, Any] | None:
    """What such a layer draws, None for another one."""
    told = layer.customProperty(DERIVED) if layer is not None else None
    return json.loads(str(told)) if told else None


def _dim(layer: QgsVectorLayer, scale_key: str, code: str) -> None:
    layer.setName(translate("layouts", "Contour de la fiche"))
    rule = QgsRuleBasedRenderer.Rule(QgsFillSymbol.createSimple(DIMMED))
    if scale_key != WHOLE:
        rule.setFilterExpression(_is_one(scale(scale_key).code, [code]))
    renderer = QgsInvertedPolygonRenderer(_of_rules(rule))
    renderer.setPreprocessingEnabled(True)  # territories that touch have one outline
    layer.setRenderer(renderer)


def _programme(layer: QgsVectorLayer, codes: Sequence[str]) -> None:
    found = scale("cite")
    layer.setName(translate("layouts", "Cités de la programmation"))
    to_come = QgsRuleBasedRenderer.Rule(QgsFillSymbol.createSimple(TO_COME))
    to_come.setFilterExpression(_is_one(found.code, codes))
    others = QgsRuleBasedRenderer.Rule(QgsFillSymbol.createSimple(OTHERS))
    others.setFilterExpression("ELSE")
    layer.setRenderer(_of_rules(to_come, others))
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    name = QgsExpression.quotedColumnRef(found.name or found.code)
    settings.fieldName = f"if({_is_one(found.code, codes)}, {name}, NULL)"
    text = QgsTextFormat()
    text.setSize(LABEL_POINTS)
    text.setColor(QColor(30, 30, 30))
    around = QgsTextBufferSettings()
    around.setEnabled(True)
    around.setSize(0.7)
    text.setBuffer(around)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _of_rules(*rules: QgsRuleBasedRenderer.Rule) -> QgsRuleBasedRenderer:
    root = QgsRuleBasedRenderer.Rule(None)
    for rule in rules:
        root.appendChild(rule)
    return QgsRuleBasedRenderer(root)


def _is_one(column: str, codes: Sequence[str]) -> str:
    """The condition that a row is of one of these codes."""
    listed = ", ".join(QgsExpression.quotedString(code) for code in codes) or "''"
    return f"to_string({QgsExpression.quotedColumnRef(column)}) IN ({listed})"
