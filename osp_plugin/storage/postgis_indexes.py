"""The indexes of a schema of a server against those that the dictionary declares.

Those that somebody added are left in peace: they change no row.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..domain.dictionary import Dictionary
from . import ddl
from .conformity import INDEX, Part, words
from .postgis_conformity import MAX_NAME
from .session import Session

_INDEXES = (
    "SELECT c.relname AS nom, pg_get_indexdef(i.indexrelid) AS texte, "
    "i.indisvalid AND i.indisready AS sert FROM pg_index AS i "
    "JOIN pg_class AS c ON c.oid = i.indexrelid "
    "JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = :schema"
)


def wrong_indexes(session: Session, schema: str, tables: Dictionary) -> Iterator[Part]:
    """Indexes that lack, serve no more, or are of something else; ``sql`` makes each."""
    found = {
        row["nom"]: _plain(row["texte"], schema)
        for row in session.rows(_INDEXES, {"schema": schema})
        if row["sert"]
    }
    for table in tables.values():
        for sql in ddl.create_indexes(table, ddl.PostgresDialect()):
            name = words(sql)[2].strip('"')
            if found.get(name[:MAX_NAME]) != _plain(sql, schema):
                yield Part(INDEX, name, table.name, sql)


def make_again(session: Session, schema: str, tables: Dictionary) -> None:
    """Put in place the indexes that lack or are not what they should be."""
    for part in list(wrong_indexes(session, schema, tables)):
        named = f"{ddl.quote_name(schema)}.{ddl.quote_name(part.name[:MAX_NAME])}"
        session.execute(f"DROP INDEX IF EXISTS {named}")
        session.execute(part.sql)


def _plain(sql: str, schema: str) -> list[str]:
    """The words that say what an index is of, as we write them or as PostgreSQL does."""
    named = sql.replace(f"{ddl.quote_name(schema)}.", "").replace(f" {schema}.", " ")
    pieces = [word.strip('"').lower()[:MAX_NAME] for word in words(named)]
    return [word for word in pieces if word not in ("using", "btree")]
