"""Databases of a PostgreSQL cluster of the tests' own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsProviderRegistry,
)

from osp_plugin.storage.postgis import PostgisBase

from .cluster import Server, ServerNotInstalled, running_server

CONNECTION = "osp_test"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    try:
        with running_server() as started:
            yield started
    except ServerNotInstalled:
        pytest.skip("PostgreSQL n’est pas installé (make setup l’installe)")


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """An empty database with PostGIS."""
    name = f"osp_{secrets.token_hex(4)}"
    server.run("postgres", f"CREATE DATABASE {name}")
    server.run(name, "CREATE EXTENSION postgis")
    yield name
    server.run("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def connection(qgis_app, server: Server, database: str) -> Iterator[str]:
    """Name of a connection of QGIS to the empty database, its account in QGIS's keyring."""
    keyring = QgsApplication.authManager()
    if not keyring.masterPasswordIsSet():
        keyring.setMasterPassword("trousseau des tests", True)
    account = QgsAuthMethodConfig("Basic")
    account.setName(database)
    account.setConfig("username", server.user)
    account.setConfig("password", server.password)
    assert keyring.storeAuthenticationConfig(account)[0]
    uri = QgsDataSourceUri()
    mode = QgsDataSourceUri.SslMode.SslPrefer
    uri.setConnection(server.host, str(server.port), database, "", "", mode, account.id())
    provider = QgsProviderRegistry.instance().providerMetadata("postgres")
    provider.saveConnection(provider.createConnection(uri.uri(False), {}), CONNECTION)
    yield CONNECTION
    provider.deleteConnection(CONNECTION)
    keyring.removeAuthenticationConfig(account.id())


@pytest.fixture
def base(connection: str) -> PostgisBase:
    """A new, empty OSP base."""
    made = PostgisBase.named(connection)
    made.create()
    return made
