"""The viewer in a real window: choose, click in the table, the chart and the map, keep, export."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

PREAMBLE = """
import time
from qgis.core import QgsProject, QgsFeatureRequest, QgsApplication
from qgis.PyQt.QtCore import Qt, QEvent, QPoint
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QMenu
from qgis.utils import plugins, unloadPlugin
from osp_erbm.osp_plugin.project import BaseReference, find_layer
from osp_erbm.osp_plugin.project.indicators.thematic import MAP
from osp_erbm.osp_plugin.storage.errors import ConnectionUnknown

main = iface.mainWindow()
menu = main.findChild(QMenu, "osp_menu_statistiques")
project = QgsProject.instance()

def open_base(path):
    plugins["osp_erbm"].commands.opener.open(BaseReference.geopackage(path))
    settle()

def open_viewer():
    next(a for a in menu.actions() if a.objectName() == "osp_visionneuse").trigger()
    return main.findChild(QDockWidget, "osp_viewer")

def ready(dock):
    wait(lambda: dock.exportButton.isEnabled())
    settle()

def figures(dock):
    return {code: value for code, _name, value in dock._model.rows}

def rows(dock):
    model = dock.table.model()
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())]
            for r in range(model.rowCount())]
"""

NO_BASE = """
dock = open_viewer()
settle()
result["visible"] = dock.isVisible()
result["phrase"] = dock.hintLabel.text() if dock.hintLabel.isVisible() else ""
result["commandes"] = [a.text() for a in menu.actions() if not a.isSeparator()][:2]
"""
"""Before a base is open."""

CHOICES = """
open_base(PATH)
main.resizeDocks([dock], [470], Qt.Orientation.Horizontal)
ready(dock)
for item in iface.messageBar().items():
    item.dismiss()
result["epci"] = figures(dock)
result["resume"] = dock.summaryLabel.text()
result["ordre"] = [row[0] for row in rows(dock)][:3]
result["couche"] = dock._map.layer.name()
shot("visionneuse_epci")

# A row of the table chooses on the map and in the chart.
dock.table.selectRow(0)
settle()
result["choisi_tableau"] = sorted(dock.chosen)
result["selection_carte"] = [f["epci"] for f in dock._map.layer.selectedFeatures()]
orange = [bar.get_facecolor() for bar in dock._chart.figure.axes[0].containers[0]]
result["couleurs"] = len(set(orange))
shot("visionneuse_choix")

# A click on a bar of the chart: the second.
canvas = dock._chart.canvas
canvas.draw()
bar = dock._chart.figure.axes[0].containers[0][1]
box = bar.get_window_extent()
ratio = canvas.devicePixelRatioF()
place = QPoint(int((box.x0 + box.x1) / 2 / ratio),
               int(canvas.height() - (box.y0 + box.y1) / 2 / ratio))
QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
settle()
result["choisi_graphique"] = sorted(dock.chosen)

# A click on the map, with the tool of the panel.
dock.pickButton.click()
settle()
epci = next(f for f in dock._map.layer.getFeatures() if f["epci"] == "CAVM")
point = iface.mapCanvas().getCoordinateTransform().transform(
    epci.geometry().pointOnSurface().asPoint())
QTest.mouseClick(iface.mapCanvas().viewport(), Qt.MouseButton.LeftButton,
                 Qt.KeyboardModifier.NoModifier, QPoint(int(point.x()), int(point.y())))
settle()
result["choisi_carte"] = sorted(dock.chosen)
selected = dock.table.selectionModel().selectedRows()
result["ligne"] = [str(index.data()) for index in selected]
dock.pickButton.click()

# Other indicators, scales and criteria.
for key, scale in (("part_livres", "commune"), ("cout_travaux", "cite"), ("nb_palulos", "epci"),
                   ("gain_etiquette_moyen", "departement"), ("nb_logements", "operation")):
    dock.choices.choose_indicator(key)
    dock.choices.choose_scale(scale)
    settle()
    if key == "gain_etiquette_moyen":
        result["resume_gain"] = dock.summaryLabel.text()
    if key in ("part_livres", "cout_travaux"):
        shot("visionneuse_" + scale)
dock.choices.choose_scale("departement")
settle()
drawn = []
iface.mapCanvas().renderStarting.connect(lambda: drawn.append(dock._map.layer))
dock.choices.choose_scale("operation")
settle()
result["sans_carte"] = dock._map.layer is None and drawn == [None]
dock.firstYearCombo.setCurrentIndex(1)
dock.lastYearCombo.setCurrentIndex(1)
dock.choices.choose_indicator("nb_isole")
dock.choices.choose_scale("epci")
settle()
result["rien"] = [dock._chart._sentence.text(), dock.copyButton.isEnabled(),
                  dock._map.layer.renderer().type(), dock.summaryLabel.text()]
dock.firstYearCombo.setCurrentIndex(0)
dock.lastYearCombo.setCurrentIndex(0)
dock.choices.choose_indicator("nb_finances")
dock.choices.choose_scale("cite")
settle()
result["refus"] = dock.summaryLabel.text()
result["export_ferme"] = not dock.exportButton.isEnabled()
dock.choices.choose_indicator("nb_logements")
dock.choices.choose_scale("epci")
dock.firstYearCombo.setCurrentText("2019")
dock.lastYearCombo.setCurrentText("2019")
dock.typeCombo.setCurrentIndex(1)
settle()
result["palulos_2019"] = figures(dock)
dock.typeCombo.setCurrentIndex(0)
dock.firstYearCombo.setCurrentIndex(0)
dock.lastYearCombo.setCurrentIndex(0)
dock.choose(frozenset({"CALL"}))
dock.chartCombo.setCurrentIndex(1)
settle()
result["annees"] = [b.get_height() for b in dock._chart.figure.axes[0].containers[0]]
shot("visionneuse_annees")
dock.chartCombo.setCurrentIndex(2)
settle()
result["titre_etiquettes"] = dock._chart.figure._suptitle.get_text()
shot("visionneuse_etiquettes")
"""
"""What is chosen shows in the three."""

CHANGES = """
dock.chartCombo.setCurrentIndex(0)
dock.choose(frozenset())
before = figures(dock)
layer = find_layer(project, "logement")
layer.startEditing()
moved = [f.id() for f in layer.getFeatures(
    QgsFeatureRequest().setFilterExpression("epci = 'CAHC'").setLimit(5))]
layer.deleteFeatures(moved)
wait(lambda: figures(dock).get("CAHC") == before["CAHC"] - 5)
result["suit_edition"] = sum(figures(dock).values()) == 6282
layer.rollBack()
wait(lambda: figures(dock) == before)
layer.setSubsetString("bailleur = 'SIA'")
wait(lambda: sum(figures(dock).values()) < 6287)
result["filtre"] = sum(figures(dock).values())
layer.setSubsetString("")
wait(lambda: figures(dock) == before)
layer.startEditing()
place = layer.fields().lookupField("idcom")
layer.changeAttributeValue(next(layer.getFeatures()).id(), place, None)
dock.choices.choose_scale("commune")
wait(lambda: "Non renseigné" in figures(dock))
result["sans_code"] = [dock.summaryLabel.text(), sum(figures(dock).values())]
layer.rollBack()
dock.choices.choose_scale("epci")
wait(lambda: figures(dock) == before)

dock.save_view("Note du CRHH")
dock.choices.choose_indicator("part_livres")
dock.choices.choose_scale("commune")
settle()
result["themes"] = project.mapThemeCollection().mapThemes()
root = project.layerTreeRoot()
themes, model = project.mapThemeCollection(), iface.layerTreeView().layerTreeModel()
themes.applyTheme("Note du CRHH", root, model)
settle()
shown = [n.layer().name() for n in root.findLayers()
         if n.isVisible() and n.layer().customProperty(MAP)]
result["theme_montre"] = shown
kept = next(l for l in project.mapLayers().values() if l.customProperty(MAP) == "Note du CRHH")
result["chiffres_gardes"] = sorted(f["osp_valeur"] for f in kept.getFeatures())[-1]

dock.choices.choose_scale("epci")
themes.applyTheme("Note du CRHH", root, model)
dock.choices.choose_indicator("nb_logements")
settle()
result["une_seule_carte"] = [
    n.layer().customProperty(MAP) for n in root.findLayers()
    if n.isVisible() and n.layer().customProperty(MAP)
]
ready(dock)
dock.export(OUT + "/epci.xlsx")
dock.export(OUT + "/epci.csv")
dock.copyButton.click()
image = QGuiApplication.clipboard().image()
result["copie"] = [image.width(), image.height()]
dock.make_layout()
wait(lambda: iface.openLayoutDesigners(), 60)
layout = project.layoutManager().printLayouts()[-1]
end = time.monotonic() + 3
wait(lambda: time.monotonic() > end, 60)
result["mise_en_page"] = [layout.name(), len(project.layoutManager().printLayouts())]
def of_the_note():
    return [layer.name() for layer in layout.referenceMap().layers() if layer.isValid()]
result["figee"] = [of_the_note()]
dock.choices.choose_indicator("part_livres")
dock.choices.choose_scale("commune")
settle()
result["figee"].append(of_the_note())
dock.choices.choose_indicator("nb_logements")
dock.choices.choose_scale("epci")
settle()
shot("visionneuse_mise_en_page")
for designer in iface.openLayoutDesigners():
    designer.close()
dock._failed(ConnectionUnknown(connexion="partage"))
result["panne"] = [dock.summaryLabel.text(), messages()[0]]
dock.summaryLabel.linkActivated.emit("#")
wait(lambda: "pour l’ensemble" in dock.summaryLabel.text())
"""
"""Edits, filter, and what can be kept."""

END = """
dock.pickButton.click()
settle()
unloadPlugin("osp_erbm")
QgsApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
result["reste"] = [d.objectName() for d in main.findChildren(QDockWidget)
                   if d.objectName() == "osp_viewer"]
layer = find_layer(project, "logement")
layer.setSubsetString("bailleur = 'SIA'")
project.clear()
settle()
result["outil"] = type(iface.mapCanvas().mapTool()).__name__
"""
"""The plugin goes while the panel is in use."""


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    """Where the panel writes."""
    folder: Path = tmp_path_factory.mktemp("visionneuse")
    return folder


@pytest.fixture(scope="module")
def result(window, demonstration, out) -> dict[str, Any]:
    """What one window shows from the panel without a base to the plugin being unloaded."""
    given = f"PATH, OUT = {str(demonstration)!r}, {str(out)!r}\n"
    found: dict[str, Any] = window.run(
        PREAMBLE + given + NO_BASE + CHOICES + CHANGES + END, timeout=240
    )
    return found


def test_without_a_base_it_says_what_to_do(result):
    assert result["visible"]
    assert "Aucune base OSP n’est ouverte" in result["phrase"]
    assert "Ouvrir une base" in result["phrase"]
    assert result["commandes"] == ["Visionneuse", "Statistiques par territoire…"]


def test_map_table_and_chart_show_and_choose_together(result):
    assert sum(result["epci"].values()) == 6287 and result["epci"]["CALL"] == 2570
    assert "6\u00a0287" in result["resume"] and "41 logements sans position" in result["resume"]
    assert "2,6 classes</b>" in result["resume_gain"]
    assert result["ordre"] == ["Lens-Liévin", "Hénin-Carvin", "Valenciennes Métropole"]
    assert result["couche"] == "Logements remontés par EPCI"
    assert result["choisi_tableau"] == result["selection_carte"] == ["CALL"]
    assert result["couleurs"] == 2
    assert result["choisi_graphique"] == ["CAHC"]
    assert result["choisi_carte"] == ["CAVM"]
    assert result["ligne"] == ["Valenciennes Métropole"]
    assert result["sans_carte"]
    said, copied, drawn, whole = result["rien"]
    assert said.startswith("Rien à dessiner") and not copied and drawn == "nullSymbol"
    assert whole.endswith(" : 0</b> pour l’ensemble.")
    assert "n’est pas connu à ce niveau" in result["refus"] and result["export_ferme"]
    assert {code: n for code, n in result["palulos_2019"].items() if n} == {
        "CABBALR": 4, "CALL": 346, "CAPH": 193, "CAVM": 88,
    }  # fmt: skip
    assert result["annees"] == [180, 185, 891, 802, 512]
    assert result["titre_etiquettes"].endswith("Lens-Liévin")


def test_it_follows_edits_and_filter_and_what_it_shows_can_be_kept(result, out):
    assert result["suit_edition"]
    assert 0 < result["filtre"] < 6287
    said, whole = result["sans_code"]
    assert whole == 6287 and "Dont 1 sous « Non renseigné »" in said
    assert "Note du CRHH" in result["themes"]
    assert result["theme_montre"] == ["Note du CRHH"]
    assert result["chiffres_gardes"] == 2570
    assert result["une_seule_carte"] == ["en cours"]
    sheet = openpyxl.load_workbook(out / "epci.xlsx").active
    lines = list(sheet.iter_rows(min_row=3, values_only=True))
    assert lines[0] == ("EPCI", "Nom", "Logements remontés")
    assert lines[1] == ("CALL", "Lens-Liévin", 2570) and len(lines) == 10
    with open(out / "epci.csv", encoding="utf-8-sig") as file:
        written = list(csv.reader(file, delimiter=";"))
    assert written[1] == ["CALL", "Lens-Liévin", "2570"]
    assert min(result["copie"]) > 300
    said, told = result["panne"]
    assert "Ceux qui restent affichés sont d’avant." in said and "Réessayer" in said
    assert "partage" in told
    assert result["mise_en_page"] == ["Logements remontés par EPCI", 1]
    before, after = result["figee"]
    assert before == after and "Logements remontés par EPCI (figée)" in before


def test_it_leaves_nothing_behind(result):
    assert result["reste"] == []
    assert result["outil"] != "PickingTool"
