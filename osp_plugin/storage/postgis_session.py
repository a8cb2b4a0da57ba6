"""A transaction on a PostgreSQL server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from ..domain.dictionary import GEOMETRY_COLUMN, Table
from .ddl import VERSION_READ, quote_name, quote_text
from .postgis_copy import changes_as_copy, rows_as_copy
from .session import Modification, Row, Session, Values

if TYPE_CHECKING:
    import pandas as pd
    import psycopg2.extensions

KEY = "fid"
_OF_POSTGIS = re.compile(r"(?<![\w.\"'$])(?:ST_\w+|geometry)(?=\()")
NamedErrors = Callable[[], AbstractContextManager[None]]


class PostgisSession(Session):
    """A transaction on a server, its search path on ``schema``.

    ``named_errors`` is the context in which what the server refuses is named. ``postgis`` is the
    schema of PostGIS, quoted: it is not in the path, and stands before each of its names.
    """

    postgis = "public"

    def __init__(
        self,
        connection: psycopg2.extensions.connection,
        schema: str,
        named_errors: NamedErrors,
    ) -> None:
        self.connection = connection
        self._schema = schema
        self._named_errors = named_errors

    def execute(self, sql: str, values: Values | None = None) -> int:
        with self._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(*_named(self._reaching(sql), values))
            return int(cursor.rowcount)

    def fetch(self, sql: str, values: Values | None = None) -> tuple[list[str], list[Row]]:
        with self._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(*_named(self._reaching(sql), values))
            return [column.name for column in cursor.description], cursor.fetchall()

    def batches(self, sql: str, size: int) -> Iterator[list[Row]]:
        # A named cursor stays on the server; any other would bring every row at once.
        with self._named_errors(), self.connection.cursor("osp_lots") as cursor:
            cursor.execute(self._reaching(sql))
            while rows := cursor.fetchmany(size):
                yield rows

    def shared(self) -> str:
        return str(self.rows("SELECT pg_export_snapshot() AS vu")[0]["vu"])

    def append(self, table: Table, rows: pd.DataFrame) -> int:
        if rows.empty:
            return 0
        target = quote_name(table.name)
        with self._named_errors(), self.connection.cursor() as cursor:
            _insert(cursor, table, rows)
            if KEY in rows.columns:
                # Only then: who adds ordinary rows may not be allowed to set the sequence.
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'fid'), "  # nosec B608 # names are the dictionary's, values are bound
                    f"(SELECT coalesce(max(fid), 0) + 1 FROM {target}), false)",
                    (f"{quote_name(self._schema)}.{target}",),
                )
        return len(rows)

    def add(self, table: Table, rows: pd.DataFrame) -> list[int]:
        if rows.empty:
            return []
        with self._named_errors(), self.connection.cursor() as cursor:
            return _insert(cursor, table, rows, f"RETURNING {KEY}")

    def modify(self, table: Table, changes: Sequence[Modification]) -> int:
        """In one statement, from a temporary table that says which fields each row changes."""
        if not changes:
            return 0
        changed = {name for change in changes for name in change.values}
        columns = [*(field.name for field in table.columns), GEOMETRY_COLUMN]
        names = [name for name in columns if name in changed]
        target = quote_name(table.name)
        listed = "".join(f", {quote_name(name)}" for name in names)
        settings = [
            f"{quote_name(name)} = CASE WHEN {quote_text(name)} = ANY (c.osp_champs) "
            f"THEN c.{quote_name(name)} ELSE l.{quote_name(name)} END"
            for name in names
        ]
        if any(change.version is not None for change in changes):
            settings.append(f"{VERSION_READ} = c.osp_version")
        with self._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(
                "CREATE TEMPORARY TABLE osp_copie ON COMMIT DROP AS SELECT fid, "  # nosec B608 # names are the dictionary's, values are bound
                f"NULL::integer AS osp_version, NULL::text[] AS osp_champs{listed} "
                f"FROM {target} WITH NO DATA"
            )
            cursor.copy_expert("COPY osp_copie FROM STDIN", changes_as_copy(table, names, changes))
            cursor.execute(
                f"UPDATE {target} AS l SET {', '.join(settings)} "  # nosec B608 # names are the dictionary's, values are bound
                "FROM osp_copie AS c WHERE l.fid = c.fid"
            )
            found = int(cursor.rowcount)
            cursor.execute("DROP TABLE osp_copie")
        return found

    def remove(self, table: Table, fids: Sequence[int]) -> int:
        sql = f"DELETE FROM {quote_name(table.name)} WHERE fid = ANY (:cles)"  # nosec B608 # names are the dictionary's, values are bound
        return self.execute(sql, {"cles": list(fids)})

    def script(self, sql: str) -> None:
        with self._named_errors(), self.connection.cursor() as cursor:
            cursor.execute(self._reaching(sql))

    def _reaching(self, sql: str) -> str:
        return _OF_POSTGIS.sub(lambda name: f"{self.postgis}.{name[0]}", sql)

    def interrupt(self) -> None:
        self.connection.cancel()


def _insert(
    cursor: psycopg2.extensions.cursor, table: Table, rows: pd.DataFrame, returning: str = ""
) -> list[int]:
    """Add rows in their order; with ``returning``, what it gives of each."""
    names = ", ".join(quote_name(str(name)) for name in rows.columns)
    target = quote_name(table.name)
    # Through a temporary table: the server refuses COPY into a table with row security.
    cursor.execute(
        f"CREATE TEMPORARY TABLE osp_copie ON COMMIT DROP AS "  # nosec B608 # names are the dictionary's, values are bound
        f"SELECT {names} FROM {target} WITH NO DATA"
    )
    cursor.copy_expert("COPY osp_copie FROM STDIN", rows_as_copy(table, rows))
    cursor.execute(
        f"INSERT INTO {target} ({names}) "  # nosec B608 # names are the dictionary's, values are bound
        f"SELECT {names} FROM osp_copie ORDER BY ctid {returning}"
    )
    found = [int(row[0]) for row in cursor.fetchall()] if returning else []
    cursor.execute("DROP TABLE osp_copie")
    return found


def _named(sql: str, values: Values | None) -> tuple[str, dict[str, Any] | None]:
    """SQL with ``:name`` places as psycopg2 writes them."""
    if not values:
        return sql.replace("%%", "%"), None
    return re.sub(r"(?<![:\w]):(\w+)", r"%(\1)s", sql), dict(values)
