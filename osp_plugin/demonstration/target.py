"""The table ``population_cible``: the 23 000 dwellings of the Engagement, shared out by the tool.

No public text says how many each cité has: the sum alone is known. Each cité has at least the
dwellings of the target that were reported in it; the others are shared out by its size.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from .facts import stream

AIM = 23_000
"""Dwellings that the Engagement aims at, estimated in 2017."""
LABELS = ("G", "F", "E")
SHARES = (0.2, 0.4, 0.35, 0.05)
"""Of the dwellings not reported, those of each label, then those whose label is not known."""
LEFT_OUT = 0.01
"""Dwellings demolished or sold, of those not reported."""
EDITION = "2017"
COUNTED_ON = dt.date(2017, 3, 7)


def frame(dwellings: pd.DataFrame, cites: pd.DataFrame) -> pd.DataFrame:
    """One row by cité and bailleur; ``dwellings`` and ``cites`` are the tables of those names."""
    aimed_at = dwellings[dwellings["etiquette_avant"].isin(LABELS) & dwellings["id_cite"].notna()]
    reported = aimed_at.groupby(["id_cite", "bailleur", "etiquette_avant"]).size().unstack()
    reported = reported.reindex(columns=list(LABELS)).fillna(0).astype("int64")
    known = {int(cite) for cite, _bailleur in reported.index}
    keys = [
        *reported.index,
        *((cite, _owner(cite)) for cite in cites["id_cite"] if cite not in known),
    ]
    table = reported.reindex(pd.MultiIndex.from_tuples(sorted(keys))).fillna(0).astype("int64")
    size = cites.set_index("id_cite")["nb_logements"].astype("float64")
    cite = table.index.get_level_values(0)
    room = size.reindex(cite).to_numpy() / cite.value_counts().reindex(cite).to_numpy()
    weights = np.maximum(room - table.sum(axis=1).to_numpy(), 0)
    others = shared(AIM - int(table.to_numpy().sum()), weights)
    parts = np.array([shared(int(count), np.array(SHARES)) for count in others])
    gone = np.floor(others * LEFT_OUT).astype("int64")
    return pd.DataFrame(
        {
            "edition": EDITION,
            "en_vigueur": "Oui",
            "cite": cite,
            "bailleur": table.index.get_level_values(1),
            **{
                f"nb_{label.lower()}": table[label].to_numpy() + parts[:, place]
                for place, label in enumerate(LABELS)
            },
            "nb_sans_etiquette": parts[:, -1],
            "nb_demolis": gone - gone // 2,
            "nb_vendus": gone // 2,
            "date_reference": COUNTED_ON,
            "source": "Démonstration : 23 000 logements répartis par l’outil, sans valeur.",
        }
    )


def shared(total: int, weights: np.ndarray) -> np.ndarray:
    """``total`` in whole parts, as near to the weights as they can be; their sum is exact."""
    exact = total * weights / weights.sum()
    parts = np.floor(exact).astype("int64")
    largest = np.argsort(parts - exact, kind="stable")[: total - int(parts.sum())]
    parts[largest] += 1
    return parts


def _owner(cite: int) -> str:
    """An invented bailleur of a cité where nothing was reported."""
    return "M&C" if stream(f"population cible {cite}").uniform() < 0.7 else "SIA"
