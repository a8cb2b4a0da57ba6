"""The legend of a layout: QGIS is asked to find the classes of the map only if some are absent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutSize,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QRectF

from osp_plugin.domain.common.pieces import at_once
from osp_plugin.reports.layouts import legends

KINDS = ("Groupé", "Isolé")
WEST, EAST = QgsRectangle(0, 0, 1000, 1000), QgsRectangle(5000, 0, 6000, 1000)
BOTH = QgsRectangle(0, 0, 6000, 6000)


@pytest.fixture
def homes(qgis_new_project) -> QgsVectorLayer:
    """One « Groupé » in the west, both kinds in the east."""
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=kind:string", "Logements", "memory")
    features = []
    for x, kind in ((500, "Groupé"), (5300, "Groupé"), (5600, "Isolé")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([kind])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, 500)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    symbol = QgsSymbol.defaultSymbol(layer.geometryType())
    classes = [QgsRendererCategory(kind, symbol.clone(), kind) for kind in KINDS]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", classes))
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def legend_of(homes) -> Iterator[Callable[..., QgsLayoutItemLegend]]:
    """Makes the legend of a map of an extent, drawn once."""
    layouts = []

    def make(extent: QgsRectangle, crs: str = "EPSG:2154") -> QgsLayoutItemLegend:
        layout = QgsPrintLayout(QgsProject.instance())
        layouts.append(layout)
        layout.initializeDefaults()
        drawn = QgsLayoutItemMap(layout)
        drawn.attemptSetSceneRect(QRectF(10, 10, 100, 100))
        drawn.setCrs(QgsCoordinateReferenceSystem(crs))
        drawn.setLayers([homes])
        drawn.zoomToExtent(extent)
        layout.addLayoutItem(drawn)
        legend = QgsLayoutItemLegend(layout)
        legend.attemptResize(QgsLayoutSize(60, 60))
        legend.setLinkedMap(drawn)
        layout.addLayoutItem(legend)
        at_once(legends.fill(legend, [homes], None))
        QgsLayoutExporter(layout).renderPageToImage(0, dpi=30)
        return legend

    yield make
    for layout in layouts:
        sip.delete(layout)


def read_by_legend(legend: QgsLayoutItemLegend) -> list[str]:
    model = legend.model()
    (node,) = model.rootGroup().findLayers()
    return [found.data(0) for found in model.layerLegendNodes(node)]


@pytest.mark.parametrize("extent", [EAST, BOTH], ids=["est", "tout"])
def test_nothing_is_left_to_find_on_a_map_that_shows_every_class(legend_of, extent):
    legend = legend_of(extent)
    assert not legend.legendFilterByMapEnabled()
    assert read_by_legend(legend) == list(KINDS)


def test_a_class_that_is_not_on_the_map_is_left_out(legend_of):
    legend = legend_of(WEST)
    assert legend.legendFilterByMapEnabled()
    assert read_by_legend(legend) == ["Groupé"]


def test_a_map_in_another_system_is_read_where_it_is(legend_of):
    # Of the degrees of the map, none are metres of the layer.
    assert legend_of(QgsRectangle(0, 0, 1, 1), "EPSG:4326").legendFilterByMapEnabled()


def test_a_layer_that_the_scale_hides_is_left_out(homes, legend_of):
    homes.setScaleBasedVisibility(True)
    homes.setMinimumScale(100)
    assert legend_of(EAST).legendFilterByMapEnabled()


def test_only_a_few_features_of_a_class_are_read(homes, legend_of, monkeypatch):
    read = []
    original = QgsCategorizedSymbolRenderer.legendKeysForFeature
    monkeypatch.setattr(
        QgsCategorizedSymbolRenderer,
        "legendKeysForFeature",
        lambda *given: read.append(given) or original(*given),
    )
    more = [next(homes.getFeatures("\"kind\" = 'Isolé'")) for _ in range(50)]
    homes.dataProvider().addFeatures(more)
    legend_of(BOTH)
    assert 2 <= len(read) <= 3
