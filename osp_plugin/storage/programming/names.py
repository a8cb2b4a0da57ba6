"""What the codes of a campaign are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...domain.common.values import listed
from ..base import Base
from ..ddl import quote_name

_NAMES = (
    ("bailleur", "bailleur", "nom_bailleur"),
    ("epci", "epci", "nom_epci"),
    ("cite", "id_cite", "nom_cite"),
    ("commune", "idcom", "nom_commune"),
)
"""Table, code, name."""


@dataclass(frozen=True)
class Names:
    """Names by code (text), for each table that names territories and bailleurs."""

    by_table: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, table: str, code: object) -> str:
        """« Maisons & Cités »; the code itself when the base has no name for it."""
        return self.by_table.get(table, {}).get(str(code), str(code))

    def with_code(self, table: str, code: object) -> str:
        """« CALL – Lens-Liévin »."""
        name = self.of(table, code)
        return name if name == str(code) else f"{code} – {name}"

    def of_list(self, table: str, codes: object) -> str:
        """Names of a list (``{12,45}``)."""
        return ", ".join(self.of(table, code) for code in listed(codes))


def read_names(base: Base) -> Names:
    """The names that a base holds."""
    with base.reading() as session:
        return Names(
            {
                table: {
                    str(row["code"]): str(row["name"])
                    for row in session.rows(
                        f"SELECT {quote_name(code)} AS code, {quote_name(name)} AS name "  # nosec B608 # names are the dictionary's, values are bound
                        f"FROM {quote_name(table)}"
                    )
                }
                for table, code, name in _NAMES
            }
        )
