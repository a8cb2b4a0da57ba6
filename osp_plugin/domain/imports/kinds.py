"""The kinds of files that are imported: what differs between them, and nothing else.

A new kind is one more :class:`Kind`, made by the subject whose rows the file has: the reading, the
columns, the checks of single cells, the plan, the application and the report work on any table of
the dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..common.work import QUIET, Work
from .columns import Layout, Vocabulary
from .context import Context
from .merged_columns import note_wide
from .plan import Naming, Plan
from .sheets import Sheet
from .table import ImportTable, assemble

Prepare = Callable[[ImportTable, Context, str, str, Work], Plan]
Guess = Callable[[str, Sequence[Sheet], Iterable[Layout], Mapping[str, str]], str]
"""Whose a file is: its name, its tabs, their columns, names of the bailleurs by code → code."""


@dataclass(frozen=True)
class Kind:
    """``naming`` says of which table the rows of the file are.

    ``keys`` are the fields that say what a row is: a tab without any is not read beside one that
    has some. ``compared`` are the tables whose rows the file is compared with, ``logement`` or
    ``programmation``. With ``whose`` the whole file is of one bailleur, for whom the columns are
    remembered. A row that begins with « Total » is one all the same when it holds one of ``sure``;
    one whose ``example`` says so is that of the template.
    """

    naming: Naming
    vocabulary: Callable[[], Vocabulary]
    prepare: Prepare
    keys: tuple[str, ...]
    compared: tuple[str, ...] = ()
    whose: Guess | None = None
    sure: tuple[str, ...] = ()
    example: str = ""

    @property
    def target(self) -> str:
        """The table that the rows are of."""
        return self.naming.target

    def rows(
        self, sheets: Sequence[Sheet], layouts: Sequence[Layout], work: Work = QUIET
    ) -> ImportTable:
        """The rows of the tabs that have a layout. ``work`` only hears the cancel."""
        amounts = {
            field.name
            for field in self.vocabulary().fields
            if field.type in ("number", "integer") and not field.format
        }
        table = assemble(sheets, layouts, self.sure, self.example, amounts, work)
        for sheet in sheets:
            note_wide(table, sheet, amounts, work)
        return table

    @property
    def of_bailleur(self) -> bool:
        """Whether the whole file is of one bailleur."""
        return self.whose is not None
