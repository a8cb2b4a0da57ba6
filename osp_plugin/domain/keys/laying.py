"""Which key each dwelling gets, and what a dwelling keeps of where its keys come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..common.house_numbers import HouseNumber
from .nearest import Nearby

BUILDING, ADDRESS, QUARTER, IRIS, UNESCO = "id_rnb", "id_ban", "code_qpv", "code_iris", "unesco"
KEYS = (BUILDING, ADDRESS, QUARTER, IRIS, UNESCO)
SOURCE = "source_cles"
TITLES = {BUILDING: "RNB", ADDRESS: "BAN", QUARTER: "QPV", IRIS: "IRIS", UNESCO: "UNESCO"}
"""How each key begins its line of :data:`SOURCE`."""
PROPERTY, BUFFER, OUTSIDE = "Bien inscrit", "Zone tampon", "Hors périmètre"
BUILDING_REACH, ADDRESS_REACH = 15.0, 30.0
"""Metres from a dwelling beyond which a building, or an address, is not its own."""
Codes = Sequence["str | None"]


def nearest(
    places: Nearby,
    x: np.ndarray,
    y: np.ndarray,
    codes: Sequence[str],
    numbers: tuple[Sequence[HouseNumber | None], Sequence[HouseNumber | None]] | None = None,
    count: int = 0,
) -> list[str | None]:
    """The code of the point nearest to each of ``count`` places, None where none is in reach.

    ``numbers`` are those of the places and of the points: a point of the same house number is
    taken before one that is nearer.
    """
    found: list[str | None] = [None] * count
    exact = [False] * count
    for place, point in zip(*(item.tolist() for item in places.pairs(x, y)[:2])):
        same = numbers is not None and _same(numbers[0][place], numbers[1][point])
        if found[place] is None or (same and not exact[place]):
            found[place], exact[place] = codes[point], same
    return found


def _same(one: HouseNumber | None, other: HouseNumber | None) -> bool:
    return one is not None and one == other


def perimeter(inscribed: Codes | None, buffer: Codes | None, placed: Sequence[bool]) -> Codes:
    """Where each place is of the World Heritage: inscribed before its buffer zone; None when it has
    no position."""
    inside = inscribed or [None] * len(placed)
    around = buffer or [None] * len(placed)
    return [
        None if not has else PROPERTY if one else BUFFER if other else OUTSIDE
        for has, one, other in zip(placed, inside, around)
    ]


def sources(before: str | None, told: Mapping[str, str]) -> str:
    """What a dwelling says of its keys: a line for each, those of ``told`` written anew."""
    kept = dict(line.split(" : ", 1) for line in (before or "").splitlines() if " : " in line)
    kept.update({TITLES[key]: text for key, text in told.items()})
    return "\n".join(f"{title} : {kept[title]}" for title in TITLES.values() if title in kept)


def changed(
    row: Mapping[str, Any], laid: Mapping[str, Any], told: Mapping[str, str]
) -> dict[str, Any]:
    """The values that a dwelling has not yet; none when all is as it was."""
    values: dict[str, Any] = {key: value for key, value in laid.items() if row[key] != value}
    source = sources(row[SOURCE], told)
    if source != (row[SOURCE] or ""):
        values[SOURCE] = source
    return values
