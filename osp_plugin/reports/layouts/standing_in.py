"""Layers that take the place of others in the maps and the legends of a layout."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsLayerTree,
    QgsLayerTreeLayer,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsVectorLayer,
)

from ...project.frozen import title_of
from .labels import literal
from .legends import NAMED

OF_CLASSES = ("legend/label-", "legend/node-order", "legend/custom-symbol")
"""How the properties of a legend's layer begin that are about its classes, by their number."""


def show_instead(layout: QgsPrintLayout, copies: Mapping[str, QgsMapLayer]) -> None:
    """Show other layers in the place of those of these ids.

    A legend keeps its titles, its order and its columns; what was said of the classes of a layer
    is kept as long as its classes are the same.
    """
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            item.setLayers([copies.get(layer.id(), layer) for layer in item.layers()])
        elif isinstance(item, QgsLayoutItemLegend):
            _explain_instead(item.model().rootGroup(), copies)
    coverage = layout.atlas().coverageLayer()
    other = copies.get(coverage.id()) if coverage is not None else None
    if isinstance(other, QgsVectorLayer):
        layout.atlas().setCoverageLayer(other)


def _explain_instead(root: QgsLayerTree, copies: Mapping[str, QgsMapLayer]) -> None:
    for node in root.findLayers():
        other = copies.get(node.layerId())
        if other is None:
            continue
        parent, before = node.parent(), node.layer()
        fresh = QgsLayerTreeLayer(other)
        same = before is not None and _classes(before) == _classes(other)
        for name in node.customProperties():
            if same or not name.startswith(OF_CLASSES):
                fresh.setCustomProperty(name, node.customProperty(name))
        told = fresh.customProperty(NAMED)
        if before is None or told in (None, literal(title_of(before))):
            fresh.setCustomProperty(NAMED, literal(title_of(other)))
        parent.insertChildNode(parent.children().index(node), fresh)
        parent.removeChildNode(node)


def _classes(layer: QgsMapLayer) -> list[str]:
    if not isinstance(layer, QgsVectorLayer) or layer.renderer() is None:
        return []
    return [item.label() for item in layer.renderer().legendSymbolItems()]
