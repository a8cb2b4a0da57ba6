"""Fields of the past that the base computes by itself: no journal keeps them, the base that is made
of the tables that they come from computes them again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ...domain.history.replay import KEY
from ..geopackage import GeoPackageBase
from .past import Past
from .writing import with_parents, write_tables

if TYPE_CHECKING:
    import pandas as pd

PROGRAMME = "programmation"
COMPUTED = ("etat_enveloppe_mini", "etat_enveloppe_maxi", "etat_bonus_mini", "etat_bonus_maxi")
"""Fields of a line of the programme, from its tariff."""
_SOURCES = (PROGRAMME, "tarif", "label")


def computed(past: Past, table: str, names: Sequence[str]) -> pd.DataFrame | None:
    """The computed fields among ``names`` of a table, by key; None when there are none."""
    wanted = [name for name in COMPUTED if name in names]
    if table != PROGRAMME or not wanted:
        return None
    with TemporaryDirectory(prefix="osp_passe_") as folder:
        target = Path(folder) / "passe.gpkg"
        write_tables(past, target, with_parents(past.base.tables, _SOURCES))
        return GeoPackageBase(target).read(PROGRAMME, [KEY, *wanted]).set_index(KEY)


def put(rows: pd.DataFrame, keys: Sequence[int], values: pd.DataFrame | None) -> pd.DataFrame:
    """``rows`` of these keys with what :func:`computed` gave."""
    if values is None:
        return rows
    given = values.reindex(keys)
    return rows.assign(**{name: given[name].to_numpy() for name in values.columns})
