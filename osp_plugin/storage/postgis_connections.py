"""The PostgreSQL connections that QGIS knows: their names, and which one leads to a database."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsException,
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

from ..domain.common.technical import without_secrets
from .base import META
from .errors import BaseError, ConnectionUnknown, KeyringClosed, ServerRefused
from .outside import of_connection
from .places import Place, place_of_server

PROVIDER = "postgres"
"""What QGIS calls the provider of its connections, and of the layers of a server."""


def connection_names() -> list[str]:
    """Names of the PostgreSQL connections that QGIS knows."""
    provider = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
    return sorted(provider.connections(False)) if provider is not None else []


def stored_uri(name: str) -> str:
    provider = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
    if provider is None or name not in provider.connections(False):
        raise ConnectionUnknown(connexion=name)
    try:
        uri: str = provider.createConnection(name).uri()
    except QgsProviderConnectionException as error:
        words = without_secrets(str(error))
        refused = ServerRefused(base=name, raison=of_connection(words))
        raise refused.detailed(words) from None
    return uri


@dataclass(frozen=True)
class Kept:
    """An account that QGIS's keyring holds instead of what leads to its server."""

    before: QgsDataSourceUri
    authcfg: str

    def without_password(self, source: str) -> str | None:
        """What leads to the same server by the same account, by the keyring; None for another."""
        uri = QgsDataSourceUri(source)
        own = (place_of_server(uri), uri.username(), uri.password())
        before = self.before
        if own != (place_of_server(before), before.username(), before.password()):
            return None
        return str(_by_keyring(uri, self.authcfg).uri(False))


def _by_keyring(uri: QgsDataSourceUri, authcfg: str) -> QgsDataSourceUri:
    found = QgsDataSourceUri(uri)
    found.setUsername("")
    found.setPassword("")
    found.setAuthConfigId(authcfg)
    return found


def keep_in_keyring(name: str) -> Kept | None:
    """Put the account and password of a connection into QGIS's keyring, and take them off it.

    QGIS asks for the password of the keyring. None when the connection had no password. Raises
    ConnectionUnknown, and KeyringClosed when the account could not be kept: the connection is then
    as it was.
    """
    uri = QgsDataSourceUri(stored_uri(name))
    if not uri.password():
        return None
    keyring = QgsApplication.authManager()
    account = QgsAuthMethodConfig("Basic")
    account.setName(name)
    account.setConfig("username", uri.username())
    account.setConfig("password", uri.password())
    if not keyring.setMasterPassword(True) or not keyring.storeAuthenticationConfig(account)[0]:
        raise KeyringClosed(connexion=name)
    provider = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
    configuration = {
        **provider.createConnection(name).configuration(),
        "saveUsername": False,
        "savePassword": False,
    }
    kept = _by_keyring(uri, account.id())
    provider.saveConnection(provider.createConnection(kept.uri(False), configuration), name)
    return Kept(uri, account.id())


def connection_to(uri: QgsDataSourceUri) -> str | None:
    """Name of the connection of QGIS that leads to the database of ``uri``, if there is one.

    Of several, the one with the same account.
    """
    provider = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
    known = {name: QgsDataSourceUri(stored_uri(name)) for name in provider.connections(False)}
    found = [name for name in known if place_of_server(known[name]) == place_of_server(uri)]
    own = (uri.username(), uri.authConfigId())
    same = [name for name in found if (known[name].username(), known[name].authConfigId()) == own]
    return next(iter(same or found), None)


def place_of_connection(name: str) -> Place | None:
    """Where a connection of QGIS leads; None when there is none of this name."""
    try:
        return place_of_server(QgsDataSourceUri(stored_uri(name)))
    except BaseError:
        return None


def tables_of_base(uri: QgsDataSourceUri) -> set[str]:
    """The tables of the schema that ``uri`` names, when it holds an OSP base; else none.

    Where it names none, those of every base that the account's search path leads to. None either
    of a server that cannot be reached: who then writes there is told why.
    """
    metadata = QgsProviderRegistry.instance().providerMetadata(PROVIDER)
    found: set[str] = set()
    try:
        connection = metadata.createConnection(uri.uri(False), {})
        if not isinstance(connection, QgsAbstractDatabaseProviderConnection):
            return found
        for schema in [uri.schema()] if uri.schema() else _schemas_in_reach(connection):
            if connection.tableExists(schema, META):
                found |= {item.tableName() for item in connection.tables(schema)}
    except (QgsException, QgsProviderConnectionException):
        return set()
    return found


def _schemas_in_reach(connection: QgsAbstractDatabaseProviderConnection) -> list[str]:
    rows = connection.executeSql(
        "SELECT pg_catalog.unnest(pg_catalog.current_schemas(false))::text"
    )
    return [str(row[0]) for row in rows]
