"""Money of the operations: planned, committed and paid, and what the envelopes become.

A missing amount is worth nothing. Amounts are euros; sums are made of whole cents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .envelopes import DWELLINGS

if TYPE_CHECKING:
    import pandas as pd

AMOUNTS = ("montant_prevu", "montant_engage", "montant_paye")
STATE_FUNDER = "État"
CONSUMPTION_COLUMNS = (
    *("campagne", "dotation", "reliquat", "disponible", "decide", "montant_engage"),
    *("montant_paye", "reste_a_engager", "reste_a_payer"),
)


def financing(shares: pd.DataFrame, operations: pd.DataFrame) -> pd.DataFrame:
    """A row per share of a funder: its own fields, then those of its operation (``bailleur, epci,
    dep, annee_financ``), :data:`AMOUNTS` without hole, ``reste_a_engager``, ``reste_a_payer``.

    By département, EPCI, operation, then in the order of the rows.
    """
    of_operation = operations[["intitule", "bailleur", "epci", "dep", "annee_financ"]]
    table = shares.merge(of_operation, "left", left_on="operation", right_on="intitule")
    return _with_rests(table).sort_values(["dep", "epci", "operation", "fid"], kind="stable")


def summed(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """A :func:`financing` summed by some of its columns, in their order of appearance."""
    names = [*AMOUNTS, "reste_a_engager", "reste_a_payer"]
    cents = (table[names] * 100).round().astype("int64")
    grouped = cents.groupby([table[key] for key in keys], sort=False, dropna=False).sum() / 100
    return grouped.reset_index()


def consumption(
    envelopes: pd.DataFrame, lines: pd.DataFrame, financed: pd.DataFrame
) -> pd.DataFrame:
    """:data:`CONSUMPTION_COLUMNS` by year: what the State has, decides, commits and pays.

    Envelopes, of the programme of housing, and decisions of the CRHH (``lines``) are by campaign;
    what is committed and paid is the State's share of the operations of that year of financing
    (``financed``). What is left to commit is what was available less what was committed: None for
    a year without envelope.
    """
    import pandas as pd

    housing = envelopes[envelopes["programme"] == DWELLINGS]
    given = housing.groupby("campagne")[["dotation", "reliquat"]].sum()
    decided = lines.groupby("campagne")["crhh_enveloppe"].sum()
    state = financed[financed["financeur"] == STATE_FUNDER].dropna(subset=["annee_financ"])
    spent = state.groupby("annee_financ")[["montant_engage", "montant_paye"]].sum()
    years = sorted({int(year) for part in (given, decided, spent) for year in part.index})
    table = pd.DataFrame({"campagne": years}, index=years)
    table[["dotation", "reliquat"]] = given.reindex(years).astype("float64")
    table["disponible"] = table["dotation"] + table["reliquat"]
    table["decide"] = decided.reindex(years).astype("float64")
    table[["montant_engage", "montant_paye"]] = spent.reindex(years).fillna(0.0).astype("float64")
    table["reste_a_engager"] = table["disponible"] - table["montant_engage"]
    table["reste_a_payer"] = table["montant_engage"] - table["montant_paye"]
    return table[list(CONSUMPTION_COLUMNS)].round(2).reset_index(drop=True)


def _with_rests(table: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    amounts = {name: pd.to_numeric(table[name]).fillna(0.0) for name in AMOUNTS}
    told = table.assign(**amounts)
    return told.assign(
        reste_a_engager=(told["montant_prevu"] - told["montant_engage"]).round(2),
        reste_a_payer=(told["montant_engage"] - told["montant_paye"]).round(2),
    )
