"""Which columns the account may change, as the server says."""

from __future__ import annotations

from dataclasses import dataclass

from ...storage import Base
from ...storage.errors import BaseError


@dataclass(frozen=True)
class Rights:
    """Columns that the account may not change. A file has no accounts: none."""

    refused: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, base: Base) -> Rights:
        """Ask the server; what it does not say is not refused."""
        try:
            return cls(base.refused_columns())
        except BaseError:
            return cls()

    def may_update(self, table: str, column: str) -> bool:
        """Whether the account may write a column."""
        return (table, column) not in self.refused
