"""Which rows the figures are of: years, bailleurs, types of financing, territories."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..analysis import Filter
from .scales import YEAR

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Criteria:
    """What figures are limited to. Years are inclusive, None is no limit.

    ``codes`` holds, by dimension (a key of SCALES, or « type_palu »), the codes that are kept.
    """

    annee_min: int | None = None
    annee_max: int | None = None
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, chosen: Filter) -> Criteria:
        """What the filter of an analysis keeps."""
        return cls(chosen.annee_min, chosen.annee_max).only("bailleur", chosen.bailleur)

    def only(self, dimension: str, *codes: str | None) -> Criteria:
        """These criteria, and only rows with one of these codes; no code, or None, is no limit."""
        others = tuple(item for item in self.codes if item[0] != dimension)
        kept = tuple(code for code in codes if code)
        return replace(self, codes=(*others, (dimension, kept)) if kept else others)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """What the criteria are about."""
        years = () if self.annee_min is None and self.annee_max is None else (YEAR,)
        return (*years, *(dimension for dimension, _ in self.codes))

    def mask(self, rows: pd.DataFrame) -> pd.Series:
        """Rows of a cube that are kept; it must have every dimension of the criteria."""
        import pandas as pd

        keep = pd.Series(True, index=rows.index)
        for limit, before in ((self.annee_min, False), (self.annee_max, True)):
            if limit is not None:
                year = rows[YEAR]
                kept = year <= limit if before else year >= limit
                keep &= kept.fillna(False).astype(bool)
        for dimension, codes in self.codes:
            keep &= as_codes(rows[dimension]).isin(codes)
        return keep


def as_codes(values: pd.Series) -> pd.Series:
    """Codes of a dimension as text, « Non renseigné » where there is none."""
    from .scales import UNKNOWN

    text = values.astype("string") if values.name == YEAR else values
    return text.astype(object).where(values.notna(), UNKNOWN)
