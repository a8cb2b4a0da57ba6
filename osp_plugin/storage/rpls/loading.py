"""The RPLS put into a base: what the table held is replaced as a whole, in one transaction."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...domain.common.work import QUIET, Work
from ...domain.errors import QT_TRANSLATE_NOOP, Phrase
from ...domain.rpls.columns import vintage_of
from ...domain.rpls.rows import TABLE, CleanRows, clean
from ..base import Base
from .errors import NoCommune, NothingKept, VintageUnknown
from .file import RplsFile

if TYPE_CHECKING:
    import pandas as pd

_TWICE = QT_TRANSLATE_NOOP("errors", "ce n° RPLS est déjà plus haut dans le fichier")
_FIRST_REFUSED = QT_TRANSLATE_NOOP(
    "errors", "{refusees} sont refusées, la première à la ligne {ligne} ({raison})"
)
_OTHER_COMMUNES = QT_TRANSLATE_NOOP(
    "errors", "elles sont toutes d’autres communes que celles de la base ; vérifiez sa région"
)
_EXAMPLES = 20


@dataclass
class Loaded:
    """What became of the rows of a file; ``examples`` are refused ones, with their line."""

    millesime: int
    read: int = 0
    kept: int = 0
    outside: int = 0
    refused: int = 0
    left_empty: int = 0
    without_number: int = 0
    examples: list[tuple[int, str]] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    """Rows that lack a value that was doubtful, with their line: examples of them too."""
    month_first: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """The number outputs of ``osp:importer_rpls``."""
        return {
            "NB_LUS": self.read,
            "NB_RETENUS": self.kept,
            "NB_HORS_TERRITOIRE": self.outside,
            "NB_REJETES": self.refused,
            "NB_VALEURS_ECARTEES": self.left_empty,
            "NB_SANS_NUMERO": self.without_number,
        }


def load_rpls(
    base: Base,
    path: str | os.PathLike[str],
    millesime: int | None = None,
    *,
    own_communes: bool = True,
    work: Work = QUIET,
) -> Loaded:
    """Replace the RPLS of a base by the file at ``path``.

    ``millesime`` is the year in the name of the file by default. ``own_communes`` leaves out the
    dwellings of communes that the base has not. ``work`` is told 0 to 1. Raises the errors of
    :class:`.file.RplsFile`, VintageUnknown, NoCommune, NothingKept, Cancelled.
    """
    file = RplsFile(path, work)
    year = millesime or vintage_of(file.path.name)
    if year is None:
        raise VintageUnknown(fichier=file.path.name)
    communes = _communes(base) if own_communes else None
    loaded = Loaded(year)
    numbers: set[str] = set()
    with base.transaction() as session:
        session.execute(f"DELETE FROM {TABLE}")  # nosec B608 # the table's name is ours, values are bound
        for piece in file.pieces():
            rows = _count(loaded, len(piece), _clean(loaded, piece, communes), numbers)
            session.append(base.tables[TABLE], rows)
        if not loaded.kept:
            raise NothingKept(fichier=file.path.name, lues=loaded.read, raison=_why_none(loaded))
    return loaded


def _clean(loaded: Loaded, piece: pd.DataFrame, communes: set[str] | None) -> CleanRows:
    return clean(piece, loaded.millesime, communes, month_first=loaded.month_first)


def _why_none(loaded: Loaded) -> str:
    """Why no row was kept, the first line that was refused first."""
    if loaded.examples:
        line, reason = loaded.examples[0]
        return Phrase(_FIRST_REFUSED, refusees=loaded.refused, ligne=line, raison=reason)
    return _OTHER_COMMUNES


def _communes(base: Base) -> set[str]:
    found = {row["idcom"] for row in base.rows("SELECT idcom FROM commune")}
    if not found:
        raise NoCommune(base=base.label)
    return found


def _count(loaded: Loaded, size: int, found: CleanRows, numbers: set[str]) -> pd.DataFrame:
    """The rows to write: those whose number is not in the file already."""
    ident = found.rows["ident_rep"]
    twice = ident.notna() & (ident.duplicated() | ident.isin(numbers))
    rows = found.rows[~twice.to_numpy()]
    numbers.update(rows["ident_rep"].dropna())
    refused = {**found.refused, **dict.fromkeys(ident.index[twice], _TWICE)}
    loaded.read += size
    loaded.kept += len(rows)
    loaded.outside += found.outside
    loaded.refused += len(refused)
    loaded.left_empty += found.left_empty
    loaded.month_first = found.month_first
    loaded.doubts += sorted(found.doubts.items())[: max(_EXAMPLES - len(loaded.doubts), 0)]
    loaded.without_number += int(rows["ident_rep"].isna().sum())
    room = _EXAMPLES - len(loaded.examples)
    loaded.examples += sorted(refused.items())[: max(room, 0)]
    return rows
