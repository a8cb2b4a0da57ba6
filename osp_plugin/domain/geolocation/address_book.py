"""The addresses of a few communes, by street and number, and the search of one among them.

A national file has 26 million addresses and a dwelling names one street: streets are kept as
words, and their points as columns of numbers (24 bytes an address).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..common.addresses import Address
from ..common.house_numbers import HouseNumber
from ..common.street_search import search
from ..common.streets import Street, street_of
from ..errors import QT_TRANSLATE_NOOP, Phrase
from . import placement
from .placement import Placement

ACROSS = 1.5
"""A number across the street is as far as this much more on the same side: 14 is nearer to 12 than
11 is."""
_NONE = 1_000_000
_TOLD = 3

FOUND_NUMBER = QT_TRANSLATE_NOOP("errors", "Adresse trouvée : {numero} {voie}.{reserve}")
FOUND_SUFFIX = QT_TRANSLATE_NOOP(
    "errors", "Le {demande} {voie} n’est pas connu : placé au {numero}, même numéro.{reserve}"
)
FOUND_NEAREST = QT_TRANSLATE_NOOP(
    "errors",
    "Le {demande} {voie} n’est pas connu : placé au numéro le plus proche, {numero}.{reserve}",
)
FOUND_STREET = QT_TRANSLATE_NOOP("errors", "Placé au milieu de la voie {voie} : {raison}.{reserve}")
NO_NUMBER = QT_TRANSLATE_NOOP("errors", "le logement n’a pas de numéro")
NUMBER_FAR = QT_TRANSLATE_NOOP("errors", "le {demande} est loin de tout numéro connu")
LEFT_OUT = QT_TRANSLATE_NOOP(
    "errors", " Une partie de « {ecrit} » n’est pas dans le nom de la voie, à vérifier."
)
AS_WRITTEN = QT_TRANSLATE_NOOP("errors", " Voie écrite autrement par le bailleur, à vérifier.")


@dataclass(frozen=True)
class _Found:
    """A street of the book, and how far its name is believed to be the one asked for.

    ``reading`` is which of the things that the address may be (0: as written).
    """

    index: int
    quality: float
    reading: int = 0


class AddressBook:
    """Filled by :meth:`add`, then asked by :meth:`place`."""

    def __init__(self) -> None:
        self._communes: dict[str, dict[Street, int]] = {}
        self._names: list[str] = []
        self._written: dict[tuple[str, str], int] = {}
        self._nowhere: set[str] = set()
        self._suffixes: dict[str, int] = {"": 0}
        self._street = array("l")
        self._number = array("l")
        self._suffix = array("l")
        self._x = array("d")
        self._y = array("d")
        self._sorted: _Columns | None = None
        self._searched: dict[tuple[str, tuple[Street, ...]], _Found | str] = {}

    def __len__(self) -> int:
        return len(self._x)

    def add(self, idcom: str, name: str, number: HouseNumber | None, x: float, y: float) -> None:
        """An address: its commune, its street as the file writes it, its point (m)."""
        index = self._written.get((idcom, name))
        if index is None:
            index = self._written[idcom, name] = self._street_index(idcom, name)
        suffix = number.suffix if number is not None else ""
        self._street.append(index)
        self._number.append(number.number if number is not None else 0)
        self._suffix.append(self._suffixes.setdefault(suffix, len(self._suffixes)))
        self._x.append(x)
        self._y.append(y)
        self._sorted = None

    def note(self, idcom: str) -> None:
        """An address of a commune whose coordinates are none."""
        self._nowhere.add(idcom)

    def place(self, address: Address) -> Placement | str:
        """Where an address is, or in French why it is not found."""
        found = self._find(address)
        if isinstance(found, str):
            return found
        columns = self._columns()
        points = columns.of(found.index)
        name = self._names[found.index]
        reserve = AS_WRITTEN if found.quality < 1 else ""
        if found.reading:
            reserve = Phrase(LEFT_OUT, ecrit=address.written)
        number = (address, *address.others)[found.reading].number
        if number is None:
            return self._in_street(columns, points, name, NO_NUMBER, found, reserve)
        row, method, score = self._nearest(columns, points, number)
        if row is None:
            reason = Phrase(NUMBER_FAR, demande=number)
            return self._in_street(columns, points, name, reason, found, reserve)
        template = {
            placement.NUMBER: FOUND_NUMBER,
            placement.OTHER_SUFFIX: FOUND_SUFFIX,
        }.get(score, FOUND_NEAREST)
        message = Phrase(
            template,
            numero=HouseNumber(int(columns.number[row]), self._suffix_text(columns.suffix[row])),
            demande=number,
            voie=name,
            reserve=reserve,
        )
        return _placement(columns, row, method, score * found.quality, message)

    def points(self, address: Address) -> list[tuple[float, float]]:
        """The points of a street, to show where it is; none when it is not known."""
        found = self._find(address)
        if isinstance(found, str):
            return []
        columns = self._columns()
        rows = columns.of(found.index)
        return list(zip(columns.x[rows].tolist(), columns.y[rows].tolist()))

    # -- numbers ---------------------------------------------------------------------------------

    def _nearest(
        self, columns: _Columns, points: slice, wanted: HouseNumber
    ) -> tuple[int | None, str, float]:
        """Row of the number, of the same number otherwise marked, or of the nearest one."""
        numbers, marks = columns.number[points], columns.suffix[points]
        gaps = np.where(numbers > 0, np.abs(numbers - wanted.number), _NONE)
        other_side = (numbers - wanted.number) % 2
        other_mark = marks != self._suffixes.get(wanted.suffix, -1)
        row = int(np.lexsort((marks, other_mark, gaps + ACROSS * other_side))[0])
        gap = int(gaps[row])
        if gap > placement.FARTHEST_NUMBER:
            return None, placement.BY_STREET, 0.0
        if gap == 0:
            score = placement.OTHER_SUFFIX if other_mark[row] else placement.NUMBER
            return points.start + row, placement.BY_NUMBER, score
        score = placement.NEAREST - placement.NEAREST_PER_NUMBER * (gap - 1)
        return points.start + row, placement.BY_NEAREST, max(score, placement.NEAREST_LEAST)

    def _in_street(
        self,
        columns: _Columns,
        points: slice,
        name: str,
        reason: str,
        found: _Found,
        reserve: str,
    ) -> Placement:
        """The address of the street that is nearest to the middle of all of them."""
        x, y = columns.x[points], columns.y[points]
        row = points.start + int(np.argmin((x - x.mean()) ** 2 + (y - y.mean()) ** 2))
        message = Phrase(FOUND_STREET, voie=name, raison=reason, reserve=reserve)
        score = placement.STREET * found.quality
        return _placement(columns, row, placement.BY_STREET, score, message)

    def _suffix_text(self, number: int) -> str:
        return next(text for text, known in self._suffixes.items() if known == number)

    # -- streets ---------------------------------------------------------------------------------

    def _street_index(self, idcom: str, name: str) -> int:
        streets = self._communes.setdefault(idcom, {})
        street = street_of(name)
        if street not in streets:
            streets[street] = len(self._names)
            self._names.append(name)
        return streets[street]

    def _find(self, address: Address) -> _Found | str:
        readings = (address.street, *(other.street for other in address.others))
        key = (address.idcom, readings)
        if key not in self._searched:
            self._searched[key] = self._search(address.idcom, readings)
        return self._searched[key]

    def _search(self, idcom: str, readings: Sequence[Street]) -> _Found | str:
        """The street of the commune that an address names (:func:`.street_search.search`)."""
        streets = self._communes.get(idcom)
        if streets is None:
            known = idcom in self._nowhere
            template = placement.NO_COORDINATES if known else placement.NO_COMMUNE
            return Phrase(template, idcom=idcom)
        alike, quality, reading = search(readings, streets)
        if len(alike) == 1:
            return _Found(streets[alike[0]], quality, reading)
        if alike:
            names = sorted(self._names[streets[known]] for known in alike)
            more = "…" if len(names) > _TOLD else ""
            listed = ", ".join(names[:_TOLD]) + more
            return Phrase(placement.SEVERAL_STREETS, idcom=idcom, voies=listed)
        street = readings[0]
        name = f"{street.kind} {street}".strip()
        return Phrase(placement.NO_STREET, voie=name, idcom=idcom)

    def _columns(self) -> _Columns:
        if self._sorted is None:
            street = np.array(self._street, dtype=np.int64)
            order = np.argsort(street, kind="stable")
            self._sorted = _Columns(
                np.searchsorted(street[order], np.arange(len(self._names) + 1)),
                np.array(self._number, dtype=np.int64)[order],
                np.array(self._suffix, dtype=np.int64)[order],
                np.array(self._x)[order],
                np.array(self._y)[order],
            )
        return self._sorted


@dataclass(frozen=True)
class _Columns:
    """Addresses sorted by street; those of street ``i`` begin at ``starts[i]``."""

    starts: np.ndarray
    number: np.ndarray
    suffix: np.ndarray
    x: np.ndarray
    y: np.ndarray

    def of(self, street: int) -> slice:
        """Rows of a street."""
        return slice(int(self.starts[street]), int(self.starts[street + 1]))


def _placement(columns: _Columns, row: int, method: str, score: float, message: str) -> Placement:
    x, y = float(columns.x[row]), float(columns.y[row])
    return Placement(x, y, placement.BAN, method, round(score, 2), message)
