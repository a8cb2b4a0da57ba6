"""A territory of three communes, five cités and three parcels, and dwellings told by hand.

Coordinates are metres from the corner of Lens; ``HOME`` is a dwelling without any anomaly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from osp_plugin.domain.geolocation.polygons import NOWHERE, Polygons
from osp_plugin.domain.geolocation.positions import POINT, Areas, Coded, Positions, System
from osp_plugin.domain.geolocation.survey import Cadastre, Survey

X, Y = 680_000.0, 7_036_000.0
SIDE = 4_000.0
LENS, HENIN, DOUAI = "62498", "62427", "59178"
PARCEL, OTHER_PARCEL, FLAT_PARCEL = f"{LENS}000AB0001", f"{LENS}000AB0002", f"{LENS}000AB0003"
SHIFT = 100_000.0


def square(x: float, y: float, side: float) -> list[np.ndarray]:
    """Rings of a square of which x, y is the corner."""
    west, south = X + x, Y + y
    ring = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    return [np.array(ring, float) + (west, south)]


COMMUNES = Areas(
    Polygons([square(0, 0, SIDE), square(SIDE, 0, SIDE), square(0, SIDE, SIDE)]),
    [LENS, HENIN, DOUAI],
    ["Lens", "Hénin-Beaumont", "Douai"],
    ["CALL", "CAHC", None],
    ["62", "62", "59"],
)
"""Hénin-Beaumont is east of Lens, Douai north of it; nothing is known of the EPCI of Douai."""
CITES = Areas(
    Polygons([square(1_000, 1_000, 400), square(1_460, 1_000, 400), []]),
    ["12", "7", "99"],
    ["Cité 12", "Cité 7", "Cité du Silence"],
)
"""Cité 7 is 60 m east of cité 12; 99 has no outline."""
CADASTRE = Cadastre(
    Areas(
        Polygons([square(1_100, 1_100, 40), square(3_000, 3_000, 40), []]),
        [PARCEL, OTHER_PARCEL, FLAT_PARCEL],
        [PARCEL, OTHER_PARCEL, FLAT_PARCEL],
    )
)
SHIFTED = System("Lambert décalé", lambda x, y: (x + SHIFT, y))

Home = dict[str, Any]
HOME: Home = {
    "x": 1_110.0,
    "y": 1_110.0,
    "state": POINT,
    "ident_rep": "0000000001",
    "idlocal": f"{LENS}0000001",
    "idpar": PARCEL,
    "idcom": LENS,
    "dep": "62",
    "epci": "CALL",
    "id_cite": "12",
    "intitule": "M&C LENS 2021",
    "bailleur": "M&C",
}
ALONE: Home = {"ident_rep": "", "idlocal": "", "idpar": "", "id_cite": None, "intitule": None}
"""What to change for a dwelling that has nothing to be compared with but its commune."""


def positions(homes: Sequence[Home]) -> Positions:
    """Dwellings as arrays: each what it changes of HOME. ``fid`` is 1 and following."""
    rows = [{**HOME, **home} for home in homes]
    columns: dict[str, Any] = {
        name: np.array([row[name].encode() for row in rows] or [b""])[: len(rows)]
        for name in ("ident_rep", "idlocal", "idpar")
    }
    for name in ("idcom", "dep", "epci", "id_cite", "intitule", "bailleur"):
        columns[name] = _coded([row[name] for row in rows])
    state = np.array([row["state"] for row in rows], np.uint8)
    for name, corner in (("x", X), ("y", Y)):
        values = np.array([row[name] for row in rows], float) + corner
        columns[name] = np.where(state == POINT, values, np.nan)
    fid = np.arange(1, len(rows) + 1)
    return Positions(fid=fid, state=state, **columns, has=frozenset(HOME))


def _coded(texts: Sequence[str | None]) -> Coded:
    labels = sorted({text for text in texts if text is not None})
    numbers = [NOWHERE if text is None else labels.index(text) for text in texts]
    return Coded(np.array(numbers, np.int32), labels)


def survey(homes: Sequence[Home], **given: Any) -> Survey:
    """These dwellings and the territory; ``given`` replaces what is compared."""
    usual = {"communes": COMMUNES, "cites": CITES, "cadastre": CADASTRE, "systems": (SHIFTED,)}
    return Survey(positions(homes), **{**usual, **given})


def neighbours(count: int, **changes: Any) -> Iterator[Home]:
    """Dwellings of the parcel of HOME, a metre apart, with identifiers of their own."""
    for number in range(2, count + 2):
        yield {
            "x": 1_110.0 + number,
            "ident_rep": f"{number:010d}",
            "idlocal": f"{LENS}{number:07d}",
            **changes,
        }
