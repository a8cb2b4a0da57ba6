"""Whether the file of a base is as SQLite wrote it, and how to recover one that is not.

SQLite reads a damaged page as if the rows were not there, and GDAL does not say so: figures would
be false. A whole look at 23 000 dwellings takes a tenth of a second.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from ..domain.dictionary import Dictionary
from ..domain.errors import QT_TRANSLATE_NOOP, Phrase
from .database_files import sqlite_uri
from .ddl import quote_name
from .errors import BaseDamaged

FAULTS = 100
"""How many faults are looked for: beyond, all is said."""
_TREE = re.compile(r"[Tt]ree (?:page )?(\d+)")
_INDEX = re.compile(r"(?:index|entry in index|missing from index) (\w+)")
_COLUMN = re.compile(r"(?:value in|failed in) (\w+)")
DAMAGE = ("malformed", "not a database", "Could not decode", "database corruption")
"""What SQLite and Python say of a file whose bytes are no longer those that were written."""

UNREADABLE = QT_TRANSLATE_NOOP("errors", "son début ne se relit pas, ou le fichier est coupé")
TABLES = QT_TRANSLATE_NOOP("errors", "des pages ne se relisent pas ({tables})")
BROKEN_LINKS = QT_TRANSLATE_NOOP("errors", "des lignes renvoient à des lignes absentes ({liens})")
ROWS = QT_TRANSLATE_NOOP("errors", "des lignes manquent à la lecture de « {table} »")
COPY = QT_TRANSLATE_NOOP(
    "errors",
    "Une sauvegarde est à côté : « {copie} ». Renommez la base abîmée, puis copiez la sauvegarde "
    "sous le nom de la base",
)
NO_COPY = QT_TRANSLATE_NOOP(
    "errors",
    "Aucune sauvegarde n’est à côté : reprenez-en une du réseau ou de votre service informatique",
)


def damaged(path: Path, label: str, reason: Phrase) -> BaseDamaged:
    """The error of a base in the file ``path``, called ``label``, with what recovers it."""
    copies = sorted(path.parent.glob(f"{_escaped(path.stem)}.sauvegarde-*{path.suffix}"))
    rescue = Phrase(COPY, copie=copies[-1]) if copies else Phrase(NO_COPY)
    return BaseDamaged(base=label, raison=reason, secours=rescue)


def faults(
    connection: sqlite3.Connection, tables: Dictionary, *, deep: bool = False
) -> list[Phrase]:
    """What is not as it was written, in words; nothing in a sound base.

    Every page is read, and every index is compared with its table. ``deep`` asks besides the rules
    and links of every row, ten times as long.
    """
    try:
        connection.execute(f"PRAGMA ignore_check_constraints = {'OFF' if deep else 'ON'}")
        found = _structure(connection, tables)
        return found or (_links(connection, tables) if deep else [])
    except sqlite3.DatabaseError as error:
        if any(words in str(error) for words in DAMAGE):
            named = _unreadable(connection, tables)
            return [Phrase(TABLES, tables=_titles(named, tables)) if named else Phrase(UNREADABLE)]
        raise


def _unreadable(connection: sqlite3.Connection, tables: Dictionary) -> list[str]:
    """Tables that do not read to their end, when SQLite stops at the first fault; none of a file
    whose list of tables does not read either."""
    found = []
    for name in tables:
        try:
            connection.execute(f"SELECT count(*) FROM {quote_name(name)} NOT INDEXED").fetchone()  # nosec B608 # names are the dictionary's
        except sqlite3.DatabaseError:  # it is the answer; all of them fail alike in a cut file
            found.append(name)
    return found if len(found) < len(tables) else []


def is_unsound(path: Path) -> bool:
    """Whether pages of any SQLite file, of ours or not, cannot be read. Its rules are not asked."""
    uri = f"{sqlite_uri(path.resolve())}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            told = [text for (text,) in connection.execute(f"PRAGMA quick_check({FAULTS})")]
    except sqlite3.DatabaseError as error:
        return any(words in str(error) for words in DAMAGE)  # else: locked, a module that lacks
    return any(_COLUMN.search(text) is None for text in told if text != "ok")


def _structure(connection: sqlite3.Connection, tables: Dictionary) -> list[Phrase]:
    told = [text for (text,) in connection.execute(f"PRAGMA integrity_check({FAULTS})")]
    if told == ["ok"]:
        return []
    roots = {
        str(root): name
        for root, name in connection.execute("SELECT rootpage, tbl_name FROM sqlite_master")
    }
    indexes = dict(connection.execute("SELECT name, tbl_name FROM sqlite_master"))
    named: dict[str, None] = {}
    for text in told:
        tree, index, column = (pattern.search(text) for pattern in (_TREE, _INDEX, _COLUMN))
        if tree:
            named[roots.get(tree[1], "sqlite_master")] = None
        if index:
            named[str(indexes.get(index[1], index[1]))] = None
        if column is not None:
            named[str(column[1])] = None
    return [Phrase(TABLES, tables=_titles(named or {"sqlite_master": None}, tables))]


def _links(connection: sqlite3.Connection, tables: Dictionary) -> list[Phrase]:
    """Rows that lead to rows that are gone."""
    named = dict.fromkeys(row[0] for row in connection.execute("PRAGMA foreign_key_check"))
    return [Phrase(BROKEN_LINKS, liens=_titles(named, tables))] if named else []


def _titles(names: Iterable[str], tables: Dictionary) -> str:
    """Tables by their titles; what holds no row of a person under one name."""
    found: dict[str, None] = {}
    for name in names:
        owner = next((t for t in tables if name == t or name.startswith(f"rtree_{t}_")), None)
        found[f"« {tables[owner].title} »" if owner else f"« {name} »"] = None
    return ", ".join(found)


def _escaped(name: str) -> str:
    return re.sub(r"([\[*?])", r"[\1]", name)
