"""How large a file may be, and watching that it is not larger."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from ...domain.common.work import QUIET, Work
from .errors import FileDamaged, FileTooLarge, PasswordProtected

MEGABYTE = 1_000_000
_ENCRYPTED_FLAG = 0x1
WATCHED_ROWS = 1_000
_HEAD = 4_096


@dataclass(frozen=True)
class Bounds:
    """The most that is read. A return of 23 000 dwellings has 8 MB, inflates to 60, 12 times."""

    bytes: int = 60 * MEGABYTE
    inflated: int = 500 * MEGABYTE
    ratio: int = 100
    ratio_from: int = 20 * MEGABYTE
    rows: int = 150_000
    columns: int = 500
    sheets: int = 60


BOUNDS = Bounds()


@dataclass
class Watch:
    """Counts rows read of a file, hears the cancellation."""

    path: Path
    bounds: Bounds
    work: Work = QUIET
    rows: int = 0

    def row(self, count: int = 1) -> None:
        """So many rows more. Raises FileTooLarge or Cancelled."""
        self.rows += count
        if self.rows > self.bounds.rows:
            raise FileTooLarge(
                fichier=self.path.name, raison=f"il a plus de {self.bounds.rows} lignes"
            )
        if self.rows % WATCHED_ROWS == 0:
            self.work.check()

    def cells(self, cells: list[object]) -> list[object]:
        """A row without what lies beyond the last column that is read, nor its empty end."""
        most = self.bounds.columns
        del cells[most:]
        while cells and cells[-1] is None:
            cells.pop()
        return cells


def refuse_bomb(archive: zipfile.ZipFile, path: Path, bounds: Bounds) -> None:
    """Refuse an archive that would unfold beyond the bounds, or that is encrypted."""
    inflated = sum(member.file_size for member in archive.infolist())
    packed = max(1, path.stat().st_size)
    if inflated > bounds.inflated:
        raise FileTooLarge(
            fichier=path.name, raison=f"il occupe {inflated // MEGABYTE} Mo une fois décompressé"
        )
    if inflated > bounds.ratio_from and inflated / packed > bounds.ratio:
        raise FileTooLarge(
            fichier=path.name,
            raison=f"il occupe {inflated // packed} fois sa taille une fois décompressé",
        )
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in archive.infolist()):
        raise PasswordProtected(fichier=path.name)


def refuse_entities(archive: zipfile.ZipFile, member: str, path: Path) -> None:
    """Refuse a part that declares a document type: spreadsheets have none, attacks do."""
    with archive.open(member) as part:
        if b"<!DOCTYPE" in part.read(_HEAD).upper():
            raise FileDamaged(fichier=path.name, raison=f"« {member} » déclare des entités XML")
