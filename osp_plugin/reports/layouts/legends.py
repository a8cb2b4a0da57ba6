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
from ...domain.common.pieces import Pieces
from ...i18n import translate
from ...project.frozen import title_of
from .columns import settle
from .labels import literal
from .seen import seen_layers

SMALLEST = 5.0
PIECE = 200
"""Rows that are read without a pause."""
NAMED = "legend/title-label"
"""Custom property of QGIS: what a legend calls a layer, which a project keeps."""
_STYLES = (
    QgsLegendStyle.Style.Title,
    QgsLegendStyle.Style.Group,
    QgsLegendStyle.Style.Subgroup,
    QgsLegendStyle.Style.SymbolLabel,
)


def fill(
    legend: QgsLayoutItemLegend, layers: Sequence[QgsMapLayer], place: QgsLayoutItem | None
) -> Pieces[bool]:
    """Explain these layers, by texts as large as the room of ``place`` allows; whether they hold.

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
    drawn = legend.linkedMap()
    if drawn is not None:
        seen = yield from seen_layers(drawn)
        layers = [layer for layer in layers if layer.id() in seen]
    for layer in layers:
        yield None
        node = root.addLayer(layer)
        as_data(model, node)
        if model.legendNodeEmbeddedInParent(node) is not None:
            root.removeChildNode(node)
            landmarks.append(layer)
    if landmarks:
        group = root.addGroup(translate("layouts", "Repères"))
        for layer in landmarks:
            as_data(model, group.addLayer(layer))
    shown = yield from _all_shown(layers, legend.linkedMap())
    legend.setLegendFilterByMapEnabled(not shown)
    return (yield from _settle(legend, place))


def fill_again(legend: QgsLayoutItemLegend, place: QgsLayoutItem | None) -> Pieces[bool]:
    """The same layers explained anew, whose classes may be others; the blocks, their titles and
    their order are left as they are, and the texts only made smaller when there is no more room.
    """
    nodes = [node for node in legend.model().rootGroup().findLayers() if node.layer()]
    for node in nodes:
        as_data(legend.model(), node)
    layers = [node.layer() for node in nodes]
    shown = yield from _all_shown(layers, legend.linkedMap())
    legend.setLegendFilterByMapEnabled(not shown)
    inside = place is not None and place.sceneBoundingRect().contains(legend.pos())
    return (yield from _settle(legend, place if inside else None))


def _settle(legend: QgsLayoutItemLegend, place: QgsLayoutItem | None) -> Pieces[bool]:
    """A legend knows its size, and what the map shows, only once it was drawn."""
    QgsLayoutExporter(legend.layout()).renderRegionToImage(legend.sceneBoundingRect())
    legend.adjustBoxSize()
    yield None
    return place is None or (
        yield from _shrink(legend, place.rect().width(), place.rect().height())
    )


def as_data(model: QgsLayerTreeModel, node: QgsLayerTreeLayer) -> None:
    """Names of layers and of classes are texts: a legend evaluates the expressions in them.

    A copy of a layer is explained by the name of what it is a copy of.
    """
    title = title_of(node.layer()) if node.layer() is not None else node.name()
    if node.customProperty(NAMED) is None and ("[%" in title or title != node.name()):
        node.setCustomProperty(NAMED, literal(title))
    for place, shown in enumerate(model.layerLegendNodes(node)):
        label = shown.data(Qt.ItemDataRole.DisplayRole)
        if isinstance(label, str) and "[%" in label:  # a ramp of colours has none
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, place, literal(label))
    model.refreshLayerLegend(node)


def _all_shown(layers: Sequence[QgsMapLayer], drawn: QgsLayoutItemMap | None) -> Pieces[bool]:
    """Whether a map shows every class of these layers."""
    for layer in layers:
        if drawn is not None and isinstance(layer, QgsVectorLayer):
            yield None
            shown = yield from _shows_every_class(layer, drawn)
            if not shown:
                return False
    return drawn is not None


def _shows_every_class(layer: QgsVectorLayer, drawn: QgsLayoutItemMap) -> Pieces[bool]:
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
        for number, feature in enumerate(layer.getFeatures(request), 1):
            if number % PIECE == 0:
                yield None
            context.expressionContext().setFeature(feature)
            missing -= renderer.legendKeysForFeature(feature, context)
            if not missing:
                return True
    finally:
        renderer.stopRender(context)
    return not missing


def _shrink(legend: QgsLayoutItemLegend, width: float, height: float) -> Pieces[bool]:
    """Make the texts smaller until the blocks hold in a room (mm); whether they do in the end."""
    look = LegendLook.of(legend)
    while not settle(legend, width, height):
        if not look.smaller():
            return False
        look.give(legend)
        yield None
    return True


class LegendLook:
    """The sizes of a legend: those of its texts (points), and of its symbols (mm)."""

    def __init__(self, points: Sequence[float], symbol: tuple[float, float]) -> None:
        self._points = list(points)
        self._symbol = symbol

    @classmethod
    def of(cls, legend: QgsLayoutItemLegend) -> LegendLook:
        """Those that a legend has."""
        points = [legend_font(legend, style).pointSizeF() for style in _STYLES]
        return cls(points, (legend.symbolWidth(), legend.symbolHeight()))

    @classmethod
    def of_plain(cls, told: Sequence[float]) -> LegendLook:
        """Those that :meth:`plain` gave."""
        return cls(told[2:], (told[0], told[1]))

    def plain(self) -> list[float]:
        """As JSON keeps them."""
        return [*self._symbol, *self._points]

    def smaller(self) -> bool:
        """A step smaller; False when the texts would be read with difficulty."""
        if min(self._points) <= SMALLEST:
            return False
        self._points = [max(SMALLEST, size - 0.5) for size in self._points]
        self._symbol = (self._symbol[0] * 0.93, self._symbol[1] * 0.93)
        return True

    def give(self, legend: QgsLayoutItemLegend) -> None:
        """Give a legend these sizes."""
        for style, size in zip(_STYLES, self._points):
            font = legend_font(legend, style)
            font.setPointSizeF(size)
            set_legend_font(legend, style, font)
        legend.setSymbolWidth(self._symbol[0])
        legend.setSymbolHeight(self._symbol[1])
