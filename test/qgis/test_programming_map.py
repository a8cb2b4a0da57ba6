"""A line or a scenario of the programming on the map."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest
from qgis.core import QgsProject
from qgis.gui import QgsMapCanvas, QgsMessageBar

from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.programming.on_map import show_lines
from osp_plugin.project import BaseReference, open_base


@pytest.fixture
def window(qgis_new_project) -> SimpleNamespace:
    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    canvas.resize(800, 600)
    return SimpleNamespace(mapCanvas=lambda: canvas, messageBar=lambda: bar)


@pytest.fixture
def opened(demo, tmp_path, window):
    path = shutil.copy(demo, tmp_path / "osp.gpkg")
    layers = open_base(path, QgsProject.instance())
    window.mapCanvas().setDestinationCrs(layers["cite"].crs())
    window.mapCanvas().setExtent(layers["epci"].extent())
    return BaseReference.geopackage(path), layers


def test_a_line_zooms_to_its_cites(window, opened):
    reference, layers = opened
    lines = [line for line in layers["programmation"].getFeatures() if line["cites"]]
    line = lines[0]
    show_lines(window, Messages(window), reference, [line["fid"]])
    numbers = {str(one["id_cite"]) for one in layers["cite"].selectedFeatures()}
    assert numbers == set(line["cites"].strip("{}").split(","))
    seen = window.mapCanvas().extent()
    assert all(seen.contains(f.geometry().boundingBox()) for f in layers["cite"].selectedFeatures())
    assert seen.width() < layers["epci"].extent().width() / 3
    show_lines(window, Messages(window), reference, [one["fid"] for one in lines])
    assert layers["cite"].selectedFeatureCount() > len(numbers)
    assert not window.messageBar().items()


def test_a_line_without_a_cite_shows_its_commune_and_one_without_either_is_named(window, opened):
    reference, layers = opened
    table = layers["programmation"]
    one, other = list(table.getFeatures())[:2]
    assert table.startEditing()
    for line, communes in ((one, "{62498}"), (other, None)):
        table.changeAttributeValue(line.id(), table.fields().lookupField("cites"), None)
        table.changeAttributeValue(line.id(), table.fields().lookupField("communes"), communes)
    show_lines(window, Messages(window), reference, [one["fid"], other["fid"]])
    assert [f["idcom"] for f in layers["commune"].selectedFeatures()] == ["62498"]
    (told,) = window.messageBar().items()
    assert other["nom"] in told.text() and one["nom"] not in told.text()
    table.rollBack()
