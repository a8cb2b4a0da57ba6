"""A scale bar of round lengths."""

from __future__ import annotations

from math import floor, log10

from qgis.core import (
    QgsBasicNumericFormat,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsUnitTypes,
)

SEGMENT_MM = 18.0
"""What a segment of the bar measures at most."""
SEGMENTS = 2
_ROUNDING = 1e-9
_ROUND = (5, 2, 1)


def choose(bar: QgsLayoutItemScaleBar, drawn: QgsLayoutItemMap) -> None:
    """Give a bar the longest round segments that it has room for, in metres or kilometres."""
    metres_per_mm = drawn.extent().width() / drawn.rect().width()
    length = round_length(SEGMENT_MM * metres_per_mm)
    units = QgsUnitTypes.DistanceUnit
    in_km = length >= 1000
    bar.setUnits(units.DistanceKilometers if in_km else units.DistanceMeters)
    bar.setUnitLabel("km" if in_km else "m")
    bar.setUnitsPerSegment(length / 1000 if in_km else length)
    bar.setNumberOfSegments(SEGMENTS)
    bar.setNumericFormat(_plain())
    bar.update()


def _plain() -> QgsBasicNumericFormat:
    """1000 m, whatever the language in which a script runs QGIS: it would write « 1,000 »."""
    numbers = QgsBasicNumericFormat()
    numbers.setShowThousandsSeparator(False)
    return numbers


def round_length(most: float) -> float:
    """The longest of 1, 2 or 5 times a power of ten that is not above ``most``."""
    power = 10.0 ** floor(log10(most) + _ROUNDING)
    return next(step * power for step in _ROUND if step * power <= most * (1 + _ROUNDING))
