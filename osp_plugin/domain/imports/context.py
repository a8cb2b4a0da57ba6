"""What the base knows, against which a file is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Context:
    """The referentials and the rows of a base, for a file of ``bailleur``, « » when of several.

    - ``bailleurs``, ``epci``, ``departements``: name by code; ``sirens``: that of EPCI by code
    - ``operations``: the fields of ``operation``, with ``fid`` and ``version``
    - ``communes``: ``idcom, nom_commune, epci, dep``
    - ``cites``: ``id_cite, nom_cite, epci, idcom, communes`` (list as text, ``{62498,62510}``)
    - ``logements``: the fields of ``logement``, with ``fid`` and ``version``, of every bailleur
    - ``lignes``: the fields of ``programmation``, with ``fid`` and ``version``
    """

    bailleur: str
    bailleurs: Mapping[str, str]
    operations: pd.DataFrame
    communes: pd.DataFrame
    epci: Mapping[str, str]
    departements: Mapping[str, str]
    cites: pd.DataFrame
    logements: pd.DataFrame
    lignes: pd.DataFrame
    sirens: Mapping[str, str] = field(default_factory=dict)
