"""Dwellings by a code, by kind of financing and by year, and their totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .funnel import tally

KINDS = ("palulos", "hors")


@dataclass(frozen=True)
class Crosstab:
    """One crosstab. ``years`` may end with ``None``: dwellings whose year is unknown.

    ``counts`` is keyed by (code, kind, year), ``kind`` being one of :data:`KINDS`; what it does
    not hold counts zero.
    """

    name: str
    title: str
    code_title: str
    codes: tuple[str, ...]
    years: tuple[int | None, ...]
    counts: Mapping[tuple[str, str, int | None], int]

    def count(self, code: str, kind: str, year: int | None) -> int:
        """Dwellings of one cell."""
        return self.counts.get((code, kind, year), 0)

    def code_total(self, code: str, *kinds: str) -> int:
        """Dwellings of one row, for these kinds (all when none is given)."""
        return self._total([code], kinds or KINDS, self.years)

    def year_total(self, year: int | None, *kinds: str) -> int:
        """Dwellings of one column, for these kinds (all when none is given)."""
        return self._total(self.codes, kinds or KINDS, [year])

    def total(self, *kinds: str) -> int:
        """Dwellings of the whole table, for these kinds (all when none is given)."""
        return self._total(self.codes, kinds or KINDS, self.years)

    def _total(
        self, codes: Iterable[str], kinds: Iterable[str], years: Iterable[int | None]
    ) -> int:
        kinds, years = tuple(kinds), tuple(years)
        cells = (self.count(c, kind, year) for c in codes for kind in kinds for year in years)
        return tally(total=sum(cells))["total"]
