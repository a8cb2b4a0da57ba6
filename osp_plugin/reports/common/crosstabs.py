"""The three crosstabs of an analysis, ready to lay out: codes × (PALULOS, hors) × years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...domain.indicators.crosstab import KINDS, Crosstab

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KINDS", "KIND_TITLES", "TITLES", "Crosstab", "crosstabs"]

KIND_TITLES = {"palulos": "PALULOS", "hors": "Hors PALULOS"}
TITLES = {
    "epci": ("Logements remontés par EPCI", "EPCI"),
    "departement": ("Logements remontés par département", "Département"),
    "bailleur": ("Logements remontés par bailleur", "Bailleur"),
}
"""Name of the analysis → (title of the table, title of its first column)."""


def _lived(counts: Mapping[tuple[str, str, int | None], int]) -> list[int]:
    """The years, from the first to the last that has dwellings; all of them when none has."""
    years = sorted({year for _code, _kind, year in counts if year is not None})
    lived = {year for (_code, _kind, year), count in counts.items() if count and year is not None}
    if not lived:
        return years
    return [year for year in years if min(lived) <= year <= max(lived)]


def crosstabs(synthese: pd.DataFrame) -> list[Crosstab]:
    """The crosstabs by EPCI, by département and by bailleur, in this order.

    ``synthese``: ``analyse, code, palulos, annee_financ, nb_logements``.

    Years without a dwelling are left out before the first that has one and after the last.
    """
    return [_crosstab(synthese, name) for name in TITLES]


def _crosstab(synthese: pd.DataFrame, name: str) -> Crosstab:
    import pandas as pd

    rows = synthese[synthese["analyse"] == name]
    years = [None if pd.isna(year) else int(year) for year in rows["annee_financ"]]
    codes = [str(code) for code in rows["code"]]
    numbers = [int(count) for count in rows["nb_logements"]]
    counts: dict[tuple[str, str, int | None], int] = {}
    for key, count in zip(zip(codes, rows["palulos"], years), numbers):
        counts[key] = counts.get(key, 0) + count
    known = _lived(counts)
    title, code_title = TITLES[name]
    return Crosstab(
        name=name,
        title=title,
        code_title=code_title,
        codes=tuple(dict.fromkeys(codes)),
        years=(*known, None) if None in years else tuple(known),
        counts=counts,
    )
