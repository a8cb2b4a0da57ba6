"""What a kill may leave: all or nothing in a base, whole files under final names, no half work."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import psycopg2

COUNTED = re.compile(
    r"journal|import_|layer_styles|gpkg_ogr_contents|sqlite_sequence|correspondance"
)
"""Tables of which the number of rows is compared: what they say holds moments."""
MOMENT = re.compile(
    r"cree_le|modifie_le|last_change|geoloc_date|.*_le|quand|date_import|version|empreinte"
)
"""Columns that say when something was done."""
BESIDE = re.compile(r"-(journal|wal|shm)$")
"""Files of SQLite, that the next opening of the base takes up."""
TOGETHER = {".shp", ".shx", ".dbf"}
State = Mapping[str, str]


class Broken(Exception):
    """What was found is not whole."""


def state_of_file(path: Path) -> State:
    """Each table and object of a GeoPackage, by name. Raises Broken."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise Broken(f"{path.name} : quick_check")
            objects = connection.execute(
                "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master"
            ).fetchall()
            found = dict(objects)
            for name, sql in objects:
                kind, _, table = name.partition(" ")
                if kind == "table" and "rtree_" not in table and "VIRTUAL" not in sql:
                    columns = [
                        row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')
                    ]
                    found[f"rows {table}"] = _rows(table, columns, connection.execute)
            return found
    except sqlite3.DatabaseError as error:
        raise Broken(f"{path.name} : {error}") from error


def state_of_schema(dsn: str, schema: str = "osp") -> State:
    """Each table and object of a schema of PostgreSQL, by name; empty without the schema."""
    with closing(psycopg2.connect(dsn)) as connection:
        cursor = connection.cursor()

        def rows(sql: str, *values: object) -> list[tuple[str, ...]]:
            cursor.execute(sql, values or None)
            return cursor.fetchall()

        found = {
            f"objet {name}": ""
            for (name,) in rows(
                "SELECT relkind::text || ' ' || relname FROM pg_class WHERE relnamespace = "
                "(SELECT oid FROM pg_namespace WHERE nspname = %s) "
                "UNION ALL SELECT 'f ' || proname FROM pg_proc WHERE pronamespace = "
                "(SELECT oid FROM pg_namespace WHERE nspname = %s)",
                *(schema, schema),
            )
        }
        tables = rows(
            "SELECT table_name, string_agg(column_name, ',' ORDER BY column_name) "
            "FROM information_schema.columns JOIN information_schema.tables "
            "USING (table_schema, table_name) WHERE table_schema = %s "
            "AND table_type = 'BASE TABLE' GROUP BY table_name",
            schema,
        )
        for table, columns in tables:
            found[f"rows {table}"] = _rows(
                f'{schema}"."{table}', columns.split(","), lambda sql: rows(sql)
            )
        return found


def _rows(
    table: str, columns: Iterable[str], execute: Callable[[str], Iterable[tuple[object, ...]]]
) -> str:
    if table.endswith("osp_meta"):  # who signs is told there before the work, which is no work
        sql = f"SELECT valeur FROM \"{table}\" WHERE cle = 'version_schema'"
        return str(list(execute(sql)))
    if COUNTED.search(table):
        return str(next(iter(execute(f'SELECT count(*) FROM "{table}"')))[0])
    kept = ", ".join(f'"{name}"' for name in columns if not MOMENT.fullmatch(name))
    told = sorted(repr(row) for row in execute(f'SELECT {kept} FROM "{table}"'))
    return f"{len(told)} {hashlib.sha256(''.join(told).encode()).hexdigest()}"


def difference(state: State, other: State) -> str:
    """Names of what is not the same, for people."""
    names = sorted(key for key in {*state, *other} if state.get(key) != other.get(key))
    return ", ".join(names[:6])


def signature(path: Path) -> object:
    """What a whole file is told by, the same at each run. Raises Broken."""
    try:
        return _SIGNATURES.get(path.suffix.lower(), _size)(path)
    except Broken:
        raise
    except Exception as error:
        raise Broken(f"{path.name} : {error!r}") from error


def _require(path: Path, whole: bool) -> str:
    if not whole:
        raise Broken(f"{path.name} : coupé ({path.stat().st_size} octets)")
    return "entier"


def _package(path: Path) -> object:
    with ZipFile(path) as package:
        _require(path, package.testzip() is None)
        return sorted(package.namelist())


def _pdf(path: Path) -> str:
    content = path.read_bytes()
    return _require(path, content.startswith(b"%PDF") and b"%%EOF" in content[-1024:])


def _size(path: Path) -> int:
    return path.stat().st_size


_SIGNATURES: dict[str, Callable[[Path], object]] = {
    ".gpkg": state_of_file,
    ".xlsx": _package,
    ".qgz": _package,
    ".pdf": _pdf,
    ".csv": lambda path: path.read_bytes().count(b"\n"),
    ".html": lambda path: _require(path, path.read_bytes().rstrip().endswith(b"</html>")),
    ".svg": lambda path: ElementTree.parse(path).getroot().tag,  # nosec B314 # written by the tool
    ".png": lambda path: _require(path, b"IEND" in path.read_bytes()[-12:]),
    ".geojson": lambda path: len(json.loads(path.read_text(encoding="utf-8"))["features"]),
}


def names_in(folder: Path) -> dict[str, Path]:
    """Files of a folder by their name within it."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_leftover(name: str) -> bool:
    """Whether a name is that of a work under way, which no person takes for a result."""
    return any(part.startswith(".") for part in name.split("/")) or bool(BESIDE.search(name))


def problems(
    folder: Path, expected: Mapping[str, object], ignored: Iterable[str] = ()
) -> list[str]:
    """What is wrong with the files that a kill left under final names."""
    found = []
    present = names_in(folder)
    for name, path in present.items():
        if is_leftover(name) or name in ignored:
            continue
        if name not in expected:
            found.append(f"{name} : nom inattendu")
            continue
        try:
            told = signature(path)
        except Broken as error:
            found.append(str(error))
            continue
        if told != expected[name]:
            found.append(f"{name} : autre que le fichier entier")
    for name in expected:
        parts = {str(Path(name).with_suffix(suffix)) for suffix in TOGETHER}
        if Path(name).suffix == ".shp" and 0 < len(parts & set(present)) < len(parts):
            found.append(f"{name} : fichiers de la couche incomplets")
    return found
