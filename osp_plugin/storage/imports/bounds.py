"""How large a file may be, and watching that it is not larger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ...domain.common.work import QUIET, Work
from .errors import FileTooLarge

MEGABYTE = 1_000_000
_Cell = TypeVar("_Cell")
WATCHED_ROWS = 1_000
_OF_CELL = 40
"""Bytes that a cell takes in memory: its place and a number or a date."""
OF_MERGED = 300
"""Bytes that a merged range takes in memory."""
_OF_TEXT = 56
"""Bytes that a text takes besides its letters."""


@dataclass(frozen=True)
class Bounds:
    """The most that is read. A return of 23 000 dwellings has 8 MB, inflates to 60, 12 times.

    ``held`` is the most that the cells of a file may take in memory, whatever the file says of
    itself, ``text`` the letters of one cell (a spreadsheet program stops at 32 767), ``depth`` how
    deep an XML part nests, ``tags`` how many the parts have in all, ``item`` the bytes of what XML
    only tells once it is whole, ``merged`` the cells filled by those above, ``lines`` the lines of
    a text, empty ones included.
    """

    bytes: int = 60 * MEGABYTE
    inflated: int = 500 * MEGABYTE
    ratio: int = 100
    ratio_from: int = 20 * MEGABYTE
    rows: int = 150_000
    columns: int = 500
    sheets: int = 60
    held: int = 190 * MEGABYTE
    text: int = 200_000
    depth: int = 100
    item: int = MEGABYTE
    merged: int = 2 * MEGABYTE
    lines: int = 1_100_000
    tags: int = 12 * MEGABYTE


BOUNDS = Bounds()


@dataclass
class Watch:
    """Counts rows and memory read of a file, hears the cancellation."""

    path: Path
    bounds: Bounds
    work: Work = QUIET
    rows: int = 0
    held: int = 0
    tags: int = 0

    def row(self, count: int = 1) -> None:
        """So many rows more. Raises FileTooLarge or Cancelled."""
        before = self.rows // WATCHED_ROWS
        self.rows += count
        if self.rows > self.bounds.rows:
            raise self.too_large(f"il a plus de {self.bounds.rows} lignes")
        if self.rows // WATCHED_ROWS != before:
            self.work.check()

    def hold(self, size: int) -> None:
        """So many bytes more are kept in memory. Raises FileTooLarge."""
        self.held += size
        if self.held > self.bounds.held:
            raise self.too_large(
                f"ses cellules remplies occupent plus de {self.bounds.held // MEGABYTE} Mo"
            )

    def hold_cells(self, count: int) -> None:
        """So many cells more are kept."""
        self.hold(_OF_CELL * count)

    def hold_text(self, text: str) -> str:
        """This text, which is kept."""
        self.hold(_OF_TEXT + len(text))
        return text

    def cells(self, cells: list[_Cell]) -> list[_Cell]:
        """A row without what lies beyond the last column that is read, nor its empty end."""
        most = self.bounds.columns
        del cells[most:]
        while cells and cells[-1] is None:
            cells.pop()
        return cells

    def too_large(self, why: str) -> FileTooLarge:
        """The refusal of this file for a bound that it passes."""
        return FileTooLarge(fichier=self.path.name, raison=why)
