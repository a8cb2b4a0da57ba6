"""A legend of what the map shows, and of nothing else, within the room that it has."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateTransform,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsLayerTreeLayer,
    QgsLayerTreeModel,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from ...compat import legend_font, set_legend_font
from ...i18n import translate
from .labels import literal

MAX_COLUMNS = 4
SMALLEST = 5.0
_STYLES = (
    QgsLegendStyle.Style.Title,
    QgsLegendStyle.Style.Group,
    QgsLegendStyle.Style.Subgroup,
    QgsLegendStyle.Style.SymbolLabel,
)


def fill(
    legend: QgsLayoutItemLegend, layers: Sequence[QgsMapLayer], place: QgsLayoutItem | None
) -> None:
    """Explain these layers, by texts as large as the room of ``place`` allows.

    A layer of one symbol has no title of its own: those go last, under one that they share, where
    none is read below the title of another layer.

    QGIS leaves out the classes that the map does not show, and only if there are some: for this
    it reads again all that the map shows, describing the symbol of each feature, whenever the
    layout is drawn. A window waits for that several seconds on the dwellings of a whole territory.
    """
    legend.setAutoUpdateModel(False)
    model = legend.model()
    root = model.rootGroup()
    root.removeAllChildren()
    landmarks = []
    for layer in layers:
        node = root.addLayer(layer)
        _as_data(model, node)
        if model.legendNodeEmbeddedInParent(node) is not None:
            root.removeChildNode(node)
            landmarks.append(layer)
    if landmarks:
        group = root.addGroup(translate("layouts", "Repères"))
        for layer in landmarks:
            _as_data(model, group.addLayer(layer))
    # QGIS balances columns by cutting a group in two, the second half without its title.
    last = 1 - legend.columnCount()
    for block in root.children()[1:][last:]:
        block.setCustomProperty("legend/column-break", int(legend.columnCount() > 1))
    legend.setLegendFilterByMapEnabled(not _all_shown(layers, legend.linkedMap()))
    # A legend knows its size, and what the map shows, only once it was drawn.
    QgsLayoutExporter(legend.layout()).renderRegionToImage(legend.sceneBoundingRect())
    legend.adjustBoxSize()
    if place is not None:
        _shrink(legend, place.rect().width(), place.rect().height())


def _as_data(model: QgsLayerTreeModel, node: QgsLayerTreeLayer) -> None:
    """Names of layers and of classes are texts: a legend evaluates the expressions in them."""
    if "[%" in node.name():
        node.setCustomProperty("legend/title-label", literal(node.name()))
    for place, shown in enumerate(model.layerLegendNodes(node)):
        label = shown.data(Qt.ItemDataRole.DisplayRole)
        if "[%" in label:
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, place, literal(label))
    model.refreshLayerLegend(node)


def _all_shown(layers: Sequence[QgsMapLayer], drawn: QgsLayoutItemMap | None) -> bool:
    """Whether a map shows every class of these layers."""
    return drawn is not None and all(
        _shows_every_class(layer, drawn) for layer in layers if isinstance(layer, QgsVectorLayer)
    )


def _shows_every_class(layer: QgsVectorLayer, drawn: QgsLayoutItemMap) -> bool:
    """Reads no further than the feature that shows the last class: of most layers, very few."""
    if layer.renderer() is None:
        return True
    if not layer.isInScaleRange(drawn.scale()):
        return False
    settings = drawn.mapSettings(drawn.extent(), drawn.rect().size(), 96, True)
    context = QgsRenderContext.fromMapSettings(settings)
    context.expressionContext().appendScope(QgsExpressionContextUtils.layerScope(layer))
    renderer = layer.renderer().clone()
    missing = {item.ruleKey() for item in renderer.legendSymbolItems()}
    to_layer = QgsCoordinateTransform(
        settings.destinationCrs(), layer.crs(), settings.transformContext()
    )
    request = QgsFeatureRequest(to_layer.transformBoundingBox(drawn.extent()))
    request.setFlags(QgsFeatureRequest.Flag.ExactIntersect)
    used = renderer.usedAttributes(context)
    if QgsFeatureRequest.ALL_ATTRIBUTES not in used:
        request.setSubsetOfAttributes(used, layer.fields())
    renderer.startRender(context, layer.fields())
    try:
        for feature in layer.getFeatures(request):
            context.expressionContext().setFeature(feature)
            missing -= renderer.legendKeysForFeature(feature, context)
            if not missing:
                return True
    finally:
        renderer.stopRender(context)
    return not missing


def _shrink(legend: QgsLayoutItemLegend, width: float, height: float) -> None:
    while not _holds(legend, width, height):
        sizes = {style: legend_font(legend, style).pointSizeF() for style in _STYLES}
        if min(sizes.values()) <= SMALLEST:
            return
        for style, size in sizes.items():
            font = legend_font(legend, style)
            font.setPointSizeF(max(SMALLEST, size - 0.5))
            set_legend_font(legend, style, font)
        legend.setSymbolHeight(legend.symbolHeight() * 0.93)
        legend.setSymbolWidth(legend.symbolWidth() * 0.93)
        legend.adjustBoxSize()


def _holds(legend: QgsLayoutItemLegend, width: float, height: float) -> bool:
    box = legend.rect()
    return bool(box.width() <= width + 0.1 and box.height() <= height + 0.1)
