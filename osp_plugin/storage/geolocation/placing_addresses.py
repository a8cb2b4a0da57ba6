"""The national file of addresses (BAN), read once from end to end, one row at a time."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from qgis.core import QgsPointXY

from ...domain.common.house_numbers import number_of
from ...domain.common.work import QUIET, Work
from ...domain.geolocation.address_book import AddressBook
from ..input_files import check_file
from .errors import AddressesInArchive, AddressFileDamaged, NotAnAddressFile
from .projection import LAMBERT, to_lambert

_NAMES = {
    "number": ("numero",),
    "suffix": ("rep", "suffixe"),
    "street": ("nom_voie", "voie_nom"),
    "commune": ("code_insee", "commune_insee"),
    "former": ("code_insee_ancienne_commune", "commune_deleguee_insee"),
    "x": ("x",),
    "y": ("y",),
    "lon": ("lon", "long"),
    "lat": ("lat",),
}
"""Columns of the national file, and of a commune's own file (« base adresse locale »)."""
_NEEDED = ("number", "street", "commune")
_NO_NUMBER = "99999"
"""The number that a commune's own file gives to a hamlet."""
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE = 1 << 18
_WATCHED = 20_000


def read_addresses(
    path: Path,
    communes: Set[str],
    book: AddressBook,
    work: Work = QUIET,
) -> None:
    """Add to ``book`` the addresses of ``communes`` (INSEE codes, those before a merger too).

    ``path`` is a csv, compressed (gzip) or not; the columns are found by their names.
    ``work`` is told 0 to 1. Raises InputRefused, Cancelled.
    """
    with _opened(path) as (text, position):
        size = max(1, path.stat().st_size)
        columns, separator = _columns(path, text.readline())
        for row in _rows(text, separator, size, position, work):
            _add(book, row, columns, communes)


def check_addresses(path: Path) -> None:
    """Whether a file has the columns of the BAN. Raises InputRefused."""
    with _opened(path) as (text, _position):
        _columns(path, text.readline())


class _Columns:
    """Where each piece stands in a row; -1 for what the file lacks."""

    def __init__(self, names: Sequence[str]) -> None:
        self.place = {
            piece: next((names.index(name) for name in known if name in names), -1)
            for piece, known in _NAMES.items()
        }
        self.commune = self.place["commune"]
        self.former = self.place["former"]

    def text(self, row: Sequence[str], piece: str) -> str:
        place = self.place[piece]
        return row[place].strip() if 0 <= place < len(row) else ""

    def number(self, row: Sequence[str], piece: str) -> float | None:
        text = self.text(row, piece)
        try:
            # A file that went through a spreadsheet has decimal commas.
            return float(text.replace(",", ".")) if text else None
        except ValueError:
            return None


def _columns(path: Path, header: str) -> tuple[_Columns, str]:
    """The columns that the first line of a file names, and what separates them."""
    separator = max(";,\t|", key=header.count)
    titles = next(csv.reader([header], delimiter=separator), [])
    found = _Columns([title.strip().lower() for title in titles])
    missing = [_NAMES[piece][0] for piece in _NEEDED if found.place[piece] < 0]
    projected = found.place["x"] >= 0 and found.place["y"] >= 0
    geographic = found.place["lon"] >= 0 and found.place["lat"] >= 0
    if not (projected or geographic):
        missing += ["x", "y"]
    if missing:
        raise NotAnAddressFile(fichier=path.name, colonnes=", ".join(missing))
    return found, separator


def _add(book: AddressBook, row: Sequence[str], columns: _Columns, communes: Set[str]) -> None:
    if len(row) <= columns.commune:
        return
    codes = {row[columns.commune], columns.text(row, "former")} & communes
    if not codes:
        return
    point = _point(row, columns)
    name = columns.text(row, "street")
    if point is None or not name:
        return
    written = columns.text(row, "number")
    number = None if written == _NO_NUMBER else number_of(written, columns.text(row, "suffix"))
    for code in codes:
        book.add(code, name, number, *point)


def _point(row: Sequence[str], columns: _Columns) -> tuple[float, float] | None:
    x, y = columns.number(row, "x"), columns.number(row, "y")
    point = None if x is None or y is None else to_lambert(QgsPointXY(x, y), LAMBERT)
    if point is not None:
        return point
    lon, lat = columns.number(row, "lon"), columns.number(row, "lat")
    if lon is None or lat is None:
        return None
    return to_lambert(QgsPointXY(lon, lat), 4326)


def _rows(
    text: io.TextIOWrapper,
    separator: str,
    size: int,
    position: Callable[[], int],
    work: Work,
) -> Iterator[list[str]]:
    """Line by line: a quotation mark that nothing closes spoils its own line alone."""
    for done, line in enumerate(text):
        if done % _WATCHED == 0:
            work.tell(min(1.0, position() / size))
        if '"' in line:
            yield next(csv.reader([line], delimiter=separator))
        else:
            yield line.rstrip("\r\n").split(separator)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[io.TextIOWrapper, Callable[[], int]]]:
    """The text of a file, compressed or not, and how many of its bytes have been read."""
    check_file(path)
    try:
        with path.open("rb") as raw, _content(raw) as content:
            if content.peek(len(_ZIP)).startswith(_ZIP):
                raise AddressesInArchive(fichier=path.name)
            encoding = _encoding(content)
            with io.TextIOWrapper(content, encoding, errors="replace", newline="") as text:
                yield text, raw.tell
    except (OSError, EOFError, zlib.error, csv.Error) as error:
        raise AddressFileDamaged(fichier=path.name) from error


def _content(raw: BinaryIO) -> io.BufferedReader:
    """What a file holds, unpacked if need be: browsers unpack it and keep its name, or not."""
    packed = raw.read(len(_GZIP)) == _GZIP
    raw.seek(0)
    unpacked = gzip.GzipFile(fileobj=raw) if packed else raw
    return io.BufferedReader(unpacked, _SAMPLE)  # type: ignore[arg-type]


def _encoding(content: io.BufferedReader) -> str:
    """UTF-8, unless the beginning is not; UTF-16 is the « Unicode text » of Excel."""
    sample = content.peek(_SAMPLE)
    if sample.startswith(_UTF_16):
        return "utf-16"
    try:
        # What is cut at the end of the sample may be the half of a letter.
        sample[: sample.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
