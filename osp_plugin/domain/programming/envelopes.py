"""What each délégataire has of the State's money at a date, and what moves between them.

« AE » are autorisations d'engagement, what may be decided; « CP » crédits de paiement, what may be
paid in the year. The two are never added up. Amounts are euros; sums are made of whole cents.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ..common.tables import records
from .figures import delegataires

if TYPE_CHECKING:
    import pandas as pd

DWELLINGS, PUBLIC_SPACES = "135", "112"
"""Programmes of the State's budget: housing, and (FNADT) public spaces."""

BALANCE_COLUMNS = (
    *("campagne", "programme", "delegataire", "dotation", "reliquat", "entrees", "sorties"),
    *("disponible", "engage", "solde", "credits_paiement"),
)
GIVEN = ("dotation", "reliquat", "entrees", "sorties")
"""What an envelope is made of: where all are zero, nobody gave any."""
Key = tuple[int, str, str]


def balance_at(
    envelopes: pd.DataFrame,
    movements: pd.DataFrame,
    operations: pd.DataFrame,
    of_epci: Mapping[str, str],
    at: date,
) -> pd.DataFrame:
    """:data:`BALANCE_COLUMNS`, a row by year, programme and délégataire, at the end of a day.

    ``envelopes``, ``movements`` and ``operations`` are the tables ``enveloppe``,
    ``mouvement_enveloppe`` and ``operation``. An operation is engaged on its date of decision, on
    the programme of housing, in the envelope of its year of financing; without that date, at the
    end of that year. ``credits_paiement`` is None where nobody gave any. A movement and a grant
    are kept even where the other has no row.
    """
    import pandas as pd

    table: dict[Key, dict[str, int]] = {}
    payable: dict[Key, float] = {}

    def add(key: Key, name: str, amount: Any) -> None:
        row = table.setdefault(key, {})
        row[name] = row.get(name, 0) + cents(amount)

    for row in records(envelopes):
        key = (int(row["campagne"]), str(row["programme"]), str(row["delegataire"]))
        add(key, "dotation", row["dotation"])
        add(key, "reliquat", row["reliquat"])
        if row["credits_paiement"] is not None:
            payable[key] = float(row["credits_paiement"])
    for row in records(movements):
        if row["date_mouvement"] <= at:
            year, programme = int(row["campagne"]), str(row["programme"])
            add((year, programme, str(row["origine"])), "sorties", row["montant"])
            add((year, programme, str(row["destination"])), "entrees", row["montant"])
    for year, manager, amount in _engaged(operations, of_epci, at):
        add((year, DWELLINGS, manager), "engage", amount)
    rows = [_balanced(key, table[key], payable.get(key)) for key in sorted(table)]
    return pd.DataFrame(rows, columns=list(BALANCE_COLUMNS))


def net_movements(movements: pd.DataFrame, year: int, programme: str) -> dict[str, float]:
    """What each délégataire received less what it gave (€) in a year; they add up to zero."""
    net: dict[str, int] = {}
    for row in records(movements):
        if int(row["campagne"]) == year and row["programme"] == programme:
            amount = cents(row["montant"])
            net[row["origine"]] = net.get(row["origine"], 0) - amount
            net[row["destination"]] = net.get(row["destination"], 0) + amount
    return {name: amount / 100 for name, amount in net.items()}


def cents(amount: Any) -> int:
    """An amount in whole cents; nothing is worth nothing."""
    return 0 if amount is None or amount != amount else round(float(amount) * 100)


def _engaged(
    operations: pd.DataFrame, of_epci: Mapping[str, str], at: date
) -> list[tuple[int, str, Any]]:
    granted = operations[operations["montant_palulos"].notna() & operations["annee_financ"].notna()]
    managers: Mapping[Hashable, Any] = delegataires(granted, of_epci).to_dict()
    found = []
    for label, row in zip(granted.index, records(granted)):
        year = int(row["annee_financ"])
        if (row["date_decision"] or date(year, 12, 31)) <= at:
            found.append((year, str(managers[label]), row["montant_palulos"]))
    return found


def _balanced(key: Key, row: Mapping[str, int], payable: float | None) -> tuple[Any, ...]:
    given, left, entering, leaving, engaged = (
        row.get(name, 0) for name in ("dotation", "reliquat", "entrees", "sorties", "engage")
    )
    available = given + left + entering - leaving
    amounts = (given, left, entering, leaving, available, engaged, available - engaged)
    return (*key, *(amount / 100 for amount in amounts), payable)
