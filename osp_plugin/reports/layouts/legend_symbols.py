"""A legend shows the symbols that its map draws: some parts of ours are for some scales only.

QGIS draws in a legend all the parts of a symbol, whatever their conditions say.
"""

from __future__ import annotations

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsLayerTreeModel,
    QgsMapLayerLegendUtils,
    QgsSymbol,
    QgsSymbolLayer,
    QgsSymbolLegendNode,
)

SCALE = "map_scale"


def show_those_of(model: QgsLayerTreeModel, scale: float) -> None:
    """Let the nodes of a legend show what a map at this scale draws."""
    for leaf in model.rootGroup().findLayers():
        nodes = model.layerOriginalLegendNodes(leaf)
        for place, node in enumerate(nodes):
            # None takes away what another scale left there.
            QgsMapLayerLegendUtils.setLegendNodeCustomSymbol(leaf, place, _drawn(node, scale))
        model.refreshLayerLegend(leaf)


def _drawn(node: object, scale: float) -> QgsSymbol | None:
    """The symbol of a node without the parts that are not drawn; None when all are, or none."""
    symbol = node.symbol() if isinstance(node, QgsSymbolLegendNode) else None
    if symbol is None:
        return None
    scope = QgsExpressionContextScope()
    scope.setVariable(SCALE, scale)
    context = QgsExpressionContext()
    context.appendScope(scope)
    hidden = [
        place
        for place in range(symbol.symbolLayerCount())
        if not _is_drawn(symbol.symbolLayer(place), context)
    ]
    if not hidden or len(hidden) == symbol.symbolLayerCount():
        return None
    made = symbol.clone()
    for place in reversed(hidden):
        made.deleteSymbolLayer(place)
    return made


def _is_drawn(layer: QgsSymbolLayer, context: QgsExpressionContext) -> bool:
    """Whether a part is drawn at the scale; one whose condition is of the row alone is."""
    condition = layer.dataDefinedProperties().property(QgsSymbolLayer.Property.PropertyLayerEnabled)
    used = QgsExpression(condition.expressionString()).referencedVariables()
    if not condition.isActive() or SCALE not in used:
        return True
    found, known = condition.valueAsBool(context, True)
    return bool(found) or not known
