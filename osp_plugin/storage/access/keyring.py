"""Accounts in QGIS's keyring: where a password is taken from, and where a new one waits.

A parameter of an algorithm, the history of Processing, a log and a project never hold one.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsApplication, QgsAuthMethodConfig

from ...domain.errors import QT_TRANSLATE_NOOP
from ..errors import BaseError
from .errors import NoPassword


class KeyringLocked(BaseError):
    """The keyring of QGIS is not open, and nobody can be asked."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le trousseau de QGIS n’est pas ouvert : le mot de passe du compte n’aurait nulle part où "
        "attendre. Donnez le mot de passe principal de QGIS (Préférences, Options, "
        "Authentification), puis recommencez.",
    )


@dataclass(frozen=True)
class Credentials:
    """What a configuration of the keyring holds."""

    login: str
    password: str


def require_open(*, may_ask: bool) -> None:
    """Raise KeyringLocked unless the keyring is open; ``may_ask``: QGIS asks for its password."""
    keyring = QgsApplication.authManager()
    if keyring.masterPasswordIsSet():
        return
    if not may_ask or not keyring.setMasterPassword(True):
        raise KeyringLocked


def credentials(authcfg: str) -> Credentials:
    """The account of a configuration. Raises NoPassword."""
    found = QgsAuthMethodConfig()
    if not QgsApplication.authManager().loadAuthenticationConfig(authcfg, found, True)[0]:
        raise NoPassword(configuration=authcfg)
    login, password = found.config("username"), found.config("password")
    if not login or not password:
        raise NoPassword(configuration=found.name() or authcfg)
    return Credentials(login, password)


def keep(title: str, login: str, password: str) -> str:
    """Put an account into the keyring; the id of its configuration. Raises KeyringLocked."""
    made = QgsAuthMethodConfig("Basic")
    made.setName(title)
    made.setConfig("username", login)
    made.setConfig("password", password)
    if not QgsApplication.authManager().storeAuthenticationConfig(made)[0]:
        raise KeyringLocked
    return str(made.id())


def forget(authcfg: str) -> None:
    """Take an account out of the keyring."""
    QgsApplication.authManager().removeAuthenticationConfig(authcfg)
