"""The panel « OSP – Droits » on a shared base: accounts opened and closed, « Voir comme… »."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date

import psycopg2
import pytest

from osp_plugin.domain.access.conventions import Convention
from osp_plugin.domain.access.passwords import one_time
from osp_plugin.domain.access.roles import RoleNames
from osp_plugin.storage.access import accounts, organisations
from osp_plugin.storage.access.organisations import Answer, Organisation
from osp_plugin.storage.access.roles import make_roles, roles_script
from osp_plugin.storage.postgis import PostgisBase

from ..postgis.cluster import Server, ServerNotInstalled, running_server
from .conftest import SCREENSHOTS
from .window import QgisWindow

PASSWORD = "gestion de la base"
ROWS = """
INSERT INTO osp.bailleur (bailleur, nom_bailleur) VALUES ('M&C', 'M&C'), ('SIA', 'SIA');
INSERT INTO osp.departement (dep, nom_dep) VALUES ('62', 'Pas-de-Calais');
INSERT INTO osp.commune (idcom, nom_commune, dep, geom)
SELECT '62' || lpad(n::text, 3, '0'), 'Commune ' || n, '62',
  ST_Multi(ST_MakeEnvelope(680000 + n * 5000, 7030000, 685000 + n * 5000, 7036000, 2154))
FROM generate_series(1, 4) AS n;
INSERT INTO osp.logement (id_ddtm62, type_palu, bailleur, geom)
SELECT n, 'Isolé', CASE WHEN n % 3 = 0 THEN 'SIA' ELSE 'M&C' END,
  ST_SetSRID(ST_MakePoint(686000 + n * 37 % 18000, 7031000 + n * 911 % 4200), 2154)
FROM generate_series(1, 300) AS n;
"""
SCRIPT = """
from qgis.core import (
    QgsApplication, QgsAuthMethodConfig, QgsDataSourceUri, QgsProject, QgsProviderRegistry,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QLineEdit, QMessageBox, QWidget
from qgis.utils import plugins
from osp_erbm.osp_plugin.project import BaseReference, find_layer

keyring = QgsApplication.authManager()
keyring.setMasterPassword("trousseau des tests", True)
account = QgsAuthMethodConfig("Basic")
account.setName("gestion")
account.setConfig("username", "gestion")
account.setConfig("password", PASSWORD)
keyring.storeAuthenticationConfig(account)
uri = QgsDataSourceUri()
uri.setConnection(
    "127.0.0.1", PORT, "droits", "", "", QgsDataSourceUri.SslMode.SslPrefer, account.id()
)
provider = QgsProviderRegistry.instance().providerMetadata("postgres")
provider.saveConnection(provider.createConnection(uri.uri(False), {}), "osp_droits")
plugins["osp_erbm"].commands.opener.open(BaseReference.postgis("osp_droits"))
wait(lambda: find_layer(QgsProject.instance(), "logement"), 60)
settle()
iface.messageBar().clearWidgets()
iface.mainWindow().findChild(QAction, "osp_droits").trigger()
dock = wait(lambda: next(
    (w for w in iface.mainWindow().findChildren(QWidget, "osp_droits") if hasattr(w, "see")), None
))
wait(lambda: dock._loaded)
dock.organisationsTable.selectRow(1)
rest(0.5)
result["organisations"] = [
    [dock.organisationsTable.item(row, column).text() for column in range(4)]
    for row in range(dock.organisationsTable.rowCount())
]
iface.mainWindow().resizeDocks([dock], [560], Qt.Orientation.Horizontal)
rest(0.3)
shot("droits_organisations")

dock.seeButton.click()
seen = wait(lambda: dock.shown)
rest(1.5)
result["vu"] = {
    seen.table.item(row, 0).text(): (seen.table.item(row, 1).text(), seen.table.item(row, 2).text())
    for row in range(seen.table.rowCount())
}
result["couches"] = len(seen.canvas.layers())
shot("droits_voir_comme")
seen.close()

dock.tabs.setCurrentIndex(1)
row = next(
    row for row in range(dock.accountsTable.rowCount())
    if dock.accountsTable.item(row, 0).text() == "neuve_mc"
)
dock.accountsTable.selectRow(row)
rest(0.3)

dock.openButton.click()
shown = wait(lambda: dock.password)
rest(0.5)
result["mot_de_passe"] = shown.passwordEdit.text()
shot("droits_mot_de_passe")
shown.reject()
wait(lambda: "est ouvert" in dock.saidLabel.text())
shot("droits_comptes")
result["apres"] = dock.saidLabel.text()

dock.accountsTable.selectRow(next(
    row for row in range(dock.accountsTable.rowCount())
    if dock.accountsTable.item(row, 0).text() == "agent_mc"
))
rest(0.2)
with_dialog(
    "QMessageBox",
    lambda box: box.button(QMessageBox.StandardButton.Yes).click(),
    dock.suspendButton.click,
)
wait(lambda: "est fermé" in dock.saidLabel.text())
dock.tabs.setCurrentIndex(3)
result["accords"] = dock.agreementsLabel.text()
dock.tabs.setCurrentIndex(4)
dock.inspectButton.click()
wait(lambda: dock.stateLabel.text())
rest(0.3)
shot("droits_etat")
result["etat"] = dock.stateLabel.text()
log = QgsApplication.messageLog()
result["messages"] = messages()
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with running_server() as started:
            yield started
    except ServerNotInstalled:
        pytest.skip("PostgreSQL n’est pas installé (make setup l’installe)")


@pytest.fixture
def base(qgis_app, server: Server) -> PostgisBase:
    """A base of two bailleurs, an account asked for and one that is open."""
    names = RoleNames("osp")
    server.run("postgres", "CREATE DATABASE droits")
    server.run("droits", "CREATE EXTENSION postgis")
    server.run("droits", roles_script("osp", names, "gestion", accounts=True))
    server.run("droits", f"ALTER ROLE gestion PASSWORD '{PASSWORD}'")
    made = PostgisBase(server.uri("droits", "gestion", PASSWORD), "osp", "droits")
    made.create()
    server.run("droits", ROWS)
    make_roles(made, names, "gestion", accounts=True)
    for one in (
        Organisation("M&C", "Maisons & Cités", "bailleur", "M&C"),
        Organisation("SIA", "SIA Habitat", "bailleur", "SIA"),
        Organisation("DREAL", "DREAL Hauts-de-France", "drbm"),
    ):
        organisations.add_organisation(made, one)
    organisations.keep_convention(made, Convention("M&C", date(2026, 1, 1)))
    organisations.answer(made, Answer("M&C", 2026, True))
    accounts.add_account(made, accounts.NewAccount("agent_mc", "M&C", "Agent"), one_time())
    accounts.ask(made, "neuve_mc", "M&C", "Nouvelle", "n@exemple.fr")
    return made


def test_accounts_are_opened_and_closed_in_the_panel(
    base: PostgisBase, server: Server, tmp_path
) -> None:
    given = f"PASSWORD, PORT = {PASSWORD!r}, '{server.port}'\n"
    with QgisWindow(tmp_path, (1600, 900)) as window:
        result = window.run(given + SCRIPT, 240)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        for picture in window.shots.glob("*.png"):
            shutil.copy(picture, SCREENSHOTS / picture.name)
        secret = result["mot_de_passe"].encode()
        kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".png"]
        assert [path for path in kept if path.name != "result.json" and _holds(path, secret)] == []
    assert [row[0] for row in result["organisations"]] == ["DREAL", "M&C", "SIA"]
    assert result["organisations"][2][3] == "sans convention"
    assert result["vu"]["Logements"] == ["200", "300"]
    assert result["couches"] == 2
    # What was shown once is the password, and opens the account.
    uri = server.uri("droits", "neuve_mc", result["mot_de_passe"])
    psycopg2.connect(uri.connectionInfo(False)).close()
    states = {one.login: one.state for one in accounts.accounts(base)}
    assert states == {"neuve_mc": "actif", "agent_mc": "suspendu"}
    assert "2026 : adresses fermées" in result["accords"]
    assert result["etat"] == "0 constat dans le catalogue du serveur."


def _holds(path, secret: bytes) -> bool:
    return secret in path.read_bytes()
