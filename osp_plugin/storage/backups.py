"""Copies of a base in a file: whole, or not there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from .database_files import sqlite_uri
from .ddl import quote_name
from .errors import BackupIncomplete

UNSOUND = QT_TRANSLATE_NOOP("errors", "ce qui a été copié ne se relit pas")
LACKING = QT_TRANSLATE_NOOP("errors", "il y manque des lignes ou des tables ({tables})")


def copy_whole(origin: sqlite3.Connection, target: Path, label: str) -> None:
    """Copy a base into a new file, and read the copy again. ``label`` names the base.

    Raises BackupIncomplete, sqlite3.Error.
    """
    origin.execute("BEGIN")  # what is copied is what is counted
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # all of it in one file
        uri = f"{sqlite_uri(target.resolve())}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as copy:
            _require_same(origin, copy, label)
    finally:
        origin.execute("ROLLBACK")


def _require_same(origin: sqlite3.Connection, copy: sqlite3.Connection, label: str) -> None:
    try:
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        found = _rows(copy) if sound else {}
    except sqlite3.DatabaseError as error:
        raise BackupIncomplete(base=label, raison=Phrase(UNSOUND)) from error
    if not sound:
        raise BackupIncomplete(base=label, raison=Phrase(UNSOUND))
    lacking = [name for name, count in _rows(origin).items() if found.get(name) != count]
    if lacking or not found:
        named = ", ".join(f"« {name} »" for name in lacking)
        raise BackupIncomplete(base=label, raison=Phrase(LACKING, tables=named))


def _rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: connection.execute(f"SELECT count(*) FROM {quote_name(name)}").fetchone()[0]  # nosec B608 # names of the file itself, quoted
        for (name,) in names
    }
