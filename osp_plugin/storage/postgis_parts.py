"""Tables of which an account reads some columns only, in a base that organisations share.

QGIS asks for every column of a table and gives up when one is refused: it is given a query of those
that the account reads instead, which is read and never edited. What counts and lists finds the
others empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .ddl import quote_name
from .session import Session

_ASKED = (
    "SELECT c.relname AS nom, a.attname AS colonne, "
    "format_type(a.atttypid, a.atttypmod) AS genre, "
    "has_column_privilege(c.oid, a.attnum, 'SELECT') AS lue FROM pg_class AS c "
    "JOIN pg_namespace AS n ON n.oid = c.relnamespace "
    "JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "WHERE n.nspname = :schema AND c.relkind = 'r' AND NOT has_table_privilege(c.oid, 'SELECT') "
    "AND has_any_column_privilege(c.oid, 'SELECT') ORDER BY c.relname, a.attnum"
)
_QUERY = re.compile(r'\(SELECT (?:"\w+", )*"\w+" FROM "((?:[^"]|"")+)"\."(\w+)"\)')


@dataclass(frozen=True)
class PartOf:
    """What an account reads of a table, and the types of the columns that it does not."""

    table: str
    read: tuple[str, ...]
    hidden: tuple[tuple[str, str], ...]

    def query(self, schema: str) -> str:
        """What QGIS shows in the place of the table."""
        listed = ", ".join(map(quote_name, self.read))
        return f"(SELECT {listed} FROM {quote_name(schema)}.{quote_name(self.table)})"  # nosec B608 # quoted names of the catalogue

    @property
    def relation(self) -> str:
        """What stands for the table in a SELECT: the columns that are not read are empty."""
        named = [*map(quote_name, self.read)]
        named += [f"NULL::{kind} AS {quote_name(name)}" for name, kind in self.hidden]
        table = quote_name(self.table)
        return f"(SELECT {', '.join(named)} FROM {table}) AS {table}"  # nosec B608 # quoted names of the catalogue


def parts(session: Session, schema: str) -> dict[str, PartOf]:
    """The tables of which the account reads some columns and not others."""
    found: dict[str, PartOf] = {}
    for row in session.rows(_ASKED, {"schema": schema}):
        name, column = row["nom"], row["colonne"]
        before = found.get(name, PartOf(name, (), ()))
        if row["lue"]:
            found[name] = PartOf(name, (*before.read, column), before.hidden)
        else:
            found[name] = PartOf(name, before.read, (*before.hidden, (column, row["genre"])))
    return found


def addable(session: Session, schema: str) -> frozenset[str]:
    """Tables that the account may add rows to."""
    rows = session.rows(
        "SELECT c.relname AS nom FROM pg_class AS c JOIN pg_namespace AS n "
        "ON n.oid = c.relnamespace WHERE n.nspname = :schema AND c.relkind = 'r' "
        "AND has_table_privilege(c.oid, 'INSERT')",
        {"schema": schema},
    )
    return frozenset(row["nom"] for row in rows)


def behind_query(text: str) -> tuple[str, str] | None:
    """Schema and table behind a query of ours; None of any other."""
    found = _QUERY.fullmatch(text)
    return (found[1].replace('""', '"'), found[2]) if found else None
