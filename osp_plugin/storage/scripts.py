"""The SQL files of ``resources/sql``: views, triggers and migrations."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from ..domain.dictionary import Table
from ..paths import SQL

DONE_HERE = re.compile(r"^-- Fait ici : ([\w.]+)$", re.MULTILINE)
"""What a migration written by hand has settled: a table, or a column (``table.colonne``)."""


@dataclass(frozen=True)
class Migration:
    """A change of the tables to version ``number``; one version may have several, run in order."""

    number: int
    path: Path

    @property
    def sql(self) -> str:
        return self.path.read_text(encoding="utf-8")


def migrations(backend: str, folder: Path = SQL) -> list[Migration]:
    """Migrations of a backend (« geopackage » or « postgis ») in order: ``NNNN_name.sql``."""
    paths = sorted((folder / backend / "migrations").glob("[0-9]*.sql"))
    return [Migration(int(path.name.split("_")[0]), path) for path in paths]


@dataclass(frozen=True)
class View:
    """A view of the OSP, rebuilt at each upgrade."""

    name: str
    select: str


def views(values: dict[str, str]) -> list[View]:
    """The views of ``resources/sql/commun/vues``, in the order of their files."""
    found = []
    for sql in rendered(SQL / "commun" / "vues", values):
        heading = re.search(r"CREATE VIEW (\w+) AS", sql)
        if heading is None:
            raise ValueError(sql)
        found.append(View(heading[1], sql.partition(heading[0])[2].strip().rstrip(";")))
    return found


def rendered(folder: Path, values: dict[str, str]) -> Iterator[str]:
    """Texts of the SQL files of a folder in the order of their names, ``$name`` filled in."""
    for path in sorted(folder.glob("*.sql")):
        yield Template(path.read_text(encoding="utf-8")).substitute(values)


def numbering(backend: str, tables: Iterable[Table], values: Mapping[str, str]) -> Iterator[str]:
    """Scripts of the fields that a server numbers."""
    for table in tables:
        for field in (field for field in table.fields if field.attribue):
            own = {"table": table.name, "champ": field.name}
            counter = f"{table.name}_{field.name}_seq"
            folder = SQL / backend / "numero"
            yield from rendered(folder, {**values, **own, "compteur": counter})


def lost_columns(
    before: Mapping[str, set[str]], after: Mapping[str, set[str]], scripts: Iterable[str]
) -> list[str]:
    """Columns (``table.colonne``) that scripts took away from tables without a word of it."""
    settled = {name for script in scripts for name in DONE_HERE.findall(script)}
    return sorted(
        f"{table}.{column}"
        for table, columns in before.items()
        if table in after
        for column in columns - after[table]
        if f"{table}.{column}" not in settled
    )


def statements(script: str) -> Iterator[str]:
    """Statements of a SQLite script, one by one so that they can share a transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        yield pending.strip()
