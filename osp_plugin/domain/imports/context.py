"""What the base knows, against which a file is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..dictionary import Field

if TYPE_CHECKING:
    import pandas as pd


def _no_number() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(columns=["operation", "numero"], dtype=object)


def _no_event() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        columns=["operation", "nature", "date_evenement", "reference"], dtype=object
    )


@dataclass(frozen=True)
class Context:
    """The referentials and the rows of a base, for a file of ``bailleur``, « » when of several.

    - ``bailleurs``, ``epci``, ``departements``: name by code; ``sirens``: that of EPCI by code
    - ``operations``: the fields of ``operation``, with ``fid`` and ``version``
    - ``communes``: ``idcom, nom_commune, epci, dep``
    - ``cites``: ``id_cite, nom_cite, epci, idcom, communes`` (list as text, ``{62498,62510}``)
    - ``logements``: the fields of ``logement``, with ``fid`` and ``version``, of every bailleur
    - ``numeros``: ``operation, numero``, every number of each operation by its title
    - ``evenements``: ``operation, nature, date_evenement, reference`` of every operation
    - ``listes``: the values that the base has for a list (:attr:`.Field.liste`), by its table
    - ``annees``: the first and the last year of each label, None for no limit
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
    numeros: pd.DataFrame = field(default_factory=_no_number)
    evenements: pd.DataFrame = field(default_factory=_no_event)
    listes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    annees: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)

    def listed(self, fields: Iterable[Field]) -> list[Field]:
        """``fields``, those of a list with the values that the base has for it."""
        return [
            replace(item, enum=tuple(self.listes.get(item.liste or "", item.enum)))
            for item in fields
        ]
