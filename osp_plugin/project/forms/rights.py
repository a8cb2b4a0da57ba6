"""Which columns the account may fill in, as the server says: of a row, and of a new one."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.dictionary import Table
from ...storage import Base
from ...storage.errors import BaseError


@dataclass(frozen=True)
class Rights:
    """Columns that the account may not change, and tables that it adds no row to.

    A file has no accounts: none.
    """

    refused: frozenset[tuple[str, str]] = frozenset()
    not_added: frozenset[str] = frozenset()

    @classmethod
    def of(cls, base: Base) -> Rights:
        """Ask the server; what it does not say is not refused."""
        try:
            refused = base.refused_columns()
            return cls(refused, frozenset(base.tables) - base.addable() if refused else frozenset())
        except BaseError:
            return cls()

    def may_update(self, table: str, column: str) -> bool:
        """Whether the account may write a column."""
        return (table, column) not in self.refused

    def only_new(self, table: Table, column: str) -> bool:
        """Whether the account fills a column in when it adds a row, and never after.

        What another fills in stays closed then too: the server refuses a row with it.
        """
        if self.may_update(table.name, column) or table.name in self.not_added:
            return False
        field = next((one for one in table.fields if one.name == column), None)
        return field is not None and field.role is None and bool(table.audit)
