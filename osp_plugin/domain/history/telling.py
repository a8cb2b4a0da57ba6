"""What happened to a dwelling between two states, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..common.values import shown
from ..dictionary import Table, dictionary
from ..disclosure.profiles import PARTNERS, receives
from ..indicators.formula import POSITION
from .steps import DWELLINGS

if TYPE_CHECKING:
    import pandas as pd

REPORTED, ADDED, REMOVED = "remonté", "ajouté", "retiré"


def change(
    key: int,
    before: pd.DataFrame | None,
    after: pd.DataFrame | None,
    table: str = DWELLINGS,
) -> str:
    """What happened to the row of a key, a dwelling by default: « avancement : En cours → Livré ».

    The values of a field that partners do not receive are not told.
    """
    if before is None or after is None:
        return ""
    if key not in before.index:
        return REPORTED if table == DWELLINGS else ADDED
    if key not in after.index:
        return REMOVED
    return " ; ".join(_fields(before.loc[key], after.loc[key], dictionary()[table]))


def _fields(one: pd.Series, other: pd.Series, table: Table) -> Iterator[str]:
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
