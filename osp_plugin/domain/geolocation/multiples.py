"""Dwellings compared with one another: same point, same identifier, same operation. Metres."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ..common.arrays import packed, repeated

CENTIMETRE = 100.0
LEAST_OTHERS = 2
"""An operation with fewer other dwellings does not tell which of them is out of place."""
MAX_EXACT = 256
"""In larger groups the farthest member is sought among the extreme ones of eight directions."""


def _groups(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows sorted by key, and where each group of equal keys starts in that order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    return order, np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(order)])


def _shared(keys: np.ndarray) -> Iterator[np.ndarray]:
    """The groups of two rows or more that have one key, each in the order of the rows."""
    some = repeated(keys)
    order, start = _groups(keys[some])
    for rows in np.split(some[order], start[1:]):
        if len(rows) > 1:
            yield rows


def stacked(
    x: np.ndarray, y: np.ndarray, identifiers: Sequence[np.ndarray], idpar: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Rows that share their point, to the centimetre, with other dwellings of other parcels.

    Dwellings of one parcel may share a point: they are in one building. Rows that share an
    identifier are one dwelling, reported twice. Returns the rows and, for each, how many dwellings
    are at its point.
    """
    place = packed(
        np.round(x * CENTIMETRE).astype(np.int64), np.round(y * CENTIMETRE).astype(np.int64)
    )
    found, counts = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for rows in _shared(place):
        parcels = np.unique(idpar[rows])
        if len(parcels) == 1 and parcels[0] != b"":
            continue
        number = _distinct([column[rows] for column in identifiers])
        if number > 1:
            found.append(rows)
            counts.append(np.full(len(rows), number))
    rows, count = np.concatenate(found), np.concatenate(counts)
    order = np.argsort(rows)
    return rows[order], count[order]


def _distinct(identifiers: Sequence[np.ndarray]) -> int:
    """How many dwellings some rows are, two that share an identifier being one."""
    owner = list(range(len(identifiers[0])))

    def root(row: int) -> int:
        while owner[row] != row:
            row = owner[row]
        return row

    for column in identifiers:
        first: dict[bytes, int] = {}
        for row, value in enumerate(column.tolist()):
            if value:
                owner[root(row)] = root(first.setdefault(value, row))
    return sum(owner[row] == row for row in range(len(owner)))


def apart(
    identifiers: np.ndarray, x: np.ndarray, y: np.ndarray, tolerance: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows that share an identifier with one farther than ``tolerance``.

    Returns the rows, the distance of each to the farthest of its group, and the size of the group.
    """
    found, away, sizes = [np.empty(0, np.int64)], [np.empty(0)], [np.empty(0, np.int64)]
    for rows in _shared(identifiers):
        # The box is never narrower than the farthest two.
        if np.hypot(np.ptp(x[rows]), np.ptp(y[rows])) > tolerance:
            distance = _farthest(x[rows], y[rows])
            if distance.max() > tolerance:
                found.append(rows)
                away.append(distance)
                sizes.append(np.full(len(rows), len(rows)))
    rows, distance, size = np.concatenate(found), np.concatenate(away), np.concatenate(sizes)
    order = np.argsort(rows)
    return rows[order], distance[order], size[order]


def _farthest(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Distance of each point to the farthest of them."""
    ends = np.arange(len(x))
    if len(x) > MAX_EXACT:
        ends = np.unique([f(v) for v in (x, y, x + y, x - y) for f in (np.argmin, np.argmax)])
    farthest: np.ndarray = np.hypot(x[:, None] - x[ends], y[:, None] - y[ends]).max(axis=1)
    return farthest


def isolated(
    groups: np.ndarray, x: np.ndarray, y: np.ndarray, limit: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows whose nearest neighbour of the same group is farther than ``limit``.

    Returns the rows, that distance, and how many others the group has. Groups of fewer than
    LEAST_OTHERS others are left out.
    """
    side = max(limit, 1e-6) / np.sqrt(2)
    squares = packed(
        groups, np.floor(x / side).astype(np.int64), np.floor(y / side).astype(np.int64)
    )
    # Two points in a square are near enough: only those alone in theirs are measured.
    alone = np.ones(len(x), dtype=bool)
    alone[repeated(squares)] = False
    # Of the groups, only theirs are put in order.
    lonely = np.zeros(int(groups.max(initial=0)) + 1, dtype=bool)
    lonely[groups[alone]] = True
    rows = np.flatnonzero(lonely[groups])
    order, first = _groups(groups[rows])
    members = rows[order]
    last = np.append(first[1:], len(members))
    place = {int(groups[members[a]]): (a, b) for a, b in zip(first.tolist(), last.tolist())}
    found, away, others = [], [], []
    for one in np.flatnonzero(alone).tolist():
        a, b = place[int(groups[one])]
        if b - a <= LEAST_OTHERS:
            continue
        rest = members[a:b]
        rest = rest[rest != one]
        distance = float(np.hypot(x[rest] - x[one], y[rest] - y[one]).min())
        if distance > limit:
            found.append(one)
            away.append(distance)
            others.append(b - a - 1)
    return np.array(found, np.int64), np.array(away), np.array(others, np.int64)
