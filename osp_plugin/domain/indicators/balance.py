"""What was financed and what was reported, over some operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..common.palulos import is_palulos
from .funnel import tally

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Balance:
    """Counts of operations, and of dwellings in them.

    A gap is that of the dwellings financed to those reported, of a PALULOS operation whose decision
    is known: ``missing`` adds up those above 0, ``surplus`` those below, ``gap`` is the difference.
    """

    operations: int
    palulos: int
    decided: int
    undecided: int
    with_missing: int
    with_surplus: int
    financed: int
    """Of the PALULOS operations, as the others of dwellings that are financed."""
    reported: int
    located: int
    reported_palulos: int
    reported_decided: int
    missing: int
    surplus: int

    @property
    def gap(self) -> int:
        """Dwellings missing, on balance."""
        return self.missing - self.surplus

    @property
    def unlocated(self) -> int:
        """Dwellings reported without position."""
        return self.reported - self.located

    @classmethod
    def of(cls, operations: pd.DataFrame) -> Balance:
        """That of a row per operation: ``type_palu``, ``nb_logements_decision`` (missing where no
        decision is known), ``nb_logements`` and ``nb_geolocalises`` reported."""
        import pandas as pd

        drawing = is_palulos(operations["type_palu"])
        financed = pd.to_numeric(operations["nb_logements_decision"]).astype("float64")
        reported = operations["nb_logements"].astype("float64")
        located = operations["nb_geolocalises"].astype("float64")
        decided = drawing & financed.notna()
        gap = (financed - reported)[decided]
        return cls(
            **tally(
                operations=len(operations),
                palulos=int(drawing.sum()),
                decided=int(decided.sum()),
                undecided=int((drawing & financed.isna()).sum()),
                with_missing=int((gap > 0).sum()),
                with_surplus=int((gap < 0).sum()),
                financed=round(financed[decided].sum()),
                reported=round(reported.sum()),
                located=round(located.sum()),
                reported_palulos=round(reported[drawing].sum()),
                reported_decided=round(reported[decided].sum()),
                missing=round(gap[gap > 0].sum()),
                surplus=round(-gap[gap < 0].sum()),
            )
        )
