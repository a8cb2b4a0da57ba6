"""Coordinates of a file of addresses: which system they are in, and whether they can be any."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle

from ..projection import LAMBERT, to_lambert

DEGREES, WEB, CONFORMAL_50 = 4326, 3857, 3950
AREAS = {
    "59": QgsRectangle(600_000, 6_960_000, 820_000, 7_135_000),
    "62": QgsRectangle(580_000, 6_960_000, 740_000, 7_125_000),
}
"""The départements of the Bassin minier in Lambert-93 (m), with a margin of 20 km.

Numbers in metres do not tell their system: those of web maps for Lens are those of Lambert-93 for
the Atlantic. The département does."""


def point_of(x: float, y: float, departement: str) -> tuple[float, float] | None:
    """A point in Lambert-93 (m), from whatever system puts it in the département.

    Of a département that is not known, degrees and Lambert-93 only. None for what is no position:
    0 and 0, x and y exchanged, another country.
    """
    area = AREAS.get(departement)
    if not x and not y:
        return None
    if abs(x) <= 180 and abs(y) <= 90:
        systems = [DEGREES]
    else:
        systems = [LAMBERT] if area is None else [LAMBERT, WEB, CONFORMAL_50]
    for system in systems:
        point = to_lambert(QgsPointXY(x, y), system)
        if point is not None and (area is None or area.contains(QgsPointXY(*point))):
            return point
    return None
