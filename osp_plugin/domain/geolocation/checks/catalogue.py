"""Every check of positions. A check is added by its module and its line here."""

from __future__ import annotations

from . import cites, communes, geometries, identifiers, operations, parcels, stacks, territory
from .check import Check

CHECKS: tuple[Check, ...] = (
    geometries.MISSING_POINT,
    geometries.UNUSABLE,
    territory.WRONG_SYSTEM,
    territory.OUTSIDE,
    communes.DISAGREEING,
    communes.UNKNOWN_COMMUNE,
    communes.ELSEWHERE,
    communes.WRONG_EPCI,
    communes.WRONG_DEPARTEMENT,
    cites.NEARER,
    cites.OUTSIDE,
    cites.WITHOUT_OUTLINE,
    cites.NOT_TOLD,
    parcels.NOT_FOUND,
    parcels.OUTSIDE,
    operations.FAR,
    stacks.SAME_POINT,
    identifiers.TWO_PLACES,
)
"""In the order in which anomalies are listed: of two that one cause explains, the first is told."""

BY_CODE = {check.code: check for check in CHECKS}
CODES = tuple(BY_CODE)
