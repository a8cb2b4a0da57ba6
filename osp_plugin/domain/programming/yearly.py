"""AE and CP by programme and year, side by side and never added up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .envelopes import GIVEN
from .payments import PAID, Payment

if TYPE_CHECKING:
    import pandas as pd

YEARLY_COLUMNS = (
    *("programme", "annee", "ae", "ae_engagees", "ae_reste"),
    *("cp", "cp_payes", "cp_prevus", "cp_reste"),
)


def by_year(balance: pd.DataFrame, paid: Iterable[tuple[str, Payment]]) -> pd.DataFrame:
    """:data:`YEARLY_COLUMNS` (€), a row by programme and year that has one or the other.

    ``balance``: see :func:`.envelopes.balance_at`; ``paid`` are payments with their programme.
    ``ae``, ``ae_engagees`` and ``ae_reste`` are None for a year without envelope, ``cp`` and
    ``cp_reste`` for a year whose CP nobody gave.
    """
    import pandas as pd

    rows: dict[tuple[str, int], dict[str, Any]] = {}

    def row_of(programme: str, year: int) -> dict[str, Any]:
        return rows.setdefault((programme, year), {"cp_payes": 0, "cp_prevus": 0})

    for (year, programme), part in balance.groupby(["campagne", "programme"]):
        row = row_of(str(programme), int(year))
        cents = (part[["disponible", "engage"]] * 100).round().astype("int64").sum()
        row["ae_engagees"] = int(cents["engage"])
        if part[list(GIVEN)].to_numpy().any():
            row["ae"] = int(cents["disponible"])
        given = pd.to_numeric(part["credits_paiement"]).dropna()
        if len(given):
            row["cp"] = int((given * 100).round().sum())
    for programme, payment in paid:
        row = row_of(programme, payment.day.year)
        row["cp_payes" if payment.kind == PAID else "cp_prevus"] += payment.cents
    return pd.DataFrame(
        [_told(programme, year, rows[programme, year]) for programme, year in _ordered(rows)],
        columns=list(YEARLY_COLUMNS),
    )


def _ordered(rows: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Housing, the first of the two, before public spaces."""
    return sorted(rows, key=lambda key: (-int(key[0]), key[1]))


def _told(programme: str, year: int, row: dict[str, Any]) -> tuple[Any, ...]:
    given, opened = row.get("ae"), row.get("cp")
    engaged, paid, expected = row.get("ae_engagees"), row["cp_payes"], row["cp_prevus"]
    left = given - engaged if given is not None and engaged is not None else None
    rest = opened - paid - expected if opened is not None else None
    amounts = (given, engaged, left, opened, paid, expected, rest)
    return (programme, year, *(None if value is None else value / 100 for value in amounts))
