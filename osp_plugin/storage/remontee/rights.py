"""What an import, or its undoing, must be allowed to do: asked before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from ..base import Base, Right, Session
from .errors import ImportNotAllowed
from .register import LINES, REGISTER

_VERBS = {"INSERT": "ajouter des lignes", "UPDATE": "modifier", "DELETE": "supprimer des lignes"}

REGISTERED = (Right("INSERT", REGISTER), Right("UPDATE", REGISTER), Right("INSERT", LINES))
"""Every import is written into the register, which it also locks."""


def require(base: Base, session: Session, wanted: Sequence[Right]) -> None:
    """Raise ImportNotAllowed, with all that is missing, unless this user has every right."""
    missing = base.missing_rights(session, wanted)
    if missing:
        raise ImportNotAllowed(
            base=base.label,
            raison=" ; ".join(_told(base, right) for right in missing),
            droits=", ".join(_grant(right) for right in missing),
        )


def _told(base: Base, right: Right) -> str:
    return f"{_VERBS[right.verb]} dans « {base.tables[right.table].title} »"


def _grant(right: Right) -> str:
    """What an administrator reads. The keys of new rows come from the sequence of the table."""
    told = f"{right.verb} sur {right.table}"
    return f"{told} et sa séquence" if right.verb == "INSERT" else told
