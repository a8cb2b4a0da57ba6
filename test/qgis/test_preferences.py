"""Settings, recent bases, network paths: what the window remembers and knows."""

from __future__ import annotations

import pytest
from qgis.core import QgsSettings

from osp_plugin.gui.base import network, recent
from osp_plugin.project import BaseReference
from osp_plugin.settings import PREFIX, Settings, is_imposed


@pytest.fixture(autouse=True)
def no_settings(qgis_app):
    QgsSettings().remove(PREFIX)
    yield
    QgsSettings().remove(PREFIX)


def test_settings_are_kept():
    Settings(connexion="serveur", service="DDTM de l'Oise").save()
    assert Settings.load() == Settings(connexion="serveur", service="DDTM de l'Oise")


def test_defaults_are_those_of_the_design():
    assert Settings.load() == Settings(schema="osp")


def test_the_environment_wins_and_is_not_written_over(monkeypatch):
    Settings(schema="osp_travail").save()
    monkeypatch.setenv("OSP_ERBM_SCHEMA", "osp_impose")
    assert is_imposed("schema")
    loaded = Settings.load()
    assert loaded.schema == "osp_impose"
    loaded.save()
    monkeypatch.delenv("OSP_ERBM_SCHEMA")
    assert Settings.load().schema == "osp_travail"


def test_the_latest_base_is_first_and_once():
    one = BaseReference.geopackage("/bases/l'une.gpkg")
    two = BaseReference.postgis("serveur", "osp")
    for reference in (one, two, one):
        recent.remember(reference)
    assert recent.recent_bases() == [one, two]
    recent.forget(one)
    assert recent.recent_bases() == [two]


def test_the_list_of_bases_is_short():
    for number in range(2 * recent.KEPT):
        recent.remember(BaseReference.geopackage(f"/bases/{number}.gpkg"))
    assert len(recent.recent_bases()) == recent.KEPT


@pytest.mark.parametrize("stored", ["", "pas du JSON", '[{"inconnu": 1}]', "[1]", "{}"])
def test_a_damaged_list_is_an_empty_list(stored):
    QgsSettings().setValue(recent.KEY, stored)
    assert recent.recent_bases() == []


@pytest.mark.parametrize("path", [r"\\serveur\partage\osp.gpkg", "//serveur/partage/osp.gpkg"])
def test_a_path_of_another_machine_is_known(path):
    assert network.is_network_path(path)


def test_a_mounted_share_is_known(monkeypatch):
    monkeypatch.setattr(network, "_file_system", lambda path: "cifs")
    assert network.is_network_path("/mnt/commun/osp.gpkg")


def test_a_local_file_is_not_on_the_network(tmp_path):
    assert not network.is_network_path(str(tmp_path / "osp.gpkg"))


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("/bases/osp.gpkg", BaseReference(path="/bases/osp.gpkg")),
        ("/bases/OSP.GPKG", BaseReference(path="/bases/OSP.GPKG")),
        ("serveur", BaseReference(connection="serveur", schema="osp")),
        ("serveur du 62 / test", BaseReference(connection="serveur du 62 / test")),
    ],
)
def test_a_path_is_told_from_a_connection(uri, expected):
    assert BaseReference.parse(uri) == expected


def test_a_reference_fills_an_algorithm():
    assert BaseReference.geopackage("/b.gpkg").algorithm_parameters() == {"BASE": "/b.gpkg"}
    assert BaseReference.postgis("s", "").algorithm_parameters() == {
        "CONNEXION": "s",
        "SCHEMA": "osp",
    }
