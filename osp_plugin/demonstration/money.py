"""The table ``financement``: each funder's share of the PALULOS operations."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from .facts import PUBLICATION, stream
from .works import FUNDERS

PAYMENT_STEPS = {"Livré": 1.0, "En cours": 0.5, "OS": 0.2, "Programmé": 0.0}
"""Part of a grant that is paid, by the state of the dwelling."""


def frame(dwellings: pd.DataFrame, operations: pd.DataFrame) -> pd.DataFrame:
    """One row per PALULOS operation and funder.

    ``montant_prevu`` is the sum over the operation's dwellings, each counted once though it may
    be reported twice. ``dwellings`` and ``operations`` are the tables of those names.
    """
    once = dwellings.drop_duplicates(["intitule", "ident_rep"])
    groups = dict(tuple(once.groupby("intitule")))
    rows = []
    financed = operations[operations["type_palu"] != "Hors"]
    for operation in financed.itertuples(index=False):
        mine = groups[operation.intitule]
        advance = mine["avancement"].map(PAYMENT_STEPS).to_numpy()
        for funder, column in FUNDERS.items():
            rows.append(_share(operation, funder, mine[column].to_numpy(), advance))
    return pd.DataFrame(rows)


def _share(
    operation: Any, funder: str, amounts: np.ndarray, advance: np.ndarray
) -> dict[str, object]:
    title: str = operation.intitule
    decided: dt.date = operation.date_decision
    rng = stream(f"financement {title} {funder}")
    planned = float(amounts.sum())
    engaged_on = decided + dt.timedelta(days=0 if funder == "État" else int(rng.randint(5, 120)))
    engaged = engaged_on <= PUBLICATION and planned > 0
    paid = round(float((amounts * advance).sum()), -1) if engaged else 0.0
    paid_on = PUBLICATION - dt.timedelta(days=int(rng.randint(5, 90)))
    paid_on = max(paid_on, engaged_on)
    if paid_on > PUBLICATION:
        paid = 0.0
    return {
        "operation": title,
        "financeur": funder,
        "montant_prevu": planned,
        "montant_engage": planned if engaged else 0.0,
        "montant_paye": min(paid, planned),
        "date_engagement": engaged_on if engaged else None,
        "date_paiement": paid_on if paid else None,
    }


def payments(shares: pd.DataFrame) -> pd.DataFrame:
    """The table ``acompte``: what the State paid of each operation (``shares``: :func:`frame`)."""
    paid = shares[(shares["financeur"] == "État") & (shares["montant_paye"] > 0)]
    whole = paid["montant_paye"] >= paid["montant_prevu"]
    return pd.DataFrame(
        {
            "operation": paid["operation"],
            "programme": "135",
            "nature": np.where(whole, "Solde", "Acompte"),
            "date_paiement": paid["date_paiement"],
            "montant": paid["montant_paye"],
        }
    ).reset_index(drop=True)
