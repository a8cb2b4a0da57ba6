"""Figures of dwellings and what changed them, counted with pandas alone: no code of the project."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

Count = Callable[[pd.DataFrame], pd.Series]
"""What each dwelling counts."""


def _yes(rows: pd.DataFrame, column: str, *values: str) -> pd.Series:
    return rows[column].isin(values).astype("float64")


COUNTS: dict[str, Count] = {
    "nb_logements": lambda rows: pd.Series(1.0, rows.index),
    "nb_livres": lambda rows: _yes(rows, "avancement", "Livré"),
    "nb_palulos": lambda rows: _yes(rows, "type_palu", "Groupé", "Isolé"),
    "nb_geolocalises": lambda rows: rows["geom"].notna().astype("float64"),
    "cout_travaux": lambda rows: pd.to_numeric(rows["cout_travaux"]).fillna(0.0),
}
SHARES = {"part_livres": ("nb_livres", "nb_logements")}
COLUMNS = {"epci": "epci", "bailleur": "bailleur", "departement": "dep", "operation": "intitule"}


def figure(rows: pd.DataFrame, key: str, scale: str = "bassin", code: str = "") -> float:
    """A figure of the dwellings of a territory; missing for a share of nothing."""
    if scale != "bassin":
        rows = rows[rows[COLUMNS[scale]].fillna("Non renseigné") == code]
    if key in SHARES:
        part, whole = (COUNTS[name](rows).sum() for name in SHARES[key])
        return 100 * part / whole if whole else float("nan")
    return float(COUNTS[key](rows).sum())


def causes(before: pd.DataFrame, after: pd.DataFrame, key: str) -> dict[str, float]:
    """What each cause brings to a figure of the whole that adds up, by key; zeros left out."""
    count = COUNTS[key]
    gone = before[~before.index.isin(after.index)]
    known = {number for number in after["ident_rep"] if number}
    double = gone["ident_rep"].isin(known)
    kept_before = before[before.index.isin(after.index)]
    kept_after = after.loc[kept_before.index]
    change = count(kept_after) - count(kept_before)
    found = {
        "doublons": -count(gone[double]).sum(),
        "retires": -count(gone[~double]).sum(),
        "remontes": count(after[~after.index.isin(before.index)]).sum(),
    }
    if key == "nb_livres":
        found["livres"] = change[change > 0].sum()
        found["corrige:avancement"] = change[change < 0].sum()
    elif key == "nb_palulos":
        found["financement"] = change.sum()
    elif key == "nb_geolocalises":
        found["corrige:position"] = change.sum()
    elif key == "cout_travaux":
        found["corrige:cout_travaux"] = change.sum()
    return {name: value for name, value in found.items() if value}
