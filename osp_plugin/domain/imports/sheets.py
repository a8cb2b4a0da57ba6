"""What a spreadsheet holds once read, whatever its format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


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


Cells = Sequence[Any]
"""Values of a row from the first column: None, str, int, float, bool, date, datetime,
:class:`CellError`, :class:`NotCalculated`."""


@dataclass(frozen=True)
class Sheet:
    """A tab: its rows that are not empty, each with its number in the file, from 1.

    The rows of a ``hidden`` tab are not read.
    """

    name: str
    rows: Sequence[tuple[int, Cells]]
    hidden: bool = False


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing to see."""
    return value is None or (isinstance(value, str) and not value.strip())
