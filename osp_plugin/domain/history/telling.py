"""What happened to a dwelling between two states, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..common.values import shown
from ..dictionary import dictionary
from ..disclosure.profiles import PARTNERS, receives
from ..indicators.formula import POSITION
from .steps import DWELLINGS

if TYPE_CHECKING:
    import pandas as pd

REPORTED, REMOVED = "remonté", "retiré"


def change(key: int, before: pd.DataFrame | None, after: pd.DataFrame | None) -> str:
    """What happened to the dwelling of a key: « avancement : En cours → Livré ».

    The values of a field that partners do not receive are not told.
    """
    if before is None or after is None:
        return ""
    if key not in before.index:
        return REPORTED
    if key not in after.index:
        return REMOVED
    return " ; ".join(_fields(before.loc[key], after.loc[key]))


def _fields(one: pd.Series, other: pd.Series) -> Iterator[str]:
    table = dictionary()[DWELLINGS]
    for name in one.index:
        if one[name] == other[name]:
            continue
        if name == POSITION:
            yield "position donnée" if other[name] else "position retirée"
            continue
        title = table[name].title.lower()
        if not receives(PARTNERS, table[name].diffusion):
            yield f"{title} : changé"
        else:
            yield f"{title} : {shown(one[name])} → {shown(other[name])}"
