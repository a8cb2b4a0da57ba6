"""What a user asks of a map of figures, in place of what its indicator says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.common.numbers import quantity
from ...domain.indicators import Criteria, Indicator
from ...domain.indicators.classes import NUMBER, classes, stretched
from ...storage.indicators.statistics import Statistics

PALETTES = ("Blues", "Greens", "Oranges", "Purples", "YlGnBu", "YlOrBr", "PuBuGn", "Greys")
"""Ramps of ColorBrewer that go from light to dark, and are read without red nor green."""
DWELLINGS_COUNTED = "nb_logements"
Bounds = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class MapChoice:
    """Number of classes, method, palette: 0 and « » for what the indicator says.

    ``kept`` are the classes of another map, to compare with it. Territories of fewer than ``least``
    dwellings, ``hidden``, are not drawn.
    """

    number: int = 0
    method: str = ""
    palette: str = ""
    kept: Bounds = ()
    least: int = 0
    hidden: frozenset[str] = frozenset()

    def classes(self, indicator: Indicator, values: Sequence[float]) -> list[tuple[float, float]]:
        """The classes of these figures."""
        if self.kept:
            return stretched(self.kept, values, whole=indicator.format == "entier")
        method = self.method or indicator.map.classes
        return classes(
            values, method, lambda value: quantity(value, indicator.format), self.number or NUMBER
        )

    def colors(self, indicator: Indicator) -> str:
        """The ramp of QGIS."""
        return self.palette or indicator.map.colors


AS_DECLARED = MapChoice()


def comparable(one: Indicator, other: Indicator) -> bool:
    """Whether the classes of one indicator say something of another."""
    return (one.format, one.unit, one.map.kind) == (other.format, other.unit, other.map.kind)


def small_places(
    statistics: Statistics, scale_key: str, criteria: Criteria, least: int
) -> frozenset[str]:
    """Codes of the territories that have fewer than ``least`` dwellings."""
    counted = statistics.at(scale_key, [DWELLINGS_COUNTED], criteria).table[DWELLINGS_COUNTED]
    return frozenset(str(code) for code, number in counted.fillna(0).items() if number < least)
