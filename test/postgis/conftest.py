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
from osp_plugin.storage.postgis import DEFAULT_SCHEMA, PostgisBase

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


class Models:
    """Databases that those of the tests are copied from, each made once, when it is first asked.

    PostgreSQL copies a whole database ten times faster than PostGIS and our tables are made in it.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._made: dict[str, str] = {}

    def copied(self, model: str, fill: Callable[[str], None]) -> Iterator[str]:
        """A copy of a model, removed afterwards; ``fill`` makes the model in a new database."""
        if model not in self._made:
            self._made[model] = self._new("template0")
            fill(self._made[model])
        name = self._new(self._made[model])
        yield name
        self._server.run("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    def _new(self, source: str) -> str:
        name = f"osp_{secrets.token_hex(4)}"
        self._server.run("postgres", f"CREATE DATABASE {name} TEMPLATE {source}")
        return name


@pytest.fixture(scope="session")
def models(server: Server) -> Models:
    return Models(server)


@pytest.fixture
def database(request: pytest.FixtureRequest, server: Server, models: Models) -> Iterator[str]:
    """A database with PostGIS, empty but for what the test asks for besides: ``base`` or more."""

    def empty(name: str) -> None:
        server.run(name, "CREATE EXTENSION postgis")

    def with_base(name: str) -> None:
        empty(name)
        _base_in(server, name).create()

    def with_demonstration(name: str) -> None:
        with_base(name)
        made = _base_in(server, name)
        with made.transaction() as session:
            for table, rows in request.getfixturevalue("demo_tables").items():
                session.append(made.tables[table], rows)

    fills = {"demonstrated": with_demonstration, "base": with_base, "database": empty}
    model = next(name for name in fills if name in request.fixturenames)
    yield from models.copied(model, fills[model])


def _base_in(server: Server, database: str) -> PostgisBase:
    return PostgisBase(server.uri(database), DEFAULT_SCHEMA, "modèle")


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
    return PostgisBase.named(connection)


@pytest.fixture
def demonstrated(base: PostgisBase) -> PostgisBase:
    """The base with the demonstration's rows, its campaigns as they are built."""
    return base


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
        uri = server.uri(shared_database, account, shared_rows.WORD)
        return PostgisBase(uri, "osp", "serveur")

    return opened
