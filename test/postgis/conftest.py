"""Databases of a PostgreSQL cluster of the tests' own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator

import psycopg2
import pytest
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsProviderRegistry,
)

from osp_plugin.storage.access import sharing
from osp_plugin.storage.postgis import PostgisBase

from ..support import shared_rows
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


TEMPLATE = "osp_partagee"


@pytest.fixture(scope="session")
def shared_template(qgis_app, server: Server) -> str:
    """Name of a database with a base that organisations share: to be copied, never changed."""
    server.run("postgres", f"CREATE DATABASE {TEMPLATE}")
    server.run(TEMPLATE, "CREATE EXTENSION postgis")
    made = PostgisBase(server.uri(TEMPLATE), "osp", "serveur")
    made.create()
    server.run(TEMPLATE, shared_rows.accounts_sql())
    connection = psycopg2.connect(server.uri(TEMPLATE).connectionInfo(False))
    shared_rows.fill_references(connection)
    connection.close()
    sharing.share(made, shared_rows.NAMES.prefix)
    return TEMPLATE


@pytest.fixture
def shared_database(server: Server, shared_template: str) -> Iterator[str]:
    """A database of the test's own with a base that organisations share, as its administrator."""
    name = f"osp_{secrets.token_hex(4)}"
    server.run("postgres", f"CREATE DATABASE {name} TEMPLATE {shared_template}")
    yield name
    server.run("postgres", f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def shared(server: Server, shared_database: str) -> PostgisBase:
    """A base that organisations share, as the administrator of the server opens it."""
    return PostgisBase(server.uri(shared_database), "osp", "serveur")


@pytest.fixture
def as_account(server: Server, shared_database: str) -> Callable[[str], PostgisBase]:
    """The base that organisations share, as an account of ``shared_rows.ACCOUNTS`` opens it."""

    def opened(account: str) -> PostgisBase:
        uri = server.uri(shared_database, account, shared_rows.PASSWORD)
        return PostgisBase(uri, "osp", "serveur")

    return opened
