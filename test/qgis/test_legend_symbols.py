"""The legend of a layout shows what its map draws at its scale."""

from __future__ import annotations

import pytest
from qgis.core import QgsMapLayerLegendUtils, QgsProject, QgsRectangle, QgsVectorLayer

from osp_plugin.project.styles import apply_shipped_style
from osp_plugin.reports.layouts import Content, Signature, View, fill
from osp_plugin.reports.layouts.models import NOTE_MAP, template_of
from osp_plugin.settings import Settings


@pytest.fixture
def dwellings(qgis_new_project) -> QgsVectorLayer:
    columns = ("type_palu", "dnvoiri", "dindic")
    fields = "&".join(f"field={name}:string" for name in columns)
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&{fields}", "Logements", "memory")
    assert apply_shipped_style(layer, "logement")
    QgsProject.instance().addMapLayer(layer)
    QgsProject.instance().setCrs(layer.crs())
    return layer


def legend_parts(layer: QgsVectorLayer, width: float) -> tuple[list[set[str]], float]:
    """Kinds of the parts of the symbols that a legend shows, and the scale of its map."""
    layout = template_of(NOTE_MAP).load(QgsProject.instance())
    extent = QgsRectangle(684_000, 7_036_000, 684_000 + width, 7_036_000 + width / 2)
    fill(layout, Content("T", "", ""), Signature.of(Settings()), View([layer], extent))
    model = layout.itemById("osp_legende").model()
    (leaf,) = model.rootGroup().findLayers()
    found = []
    for place, node in enumerate(model.layerOriginalLegendNodes(leaf)):
        symbol = QgsMapLayerLegendUtils.legendNodeCustomSymbol(leaf, place) or node.symbol()
        parts = (symbol.symbolLayer(n) for n in range(symbol.symbolLayerCount()))
        found.append({part.layerType() for part in parts})
    return found, layout.itemById("osp_carte").scale()


@pytest.mark.parametrize(("width", "kind"), [(600, "SvgMarker"), (20_000, "SimpleMarker")])
def test_the_legend_shows_the_symbols_of_the_scale(dwellings, width, kind):
    parts, scale = legend_parts(dwellings, width)
    assert (scale <= 5000) == (kind == "SvgMarker")
    assert len(parts) == 3 and all(found == {kind} for found in parts)


def test_a_symbol_without_such_a_condition_stays_whole(dwellings):
    for place in range(3):
        category = dwellings.renderer().categories()[place]  # which owns its symbol
        symbol = category.symbol().clone()
        for part in range(symbol.symbolLayerCount()):
            symbol.symbolLayer(part).setDataDefinedProperties(
                type(symbol.symbolLayer(part).dataDefinedProperties())()
            )
        dwellings.renderer().updateCategorySymbol(place, symbol)
    parts, _scale = legend_parts(dwellings, 20_000)
    assert all(found == {"SimpleMarker", "SvgMarker"} for found in parts)
