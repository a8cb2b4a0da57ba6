"""A file from its cells to its plan, against a base."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from ...domain.common.work import QUIET, Work
from ...domain.imports.columns import Layout, corrected, propose
from ...domain.imports.date_order import ASK
from ...domain.imports.kinds import Kind
from ...domain.imports.plan import Plan
from ...domain.imports.preparation import uncalculated
from ...domain.imports.table import ImportTable
from ..base import Base
from .context import read_context
from .errors import FormulasNotCalculated, NotATable
from .reading import ReadFile


@dataclass(frozen=True)
class Opened:
    """A file read, with the columns proposed for each of its tabs that is a table.

    ``left_out`` are the tabs that are not read: without a row of titles, or without a column
    that says what a row is when others have one. ``date_order`` is the order of the day and the
    month that a person says (:mod:`...domain.imports.date_order`).
    """

    file: ReadFile
    kind: Kind
    layouts: tuple[Layout, ...]
    date_order: str = ASK

    @property
    def left_out(self) -> list[str]:
        known = {layout.sheet for layout in self.layouts}
        return [sheet.name for sheet in self.file.sheets if sheet.name not in known and sheet.rows]

    def chosen(self, choices: Mapping[str, str], tabs: Collection[str] | None = None) -> Opened:
        """With the fields chosen by title (« » leaves a column out), and of the tabs chosen."""
        kept = [item for item in self.layouts if tabs is None or item.sheet in tabs]
        return replace(self, layouts=tuple(corrected(item, choices) for item in kept))

    def retitled(self, tab: str, row: int, remembered: Mapping[str, str] | None = None) -> Opened:
        """With the titles of ``tab`` at the row of this number: it is read, whatever it holds."""
        layouts = {layout.sheet: layout for layout in self.layouts}
        for sheet in self.file.sheets:
            if sheet.name == tab:
                found = propose(sheet, self.kind.vocabulary(), remembered, row)
                assert found is not None  # nosec B101 # titles that a person chose are taken
                layouts[tab] = found
        order = [sheet.name for sheet in self.file.sheets if sheet.name in layouts]
        return replace(self, layouts=tuple(layouts[name] for name in order))


def proposed(
    file: ReadFile,
    kind: Kind,
    remembered: Mapping[str, str] | None = None,
    work: Work = QUIET,
) -> Opened:
    """The columns proposed for a file, of no tab when none has a row of known titles.

    ``remembered`` gives fields by folded title; ``work`` only hears the cancel. Raises NotATable
    when every tab is empty, Cancelled.
    """
    if not any(sheet.rows for sheet in file.sheets):
        raise NotATable(fichier=file.name, raison="aucun de ses onglets visibles n’a de ligne")
    vocabulary = kind.vocabulary()
    found = [propose(sheet, vocabulary, remembered, work=work) for sheet in file.sheets]
    layouts = [layout for layout in found if layout is not None]
    # Beside a table of what is imported, one that names none is a list of values or a summary.
    telling = [layout for layout in layouts if not layout.fields.keys().isdisjoint(kind.keys)]
    return Opened(file, kind, tuple(telling or layouts))


def rows_of(opened: Opened, work: Work = QUIET) -> ImportTable:
    """The rows of the tabs; ``work`` only hears the cancel.

    Raises NotATable without titles or rows, FormulasNotCalculated, Cancelled.
    """
    if not opened.layouts:
        raise NotATable(
            fichier=opened.file.name, raison="aucun onglet n’a de titres de colonnes connus"
        )
    table = opened.kind.rows(opened.file.sheets, opened.layouts, work)
    table.date_order = opened.date_order
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


def plan_of(
    base: Base,
    opened: Opened,
    bailleur: str = "",
    work: Work = QUIET,
) -> Plan:
    """What a file read would do to ``base``. Nothing is written.

    ``work`` is told the share done, from 0 to 1.
    """
    kind = opened.kind
    context = read_context(
        base,
        bailleur,
        dwellings="logement" in kind.compared,
        lines="programmation" in kind.compared,
        work=work.silent,
    )
    rest = work.within(0.2, 1)
    rest.tell(0)
    file = opened.file
    return kind.prepare(rows_of(opened, rest), context, file.name, file.digest, rest)
