"""Base maps: drawn from a WMTS and a WMS, behind our layers, told when the service is silent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayoutExporter,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from osp_plugin.domain.indicators import indicator
from osp_plugin.domain.maps.basemaps import WMS, WMTS, BaseMap, shipped
from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.maps.commands import MapCommands, offered
from osp_plugin.project import open_base
from osp_plugin.project.indicators.drawing import Drawing
from osp_plugin.project.indicators.thematic import FiguresLayer
from osp_plugin.project.maps import basemaps
from osp_plugin.project.maps.reaching import BaseMapUnreachable, check, tile_of
from osp_plugin.reports.layouts import Content, Signature, View, fill
from osp_plugin.reports.layouts.models import NOTE_MAP, template_of
from osp_plugin.settings import Settings
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.indicators.statistics import Statistics

from ..support.at_once import Now
from ..support.map_service import IMAGE, LAYER, PLAN, MapService, map_service

LENS = QgsRectangle(684_000, 7_036_000, 686_000, 7_038_000)


@pytest.fixture
def service() -> Iterator[MapService]:
    with map_service() as found:
        yield found


def plan(service: MapService) -> BaseMap:
    return BaseMap("plan", "Plan", WMTS, service.url, LAYER, "normal", attribution="© IGN")


def image(service: MapService) -> BaseMap:
    return BaseMap("image", "Image", WMS, service.url, LAYER)


def drawn(layers: list[Any], extent: QgsRectangle = LENS) -> QImage:
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    settings.setLayers(layers)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(120, 120))
    settings.setBackgroundColor(QColor("white"))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)  # as the window, and the map of a layout
    picture = QImage(QSize(120, 120), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    return picture


def middle(picture: QImage) -> tuple[int, int, int]:
    return QColor(picture.pixel(60, 60)).getRgb()[:3]


def test_the_tiles_of_a_wmts_are_drawn_without_asking_what_it_offers(service, qgis_new_project):
    layer = basemaps.make_layer(plan(service))
    assert layer.isValid() and not service.asked
    assert middle(drawn([layer])) == PLAN
    tiles = service.of("GetTile")
    assert tiles and not service.of("GetCapabilities")
    # What QGIS makes of the service's own word for itself falls on the same tiles.
    uri = (
        f"crs=EPSG:3857&format=image/png&layers={LAYER}&styles=normal&tileMatrixSet=PM&url="
        + f"{service.url}?SERVICE%3DWMTS%26REQUEST%3DGetCapabilities"
    )
    told = QgsRasterLayer(uri, "annoncé", "wms")
    assert told.isValid()
    before = len(service.asked)
    assert middle(drawn([told])) == PLAN
    asked = [one for one in service.asked[before:] if one["REQUEST"] == "GetTile"]

    def places(found: list[dict[str, str]]) -> set[tuple[int, float, float]]:
        return {
            (2 ** int(one["TILEMATRIX"]), int(one["TILEROW"]), int(one["TILECOL"])) for one in found
        }

    column, row = tile_of(50.43, 2.83, 15)
    for side, tile_row, tile_column in places(tiles) | places(asked):
        assert abs(tile_row / side - row / 2**15) < 0.001
        assert abs(tile_column / side - column / 2**15) < 0.001


def test_a_wms_is_drawn(service, qgis_new_project):
    layer = basemaps.make_layer(image(service))
    assert layer.isValid()
    assert middle(drawn([layer])) == IMAGE


def test_a_service_that_is_silent_or_refuses_is_told(service):
    check(plan(service))
    check(image(service))
    for wrong in (replace(plan(service), layer="AUTRE"), replace(plan(service), matrix="XX")):
        with pytest.raises(BaseMapUnreachable, match="127"):
            check(wrong)
    service.broken = True
    for item in (plan(service), image(service)):
        with pytest.raises(BaseMapUnreachable, match="n’est pas affiché"):
            check(item)


def test_a_dead_network_is_told():
    gone = BaseMap("plan", "Plan", WMTS, "http://127.0.0.1:9/wmts", "P")
    with pytest.raises(BaseMapUnreachable, match="« Plan » n’est pas affiché"):
        check(gone)


def test_our_fills_let_a_base_map_through_and_come_back(service, demo, qgis_new_project):
    project = QgsProject.instance()
    layers = open_base(demo, project)
    outside = layers["departement"].extent().center()
    around = QgsRectangle.fromCenterAndSize(outside, 4000, 4000)
    paper = middle(drawn([layers["departement"]], around))
    assert paper == (248, 247, 243)
    behind = basemaps.make_layer(plan(service))
    assert middle(drawn([layers["departement"], behind], around)) == PLAN
    cite = next(layers["cite"].getFeatures()).geometry()
    inside = QgsRectangle.fromCenterAndSize(cite.pointOnSurface().asPoint(), 40, 40)
    layers["cite"].setLabelsEnabled(False)
    assert middle(drawn([layers["cite"]], inside)) != (255, 255, 255)
    assert middle(drawn([layers["cite"], behind], inside)) == PLAN
    assert middle(drawn([layers["departement"]], around)) == paper


def test_the_colours_of_a_map_of_figures_are_a_veil_over_a_base_map(
    service, demo, qgis_new_project
):
    base = GeoPackageBase(demo)
    figures = Statistics.of_base(base).at("epci", ["part_livres"])
    project = QgsProject.instance()
    made = FiguresLayer(project).show(base, Drawing(indicator("part_livres"), figures))
    made.setLabelsEnabled(False)
    around = QgsRectangle.fromCenterAndSize(LENS.center(), 50, 50)
    plain = middle(drawn([made], around))
    veiled = middle(drawn([made, basemaps.make_layer(plan(service))], around))
    assert plain not in (veiled, (255, 255, 255)) and veiled != PLAN
    assert middle(drawn([made], around)) == plain


def test_a_layout_draws_and_names_what_is_behind(service, demo, qgis_new_project):
    project = QgsProject.instance()
    layers = open_base(demo, project)
    behind = basemaps.make_layer(plan(service))
    basemaps.show(project, plan(service), behind)
    layout = template_of(NOTE_MAP).load(project)
    around = QgsRectangle.fromCenterAndSize(layers["departement"].extent().center(), 4000, 4000)
    signature = Signature.of(Settings())
    fill(layout, Content("T", "", "DDTM"), signature, View([layers["departement"], behind], around))
    scope = QgsExpressionContextUtils.layoutScope(layout)
    assert scope.variable("osp_sources") == "DDTM – Fond\u00a0: Plan © IGN"
    drawn = QgsLayoutExporter(layout).renderPageToImage(0, dpi=50)
    colors = {
        QColor(drawn.pixel(x, drawn.height() // 2)).getRgb()[:3] for x in range(drawn.width())
    }
    assert PLAN in colors and (248, 247, 243) not in colors
    fill(layout, Content("T", "", "DDTM"), signature, View([layers["departement"]], around))
    assert QgsExpressionContextUtils.layoutScope(layout).variable("osp_sources") == "DDTM"
    drawn = QgsLayoutExporter(layout).renderPageToImage(0, dpi=50)
    colors = {
        QColor(drawn.pixel(x, drawn.height() // 2)).getRgb()[:3] for x in range(drawn.width())
    }
    assert (248, 247, 243) in colors


def test_a_base_map_stands_under_all_and_takes_the_place_of_another(service, demo):
    project = QgsProject()
    open_base(demo, project)
    first, second = plan(service), replace(plan(service), key="photo", title="Photo")
    over = replace(plan(service), key="cadastre", title="Cadastre", overlay=True)
    for item in (first, over, second):
        basemaps.show(project, item, basemaps.make_layer(item))
    order = [layer.name() for layer in project.layerTreeRoot().layerOrder()]
    assert order[-3:] == ["Cadastre", "Plan", "Photo"]
    shown = [item.key for item in (first, second, over) if basemaps.is_shown(project, item)]
    assert shown == ["photo", "cadastre"]
    basemaps.hide(project, basemaps.layers(project))
    assert not basemaps.is_shown(project, second)
    assert len(basemaps.layers(project)) == 3  # still in the panel


def test_another_address_takes_the_place_of_the_old_one(service):
    project = QgsProject()
    old, new = plan(service), replace(plan(service), layer="AUTRE")
    basemaps.show(project, old, basemaps.make_layer(old))
    basemaps.show(project, new, basemaps.make_layer(new))
    assert [layer.source() for layer in basemaps.layers(project)] == [basemaps.source(new)]


def test_a_saved_project_keeps_its_base_map(service, tmp_path):
    project, again = QgsProject(), QgsProject()
    basemaps.show(project, plan(service), basemaps.make_layer(plan(service)))
    assert project.write(str(tmp_path / "projet.qgz"))
    asked = len(service.asked)
    assert again.read(str(tmp_path / "projet.qgz"))
    assert len(service.asked) == asked  # nothing is asked of the network when a project opens
    assert basemaps.is_shown(again, plan(service))
    found = basemaps.layers(again)[0]
    assert basemaps.attributions([found, found]) == ["Plan © IGN"]


@pytest.fixture
def window(qgis_new_project) -> SimpleNamespace:
    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    return SimpleNamespace(mapCanvas=lambda: canvas, messageBar=lambda: bar)


@pytest.fixture
def listed(service, tmp_path, monkeypatch) -> Path:
    path = tmp_path / "fonds.json"
    common = {"service": "wmts", "adresse": service.url, "style": "normal", "couche": LAYER}
    fonds = [{"cle": "a", "titre": "Un", **common}, {"cle": "b", "titre": "Deux", **common}]
    path.write_text(json.dumps({"fonds": fonds}), encoding="utf-8")
    monkeypatch.setenv("OSP_ERBM_FONDS_DE_PLAN", str(path))
    return path


def test_one_click_shows_and_hides(window, listed):
    commands = MapCommands(window, Messages(window), Now())
    entry = commands.entries()[0]
    assert (entry.text, entry.marked()) == ("Un", False)
    entry.run()
    assert entry.marked()
    entry.run()
    assert not entry.marked()
    entry.run()
    assert entry.marked() and len(basemaps.layers(QgsProject.instance())) == 1
    assert not window.messageBar().items()


def test_a_silent_service_changes_nothing_and_is_said_once(window, listed, service):
    service.broken = True
    commands = MapCommands(window, Messages(window), Now())
    entry = commands.entries()[1]
    entry.run()
    assert not entry.marked() and not QgsProject.instance().mapLayers()
    (told,) = window.messageBar().items()
    assert "« Deux » n’est pas affiché" in told.text()


def test_a_wrong_list_is_said_when_asked_for(window, listed):
    listed.write_text("{", encoding="utf-8")
    commands = MapCommands(window, Messages(window), Now())
    (entry,) = [entry for entry in commands.entries() if "Fonds de plan" in entry.text]
    assert not window.messageBar().items()
    entry.run()
    (told,) = window.messageBar().items()
    assert "ce n’est pas du JSON" in told.text()


def test_the_list_of_the_ign_is_offered_first(monkeypatch):
    monkeypatch.delenv("OSP_ERBM_FONDS_DE_PLAN", raising=False)
    assert Settings().fonds_de_plan == ""
    assert offered() == shipped()
    assert {item.host for item in shipped()} == {"data.geopf.fr"}
    assert {item.service for item in shipped()} == {WMTS, WMS}
    assert all("IGN" in item.attribution for item in shipped())
