"""Which columns the account may change, as the server says."""

from __future__ import annotations

from dataclasses import dataclass

from ...storage import Base
from ...storage.errors import BaseError
from ...storage.postgis import PostgisBase


@dataclass(frozen=True)
class Rights:
    """Columns that the account may not change. A file has no accounts: none."""

    refused: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, base: Base) -> Rights:
        """Ask the server; what it does not say is not refused."""
        if not isinstance(base, PostgisBase):
            return cls()
        try:
            found = base.rows(
                "SELECT c.relname AS nom, a.attname AS colonne FROM pg_class AS c "
                "JOIN pg_namespace AS n ON n.oid = c.relnamespace "
                "JOIN pg_attribute AS a ON a.attrelid = c.oid "
                "WHERE n.nspname = :schema AND c.relkind = 'r' AND a.attnum > 0 "
                "AND NOT a.attisdropped "
                "AND NOT has_column_privilege(c.oid, a.attnum, 'UPDATE')",
                {"schema": base.schema},
            )
        except BaseError:
            return cls()
        return cls(frozenset((row["nom"], row["colonne"]) for row in found))

    def may_update(self, table: str, column: str) -> bool:
        """Whether the account may write a column."""
        return (table, column) not in self.refused
