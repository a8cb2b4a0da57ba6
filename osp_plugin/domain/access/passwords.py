"""One-time passwords: made here, shown once, never written in clear."""

from __future__ import annotations

import re
import secrets
from string import ascii_lowercase

from ..errors import QT_TRANSLATE_NOOP, OspError, Phrase

_LETTERS = "".join(sorted(set(ascii_lowercase) - set("ilo")))
_DIGITS = "23456789"
"""Without those that a person mistakes for one another on paper: i, l, o, 0, 1."""
GROUPS, SIZE = 5, 4
MIN_LENGTH = 12
_VERIFIER = re.compile(
    r"SCRAM-SHA-256\$[1-9]\d{3,6}:[A-Za-z0-9+/]{16,}={0,2}"
    r"\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}="
)


class WeakPassword(OspError):
    """A password that a machine would find. Values: ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Ce mot de passe n’a pas été pris : {raison}. Laissez l’outil en faire un, ou changez "
        "celui de la configuration d’authentification.",
    )


_SHORT = QT_TRANSLATE_NOOP("errors", "il a moins de {nombre} caractères")
_LOGIN = QT_TRANSLATE_NOOP("errors", "il contient le nom du compte")
_POOR = QT_TRANSLATE_NOOP("errors", "il n’a pas cinq caractères différents")
_HASHED = QT_TRANSLATE_NOOP("errors", "c’est déjà une empreinte, et non un mot de passe")


def one_time() -> str:
    """A password for a first connection: 20 signs in groups of 4, about 99 bits."""
    runs = ("".join(secrets.choice(_LETTERS + _DIGITS) for _ in range(SIZE)) for _ in range(GROUPS))
    return "-".join(runs)


def require_strong(password: str, login: str) -> None:
    """Raise WeakPassword for one that a machine would find, or that is no password."""
    if is_verifier(password) or password.startswith(("md5", "SCRAM-SHA-256$")):
        raise WeakPassword(raison=Phrase(_HASHED))
    if len(password) < MIN_LENGTH:
        raise WeakPassword(raison=Phrase(_SHORT, nombre=MIN_LENGTH))
    if login.lower() in password.lower():
        raise WeakPassword(raison=Phrase(_LOGIN))
    if len(set(password)) < 5:
        raise WeakPassword(raison=Phrase(_POOR))


def is_verifier(text: str) -> bool:
    """Whether a text is what a server keeps of a password (SCRAM-SHA-256), and not a password."""
    return _VERIFIER.fullmatch(text) is not None
