"""The dwellings and the areas that a check compares, as arrays. Coordinates in Lambert-93 (m)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..common.polygons import NOWHERE, PolygonGrid, Polygons

POINT, MISSING, EMPTY, NOT_A_POINT, NOT_FINITE, NOT_IN_SYSTEM = range(6)
"""What a dwelling has for a geometry."""
COMMUNE_LENGTH = 5
"""An ``idlocal`` and an ``idpar`` begin with the code of their commune."""
UNKNOWN = -2
"""Number of a code that is in no list; NOWHERE stands for the lack of a code."""


@dataclass(frozen=True)
class Coded:
    """A column of few different texts: for each row the number of its text, NOWHERE for none."""

    codes: np.ndarray
    labels: Sequence[str]

    @classmethod
    def absent(cls, length: int) -> Coded:
        """The column that a layer lacks."""
        return cls(np.full(length, NOWHERE, dtype=np.int32), ())

    def at(self, row: int) -> str | None:
        """Text of a row, None where there is none."""
        code = int(self.codes[row])
        return None if code == NOWHERE else self.labels[code]

    def counted(self) -> dict[str, int]:
        """How many rows have each text."""
        counts = np.bincount(self.codes[self.codes != NOWHERE], minlength=len(self.labels))
        return dict(zip(self.labels, counts.tolist()))

    def numbered(self, numbers: Mapping[str, int]) -> np.ndarray:
        """For each row the number that its text has in ``numbers``, UNKNOWN when it has none."""
        # The last place is that of code -1: the lack of a text.
        known = [numbers.get(label, UNKNOWN) for label in self.labels]
        return np.array([*known, NOWHERE], dtype=np.int64)[self.codes]

    def texts(self) -> np.ndarray:
        """The texts of all rows, as bytes; empty for none."""
        return np.array([*(label.encode() for label in self.labels), b""], dtype="S")[self.codes]


@dataclass(frozen=True)
class Positions:
    """All the dwellings of a layer, an array per column, all of one length.

    ``state`` is POINT where ``x`` and ``y`` (m) can be used. Identifiers are bytes, empty when
    missing; ``has`` names the columns of the layer.
    """

    fid: np.ndarray
    x: np.ndarray
    y: np.ndarray
    state: np.ndarray
    ident_rep: np.ndarray
    idlocal: np.ndarray
    idpar: np.ndarray
    idcom: Coded
    dep: Coded
    epci: Coded
    id_cite: Coded
    intitule: Coded
    bailleur: Coded
    has: frozenset[str]

    def __len__(self) -> int:
        return len(self.fid)

    @cached_property
    def placed(self) -> np.ndarray:
        """Rows with a point, by number."""
        return np.flatnonzero(self.state == POINT)

    @property
    def parcels(self) -> np.ndarray:
        """The parcels that dwellings name, sorted (bytes)."""
        codes = np.unique(self.idpar)
        return codes[codes != b""]


@dataclass(frozen=True)
class Areas:
    """Polygons with their codes: communes, cités or parcels.

    ``epci`` and ``dep`` are those of communes, None where the layer does not tell.
    """

    polygons: Polygons
    codes: Sequence[str]
    names: Sequence[str]
    epci: Sequence[str | None] = ()
    dep: Sequence[str | None] = ()

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Number of each code."""
        return {code: number for number, code in enumerate(self.codes)}

    @cached_property
    def grid(self) -> PolygonGrid:
        """To find which contains a point."""
        return PolygonGrid(self.polygons)

    def label(self, number: int) -> str:
        """What names an area to a person: « Lens (62498) »."""
        name, code = self.names[number], self.codes[number]
        return f"{name} ({code})" if name and name != code else code


@dataclass(frozen=True)
class System:
    """A way of writing coordinates that may be taken for Lambert-93 by mistake.

    ``to_lambert`` takes arrays x and y and gives theirs; not finite where it cannot.
    """

    name: str
    to_lambert: Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


def commune_of(identifiers: np.ndarray) -> np.ndarray:
    """The commune at the head of identifiers (bytes); empty for none."""
    return identifiers.astype(f"S{COMMUNE_LENGTH}")
