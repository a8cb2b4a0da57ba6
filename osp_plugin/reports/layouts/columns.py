"""The blocks of a legend in columns of about the same height, within the room that it has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import combinations

from qgis.core import QgsLayoutItemLegend

MOST = 4
"""Columns of a legend."""
SLACK = 0.1
BREAK = "legend/column-break"
GIVEN = "osp/colonnes_legende"
"""Custom property of a legend: the columns of its template, and those that it was given."""


def settle(legend: QgsLayoutItemLegend, width: float, height: float) -> bool:
    """Lay out the blocks of a legend so that they hold in a room (mm); whether they do.

    The columns are as many as the template has, more or fewer where they do not hold, and as even
    as can be. When nothing holds, the blocks are as low as the width allows.
    """
    blocks = len(legend.model().rootGroup().children())
    wanted = _wanted(legend)
    lowest: tuple[float, int, tuple[int, ...]] | None = None
    for columns in sorted(range(1, MOST + 1), key=lambda number: abs(number - wanted)):
        found = _lowest(legend, min(columns, max(1, blocks)), blocks, width)
        if found is not None and (lowest is None or found[0] < lowest[0] - SLACK):
            lowest = found
        if found is not None and found[0] <= height + SLACK:
            _apply(legend, *found[1:])
            return True
    _height, columns, breaks = lowest or (0.0, 1, ())
    _apply(legend, columns, breaks)
    return False


def _wanted(legend: QgsLayoutItemLegend) -> int:
    """Columns that the template, or the cartographer since, gave a legend."""
    told = legend.customProperty(GIVEN)
    if told is not None:
        first, put = json.loads(str(told))
        return int(first if put == legend.columnCount() else legend.columnCount())
    return int(legend.columnCount())


def _lowest(
    legend: QgsLayoutItemLegend, columns: int, blocks: int, width: float
) -> tuple[float, int, tuple[int, ...]] | None:
    """Height (mm) and breaks of so many columns, None when they are too wide."""
    found = []
    for breaks in combinations(range(1, blocks), columns - 1):
        _apply(legend, columns, breaks)
        if legend.rect().width() <= width + SLACK:
            found.append((legend.rect().height(), columns, breaks))
    return min(found, default=None)


def set_columns(legend: QgsLayoutItemLegend, columns: int) -> None:
    """So many columns, where QGIS breaks them."""
    _apply(legend, columns, ())


def _apply(legend: QgsLayoutItemLegend, columns: int, breaks: Sequence[int]) -> None:
    """Begin a column at each of these blocks, and nowhere else."""
    wanted = _wanted(legend)
    legend.setColumnCount(columns)
    legend.setCustomProperty(GIVEN, json.dumps([wanted, columns]))
    for number, block in enumerate(legend.model().rootGroup().children()):
        block.setCustomProperty(BREAK, int(number in breaks))
    legend.adjustBoxSize()
