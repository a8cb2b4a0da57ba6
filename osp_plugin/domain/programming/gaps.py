"""Where the three actors of a line do not count the same dwellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .figures import ACTORS, COUNTS, published_order

if TYPE_CHECKING:
    import pandas as pd

GAP_COLUMNS = ("fid", "nom", "champ", *ACTORS, "ecart")


def gaps(lines: pd.DataFrame) -> pd.DataFrame:
    """:data:`GAP_COLUMNS`: one row by line and count (« nb_total »…) on which actors differ.

    ``bailleur``, ``epci`` and ``etat`` hold what each says, missing where it says nothing, which is
    no disagreement; ``ecart`` is the highest less the lowest. Lines in published order.
    """
    import pandas as pd

    ordered = published_order(lines)
    parts = []
    for rank, count in enumerate(COUNTS):
        told = pd.DataFrame(
            {actor: pd.to_numeric(ordered[f"{actor}_{count}"]).astype("Int64") for actor in ACTORS},
            index=ordered.index,
        )
        gap = told.max(axis=1) - told.min(axis=1)
        part = told.assign(fid=ordered["fid"], nom=ordered["nom"], champ=count, ecart=gap)
        parts.append(part.assign(_ligne=range(len(part)), _rang=rank)[gap.fillna(0) > 0])
    table = pd.concat(parts).sort_values(["_ligne", "_rang"]).reset_index(drop=True)
    return table[list(GAP_COLUMNS)].astype({"ecart": "Int64"})
