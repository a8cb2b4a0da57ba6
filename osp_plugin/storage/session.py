"""A transaction on a base: what is run in it, row by row or many at once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..domain.dictionary import Table

if TYPE_CHECKING:
    import pandas as pd

Values = Mapping[str, object]
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Right:
    """What a work needs to be allowed: ``verb`` (INSERT, UPDATE, DELETE) on columns of a table."""

    verb: str
    table: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Modification:
    """New values of the row ``fid``; with ``version``, refused when the row is of another one.

    A geometry is a little-endian WKB, under ``geom``.
    """

    fid: int
    values: Values
    version: int | None = None


class Session(ABC):
    """A transaction on a base. Parameters are named: ``:epci`` in the SQL, a key in values."""

    @abstractmethod
    def execute(self, sql: str, values: Values | None = None) -> int:
        """Run one statement; returns how many rows it changed."""

    @abstractmethod
    def fetch(self, sql: str, values: Values | None = None) -> tuple[list[str], list[Row]]:
        """Run a SELECT: names of its columns, and its rows as the database gives them."""

    @abstractmethod
    def batches(self, sql: str, size: int) -> Iterator[list[Row]]:
        """Run a SELECT that returns much: its rows, ``size`` at a time."""

    def rows(self, sql: str, values: Values | None = None) -> list[dict[str, Any]]:
        """Run a SELECT that returns little: its rows by column name. Needs no pandas."""
        names, found = self.fetch(sql, values)
        return [dict(zip(names, row)) for row in found]

    def query(self, sql: str, values: Values | None = None) -> pd.DataFrame:
        """Run a SELECT; dates come as text or date objects as the database gives them.

        Texts are objects, None where there is none, with every version of pandas.
        """
        from .typed import frame

        return frame(*self.fetch(sql, values))

    def shared(self) -> str:
        """What lets other sessions read what this one sees; « » where nothing does."""
        return ""

    @abstractmethod
    def append(self, table: Table, rows: pd.DataFrame) -> int:
        """Add rows (columns of the table, ``geom`` as WKB or missing); returns how many."""

    @abstractmethod
    def add(self, table: Table, rows: pd.DataFrame) -> list[int]:
        """Add rows without their key; the keys that the database gave them, in their order."""

    @abstractmethod
    def modify(self, table: Table, changes: Sequence[Modification]) -> int:
        """Change rows, each in its own fields; returns how many were found.

        Raises EditConflict when a row is no longer of the version given.
        """

    @abstractmethod
    def remove(self, table: Table, fids: Sequence[int]) -> int:
        """Delete rows by key; returns how many were found."""

    @abstractmethod
    def script(self, sql: str) -> None:
        """Run a script of several statements within the transaction."""

    @abstractmethod
    def interrupt(self) -> None:
        """Stop the statement under way, from another thread; it raises a BaseError."""
