"""What can stand in the way of a base of the past."""

from __future__ import annotations

from ...domain.errors import QT_TRANSLATE_NOOP
from ..errors import BaseError


class BeforeTheJournal(BaseError):
    """The journal does not go back so far. Values: ``base``, ``demande``, ``depuis``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » ne se retrouve pas telle qu’elle était le {demande} : son journal ne dit rien "
        "d’avant le {depuis}. Choisissez une date plus récente.",
    )


class NotYet(BaseError):
    """The date has not come. Values: ``base``, ``demande``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "Le {demande} n’est pas encore passé : « {base} » ne peut pas encore être telle qu’elle "
        "sera. Choisissez une date passée.",
    )


class EmptyJournal(BaseError):
    """A base without rows has no past. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "« {base} » est vide et l’a toujours été : elle n’a pas de passé. Importez ou saisissez "
        "d’abord des lignes.",
    )
