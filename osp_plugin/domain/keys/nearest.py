"""The points near dwellings, among millions: squares as wide as the distance looked at."""

from __future__ import annotations

import numpy as np

from ..common.arrays import expanded

_AROUND = tuple((column, row) for column in (-1, 0, 1) for row in (-1, 0, 1))
_WIDE = np.int64(1 << 31)


class Nearby:
    """Places in Lambert-93 (NaN for none), and what is within ``reach`` metres of them."""

    def __init__(self, x: np.ndarray, y: np.ndarray, reach: float) -> None:
        self._x, self._y, self._reach = x, y, reach
        self._placed = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        own = self._square(x[self._placed], y[self._placed])
        self._around = np.unique(
            np.concatenate([own + column * _WIDE + row for column, row in _AROUND])
            if len(own)
            else own
        )

    def _square(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        column = np.floor(x / self._reach).astype(np.int64)
        return column * _WIDE + np.floor(y / self._reach).astype(np.int64)

    def near(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Which points may be within reach of a place: those to keep of a large file."""
        found = np.isfinite(x) & np.isfinite(y)
        rows = np.flatnonzero(found)
        found[rows] = np.isin(self._square(x[rows], y[rows]), self._around)
        return found

    def pairs(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Each place and point within reach of it: their numbers, and the metres between them, by
        place then distance."""
        squares = self._square(x, y)
        order = np.argsort(squares, kind="stable")
        squares = squares[order]
        own = self._square(self._x[self._placed], self._y[self._placed])
        found: list[tuple[np.ndarray, np.ndarray]] = []
        for column, row in _AROUND:
            wanted = own + column * _WIDE + row
            start = np.searchsorted(squares, wanted)
            counts = np.searchsorted(squares, wanted, side="right") - start
            places, points = expanded(start, counts)
            found.append((self._placed[places], order[points]))
        places = np.concatenate([pair[0] for pair in found])
        points = np.concatenate([pair[1] for pair in found])
        away = np.hypot(self._x[places] - x[points], self._y[places] - y[points])
        within = away <= self._reach
        places, points, away = places[within], points[within], away[within]
        ranked = np.lexsort((points, away, places))
        return places[ranked], points[ranked], away[ranked]
