"""Files spoiled as disks and networks do: pages of noise, of zeros, of another page, cut."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

PAGE = 4096
KINDS = ("bruit", "zéros", "autre page", "coupée", "coupée à la page", "plusieurs", "un secteur")


def spoil(path: Path, draw: random.Random) -> str:
    """Spoil a file in a way drawn at random; returns the way."""
    content = bytearray(path.read_bytes())
    pages = len(content) // PAGE
    kind = draw.choice(KINDS)
    if kind.startswith("coupée"):
        length = draw.randrange(0, len(content))
        content = content[: length - length % PAGE if kind.endswith("page") else length]
    for _ in range({"bruit": 1, "zéros": 1, "autre page": 1, "plusieurs": 8}.get(kind, 0)):
        start = draw.randrange(pages) * PAGE
        other = draw.randrange(pages) * PAGE
        filling = {
            "zéros": bytes(PAGE),
            "autre page": bytes(content[other : other + PAGE]),
        }.get(kind, draw.randbytes(PAGE))
        content[start : start + PAGE] = filling
    if kind == "un secteur":
        start = draw.randrange(pages) * PAGE  # the beginning of a page is where its rows are told
        content[start : start + 512] = draw.randbytes(512)
    path.write_bytes(content)
    return kind


def leaf_of(path: Path, table: str) -> int:
    """Number of a page that holds rows of a table (SQLite file format, § 1.6)."""
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        page = int(connection.execute(sql, (table,)).fetchone()[0])
    content = path.read_bytes()
    while content[(page - 1) * PAGE] == 5:  # it leads to others
        start = (page - 1) * PAGE
        cell = start + int.from_bytes(content[start + 12 : start + 14], "big")
        page = int.from_bytes(content[cell : cell + 4], "big")
    return page


def spoil_page(path: Path, page: int) -> None:
    """Fill a page with zeros."""
    with path.open("r+b") as stream:
        stream.seek((page - 1) * PAGE)
        stream.write(bytes(PAGE))
