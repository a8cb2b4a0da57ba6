"""Invented lines of the years to come, and two scenarios of trajectory."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..domain.programming.trajectory import FIRST_YEAR, LAST_YEAR, LIKELY, STUDIED, SURE
from .facts import stream

NOTE = "Ligne de démonstration, inventée."
PACES = (("Rythme lent", 900), ("Rythme soutenu", 2400))
"""Names and dwellings a year of the scenarios."""


def lines(target: pd.DataFrame, cites: pd.DataFrame) -> pd.DataFrame:
    """The table ``trajectoire``: a line a year for each EPCI and bailleur of the target."""
    epci = dict(zip(cites["id_cite"], cites["epci"]))
    groups = sorted({(epci[row.cite], row.bailleur) for row in target.itertuples(index=False)})
    rows: list[dict[str, Any]] = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for code, bailleur in groups:
            count = 10 * int(stream(f"trajectoire {year} {code} {bailleur}").randint(2, 9))
            ended = year > FIRST_YEAR + 3
            rows.append(
                {
                    "annee": year,
                    "nom": f"{bailleur} {code} {year}",
                    "certitude": _certainty(year),
                    "epci": code,
                    "bailleur": bailleur,
                    "nb_g": 0 if ended else count // 2,
                    "nb_f": count if ended else count - count // 2,
                    "nb_e": 0,
                    "observations": NOTE,
                }
            )
    return pd.DataFrame(rows)


def _certainty(year: int) -> str:
    if year == FIRST_YEAR:
        return SURE
    return LIKELY if year < FIRST_YEAR + 3 else STUDIED


def scenarios() -> pd.DataFrame:
    """The table ``trajectoire_scenario``: two paces, at the aid of 2021."""
    return pd.DataFrame(
        {
            "nom": [name for name, _pace in PACES],
            "annee_debut": FIRST_YEAR,
            "annee_fin": LAST_YEAR,
            "certitudes": "Toutes",
            "rythme": [pace for _name, pace in PACES],
            "aide": 9000.0,
            "cout": 85_000.0,
            "hypotheses": "Démonstration : rythme et coût inventés, aide du tarif de 2021 (BBC).",
        }
    )
