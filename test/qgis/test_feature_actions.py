"""From an object to what it has: actions of the window on the layers of a base, and on no other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from qgis import gui
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapCanvas, QgsMapLayerAction, QgsMessageBar
from qgis.PyQt.QtGui import QDesktopServices

from osp_plugin.compat import single_feature
from osp_plugin.domain.maps.links import geoportail, street_view
from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.maps.feature_actions import FeatureActions
from osp_plugin.project import BaseReference, open_base


class Window(SimpleNamespace):
    """What the actions ask of the window of QGIS."""

    def __init__(self) -> None:
        canvas, bar = QgsMapCanvas(), QgsMessageBar()
        canvas.resize(400, 300)
        super().__init__(mapCanvas=lambda: canvas, messageBar=lambda: bar)
        self.forms: list[tuple[str, Any]] = []
        self.tables: list[tuple[str, str]] = []

    def openFeatureForm(self, layer: Any, feature: Any, *_how: Any) -> None:
        self.forms.append((layer.name(), feature))

    def showAttributeTable(self, layer: Any, wanted: str) -> None:
        self.tables.append((layer.name(), wanted))

    def setActiveLayer(self, layer: Any) -> None:
        self.active = layer


class Worker:
    """Keeps the algorithms that it is asked to run."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def start_algorithm(
        self, name: str, parameters: dict[str, Any], done: Any, _failed: Any
    ) -> None:
        self.asked.append((name, parameters))
        done({"FICHE": "/fiches/fiche.pdf"})


@pytest.fixture
def opened(demo, qgis_new_project, monkeypatch, tmp_path):
    monkeypatch.setenv("OSP_ERBM_DOSSIER_EXPORTS", str(tmp_path))
    layers = open_base(demo, QgsProject.instance())
    window, worker = Window(), Worker()
    window.mapCanvas().setLayers([layers["epci"]])
    window.mapCanvas().setDestinationCrs(layers["epci"].crs())
    actions = FeatureActions(window, Messages(window), worker)
    actions.install()
    yield SimpleNamespace(layers=layers, window=window, worker=worker, actions=actions, base=demo)
    actions.remove()


def offered(layer: Any) -> dict[str, Any]:
    target = single_feature(QgsMapLayerAction)
    found = QgsGui.mapLayerActionRegistry().mapLayerActions(layer, target)
    return {action.text(): action for action in found if action.text().startswith("OSP")}


def run(layer: Any, feature: Any, title: str) -> None:
    """Run an action as QGIS does, which gives it a context since 3.32."""
    action = offered(layer)[f"OSP : {title}"]
    context = getattr(gui, "QgsMapLayerActionContext", None)
    action.triggerForFeature(layer, feature, *([context()] if context else []))


def test_actions_are_those_of_the_tables_of_a_base(opened):
    layers = opened.layers
    assert [text.removeprefix("OSP : ") for text in offered(layers["logement"])] == [
        *("ouvrir l’opération", "ouvrir la programmation", "vue de la rue (Google)", "Géoportail")
    ]
    for role in ("cite", "epci", "operation"):
        assert "OSP : fiche PDF" in offered(layers[role])
    assert "OSP : Géoportail" not in offered(layers["operation"])
    other = QgsVectorLayer("Point?field=id_cite:integer", "Cités minières", "memory")
    other.setCustomProperty("osp/role", "cite")
    assert not offered(other) and not offered(layers["tarif"])
    assert not any(layer.actions().actions() for layer in layers.values())  # nothing in the base
    opened.actions.remove()
    assert not offered(layers["cite"])


def test_a_place_selects_its_dwellings(opened):
    layers = opened.layers
    for role, field in (("epci", "epci"), ("operation", "intitule"), ("cite", "id_cite")):
        code = next(one[field] for one in layers["logement"].getFeatures() if one[field])
        place = next(one for one in layers[role].getFeatures() if one[field] == code)
        run(layers[role], place, "sélectionner ses logements")
        selected = layers["logement"].selectedFeatures()
        assert selected and {one[field] for one in selected} == {code}
        assert len(selected) == sum(1 for d in layers["logement"].getFeatures() if d[field] == code)


def test_a_dwelling_opens_its_operation(opened):
    dwelling = next(opened.layers["logement"].getFeatures())
    run(opened.layers["logement"], dwelling, "ouvrir l’opération")
    ((_name, form),) = opened.window.forms
    assert form["intitule"] == dwelling["intitule"]


def test_a_place_opens_its_lines(opened):
    layers = opened.layers
    line = next(one for one in layers["programmation"].getFeatures() if one["cites"] == "{34}")
    cite = next(one for one in layers["cite"].getFeatures() if one["id_cite"] == 34)
    run(layers["cite"], cite, "ouvrir la programmation")
    ((_name, form),) = opened.window.forms
    assert form["nom"] == line["nom"]
    epci = next(one for one in layers["epci"].getFeatures() if one["epci"] == line["epci"])
    run(layers["epci"], epci, "ouvrir la programmation")
    ((name, wanted),) = opened.window.tables
    found = list(layers["programmation"].getFeatures(wanted))
    assert name == layers["programmation"].name() and line["nom"] in {f["nom"] for f in found}
    (commune,) = line["communes"].strip('{}"').split(",")
    place = next(one for one in layers["commune"].getFeatures() if one["idcom"] == commune)
    run(layers["commune"], place, "ouvrir la programmation")
    assert len(opened.window.forms) + len(opened.window.tables) == 3


def test_a_place_has_its_fiche(opened, tmp_path):
    epci = next(opened.layers["epci"].getFeatures())
    run(opened.layers["epci"], epci, "fiche PDF")
    ((name, parameters),) = opened.worker.asked
    assert name == "osp:fiches_territoire"
    assert parameters["ECHELLE"] == "epci" and parameters["TERRITOIRES"] == [epci["epci"]]
    assert parameters["DOSSIER"] == str(tmp_path / "etats_osp")
    assert parameters["FONDS"] == []
    assert opened.window.messageBar().items()
    assert BaseReference.geopackage(parameters["BASE"]) == BaseReference.geopackage(opened.base)


def test_links_lead_to_the_place(opened, monkeypatch):
    addresses: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()))
    dwellings = opened.layers["logement"]
    dwelling = next(one for one in dwellings.getFeatures() if not one.geometry().isEmpty())
    for title in ("vue de la rue (Google)", "Géoportail"):
        run(dwellings, dwelling, title)
    assert addresses[0].startswith("https://www.google.com/maps/@?api=1&map_action=pano")
    latitude, longitude = (float(part) for part in addresses[0].rsplit("=", 1)[1].split(","))
    assert 50 < latitude < 51 and 2 < longitude < 4
    nowhere = next((one for one in dwellings.getFeatures() if one.geometry().isEmpty()), None)
    assert nowhere is not None
    run(dwellings, nowhere, "Géoportail")
    assert len(addresses) == 2 and opened.window.messageBar().items()


def test_addresses_are_those_of_the_sites():
    assert street_view(50.43, 2.83).endswith("viewpoint=50.430000,2.830000")
    assert "c=2.830000,50.430000" in geoportail(50.43, 2.83)
