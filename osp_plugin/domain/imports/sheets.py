"""What a spreadsheet holds once read, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..common.spreadsheet import column_letter
from ..common.words import is_unseen


@dataclass(frozen=True)
class CellError:
    """A cell whose formula failed: ``#N/A``, ``#REF!``…"""

    code: str

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True)
class NotCalculated:
    """A formula that no spreadsheet program has calculated: the file has no value for it."""

    formula: str = ""

    def __str__(self) -> str:
        return f"={self.formula}"


@dataclass(frozen=True)
class SharedAmount:
    """An amount or a count written once for ``rows`` rows, in cells merged at ``place``; with
    ``titles``, it may be that of any of these columns."""

    value: Any
    place: str
    rows: int
    titles: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.value)


Cells = Sequence[Any]
"""Values of a row from the first column: None, str, int, float, bool, date, datetime,
:class:`CellError`, :class:`NotCalculated`. A time without day is a text."""


@dataclass(frozen=True)
class Merged:
    """A cell of the column ``column`` (from 0) from the row ``first`` to ``last`` of the file."""

    column: int
    first: int
    last: int

    @property
    def place(self) -> str:
        """The range as a spreadsheet program names it: « H5:H7 »."""
        letters = column_letter(self.column + 1)
        return f"{letters}{self.first}:{letters}{self.last}"


@dataclass(frozen=True)
class Wide:
    """A cell merged over columns, from ``column`` to ``last_column`` (from 0), in the rows from
    ``first`` to ``last`` of the file."""

    column: int
    last_column: int
    first: int
    last: int

    @property
    def place(self) -> str:
        """The range as a spreadsheet program names it: « H5:I5 »."""
        first, last = column_letter(self.column + 1), column_letter(self.last_column + 1)
        return f"{first}{self.first}:{last}{self.last}"


@dataclass(frozen=True)
class Sheet:
    """A tab: its rows that are not empty, each with its number in the file, from 1.

    The rows of a ``hidden`` tab are not read. Cells ``merged`` over several rows give their value
    to each of them; those over columns, in ``wide``, have theirs in the first
    column only. Of a delimited text, ``width`` is how many cells most rows have (0 for a
    spreadsheet, whose rows cannot shift), ``widths`` those of the others by number, and ``faults``
    why a row does not hold together.
    """

    name: str
    rows: Sequence[tuple[int, Cells]]
    hidden: bool = False
    faults: Mapping[int, str] = field(default_factory=dict)
    width: int = 0
    widths: Mapping[int, int] = field(default_factory=dict)
    merged: Sequence[Merged] = ()
    wide: Sequence[Wide] = ()

    def width_of(self, number: int) -> int:
        """How many cells a row of a delimited text was written with, empty ones included."""
        return self.widths.get(number, self.width)


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing to see."""
    return value is None or (isinstance(value, str) and is_unseen(value))
