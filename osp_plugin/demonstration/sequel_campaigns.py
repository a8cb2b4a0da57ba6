"""The campaigns of the continuation: what they programme, and what their CRHH decides."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..domain.programming.figures import delegataires
from . import upcoming
from .facts import Facts

PAID_PART = 0.35
"""Crédits de paiement of a year beside its autorisations d'engagement: an invented part."""


@dataclass(frozen=True)
class Line:
    """A line that a CRHH decided."""

    nom: str
    campagne: int
    bailleur: str
    epci: str
    dep: str
    cites: list[int]
    dwellings: int


def decided_lines(facts: Facts, known: pd.DataFrame, until: int) -> list[Line]:
    """The lines of the campaigns 2021 to ``until``; ``known``: those of June 2021."""
    tables = [known[~known["bailleur_report"].astype(bool)]]
    tables += [
        upcoming.later_lines(facts, year) for year in range(upcoming.CAMPAIGN + 1, until + 1)
    ]
    return [
        Line(
            line.nom,
            int(line.campagne),
            line.bailleur,
            line.epci,
            line.dep,
            [int(cite) for cite in re.findall(r"\d+", line.cites)],
            int(line.bailleur_nb_total),
        )
        for table in tables
        for line in table.itertuples(index=False)
    ]


def opening(year: int) -> dt.date:
    """The day on which a campaign after the open one begins."""
    return dt.date(year - 1, 9, 1)


def closing(year: int) -> dt.date:
    """The day on which it no longer takes lines."""
    return dt.date(year, 1, 18)


def session(year: int) -> dt.date:
    """The day of its CRHH."""
    return dt.date(year, 2, 8 + year % 7)


def opened(
    facts: Facts, year: int, epci: pd.DataFrame, known: Mapping[str, int]
) -> dict[str, pd.DataFrame]:
    """The rows of a campaign that opens, by table; ``known``: rows that each table has already."""
    lines = upcoming.later_lines(facts, year)
    managers = delegataires(lines, dict(zip(epci["epci"], epci["delegataire"])))
    tables = {
        "campagne": upcoming.campaign(year, opening(year)),
        "tarif": upcoming.tariff(year),
        "programmation": lines,
        "enveloppe": _with_credits(upcoming.envelopes(lines, managers)),
    }
    for name, table in tables.items():
        table.insert(0, "fid", range(known[name] + 1, known[name] + 1 + len(table)))
    return tables


def _with_credits(envelopes: pd.DataFrame) -> pd.DataFrame:
    """The envelopes and their crédits de paiement: less than what may be engaged."""
    return envelopes.assign(credits_paiement=(envelopes["dotation"] * PAID_PART).round(-4))


def decision(line: pd.Series) -> dict[str, object]:
    """What the CRHH writes in a line: all that the bailleur asks, at the tariff of 2021."""
    year = int(line["campagne"])
    counts = {c: line[f"bailleur_{c}"] for c in upcoming.COUNTS}
    return {
        **{f"{actor}_{c}": int(n) for actor in ("epci", "etat") for c, n in counts.items()},
        "statut": "Publié",
        "crhh_nb_logements": int(counts["nb_total"]),
        "crhh_enveloppe": float(upcoming.asked(line)),
        "crhh_date": session(year),
    }
