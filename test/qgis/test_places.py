"""Two ways to one database are one place."""

from __future__ import annotations

import pytest
from qgis.core import QgsDataSourceUri

from osp_plugin.storage.places import place_of_server

SERVICES = """# de la DDTM
[autre]
host=ailleurs
[osp]
 host = Serveur.example.
port=5433
#dbname=ancienne
dbname=osp
dbname=seconde
[local]
dbname=osp
"""


@pytest.fixture(params=["PGSERVICEFILE", "PGSYSCONFDIR"])
def services(request, tmp_path, monkeypatch):
    """The file of the user, then that of the machine."""
    path = tmp_path / "pg_service.conf"
    path.write_text(SERVICES, encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "rien.conf"))
    monkeypatch.setenv("PGSYSCONFDIR", str(tmp_path / "rien"))
    monkeypatch.setenv(request.param, str(path if request.param == "PGSERVICEFILE" else tmp_path))


def direct(host: str, port: str, database: str) -> QgsDataSourceUri:
    uri = QgsDataSourceUri()
    uri.setConnection(host, port, database, "quelqu’un", "")
    return uri


def by_service(name: str, database: str = "") -> QgsDataSourceUri:
    uri = QgsDataSourceUri()
    uri.setConnection(name, database, "un autre", "")
    return uri


def test_a_service_leads_where_its_file_says(services):
    there = place_of_server(direct("serveur.example", "5433", "osp"))
    assert place_of_server(by_service("osp")) == there
    assert place_of_server(by_service("osp", "recette")) != there
    told = place_of_server(direct("serveur.example", "5433", "recette"))
    assert place_of_server(by_service("osp", "recette")) == told
    assert place_of_server(by_service("autre", "osp")) != there
    assert place_of_server(by_service("local")) == place_of_server(direct("", "", "osp"))


def test_a_service_that_no_file_tells_is_a_place_of_its_own(services):
    inconnu = place_of_server(by_service("inconnu", "osp"))
    assert inconnu == place_of_server(by_service("inconnu", "osp"))
    assert inconnu != place_of_server(by_service("osp", "osp"))
