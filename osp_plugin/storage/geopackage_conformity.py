"""A GeoPackage against its version: SQLite's own list of what it is made of."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing

from ..domain.dictionary import GEOMETRY_COLUMN, Dictionary
from .conformity import (
    INDEX,
    SPATIAL,
    TABLE,
    TRIGGER,
    VIEW,
    Conformity,
    Part,
    compared,
    keyed,
    mentions,
    of_kinds,
    table_differences,
    words,
)
from .ddl import quote_name
from .session import Session

LISTED = "SELECT type, name, tbl_name AS relation, coalesce(sql, '') AS texte FROM sqlite_master"
_CATALOGUE = (
    "CREATE TABLE gpkg_contents (table_name text PRIMARY KEY, data_type, identifier, description, "
    "srs_id)",
    "CREATE TABLE gpkg_geometry_columns (table_name text PRIMARY KEY, c, t, s, z, m)",
)
"""What a new base writes of its tables into; a GeoPackage has more of it."""
_UPDATES = re.compile(r"update\d?$")
_INDEXING = {
    *("create", "trigger", "after", "insert", "update", "of", "on", "delete", "when", "begin"),
    *("end", "or", "replace", "into", "values", "from", "where", "id", "in", "not", "notnull"),
    *("is", "isnull", "null", "and", "old", "new", "set", "st_minx", "st_maxx", "st_miny"),
    *("st_maxy", "st_isempty", "minx", "maxx", "miny", "maxy", "fid", GEOMETRY_COLUMN),
}
"""All the words of the triggers by which a spatial index follows its table, in any GDAL."""
_COUNTING = re.compile(
    r"create trigger \W?trigger_(?:insert|delete)_feature_count_\w+\W? after (?:insert|delete) on "
    r"\W?\w+\W? begin update gpkg_ogr_contents set feature_count = feature_count [+-] 1 where "
    r"lower \( table_name \) = lower \( '\w+' \) ; end"
)
_WRITES = re.compile(r"\b(?:insert|update|delete|replace)\b(?! on\b| of\b)")


def parts(session: Session) -> list[Part]:
    """Parts of the file that the session reads."""
    return [
        Part(row["type"], row["name"], row["relation"], row["texte"])
        for row in session.rows(LISTED)
        if row["texte"]
    ]


def fresh(build: Callable[[sqlite3.Connection], None]) -> tuple[Part, ...]:
    """Parts of what ``build`` makes in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for sql in _CATALOGUE:
            connection.execute(sql)
        build(connection)
        return tuple(
            Part(*row) for row in connection.execute(LISTED) if row[3] and "gpkg_" not in row[1]
        )


def conformity(found: Sequence[Part], wanted: Sequence[Part], tables: Dictionary) -> Conformity:
    """How what is in a file differs from what is ``wanted``."""
    have, want = keyed(found), keyed(wanted)
    missing, altered = compared(
        keyed(of_kinds(found, INDEX, TRIGGER, VIEW)), keyed(of_kinds(wanted, INDEX, TRIGGER, VIEW))
    )
    for part in of_kinds(wanted, TABLE):
        if (TABLE, part.name) not in have:
            missing.append(part)
            continue
        lacks, other = table_differences(part.name, have[TABLE, part.name].sql, part.sql)
        missing += lacks
        altered += other
    missing += [Part(SPATIAL, name, name) for name in _unindexed(have, tables)]
    return Conformity(tuple(missing), tuple(altered), foreign(found, want, tables))


def foreign(
    found: Sequence[Part], wanted: Mapping[tuple[str, str], Part], tables: Dictionary
) -> tuple[Part, ...]:
    """What acts on our rows, or shows itself as ours, and that neither we nor GDAL made."""
    return tuple(
        part
        for part in of_kinds(found, TRIGGER, VIEW, INDEX)
        if (part.kind, part.name) not in wanted and _is_foreign(part, tables)
    )


def _is_foreign(part: Part, tables: Dictionary) -> bool:
    if part.kind == VIEW:
        return True
    ours = part.table.lower() in tables or part.table == "osp_meta"
    if part.kind == INDEX:
        return ours and "unique" in [word.lower() for word in words(part.sql)[:2]]
    if _is_gdal(part):
        return False
    if ours or part.table.lower().startswith(("gpkg_", "rtree_")):
        text = _text(part)
        only_refuses = not ours and not _WRITES.search(text.partition(" begin ")[2])
        return not only_refuses
    return mentions(part.sql, tables)


def _is_gdal(part: Part) -> bool:
    """Whether a trigger only keeps a spatial index, or GDAL's count of rows."""
    text = _text(part)
    if _COUNTING.fullmatch(text):
        return True
    index = f"rtree_{part.table}_{GEOMETRY_COLUMN}".lower()
    allowed = {*_INDEXING, part.table.lower(), part.name.lower(), index}
    if not part.name.lower().startswith(f"{index}_") or not all(
        word in allowed for word in re.findall(r"\w+", text)
    ):
        return False
    body = text.partition(" begin ")[2].removesuffix(" end").strip().strip(";").split(";")
    return all(
        re.match(
            rf"(?:insert or replace into|insert into|delete from|update) {index} ", one.strip()
        )
        for one in body
    )


def _text(part: Part) -> str:
    return " ".join(word.strip('"') for word in words(part.sql)).lower()


def _unindexed(have: Mapping[tuple[str, str], Part], tables: Dictionary) -> list[str]:
    """Tables whose spatial index is not there, or no longer follows them."""
    lacking = []
    for table in tables.values():
        if not table.geometry:
            continue
        index = f"rtree_{table.name}_{GEOMETRY_COLUMN}"
        there = have.get((TABLE, index))
        ends = {name.removeprefix(f"{index}_") for kind, name in have if kind == TRIGGER}
        follows = {"insert", "delete"} <= ends and any(_UPDATES.fullmatch(end) for end in ends)
        if there is None or "virtual" not in there.sql.lower()[:20] or not follows:
            lacking.append(table.name)
    return lacking


def astray(session: Session, tables: Iterable[str], located: str) -> list[Part]:
    """Spatial indexes that do not have the rows of their table: QGIS draws and selects by them.

    ``located`` is the condition of a row that has a position.
    """
    return [Part(SPATIAL, name, name) for name in tables if not _follows(session, name, located)]


def _follows(session: Session, table: str, located: str) -> bool:
    index = f"rtree_{table}_{GEOMETRY_COLUMN}"
    found = session.rows(
        f"SELECT rtreecheck(:nom) = 'ok' AS entier, (SELECT count(*) FROM "  # nosec B608 # names are the dictionary's
        f"{quote_name(f'{index}_rowid')}) = (SELECT count(*) FROM {quote_name(table)} "
        f"WHERE {located}) AS suivi",
        {"nom": index},
    )[0]
    return bool(found["entier"] and found["suivi"])


def rebuild_indexes(session: Session, wrong: Iterable[Part]) -> None:
    """Make indexes anew; spatial ones go, for GDAL to make them at the end."""
    for part in of_kinds(wrong, INDEX, SPATIAL):
        if part.kind == INDEX:
            session.execute(f"DROP INDEX IF EXISTS {quote_name(part.name)}")
            session.execute(part.sql)
            continue
        index = f"rtree_{part.name}_{GEOMETRY_COLUMN}"
        for row in parts(session):
            if row.kind == TRIGGER and row.name.startswith(f"{index}_"):
                session.execute(f"DROP TRIGGER {quote_name(row.name)}")
        session.execute(f"DROP TABLE IF EXISTS {quote_name(index)}")
        session.execute(
            "DELETE FROM gpkg_extensions WHERE table_name = :nom "
            "AND extension_name = 'gpkg_rtree_index'",
            {"nom": part.name},
        )
