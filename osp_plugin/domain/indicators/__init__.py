"""Indicators of the ERBM: what is counted, at which scales, and how it becomes a figure.

An indicator is declared once, in ``resources/indicators/*.json``: its formula is an aggregate over
fields of the dictionary (:mod:`.formula`). The storage counts the aggregates as *cubes*, and
:mod:`.figures` turns cubes into the figures of any scale.
"""

from ..common.criteria import Criteria
from .catalogue import Breakdown, Indicator, MapStyle, breakdowns, indicator, indicators
from .cubes import Cube, Reached, dimensions
from .figures import TIDY_COLUMNS, Figures
from .formula import Measure
from .scales import LAYER, SCALES, UNKNOWN, Scale, UnknownScale, scale

__all__ = [
    "LAYER",
    "SCALES",
    "TIDY_COLUMNS",
    "UNKNOWN",
    "Breakdown",
    "Criteria",
    "Cube",
    "Figures",
    "Indicator",
    "MapStyle",
    "Measure",
    "Reached",
    "Scale",
    "UnknownScale",
    "breakdowns",
    "dimensions",
    "indicator",
    "indicators",
    "scale",
]
