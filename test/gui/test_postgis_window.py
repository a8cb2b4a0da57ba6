"""A shared base in a real window: found, opened in its form, changed, saved, read again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from osp_plugin.storage.postgis import PostgisBase

from ..postgis.cluster import Server, ServerNotInstalled, running_server
from .conftest import SCREENSHOTS
from .window import QgisWindow

CONNECTION = "osp_partage"
PREAMBLE = """
from qgis.core import (
    QgsApplication, QgsAuthMethodConfig, QgsDataSourceUri, QgsProject, QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent
from qgis.PyQt.QtWidgets import (
    QApplication, QDialogButtonBox, QDoubleSpinBox, QTabWidget, QWidget,
)
from qgis.utils import plugins
from osp_erbm.osp_plugin.project import BaseReference, find_layer
from osp_erbm.osp_plugin.project.editing.values import base_of
from osp_erbm.osp_plugin.storage.editing.finder import Search

keyring = QgsApplication.authManager()
keyring.setMasterPassword("trousseau des tests", True)
account = QgsAuthMethodConfig("Basic")
account.setName("osp")
account.setConfig("username", USER)
account.setConfig("password", PASSWORD)
keyring.storeAuthenticationConfig(account)
uri = QgsDataSourceUri()
uri.setConnection(
    "127.0.0.1", PORT, "partage", "", "", QgsDataSourceUri.SslMode.SslPrefer, account.id()
)
provider = QgsProviderRegistry.instance().providerMetadata("postgres")
provider.saveConnection(provider.createConnection(uri.uri(False), {}), CONNECTION)
plugins["osp_erbm"].commands.opener.open(BaseReference.postgis(CONNECTION))
wait(lambda: find_layer(QgsProject.instance(), "logement"), 60)
settle()
homes = find_layer(QgsProject.instance(), "logement")

def box(dialog, name, kind):
    return next(
        found
        for widget in dialog.findChildren(QWidget, name)
        for found in widget.findChildren(kind)
        if found.objectName() != "qt_spinbox_lineedit" and found.isVisibleTo(widget)
    )
"""
CHANGE = """
result["messages"] = messages()
iface.messageBar().clearWidgets()
shot("partage_base")
finder = next(p for p in plugins["osp_erbm"]._parts if type(p).__name__ == "Finder")

def open_found(text):
    [found] = Search().run(base_of(homes), text)
    finder.filter.show(homes, found.fid)
    opened = wait(lambda: [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.metaObject().className() == "QgsAttributeDialog" and widget.isVisible()
    ])
    wait(lambda: opened[0].property("osp_fitted"))
    rest(0.5)
    return opened[0]

homes.startEditing()
feature = next(homes.getFeatures('"id_ddtm62" = 8'))
dialog = open_found(feature["ident_rep"])
tabs = dialog.findChildren(QTabWidget)[0]
tabs.setCurrentIndex(5)
cost = box(dialog, "cout_travaux", QDoubleSpinBox)
cost.setValue(cost.valueFromText("123456,5 €"))
rest(0.3)
shot("partage_fiche")
ok = dialog.findChildren(QDialogButtonBox)[-1].button(QDialogButtonBox.StandardButton.Ok)
ok.click()
rest(0.5)
result["enregistre"] = homes.commitChanges()
result["erreurs"] = homes.commitErrors()
rest(1)
result["apres"] = messages()
# What is closed is deleted by the loop of the window, to which this script never returns.
QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
dialog = open_found(feature["ident_rep"])
result["rouverte"] = box(dialog, "cout_travaux", QDoubleSpinBox).value()
dialog.reject()
rest(0.3)

homes.startEditing()
place = homes.fields().lookupField("type_palu")
homes.changeAttributeValue(feature.id(), place, "n'importe quoi")
result["refus"] = not homes.commitChanges()
rest(1)
result["raison"] = messages()
shot("partage_refus")
result["saisie_gardee"] = homes.getFeature(feature.id())["type_palu"]
homes.rollBack()

# Nobody is there to answer what QGIS asks when no server listens: no dialog may wait.
absent = QgsDataSourceUri(homes.source())
absent.setConnection("127.0.0.1", "1", "partage", "", "")
result["serveur_absent"] = QgsVectorLayer(absent.uri(False), "", "postgres").isValid()
result["identifiants_demandes"] = bool(refused)
"""

POSITIONS = """
from qgis.PyQt.QtWidgets import QAction, QPlainTextEdit

def panel(action, name):
    iface.mainWindow().findChild(QAction, action).trigger()
    return wait(lambda: iface.mainWindow().findChild(QWidget, name))

placing = panel("osp_placer", "osp_placing")
wait(lambda: placing.table.model().rowCount() == 41)
placing.table.selectRow(0)
settle()
result["place"] = placing.table.model().at(0).fid
canvas = iface.mapCanvas()
placing._place(canvas.extent().center(), canvas.mapSettings().destinationCrs())
wait(lambda: placing.table.model().rowCount() == 40)
placing.saveButton.click()
wait(lambda: not homes.isModified())

anomalies = panel("osp_controle_geolocalisation", "osp_anomalies")
model = anomalies._model
wait(lambda: model.rowCount() > 0, 60)
result["anomalies"] = sorted({found.code for found in model.shown})
result["avant"] = model.rowCount()
result["onglets"] = [
    dock.objectName() for dock in iface.mainWindow().tabifiedDockWidgets(anomalies)
]
anomalies.codeCombo.setCurrentIndex(anomalies.codeCombo.findData("sans_geometrie"))
rest(0.2)
anomalies.table.selectRow(0)
result["accepte"] = model.at(0).fid_logement

def give_reason(dialog):
    dialog.findChild(QPlainTextEdit).setPlainText("Démoli en 2020")
    dialog.accept()

with_dialog("QInputDialog", give_reason, anomalies.acceptButton.click)
wait(lambda: model.accepted)
shot("partage_anomalies")
anomalies.codeCombo.setCurrentIndex(0)
anomalies.checkButton.click()
wait(lambda: model.rowCount() == result["avant"] - 1, 60)
result["dit"] = anomalies.countLabel.text()
homes.rollBack()
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with running_server() as started:
            yield started
    except ServerNotInstalled:
        pytest.skip("PostgreSQL n’est pas installé (make setup l’installe)")


@pytest.fixture(scope="module")
def shared(server: Server, demo_tables: dict[str, Any]) -> PostgisBase:
    """The demonstration on a server."""
    server.run("postgres", "CREATE DATABASE partage")
    base = PostgisBase(server.uri("partage"), "osp", "partage")
    base.create()
    with base.transaction() as session:
        for name, rows in demo_tables.items():
            session.append(base.tables[name], rows)
    return base


def _given(server: Server) -> str:
    return (
        f"USER, PASSWORD, PORT = {server.user!r}, {server.password!r}, '{server.port}'\n"
        f"CONNECTION = {CONNECTION!r}\n"
    )


def test_a_dwelling_of_a_shared_base_is_changed_in_its_form(
    shared: PostgisBase, server: Server, tmp_path
) -> None:
    with QgisWindow(tmp_path, (1366, 768)) as window:
        result = window.run(_given(server) + PREAMBLE + CHANGE, 240)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        for picture in window.shots.glob("*.png"):
            shutil.copy(picture, SCREENSHOTS / picture.name)
    assert any("est ouverte" in text for text in result["messages"])
    assert result["enregistre"], result["erreurs"]
    assert result["rouverte"] == 123456.5
    row = shared.query("SELECT cout_travaux, version FROM logement WHERE id_ddtm62 = 8").iloc[0]
    assert row.tolist() == [123456.5, 2]
    assert result["refus"]
    assert result["saisie_gardee"] == "n'importe quoi"
    assert any("n’a pas été enregistrée" in text for text in result["raison"])
    assert (result["serveur_absent"], result["identifiants_demandes"]) == (False, True)


def test_positions_of_a_shared_base_are_placed_checked_and_accepted(
    shared: PostgisBase, server: Server, tmp_path
) -> None:
    with QgisWindow(tmp_path, (1366, 768)) as window:
        result = window.run(_given(server) + PREAMBLE + POSITIONS, 240)
        for picture in window.shots.glob("*.png"):
            shutil.copy(picture, SCREENSHOTS / picture.name)
    placed = shared.rows(
        "SELECT geoloc_source FROM logement WHERE fid = :fid AND geom IS NOT NULL",
        {"fid": result["place"]},
    )
    assert [row["geoloc_source"] for row in placed] == ["manuel"]
    assert "sans_geometrie" in result["anomalies"]
    assert result["onglets"] == ["osp_placing"]
    kept = shared.rows("SELECT fid_logement, code, motif FROM anomalie_acceptee")
    assert [dict(row) for row in kept] == [
        {"fid_logement": result["accepte"], "code": "sans_geometrie", "motif": "Démoli en 2020"}
    ]
    assert "Acceptées auparavant : 1" in result["dit"]
