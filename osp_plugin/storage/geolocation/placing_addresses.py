"""The national file of addresses (BAN), read once from end to end, by blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.common.formulas import unguarded
from ...domain.common.house_numbers import number_of, was_date
from ...domain.common.text import folded
from ...domain.common.words import clean_text, is_null_word, plain
from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.geolocation.address_book import AddressBook
from ...domain.imports.records import SPREAD
from ..imports.blocks import FAULT, SURPLUS, WIDE
from ..imports.errors import TextDamaged, TextIsAnother, TextIsWorkbook
from ..imports.text_tables import TextTable
from ..input_files import check_file
from .errors import AddressesInArchive, AddressFileDamaged, NotAnAddressFile
from .placing_coordinates import point_of

if TYPE_CHECKING:
    import pandas as pd

_NAMES = {
    "number": ("numero", "num", "numero voie", "housenumber"),
    "suffix": ("rep", "suffixe", "indice de repetition"),
    "street": ("nom voie", "voie nom", "libelle voie", "street"),
    "commune": ("code insee", "commune insee", "insee com", "code commune", "citycode"),
    "former": ("code insee ancienne commune", "commune deleguee insee"),
    "x": ("x", "coord x", "x l93"),
    "y": ("y", "coord y", "y l93"),
    "lon": ("lon", "long", "longitude"),
    "lat": ("lat", "latitude"),
}
"""Columns of the national file, of a commune's own file (« base adresse locale »), of a geocoder;
folded."""
_NEEDED = {"number": "numero", "street": "nom_voie", "commune": "code_insee"}
NUMBER_WAS_DATE = QT_TRANSLATE_NOOP(
    "errors", "un tableur a changé le numéro de la voie en date ({valeur})"
)
_NO_NUMBER = "99999"
"""The number that a commune's own file gives to a hamlet."""


@dataclass
class Lines:
    """Lines of which there is something to say: how many, the first of them and why."""

    count: int = 0
    line: int = 0
    reason: str = ""

    def add(self, line: int, reason: str) -> None:
        """One more."""
        if not self.count:
            self.line, self.reason = line, reason
        self.count += 1


@dataclass
class Told:
    """Lines left out, and those read with their x and their y exchanged."""

    left_out: Lines = field(default_factory=Lines)
    exchanged: Lines = field(default_factory=Lines)


def read_addresses(
    path: Path,
    communes: Set[str],
    book: AddressBook,
    work: Work = QUIET,
) -> Told:
    """Add to ``book`` the addresses of ``communes`` (INSEE codes, those before a merger too).

    ``path`` is a csv, packed or not; the columns are found by their names. The lines that do not
    hold together are left out and counted, those whose coordinates are exchanged are read and
    counted. ``work`` is told 0 to 1. Raises InputRefused, Cancelled.
    """
    told = Told()
    with _named_errors(path):
        for piece in _table(path, work).pieces():
            for line, row in _held(piece, told.left_out):
                _add(book, line, row, communes, told)
    return told


def check_addresses(path: Path) -> None:
    """Whether a file has the columns of the BAN. Raises InputRefused."""
    with _named_errors(path):
        _table(path, QUIET)


def _table(path: Path, work: Work) -> TextTable:
    check_file(path)
    table = TextTable(path, _recognise, work)
    if not table.known:
        missing = ", ".join([*_NEEDED.values(), "x", "y"])
        raise NotAnAddressFile(fichier=path.name, colonnes=missing)
    return table


def _recognise(titles: Sequence[str]) -> dict[str, int]:
    """Place of each column; nothing without those needed and a pair of coordinates."""
    names = [folded(title.replace("\ufeff", "")) for title in titles]
    found = {
        piece: next(names.index(name) for name in known if name in names)
        for piece, known in _NAMES.items()
        if not set(known).isdisjoint(names)
    }
    placed = {"x", "y"} <= found.keys() or {"lon", "lat"} <= found.keys()
    return found if placed and found.keys() >= _NEEDED.keys() else {}


def _held(piece: pd.DataFrame, left_out: Lines) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows that hold together, by piece of an address, with their line."""
    for name, reason in ((FAULT, ""), (SURPLUS, WIDE)):
        if name not in piece:
            continue
        # An address over several lines is one all the same.
        wrong = (piece[name].str.strip() != "") & (piece[name] != SPREAD)
        for line, told in piece.loc[wrong, name].items():
            left_out.add(line, reason or told)
        piece = piece[~wrong]
    names = list(piece)
    for line, *values in piece.itertuples(name=None):
        yield line, dict(zip(names, values))


def _add(
    book: AddressBook, line: int, row: Mapping[str, str], communes: Set[str], told: Told
) -> None:
    codes = {_code(row["commune"]), _code(row.get("former", ""))} & communes
    if not codes:
        return
    name = _text(row["street"])
    if not name:
        return
    written = _code(row["number"])
    if was_date(written):
        told.left_out.add(line, Phrase(NUMBER_WAS_DATE, valeur=written))
        return
    number = None if written == _NO_NUMBER else number_of(written, _text(row.get("suffix", "")))
    for place, code in enumerate(codes):
        point = _point(row, code[:2])
        if point is None:
            point = _point(row, code[:2], exchanged=True)
            if point is not None and not place:
                told.exchanged.add(line, "")
        if point is None:
            book.note(code)
        else:
            book.add(code, name, number, *point)


def _point(
    row: Mapping[str, str], departement: str, *, exchanged: bool = False
) -> tuple[float, float] | None:
    """Where a row is; ``exchanged``: with its second coordinate first."""
    for names in (("x", "y"), ("lon", "lat")):
        x, y = (_number(row.get(name, "")) for name in (reversed(names) if exchanged else names))
        point = None if x is None or y is None else point_of(x, y, departement)
        if point is not None:
            return point
    return None


def _number(text: str) -> float | None:
    try:
        # A file that went through a spreadsheet has decimal commas, and thousands apart.
        number = float(plain(unguarded(text)).replace(" ", "").replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _code(text: str) -> str:
    """A code or number, without the decimals that a table of numbers gave it."""
    if text.isdecimal() and text.isascii():
        return text.zfill(5) if len(text) == len("1234") else text
    code = plain(unguarded(text)).upper()
    return _text(code[:-2] if code.endswith((".0", ",0")) else code)


def _text(text: str) -> str:
    text = clean_text(unguarded(text))
    return "" if is_null_word(text) else text


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except TextDamaged as error:
        raise AddressFileDamaged(fichier=path.name) from error
    except (TextIsWorkbook, TextIsAnother) as error:
        raise AddressesInArchive(fichier=path.name) from error
