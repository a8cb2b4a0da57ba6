"""A base of the past: a file that holds the rows of a time, and says which."""

from __future__ import annotations

from datetime import datetime

from ..domain.common.values import moment
from .base import META
from .session import Session

STATE_OF = "etat_au"
"""Key of osp_meta: the time that a base of the past is of, in UTC (ISO 8601)."""
ORIGIN = "etat_de"
"""Key of osp_meta: the base that a base of the past was made from."""


def state_of(session: Session) -> datetime | None:
    """The time that a base is of, in UTC; None for a base that lives."""
    found = session.rows(f"SELECT valeur FROM {META} WHERE cle = :cle", {"cle": STATE_OF})  # nosec B608 # the table's name is ours, values are bound
    return moment(found[0]["valeur"]) if found else None


def local(when: datetime) -> str:
    """A time as a person here reads it."""
    return f"{when.astimezone():%d/%m/%Y à %H:%M:%S}"
