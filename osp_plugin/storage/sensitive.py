"""Sensitive values of the journal: kept apart from it, which shows a mask in their place.

They are in ``journal_sensible``, which the triggers alone write. On a server each is read by those
who may read its field; a file has no rights, but neither a view nor an export of its journal gives
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..domain.dictionary import Table
from .base import Base
from .ddl import quote_text
from .session import Right, Session

MASK = "(valeur sensible)"
"""What stands in the place of a sensitive value."""
APART = "journal_sensible"


def sensitive_values(tables: Iterable[Table]) -> str:
    """Rows of VALUES: each table and sensitive field."""
    return ", ".join(
        f"({quote_text(table.name)}, {quote_text(name)})"
        for table in tables
        for name in table.sensitive
    )


def hidden(table: Table, values: Mapping[str, Any]) -> list[str]:
    """The fields whose value is only a mask."""
    return [name for name in table.sensitive if values.get(name) == MASK]


def kept_apart(base: Base, session: Session, origin: str, line: int) -> dict[str, Any]:
    """Values before, by field, of a line of the journal or of an import (``origin``).

    Only those that this user may read.
    """
    if base.missing_rights(session, [Right("SELECT", APART)]):
        return {}
    found = session.rows(
        f"SELECT champ, avant FROM {APART} WHERE origine = :origine AND ligne = :ligne",  # nosec B608 # the table's name is ours, values are bound
        {"origine": origin, "ligne": line},
    )
    return {row["champ"]: json.loads(row["avant"]) if row["avant"] else None for row in found}
