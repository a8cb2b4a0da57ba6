"""What of a base goes into the extract of an organisation, and what of it may come back.

Both follow from the access that each table declares (:mod:`..access`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..access.columns import KEY, others, readable, updatable
from ..access.declared import ALL, BAILLEUR, DELETE, DEP, EPCI, INSERT, UPDATE
from ..access.paths import Path, path
from ..dictionary import GEOMETRY_COLUMN, Dictionary, Field, Table
from ..errors import QT_TRANSLATE_NOOP

NATURES = {
    BAILLEUR: QT_TRANSLATE_NOOP("algorithms", "Bailleur"),
    EPCI: QT_TRANSLATE_NOOP("algorithms", "EPCI"),
    DEP: QT_TRANSLATE_NOOP("algorithms", "Département"),
}
"""What an organisation is the owner by: also the name of its table's key and of its scope."""
TABLES = {BAILLEUR: "bailleur", EPCI: "epci", DEP: "departement"}
_ACTORS = {BAILLEUR: "bailleur", EPCI: "epci", DEP: "ddtm"}
_OF_THE_SERVER = frozenset({"organisation", "convention", "accord_adresse"})
"""Who has an account on a server is no part of a file that has no accounts."""
_OF_THE_BASE = frozenset({"journal", "import_remontee", "import_ligne"})
"""What was done in the base: the extract has its own, from nothing."""


@dataclass(frozen=True)
class Perimeter:
    """The organisation whose rows an extract holds: ``nature`` (one of :data:`NATURES`) and its
    ``code`` in the base."""

    nature: str
    code: str

    @property
    def actor(self) -> str:
        """What it does in the base, as ``osp.acces`` names it."""
        return _ACTORS[self.nature]

    def columns(self, table: Table) -> tuple[str, ...]:
        """Columns of a table that it receives; sensitive fields are their bailleur's alone."""
        spared = () if self.nature == BAILLEUR else table.sensitive
        return tuple(name for name in readable(table, self.actor) if name not in spared)

    def shares(self, table: Table) -> bool:
        """Whether a table is a reference, which everybody reads whole."""
        read = table.access.read
        return (
            read.get(BAILLEUR) == read.get(EPCI) == ALL
            and table.name not in _OF_THE_SERVER | _OF_THE_BASE
            and self._receives(table)
        )

    def way(self, table: Table, tables: Dictionary) -> Path | None:
        """How a row of a table is its own; None of one that it has no rows of."""
        apart = _OF_THE_SERVER | _OF_THE_BASE
        if table.name in apart or not self._receives(table):
            return None
        return path(table, self.nature, tables) if self.nature in table.access.path else None

    def _receives(self, table: Table) -> bool:
        names = self.columns(table)
        return bool(names) and all(item.name in names for item in table.fields if item.required)

    def returns(self, table: Table, tables: Dictionary) -> bool:
        """Whether the extract keeps what its rows were, so that their changes come back."""
        if not table.audit or self.way(table, tables) is None:
            return False
        return not self.shares(table) or self.actor in table.access.write

    def may(self, table: Table, verb: str) -> bool:
        """Whether it writes rows of a table with a SQL verb."""
        return table.access.scope(self.actor, verb) is not None

    def may_change(self, table: Table, tables: Dictionary) -> frozenset[str]:
        """Fields of a row that is there that it changes. The key by which others name the row is
        not to be changed in an extract: rows that came meanwhile name it as it was."""
        return frozenset(updatable(table, self.actor, tables))

    def may_not_give(self, table: Table, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Fields of a new row that have a value and are for others to fill in."""
        return tuple(
            item.name
            for item in others(table, self.actor)
            if values.get(item.name) is not None and str(values[item.name]) != item.defaut
        )

    def writes(self, table: Table, values: Mapping[str, Any]) -> bool:
        """Whether a row is one of those that it writes by what it says (a note in its name)."""
        told = table.access.write.get(self.actor)
        return told is None or all(values.get(name) == value for name, value in told.where.items())


def compared(table: Table, names: tuple[str, ...]) -> tuple[Field, ...]:
    """Fields of a row that its return compares, of those that the organisation received."""
    return tuple(
        item
        for item in table.fields
        if item.name in names and item.name != KEY and not item.calcule
    )


def compares_shape(table: Table, names: tuple[str, ...]) -> bool:
    """Whether the geometry is compared too."""
    return bool(table.geometry) and GEOMETRY_COLUMN in names


VERBS = (INSERT, UPDATE, DELETE)
