"""How large a territory is: what its reference tables count there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .funnel import tally

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Extent:
    """Communes, their EPCI and inhabitants (0: not known); cités, and those « à enjeux »."""

    communes: int
    epci: int
    population: int
    estates: int
    at_stake: int

    @classmethod
    def of(cls, communes: pd.DataFrame, estates: pd.DataFrame) -> Extent:
        """That of rows of ``commune`` (``epci, population``) and of ``cite`` (``a_enjeux``)."""
        return cls(
            **tally(
                communes=len(communes),
                epci=int(communes["epci"].nunique()),
                population=round(float(communes["population"].sum())),
                estates=len(estates),
                at_stake=int(estates["a_enjeux"].fillna(False).astype(bool).sum()),
            )
        )
