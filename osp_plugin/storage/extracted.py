"""A base that is the extract of another: a file that holds one organisation's part, and says so."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from ..domain.common.values import moment
from .base import META, Base
from .dated import local
from .session import Session

EXTRACT = "extrait"
"""Key of osp_meta: what an extract is of, in JSON; an extract alone has it."""
IDENTITY = "identite"
"""Key of osp_meta: what a base is known by wherever its file goes. A copy has
that of its origin."""


@dataclass(frozen=True)
class Extract:
    """What an extract says of itself: ``identity`` is that of the base it was cut from, ``origin``
    its name, ``cut`` what this one cut is known by, ``version`` that of the tables, ``code`` and
    ``name`` those of the organisation, by its ``nature``."""

    identity: str
    origin: str
    cut: str
    version: int
    when: datetime
    nature: str
    code: str
    name: str

    @property
    def date(self) -> str:
        """When it was cut, as a person here reads it."""
        return local(self.when)


def extract_of(session: Session) -> Extract | None:
    """What an extract is of; None for any other base."""
    found = _meta(session, EXTRACT)
    if found is None:
        return None
    told = json.loads(found)
    return Extract(**{**told, "when": moment(told["when"])})


def mark_extract(base: Base, session: Session, extract: Extract) -> None:
    """Say in a base that it is an extract."""
    told = {**asdict(extract), "when": extract.when.isoformat()}
    base.write_meta(session, EXTRACT, json.dumps(told, ensure_ascii=False))


def identity_of(session: Session) -> str | None:
    """What the base is known by, None for one that was never given anything."""
    return _meta(session, IDENTITY)


def identify(base: Base) -> str:
    """What the base is known by, given now if it is not yet. Raises what writing raises."""
    with base.reading() as session:
        found = identity_of(session)
    if found is not None:
        return found
    made = str(uuid.uuid4())
    with base.transaction() as session:
        session.execute(
            f"INSERT INTO {META} (cle, valeur) VALUES (:cle, :valeur) ON CONFLICT DO NOTHING",  # nosec B608 # the table's name is ours, values are bound
            {"cle": IDENTITY, "valeur": made},
        )
        return identity_of(session) or made


def _meta(session: Session, key: str) -> str | None:
    found = session.rows(f"SELECT valeur FROM {META} WHERE cle = :cle", {"cle": key})  # nosec B608 # the table's name is ours, values are bound
    return str(found[0]["valeur"]) if found else None
