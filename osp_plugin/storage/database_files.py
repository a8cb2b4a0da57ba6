"""What a file on the disk is, told from its content: a database, an OSP base, healthy or not."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath
from urllib.parse import quote

from .base import META

_HEAD = b"SQLite format 3\x00"
COMPANIONS = ("-wal", "-shm", "-journal")
"""How the names of the files end that SQLite keeps beside a database."""
_BLOCK = 1 << 20


def is_database(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a database of SQLite, as every GeoPackage, whatever its name."""
    try:
        with open(path, "rb") as stream:
            return stream.read(len(_HEAD)) == _HEAD
    except OSError:  # what cannot be read cannot be replaced either: who writes says so
        return False


def main_file(path: Path) -> Path | None:
    """The database that a file beside it belongs to (its log, its journal); None for another."""
    for ending in COMPANIONS:
        if path.name.endswith(ending):
            return path.with_name(path.name.removesuffix(ending))
    return None


def is_osp_base(path: str | os.PathLike[str]) -> bool:
    """Whether a file is an OSP base, be it of another version or damaged.

    One whose beginning is lost is known by its name and by what is left of it.
    """
    if not is_database(path):
        return Path(path).suffix.lower() == ".gpkg" and was_osp_base(path)
    try:
        with closing(_reading(path)) as connection:
            found = connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = ? LIMIT 1", (META,)
            ).fetchone()
    except sqlite3.Error:
        return _mentions(Path(path), META.encode())
    return found is not None


def was_osp_base(path: str | os.PathLike[str]) -> bool:
    """Whether the bytes of a file that cannot be read are those of an OSP base."""
    try:
        return _mentions(Path(path), META.encode())
    except OSError:  # it is not there any more
        return False


def tables_of(path: str | os.PathLike[str]) -> set[str]:
    """The names of the tables and views of a database, in lower case as SQLite compares them.

    Of one that is damaged, none.
    """
    try:
        with closing(_reading(path)) as connection:
            rows = connection.execute("SELECT lower(name) FROM sqlite_master").fetchall()
    except sqlite3.Error:
        return set()
    return {name for (name,) in rows}


def sqlite_uri(path: PurePath) -> str:
    """URI of an absolute path as SQLite reads it: a drive or a server stands in the path."""
    place = path.as_posix()
    # By its bytes: what an old archive named is no text in any code.
    return "file://" + quote(
        os.fsencode(place if place.startswith("/") else f"/{place}"), safe="/:"
    )


def _reading(path: str | os.PathLike[str]) -> sqlite3.Connection:
    return sqlite3.connect(f"{sqlite_uri(Path(path).resolve())}?mode=ro", uri=True)


def _mentions(path: Path, word: bytes) -> bool:
    """Whether the bytes of a damaged file have a word, read in blocks that overlap."""
    kept, overlap = b"", -len(word)
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            if word in kept + block:
                return True
            kept = block[overlap:]
    return False
