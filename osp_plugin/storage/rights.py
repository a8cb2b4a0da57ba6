"""What a work must be allowed to do on a server: asked before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from .base import Base
from .errors import RightsMissing
from .session import Right, Session

VERBS = {
    "SELECT": "lire",
    "INSERT": "ajouter des lignes dans",
    "UPDATE": "modifier",
    "DELETE": "supprimer des lignes dans",
}


def require(base: Base, session: Session, wanted: Sequence[Right]) -> None:
    """Raise RightsMissing, with all that is missing, unless this user has every right."""
    missing = base.missing_rights(session, wanted)
    if missing:
        raise refusal(base, missing)


def refusal(base: Base, missing: Sequence[Right]) -> RightsMissing:
    """What says which rights are missing, to the user then to the administrator."""
    return RightsMissing(
        base=base.label,
        raison=" ; ".join(_told(base, right) for right in missing),
        droits=", ".join(_grant(right) for right in missing),
    )


def _told(base: Base, right: Right) -> str:
    return f"{VERBS[right.verb]} « {base.tables[right.table].title} »"


def _grant(right: Right) -> str:
    """What an administrator reads. The keys of new rows come from the sequence of the table."""
    told = f"{right.verb} sur {right.table}"
    return f"{told} et sa séquence" if right.verb == "INSERT" else told
