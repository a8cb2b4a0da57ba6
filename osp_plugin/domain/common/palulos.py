"""Which types of financing draw on the PALULOS, the State's grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

TYPES_PALULOS = ("Groupé", "Isolé")
"""Types of financing that draw on the PALULOS; every other dwelling counts as « hors »."""


def is_palulos(type_palu: pd.Series) -> pd.Series:
    """Whether each type of financing draws on the PALULOS."""
    return type_palu.isin(TYPES_PALULOS)
