"""Where houses can stand: plots in rows on both sides of the parallel streets of a cité."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import planar
from .estates import Estate, Frame

HALF_STREET = 5.0
"""From the middle of a street to the fence of a garden (m)."""
SETBACK = 10.5
"""From the middle of a street to the middle of a house (m)."""
CROSSING_EVERY = 132.0
CROSSING = 11.0
"""Side streets: one about every 132 m, 11 m wide."""


@dataclass(frozen=True)
class Plots:
    """The plots of a cité, in the order of a walk along its streets.

    ``houses``: n × 2, m. ``corners``: n × 4 × 2. ``street``: n, from 0. ``side``: n, 0 or 1.
    ``rank``: n, the place along the street, from 0: the house's number is 2 × rank + 1 + side.
    """

    houses: np.ndarray
    corners: np.ndarray
    street: np.ndarray
    side: np.ndarray
    rank: np.ndarray

    def __len__(self) -> int:
        return len(self.houses)


def plots(estate: Estate, wanted: int) -> Plots:
    """The plots of an estate, at its usual spacing or as narrow as ``wanted`` dwellings need."""
    assert estate.frame is not None  # nosec B101 # estates are framed before they get plots
    found = None
    for narrowing in (1.0, 0.88, 0.78, 0.68, 0.6, 0.54, 0.5, 0.46, 0.42):
        found = _plots(estate, estate.frame, max(5.6, estate.fabric.frontage * narrowing))
        if len(found) >= wanted:
            return found
    raise ValueError(
        f"cité {estate.id_cite}: {wanted} dwellings on {len(found) if found else 0} plots"
    )


def _plots(estate: Estate, frame: Frame, frontage: float) -> Plots:
    fabric = estate.fabric
    ring = estate.rings[0]
    reach = np.hypot(*(ring - frame.origin).T).max() + 2 * fabric.bend + fabric.pitch
    along = _along(frontage, reach)
    rows = np.arange(-np.ceil(reach / fabric.pitch), np.ceil(reach / fabric.pitch) + 1)
    depth = fabric.pitch / 2 - HALF_STREET - 0.4
    street, side, u = (a.ravel() for a in np.meshgrid(rows, np.array([0, 1]), along, indexing="ij"))
    rank_of = np.arange(len(along))
    rank = np.broadcast_to(rank_of, (len(rows), 2, len(along))).ravel()
    sign = np.where(side == 0, 1.0, -1.0)
    axis = street * fabric.pitch
    half = frontage / 2 - 0.05
    # Twins lean on the fence that they share: odd ranks to the left, even ones to the right.
    lean = np.where(rank % 2 == 0, 1.0, -1.0) * max(0.0, half - 3.6) if fabric.twin else 0.0
    houses = np.column_stack([u + lean, axis + sign * SETBACK])
    near, far = axis + sign * HALF_STREET, axis + sign * (HALF_STREET + depth)
    corners = np.stack(
        [
            np.column_stack([u - half, near]),
            np.column_stack([u + half, near]),
            np.column_stack([u + half, far]),
            np.column_stack([u - half, far]),
        ],
        axis=1,
    )
    on_map = planar.rounded(frame.to_map(houses))
    corners_on_map = planar.rounded(frame.to_map(corners.reshape(-1, 2))).reshape(-1, 4, 2)
    kept = planar.inside(on_map, estate.rings)
    kept[kept] &= (
        planar.inside(corners_on_map[kept].reshape(-1, 2), estate.rings).reshape(-1, 4).all(axis=1)
    )
    return _walk(on_map[kept], corners_on_map[kept], street[kept], side[kept], rank[kept])


def _along(frontage: float, reach: float) -> np.ndarray:
    """Middles of the plots along a street (local u), leaving room for the side streets."""
    per_block = max(2, int((CROSSING_EVERY - CROSSING) / frontage) // 2 * 2)
    block = per_block * frontage + CROSSING
    blocks = np.arange(-np.ceil(reach / block), np.ceil(reach / block) + 1)
    places = (np.arange(per_block) + 0.5) * frontage
    return (blocks[:, None] * block + places).ravel()


def _walk(
    houses: np.ndarray, corners: np.ndarray, street: np.ndarray, side: np.ndarray, rank: np.ndarray
) -> Plots:
    """Plots in the order of a walk, streets and places counted from 0.

    Ten houses of one side, then the ten across: neighbours in the list face one another.
    """
    order = np.lexsort((rank, side, rank // 10, street))
    houses, corners = houses[order], corners[order]
    street, side, rank = street[order], side[order], rank[order]
    _, number = np.unique(street, return_inverse=True)
    first = np.full(number.max() + 1 if len(number) else 0, np.iinfo(int).max)
    np.minimum.at(first, number, rank)
    return Plots(houses, corners, number, side.astype(int), rank - first[number])
