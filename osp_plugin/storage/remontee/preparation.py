"""A return from its file to its plan, against a base."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...domain.remontee.columns import (
    Layout,
    Vocabulary,
    corrected,
    dwelling_vocabulary,
    propose,
)
from ...domain.remontee.decisions import decision_vocabulary, prepare_decisions
from ...domain.remontee.plan import Plan
from ...domain.remontee.preparation import prepare, uncalculated
from ...domain.remontee.table import ReturnTable, assemble
from ..base import Base, IsCancelled
from .bounds import BOUNDS, Bounds
from .context import read_context
from .errors import FormulasNotCalculated, NotATable
from .reading import ReadFile, read_file
from .register import remembered_columns

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Opened:
    """A file read, with the columns proposed for each of its tabs that is a table.

    ``left_out`` are the tabs without a row of titles.
    """

    file: ReadFile
    layouts: tuple[Layout, ...]

    @property
    def left_out(self) -> list[str]:
        known = {layout.sheet for layout in self.layouts}
        return [sheet.name for sheet in self.file.sheets if sheet.name not in known and sheet.rows]


def open_return(
    path: str | os.PathLike[str],
    remembered: Mapping[str, str] | None = None,
    vocabulary: Vocabulary | None = None,
    bounds: Bounds = BOUNDS,
    is_cancelled: IsCancelled | None = None,
) -> Opened:
    """Read a file and propose its columns.

    Raises a :class:`~.errors.FileRefused`: NotATable when no tab has a row of known titles.
    """
    file = read_file(path, bounds, is_cancelled)
    names = vocabulary or dwelling_vocabulary()
    found = [propose(sheet, names, remembered) for sheet in file.sheets]
    layouts = tuple(layout for layout in found if layout is not None)
    if not layouts:
        raise NotATable(fichier=file.name, raison="aucun onglet n’a de titres de colonnes connus")
    return Opened(file, layouts)


def rows_of(opened: Opened) -> ReturnTable:
    """The rows of the tabs. Raises NotATable without rows, FormulasNotCalculated."""
    table = assemble(opened.file.sheets, opened.layouts)
    if not len(table):
        raise NotATable(fichier=opened.file.name, raison="il n’a aucune ligne sous ses titres")
    missing = uncalculated(table)
    if missing is not None:
        raise FormulasNotCalculated(
            fichier=opened.file.name,
            onglet=missing.onglet,
            cellule=missing.cell,
            nombre=missing.count,
        )
    return table


def plan_return(
    base: Base,
    path: str | os.PathLike[str],
    bailleur: str,
    choices: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    is_cancelled: IsCancelled | None = None,
    bounds: Bounds = BOUNDS,
) -> Plan:
    """What the return ``path`` of ``bailleur`` would do to ``base``. Nothing is written.

    ``choices`` gives fields by title of column (« » leaves a column out), over what is remembered
    of this bailleur. ``progress`` is told the share done, from 0 to 1.
    """
    tell = progress or (lambda share: None)
    context = read_context(base, bailleur)
    tell(0.1)
    opened = open_return(
        path, remembered_columns(base, bailleur), bounds=bounds, is_cancelled=is_cancelled
    )
    if choices:
        layouts = tuple(corrected(layout, choices) for layout in opened.layouts)
        opened = Opened(opened.file, layouts)
    tell(0.5)
    table = rows_of(opened)

    def step(share: float) -> None:
        _pause(is_cancelled)
        tell(0.5 + share / 2)

    return prepare(table, context, opened.file.name, opened.file.digest, step)


def plan_decisions(
    base: Base,
    path: str | os.PathLike[str],
    is_cancelled: IsCancelled | None = None,
    bounds: Bounds = BOUNDS,
) -> Plan:
    """What a list of decisions would do to the operations of ``base``. Nothing is written."""
    context = read_context(base, dwellings=False)
    opened = open_return(
        path, vocabulary=decision_vocabulary(), bounds=bounds, is_cancelled=is_cancelled
    )
    return prepare_decisions(rows_of(opened), context, opened.file.name, opened.file.digest)


def _pause(is_cancelled: IsCancelled | None) -> None:
    from ...domain.errors import Cancelled

    if is_cancelled is not None and is_cancelled():
        raise Cancelled
