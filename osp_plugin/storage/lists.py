"""The lists with years of validity that a base begins with; they are then edited in the base."""

from __future__ import annotations

import json
from collections.abc import Collection

from ..paths import RESOURCES
from .ddl import quote_name
from .session import Session


def fill(session: Session, tables: Collection[str]) -> None:
    """Write the rows of ``resources/listes.json`` in the new ``tables``, before any trigger."""
    lists = json.loads((RESOURCES / "listes.json").read_text(encoding="utf-8"))
    for table in tables:
        for row in lists.get(table, ()):
            values = {**row, "version": 1}
            listed = ", ".join(map(quote_name, values))
            places = ", ".join(f":{name}" for name in values)
            session.execute(
                f"INSERT INTO {quote_name(table)} ({listed}) VALUES ({places})",  # nosec B608 # names are the dictionary's, values are bound
                values,
            )
