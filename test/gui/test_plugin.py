"""The plugin in a real window: what it adds, what each command shows, what unload leaves."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.storage.geopackage import GeoPackageBase

from ..support import released

LAYERS = len(dictionary()) + 1

SUB_MENUS = (
    "Remontées des bailleurs",
    "Géolocalisation",
    "Statistiques et états",
    "Situations et évolutions",
    "Programmation",
    "Cartes",
    "Droits et organisations",
)

PREAMBLE = """
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox, QLabel, QMenu, QMessageBox, QPushButton, QToolBar, QWidget,
)
from qgis.utils import loadPlugin, plugins, startPlugin, unloadPlugin
from osp_erbm.osp_plugin.domain.dictionary import dictionary
from osp_erbm.osp_plugin.project import BaseReference, find_layer

LAYERS = len(dictionary()) + 1

main = iface.mainWindow()
menu = main.findChild(QMenu, "osp_menu")
toolbar = main.findChild(QToolBar, "osp_toolbar")

def action(name):
    return next(a for a in menu.actions() if a.objectName() == "osp_" + name)

def layers():
    return list(QgsProject.instance().mapLayers().values())

def open_base(path):
    plugins["osp_erbm"].commands.opener.open(BaseReference.geopackage(path))
    settle()
"""


def test_menu_and_toolbar_speak_french(window):
    result = window.run(
        PREAMBLE
        + """
result["menu"] = [a.text() for a in menu.actions() if not a.isSeparator()]
result["barre"] = [a.text() for a in toolbar.actions() if not a.isSeparator()]
groups = plugins["osp_erbm"].commands.groups
result["groupes"] = [group.title for group in groups]
result["dans_les_groupes"] = [
    entry.text for group in groups for entry in group.entries() if entry.in_toolbar
]
result["sans_icone"] = [a.text() for a in menu.actions()
                        if not a.isSeparator() and a.icon().isNull()]
bar = [a.menu().title() for a in main.menuBar().actions() if a.menu()]
result["dans_la_barre_de_menus"] = bar.count("OSP ERBM")
result["algorithmes"] = [
    a.id() for a in QgsApplication.processingRegistry().providerById("osp").algorithms()
]
menu.popup(main.mapToGlobal(main.rect().center()))
shot("menu")
menu.hide()
"""
    )
    assert result["menu"] == [
        "Accueil OSP",
        "Ouvrir une base…",
        "Créer une base…",
        "Charger communes, EPCI ou cités…",
        "Vérifier la base…",
        "Extraire une base…",
        "Réintégrer un extrait…",
        "Supprimer d’anciennes copies…",
        "Créer la base de démonstration…",
        "Ouvrir un projet de la base…",
        "Enregistrer le projet dans la base…",
        "Trouver un logement…",
        "Modifier les lignes sélectionnées…",
        "Annuler ma dernière modification…",
        "Rétablir le formulaire OSP",
        "Tables techniques…",
        "Analyse au logement par bailleur…",
        "Classeur OSP…",
        *SUB_MENUS,
        "Options d’OSP ERBM…",
        "Aide d’OSP ERBM",
        "À propos d’OSP ERBM",
    ]
    only_in_menu = {
        *("Charger communes, EPCI ou cités…", "Vérifier la base…", "Supprimer d’anciennes copies…"),
        *("Extraire une base…", "Réintégrer un extrait…"),
        *("Ouvrir un projet de la base…", "Enregistrer le projet dans la base…"),
        *("Rétablir le formulaire OSP", "Tables techniques…"),
        *("Options d’OSP ERBM…", "À propos d’OSP ERBM"),
    }
    everyday = [text for text in result["menu"] if text not in {*only_in_menu, *SUB_MENUS}]
    assert [text for text in result["barre"] if text in everyday] == everyday
    assert "Visionneuse" in result["barre"] and not set(SUB_MENUS) & set(result["barre"])
    assert result["sans_icone"] == []
    assert result["dans_la_barre_de_menus"] == 1
    assert "osp:analyse_logement_bailleur" in result["algorithmes"]


def test_a_base_opens_through_the_dialog(window, demonstration):
    result = window.run(
        PREAMBLE
        + f"PATH = {str(demonstration)!r}\n"
        + """
QgsSettings().remove("osp_erbm/recentes")
texts = {}

def type_path(dialog):
    texts["titre"] = dialog.windowTitle()
    open_button = dialog.buttonBox.button(QDialogButtonBox.StandardButton.Open)
    result["recentes_au_depart"] = dialog.recentList.count()
    result["ouvrir_sans_choix"] = open_button.isEnabled()
    result["bouton"] = open_button.text().replace("&", "")
    dialog.file.setFilePath(PATH)
    shot("ouvrir")
    open_button.click()

with_dialog("OpenBaseDialog", type_path, action("ouvrir").trigger)
wait(lambda: len(layers()) == LAYERS)
settle()
result["titre"] = texts["titre"]
result["messages"] = messages()
result["epsg"] = QgsProject.instance().crs().authid()
result["echelle"] = iface.mapCanvas().scale()
result["barre_fermee"] = all(not layer.isEditable() for layer in layers())
for item in iface.messageBar().items():
    item.dismiss()
shot("bassin")

def see_recent(dialog):
    result["recentes"] = dialog.recentList.count()
    result["recente_choisie"] = dialog.reference().path
    shot("ouvrir_recentes")
    dialog.accept()

with_dialog("OpenBaseDialog", see_recent, action("ouvrir").trigger)
rest(1)
settle()
result["couches_apres_reouverture"] = len(layers())

cites = find_layer(QgsProject.instance(), "cite")
best = max((f for f in cites.getFeatures() if f["a_enjeux"]), key=lambda f: f["nb_logements"])
for item in iface.messageBar().items():
    item.dismiss()
for name, scale in (("epci", 90000), ("cite", 10000), ("rue", 2000)):
    iface.mapCanvas().setExtent(best.geometry().boundingBox())
    iface.mapCanvas().zoomScale(scale)
    shot(name)
"""
    )
    assert result["titre"] == "Ouvrir une base OSP"
    assert result["bouton"] == "Ouvrir"
    assert result["recentes_au_depart"] == 0
    assert not result["ouvrir_sans_choix"]
    assert result["messages"] == ["La base « osp_demo » est ouverte."]
    assert result["epsg"] == "EPSG:2154"
    assert 150_000 < result["echelle"] < 600_000
    assert result["recentes"] == 1
    assert result["recente_choisie"] == str(demonstration)
    assert result["couches_apres_reouverture"] == LAYERS


def test_what_cannot_be_opened_is_said_in_french(window, tmp_path):
    nothing = tmp_path / "absente.gpkg"
    other = tmp_path / "autre.gpkg"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (a)")
    result = window.run(
        PREAMBLE
        + f"PATHS = {[str(nothing), str(other)]!r}\n"
        + """
result["messages"] = []
for path in PATHS:
    open_base(path)
    wait(messages)
    result["messages"] += messages()
    for item in iface.messageBar().items():
        item.dismiss()
    rest(0.5)
plugins["osp_erbm"].commands.opener.open(BaseReference.postgis("serveur inconnu"))
settle()
result["messages"] += messages()
shot("erreur")
result["couches"] = len(layers())
"""
    )
    assert "introuvable" in result["messages"][0]
    assert "n’est pas une base OSP" in result["messages"][1]
    assert "n’existe pas dans QGIS" in result["messages"][2]
    assert not any("Traceback" in text for text in result["messages"])
    assert result["couches"] == 0


def test_an_old_base_is_upgraded_when_the_user_agrees(window, tmp_path):
    old = tmp_path / "ancienne.gpkg"
    released.make(GeoPackageBase(old), released.scripts("geopackage")[0])
    result = window.run(
        PREAMBLE
        + f"PATH = {str(old)!r}\n"
        + """
def answer(button):
    def handler(dialog):
        result["question"] = dialog.text()
        dialog.button(button).click()
    return handler

def refused():
    open_base(PATH)
    wait(messages)

with_dialog("QMessageBox", answer(QMessageBox.StandardButton.No), refused)
result["refus"] = messages()
result["couches_refus"] = len(layers())

def accepted():
    open_base(PATH)
    wait(lambda: len(layers()) == LAYERS, 60)

with_dialog("QMessageBox", answer(QMessageBox.StandardButton.Yes), accepted)
"""
    )
    assert "version 1" in result["question"]
    assert "mettre à niveau" in result["question"]
    assert "Mettre à niveau" in result["refus"][0]
    assert result["couches_refus"] == 0


def test_a_network_drive_and_a_read_only_base_are_told(window, demonstration):
    result = window.run(
        PREAMBLE
        + f"PATH = {str(demonstration)!r}\n"
        + """
from osp_erbm.osp_plugin.gui.base import opener
from osp_erbm.osp_plugin.storage.geopackage import GeoPackageBase

GeoPackageBase.is_writable = lambda self: False
opener.is_network_path = lambda path: True
open_base(PATH)
result["messages"] = sorted(messages())
"""
    )
    assert result["messages"] == [
        "La base « osp_demo » est ouverte. Elle se lit sans se modifier : son fichier est protégé "
        "en écriture.",
        "La base « osp_demo » est sur un lecteur réseau : QGIS peut s’y bloquer, et deux "
        "personnes qui l’ouvrent ensemble peuvent l’abîmer. Copiez-la sur votre poste, ou "
        "demandez une base PostGIS pour travailler à plusieurs.",
    ]


def test_a_layer_that_nobody_opened_is_recognised_and_watched(window, demonstration, tmp_path):
    path, other = tmp_path / "glissee.gpkg", tmp_path / "autre.gpkg"
    shutil.copy(demonstration, path)
    result = window.run(
        PREAMBLE
        + f"PATH, OTHER = {str(path)!r}, {str(other)!r}\n"
        + """
from osgeo import ogr
from qgis.core import QgsVectorLayer

source = ogr.GetDriverByName("GPKG").CreateDataSource(OTHER)
source.CreateLayer("commune")
source = None

def drag(path, table, name):
    layer = QgsVectorLayer(f"{path}|layername={table}", name, "ogr")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    return layer

def accept_offer():
    iface.messageBar().currentItem().findChild(QPushButton, "osp_details").click()

drag(OTHER, "commune", "d’une autre base")
settle()
result["autre"] = messages()
dragged = drag(PATH, "logement", "mes logements")
wait(messages)
shot("couche_glissee")
result["messages"] = messages()
accept_offer()
wait(lambda: len(layers()) == LAYERS + 1, 60)
# The base opens by pieces: it says so when all is there.
wait(lambda: any("est ouverte" in text for text in messages()), 60)
feature = next(dragged.getFeatures())
dragged.startEditing()
dragged.changeAttributeValue(feature.id(), dragged.fields().lookupField("surf_hab"), -5)
result["enregistre"] = dragged.commitChanges()
wait(lambda: any("n’a pas été enregistrée" in text for text in messages()))
dragged.rollBack()
result["formulaire"] = [tab.name() for tab in dragged.editFormConfig().tabs()][:1]
result["role"] = find_layer(QgsProject.instance(), "logement").name()
iface.messageBar().clearWidgets()
settle()
again = drag(PATH, "logement", "encore")
wait(messages)
result["deja"] = messages()
accept_offer()
result["second"] = [tab.name() for tab in again.editFormConfig().tabs()][:1]
"""
    )
    assert result["autre"] == []
    assert len(result["messages"]) == 1
    assert "« glissee » : mes logements" in result["messages"][0]
    assert result["enregistre"] is False
    assert result["role"] == "mes logements"
    assert "déjà ouverte : encore" in result["deja"][0]
    assert result["formulaire"] == result["second"] != []


def test_an_unforeseen_error_shows_no_traceback(window):
    result = window.run(
        PREAMBLE
        + """
from osp_erbm.osp_plugin.gui.shell import help as help_page

def fail():
    raise RuntimeError("secret")

help_page.page = fail
action("aide").trigger()
rest(0.5)
result["messages"] = messages()
"""
    )
    assert len(result["messages"]) == 1
    assert "erreur imprévue" in result["messages"][0]
    assert "secret" not in result["messages"][0]


def test_algorithms_are_filled_with_the_open_base(window, demonstration, tmp_path):
    result = window.run(
        PREAMBLE
        + f"PATH, EMPTY = {str(demonstration)!r}, {str(tmp_path / 'neuve.gpkg')!r}\n"
        + """
open_base(PATH)

def see(name):
    def handler(dialog):
        rest(0.5)
        result[name] = {
            key: str(value) for key, value in dialog.createProcessingParameters().items()
        }
        shot("traitement_" + name)
        dialog.close()
    return handler

with_dialog("AlgorithmDialog", see("analyse"), action("analyse").trigger)
with_dialog("AlgorithmDialog", see("classeur"), action("classeur").trigger)
result["logement"] = find_layer(QgsProject.instance(), "logement").id()
result["operation"] = find_layer(QgsProject.instance(), "operation").id()

def create(dialog):
    parameters = dialog.mainWidget()
    parameters.setParameters({"DESTINATION": EMPTY})
    dialog.runAlgorithm()
    wait(lambda: dialog.results())
    dialog.close()

with_dialog("AlgorithmDialog", create, action("creer").trigger)
wait(lambda: len(layers()) == 2 * LAYERS)
settle()
result["groupes"] = [g.name() for g in QgsProject.instance().layerTreeRoot().children()]
shot("base_vide")
"""
    )
    assert result["analyse"]["INPUT"] == result["logement"]
    assert result["analyse"]["OPERATIONS"] == result["operation"]
    assert result["classeur"]["BASE"] == str(demonstration)
    assert sorted(result["groupes"]) == ["OSP – neuve", "OSP – osp_demo"]


def test_the_options_page_keeps_what_is_typed(window):
    result = window.run(
        PREAMBLE
        + """
from osp_erbm.osp_plugin.settings import Settings

def fill(dialog):
    found = dialog.findChildren(QWidget, "osp_options")  # and, on 3.44, what scrolls it
    page = next(widget for widget in found if hasattr(widget, "schemaEdit"))
    page.schemaEdit.setText("osp_essai")
    page.basesFolder.setFilePath("/tmp")
    page.addressesEdit.setText("http://adresses.interieur.example/search/csv")
    result["service_modifiable"] = page.serviceEdit.isEnabled()
    result["service_impose"] = page.serviceEdit.text()
    shot("options")
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()

def show():
    iface.showOptionsDialog(main, "osp_options")

QgsSettings().setValue("osp_erbm/fichier_adresses", "/a.csv")
with_dialog("QgsOptions", fill, show)
kept = Settings.load()
result["schema"], result["dossier"] = kept.schema, kept.dossier_bases
result["adresses"] = (kept.service_adresses, kept.fichier_adresses)
QgsSettings().remove("osp_erbm")
result["defaut"] = Settings.load().schema
""",
        environment={"OSP_ERBM_SERVICE": "DDTM 62"},
    )
    assert result["schema"] == "osp_essai"
    assert result["dossier"] == "/tmp"
    told = "perdu : ce que la page ne montre pas"
    assert result["adresses"] == ["http://adresses.interieur.example/search/csv", "/a.csv"], told
    assert result["defaut"] == "osp"
    assert result["service_impose"] == "DDTM 62"
    assert not result["service_modifiable"]


def test_help_and_about_tell_what_is_needed(window, demonstration):
    result = window.run(
        PREAMBLE
        + f"PATH = {str(demonstration)!r}\n"
        + """
open_base(PATH)

action("aide").trigger()
help_dock = main.findChild(QWidget, "osp_aide_panneau")
wait(lambda: not help_dock.browser.source().isEmpty())
result["aide"] = help_dock.browser.toPlainText()
shot("aide")
link = help_dock.browser.source().resolved(QUrl("../../docs/guide/visionneuse.md"))
help_dock.browser.setSource(link)
rest(0.2)
result["guide"] = help_dock.browser.toPlainText()
result["page"] = help_dock.pageCombo.currentData()
result["trop_large"] = help_dock.browser.horizontalScrollBar().isVisible()
shot("aide_guide")
help_dock.backButton.click()
result["retour"] = help_dock.browser.source().fileName()
help_dock.afterButton.click()
result["suivante"] = help_dock.browser.source().fileName()

def see_about(dialog):
    wait(lambda: all(l.text() != "…" for l in dialog.findChildren(QLabel)))
    result["a_propos"] = [l.text() for l in dialog.findChildren(QLabel)]
    shot("a_propos")
    dialog.reject()

with_dialog("AboutDialog", see_about, action("a_propos").trigger)
"""
    )
    assert "Ouvrir une base" in result["aide"]
    assert "Choisir un territoire" in result["guide"] and not result["trop_large"]
    assert result["page"] == "visionneuse"
    assert result["retour"] == "aide.md" and result["suivante"] == "debut.md"
    assert "Base « osp_demo »" in result["a_propos"]
    assert any("GPL version 2" in text for text in result["a_propos"])


def test_unload_leaves_nothing(window, demonstration):
    result = window.run(
        PREAMBLE
        + f"PATH = {str(demonstration)!r}\n"
        + """
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject

def traces():
    rest(0.3)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = [c.objectName() for c in main.findChildren(QObject) if c.objectName().startswith("osp")]
    found += [a.text() for a in main.menuBar().actions() if "OSP" in a.text()]
    found += [p.id() for p in QgsApplication.processingRegistry().providers() if p.id() == "osp"]
    for widget in main.findChildren(QWidget):
        if widget.metaObject().className() == "QgsLocatorWidget":
            locator = sip.cast(widget, QgsLocatorWidget).locator()
            found += [f.name() for f in locator.filters() if f.name().startswith("osp")]
    return found

def watched():
    # Who listens to the saves of the layers: QGIS itself, and the plugin while it is there.
    return sum(layer.receivers(layer.beforeCommitChanges) for layer in layers())

def pages():
    seen = []
    def handler(dialog):
        seen.append(dialog.findChild(QWidget, "osp_options") is not None)
        dialog.reject()
    with_dialog("QgsOptions", handler, lambda: iface.showOptionsDialog(main))
    return seen[0]

from qgis.gui import QgsLocatorWidget
from qgis.PyQt import sip

open_base(PATH)
before = set(plugins)
result["charge"] = sorted(set(traces()))
result["ecoutes"] = watched()
result["page"] = pages()
unloadPlugin("osp_erbm")
result["decharge"] = traces()
result["ecoutes_dechargees"] = watched()
result["page_dechargee"] = pages()
result["projet"] = len(layers())
loadPlugin("osp_erbm")
startPlugin("osp_erbm")
rest(0.5)
result["menus_recharges"] = len(main.findChildren(QMenu, "osp_menu"))
result["barres_rechargees"] = len(main.findChildren(QToolBar, "osp_toolbar"))
result["page_rechargee"] = pages()
"""
    )
    assert {"osp", "osp_menu", "osp_toolbar", "OSP ERBM", "osp_logements"} <= set(result["charge"])
    # The hidden layer, which nobody edits, is not watched.
    assert result["ecoutes"] - result["ecoutes_dechargees"] >= LAYERS - 1
    assert result["page"]
    assert result["decharge"] == []
    assert not result["page_dechargee"]
    assert result["projet"] == LAYERS, "les couches du projet restent à l’utilisateur"
    assert result["menus_recharges"] == 1
    assert result["barres_rechargees"] == 1
    assert result["page_rechargee"]


def test_a_demonstration_can_be_stopped(window, tmp_path):
    target = tmp_path / "arretee.gpkg"
    result = window.run(
        PREAMBLE
        + f"PATH = {str(target)!r}\n"
        + """
from qgis.PyQt.QtWidgets import QProgressBar, QPushButton
plugins["osp_erbm"].commands.demonstration.make(PATH)
wait(lambda: iface.messageBar().findChildren(QProgressBar))
button = next(b for b in iface.messageBar().findChildren(QPushButton) if b.text() == "Annuler")
button.click()
wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0, 60)
rest(1)
result["barre"] = len(iface.messageBar().findChildren(QProgressBar))
result["couches"] = len(layers())
""",
        timeout=180,
    )
    assert result["couches"] == 0
    assert not target.exists()
    assert list(tmp_path.iterdir()) == []
