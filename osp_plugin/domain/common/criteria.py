"""Which rows figures are of: years, bailleurs, types of financing, territories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .grouping import UNKNOWN, as_years, code_text

if TYPE_CHECKING:
    import pandas as pd

YEAR = "annee"
BAILLEUR = "bailleur"
"""Dimensions that every subject knows, as the criteria name them."""
NOTHING = "\x00"
"""A code that no row has."""


@dataclass(frozen=True)
class Criteria:
    """What figures are limited to. Years are inclusive, None is no limit.

    ``codes`` holds, by dimension (a scale of the indicators, or « type_palu »), the codes that are
    kept.
    """

    annee_min: int | None = None
    annee_max: int | None = None
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def only(self, dimension: str, *codes: str | None) -> Criteria:
        """These criteria, and only rows with one of these codes; no code, or None, is no limit."""
        others = tuple(item for item in self.codes if item[0] != dimension)
        kept = tuple(code for code in codes if code)
        return replace(self, codes=(*others, (dimension, kept)) if kept else others)

    def within(self, other: Criteria) -> Criteria:
        """These criteria and ``other`` together: what both keep.

        A dimension of which they have no code in common keeps a code that no row has.
        """
        least = [year for year in (self.annee_min, other.annee_min) if year is not None]
        most = [year for year in (self.annee_max, other.annee_max) if year is not None]
        both = replace(self, annee_min=max(least, default=None), annee_max=min(most, default=None))
        for dimension, codes in other.codes:
            mine = self.kept(dimension)
            common = tuple(code for code in codes if code in mine) if mine else codes
            both = both.only(dimension, *(common or (NOTHING,)))
        return both

    def about(self, *dimensions: str) -> Criteria:
        """These criteria without the codes of other dimensions; the years stay."""
        return replace(self, codes=tuple(item for item in self.codes if item[0] in dimensions))

    def kept(self, dimension: str) -> tuple[str, ...]:
        """The codes of a dimension that are kept; none when it is not limited."""
        return dict(self.codes).get(dimension, ())

    @property
    def has_years(self) -> bool:
        """Whether the years are limited."""
        return self.annee_min is not None or self.annee_max is not None

    @property
    def dimensions(self) -> tuple[str, ...]:
        """What the criteria are about."""
        years = (YEAR,) if self.has_years else ()
        return (*years, *(dimension for dimension, _ in self.codes))

    def plain(self) -> dict[str, Any]:
        """The criteria as JSON keeps them; :meth:`of_plain` reads them."""
        return {
            "annee_min": self.annee_min,
            "annee_max": self.annee_max,
            "codes": {dimension: list(kept) for dimension, kept in self.codes},
        }

    @classmethod
    def of_plain(cls, told: Mapping[str, Any]) -> Criteria:
        """The criteria that :meth:`plain` gave."""
        codes = tuple((name, tuple(kept)) for name, kept in told.get("codes", {}).items())
        return cls(told.get("annee_min"), told.get("annee_max"), codes)

    def mask(self, rows: pd.DataFrame, year: str = YEAR) -> pd.Series:
        """Rows that are kept; there is a column by dimension of the criteria, ``year`` for years.

        Raises NotAYear.
        """
        import pandas as pd

        keep = pd.Series(True, index=rows.index)
        if self.has_years:
            years = rows[year] if rows[year].dtype == "Int64" else as_years(rows[year])
            if self.annee_min is not None:
                keep &= (years >= self.annee_min).fillna(False).astype(bool)
            if self.annee_max is not None:
                keep &= (years <= self.annee_max).fillna(False).astype(bool)
        for dimension, codes in self.codes:
            keep &= as_codes(rows[dimension]).isin(codes)
        return keep

    def keeps(self, year: object, codes: Mapping[str, object]) -> bool:
        """Whether a single row is kept, of this year and these codes by dimension."""
        for dimension, kept in self.codes:
            if (code_text(codes[dimension]) or UNKNOWN) not in kept:
                return False
        if not self.has_years:
            return True
        if year is None or year == "":
            return False
        number = int(float(year))  # type: ignore[arg-type]
        return (self.annee_min or number) <= number <= (self.annee_max or number)


def as_codes(values: pd.Series) -> pd.Series:
    """Codes of a dimension as text, « Non renseigné » where there is none."""
    text = values.astype("string") if values.name == YEAR else values
    return text.astype(object).where(values.notna(), UNKNOWN)
