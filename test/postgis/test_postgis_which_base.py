"""A project on a server, opened by a colleague: the base is where its layers lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.project import (
    BaseReference,
    find_layer,
    open_base,
    open_references,
    osp_layers,
    reference_of,
    role_of,
)
from osp_plugin.project.editing.saving import SaveWatch
from osp_plugin.project.editing.values import base_of
from osp_plugin.project.editing.verification import verify
from osp_plugin.project.opening import ConnectionElsewhere, NothingOpened
from osp_plugin.project.reference import NoConnection
from osp_plugin.project.roles import stray
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.postgis import PostgisBase

from ..support.samples import add_dwellings
from .cluster import Server
from .conftest import CONNECTION

LAYERS = len(dictionary()) + 1
OTHER = "serveur de la DDTM"
PASSWORD = "secret"


def keep(name: str, uri: QgsDataSourceUri) -> None:
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    provider.saveConnection(provider.createConnection(uri.uri(False), {}), name)


def drop(name: str) -> None:
    QgsProviderRegistry.instance().providerMetadata("postgres").deleteConnection(name)


@pytest.fixture
def saved(base: PostgisBase, qgis_new_project, tmp_path) -> Path:
    """A project that the one who made the base saved, and a base with dwellings."""
    add_dwellings(base)
    project = QgsProject.instance()
    open_base(base, project)
    path = tmp_path / "projet.qgz"
    assert project.write(str(path))
    project.clear()
    return path


@pytest.fixture
def colleague(saved: Path, server: Server, database: str) -> Iterator[QgsDataSourceUri]:
    """A colleague with a connection of another name, an account of their own, none other."""
    server.run(
        database,
        f"CREATE ROLE collegue LOGIN PASSWORD '{PASSWORD}'; GRANT USAGE ON SCHEMA osp TO collegue;"
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA osp TO collegue;"
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA osp TO collegue",
    )
    account = QgsAuthMethodConfig("Basic")
    account.setName("collegue")
    account.setConfig("username", "collegue")
    account.setConfig("password", PASSWORD)
    keyring = QgsApplication.authManager()
    assert keyring.storeAuthenticationConfig(account)[0]
    uri = QgsDataSourceUri()
    mode = QgsDataSourceUri.SslMode.SslPrefer
    uri.setConnection(server.host, str(server.port), database, "", "", mode, account.id())
    drop(CONNECTION)
    keep(OTHER, uri)
    yield uri
    drop(OTHER)
    keyring.removeAuthenticationConfig(account.id())
    QgsProject.instance().clear()
    server.run(database, "DROP OWNED BY collegue CASCADE; DROP ROLE collegue")


def test_a_connection_of_another_name_opens_the_base_that_the_project_has(saved, colleague):
    project = QgsProject.instance()
    assert project.read(str(saved))
    relations = set(project.relationManager().relations())
    reference = BaseReference.postgis(OTHER)
    assert open_references(project) == [reference]
    again = open_base(reference, project)
    assert set(again) == set(dictionary())
    assert len(project.mapLayers()) == LAYERS
    assert set(project.relationManager().relations()) == relations
    assert len(project.layerTreeRoot().children()) == 1
    assert reference_of(again["logement"]).algorithm_parameters() == {
        "CONNEXION": OTHER, "SCHEMA": "osp",
    }  # fmt: skip


@pytest.mark.parametrize("connected", [True, False])
def test_a_save_is_verified_whatever_the_name_of_the_connection(saved, colleague, connected):
    project = QgsProject.instance()
    assert project.read(str(saved))
    if not connected:
        drop(OTHER)
    layer = find_layer(project, "logement")
    watch, found = SaveWatch(layer), []
    watch.saved.connect(lambda sent: found.append(verify(base_of(layer), watch.table, sent)))
    try:
        fid = next(layer.getFeatures()).id()
        assert layer.startEditing()
        place = layer.fields().lookupField("surf_hab")
        assert layer.changeAttributeValue(fid, place, 61.0) and layer.commitChanges()
        QCoreApplication.processEvents()
        assert found == [[]]
    finally:
        watch.stop()
        keep(OTHER, colleague)


def test_without_any_connection_it_is_told_which_server_to_connect(saved, colleague):
    project = QgsProject.instance()
    drop(OTHER)
    assert project.read(str(saved))
    try:
        [reference] = open_references(project)
        assert reference.open(check=True).version()
        assert len(open_base(reference, project)) == len(dictionary())
        assert len(project.mapLayers()) == LAYERS
        with pytest.raises(NoConnection, match=colleague.database()):
            reference.algorithm_parameters()
    finally:
        keep(OTHER, colleague)


def test_a_connection_of_the_same_name_that_leads_elsewhere_is_refused_and_told(
    saved, colleague, server, base
):
    name = "osp_autre_base"
    server.run("postgres", f"CREATE DATABASE {name}")
    elsewhere = QgsDataSourceUri(colleague)
    mode = QgsDataSourceUri.SslMode.SslPrefer
    elsewhere.setConnection(server.host, str(server.port), name, server.user, server.password, mode)
    project = QgsProject.instance()
    try:
        keep(CONNECTION, elsewhere)
        assert project.read(str(saved))
        layer = find_layer(project, "logement")
        assert reference_of(layer) == BaseReference.postgis(OTHER)
        assert base_of(layer).rows("SELECT count(*) AS n FROM logement")[0]["n"] > 0
        with pytest.raises(ConnectionElsewhere, match=rf"osp_autre_base.*{colleague.database()}"):
            open_base(CONNECTION, project)
        assert len(project.mapLayers()) == LAYERS
        assert len(open_base(OTHER, project)) == len(dictionary())
        assert len(project.mapLayers()) == LAYERS
        assert all(reference_of(one) == reference_of(layer) for one in osp_layers(project))
    finally:
        project.clear()
        drop(CONNECTION)
        server.run("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def test_marks_of_another_server_are_no_proof(saved, colleague, tmp_path):
    """Of a table that looks like ours: it is asked whether it is of a base."""
    project = QgsProject.instance()
    assert project.read(str(saved))
    marks = find_layer(project, "commune").customProperties()
    elsewhere = QgsDataSourceUri(find_layer(project, "commune").source())
    elsewhere.setDatabase("ailleurs")
    layer = QgsVectorLayer(elsewhere.uri(False), "commune", "postgres")
    layer.setCustomProperties(marks)
    assert role_of(layer) is None
    found = stray(layer)
    assert found is not None and found[0].schema == "osp" and found[1] == "commune"
    neighbour = GeoPackageBase(tmp_path / "voisine.gpkg")
    neighbour.create()
    second = open_base(neighbour, project)
    second["commune"].setCustomProperties(marks)
    assert reference_of(second["commune"]) == BaseReference.of(neighbour)


def test_the_way_a_server_is_written_does_not_matter(saved, colleague):
    project = QgsProject.instance()
    assert project.read(str(saved))
    layer = find_layer(project, "commune")
    uri = QgsDataSourceUri(layer.source())
    other = QgsDataSourceUri(layer.source())
    mode = QgsDataSourceUri.SslMode.SslDisable
    other.setConnection(uri.host().upper(), uri.port(), uri.database(), "quelqu’un", "", mode)
    other.setSchema(uri.schema())
    copy = QgsVectorLayer(other.uri(False), "copie", "postgres")
    assert stray(copy) == (reference_of(layer), "commune")


def test_an_account_that_reads_no_table_is_told_so(base, server, database, qgis_new_project):
    server.run(
        database,
        "CREATE ROLE lointain LOGIN PASSWORD 'loin'; GRANT USAGE ON SCHEMA osp TO lointain;"
        "GRANT SELECT ON osp.osp_meta TO lointain",
    )
    try:
        far = PostgisBase(server.uri(database, "lointain", "loin"), "osp", "serveur")
        with pytest.raises(NothingOpened, match="votre compte n’a accès à aucune"):
            open_base(far, QgsProject.instance())
        assert not QgsProject.instance().mapLayers()
    finally:
        server.run(database, "DROP OWNED BY lointain CASCADE; DROP ROLE lointain")
