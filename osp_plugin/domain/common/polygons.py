"""Many polygons as arrays of edges: millions of points tested in a few numpy operations.

Each polygon is cut into horizontal bands, and each band lists the edges that cross it. A point
looks at the few edges of its band, whatever the number of vertices. Coordinates are metres.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

import numpy as np

from .arrays import expanded
from .runs import runs

EDGES_PER_BAND = 4
"""Edges of a polygon per band: below it bands cost more than they spare."""
PAIRS = 2_000_000
"""Point-edge pairs weighed at once, which bounds the memory."""
NOWHERE = -1
_POLYGON, _MULTIPOLYGON = 3, 6


class Polygons:
    """Polygons numbered from 0, holes included. One without any ring contains nothing."""

    def __init__(self, rings: Sequence[Sequence[np.ndarray]]) -> None:
        """``rings``: for each polygon its closed rings, arrays of n × 2."""
        edges = [
            np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in own])
            if own
            else np.empty((0, 4))
            for own in rings
        ]
        sizes = np.array([len(own) for own in edges], dtype=np.int64)
        self._first = np.concatenate([[0], np.cumsum(sizes)])
        self._x1, self._y1, self._x2, self._y2 = (
            np.concatenate(edges).T.copy() if edges else np.empty((4, 0))
        )
        self.boxes = np.array([_box(own) for own in edges]).reshape(-1, 4)
        """Of each polygon: min x, min y, max x, max y; NaN when it is empty."""
        self._index_bands(sizes)

    @classmethod
    def from_wkb(cls, shapes: Sequence[bytes | None]) -> Polygons:
        """Polygons of little-endian two-dimensional WKB; None for one without a shape."""
        return cls([list(rings_of(wkb)) if wkb else [] for wkb in shapes])

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def empty(self) -> np.ndarray:
        """Which polygons have no ring."""
        return np.isnan(self.boxes[:, 0])

    def edges(self, which: int) -> np.ndarray:
        """Edges of a polygon, n × 4: x, y of one end, x, y of the other."""
        own = slice(self._first[which], self._first[which + 1])
        return np.column_stack([self._x1[own], self._y1[own], self._x2[own], self._y2[own]])

    def rings(self, which: int) -> list[np.ndarray]:
        """Rings of a polygon, closed, arrays of n × 2."""
        edges = self.edges(which)
        ends = np.flatnonzero((edges[1:, :2] != edges[:-1, 2:]).any(axis=1)) + 1
        return [
            np.vstack([part[:, :2], part[-1:, 2:]]) for part in np.split(edges, ends) if len(part)
        ]

    def meeting(self, box: Sequence[float]) -> list[int]:
        """Polygons whose boxes meet ``box`` (min x, min y, max x, max y)."""
        low_x, low_y, high_x, high_y = self.boxes.T
        met = (low_x <= box[2]) & (high_x >= box[0]) & (low_y <= box[3]) & (high_y >= box[1])
        found: list[int] = np.flatnonzero(met).tolist()
        return found

    # -- containment -------------------------------------------------------------------------

    def _index_bands(self, sizes: np.ndarray) -> None:
        bands = np.maximum(sizes // EDGES_PER_BAND, 1)
        self._band_first = np.concatenate([[0], np.cumsum(bands)[:-1]]).astype(np.int64)
        self._last_band = bands - 1
        height = self.boxes[:, 3] - self.boxes[:, 1]
        self._bands_per_m = np.divide(
            bands, height, out=np.zeros(len(bands)), where=height > 0, casting="unsafe"
        )
        sloped = np.flatnonzero(self._y1 != self._y2)
        owner = np.repeat(np.arange(len(sizes)), sizes)[sloped]
        low = np.minimum(self._y1[sloped], self._y2[sloped])
        high = np.maximum(self._y1[sloped], self._y2[sloped])
        start = self._band(owner, low)
        counts = self._band(owner, high) - start + 1
        rows, places = expanded(start, counts)
        order = np.argsort(places, kind="stable")
        edge = sloped[rows[order]]
        filled = np.bincount(places, minlength=int(bands.sum()))
        self._band_start = np.concatenate([[0], np.cumsum(filled)])
        self._edge_x, self._edge_low, self._edge_high = (
            self._x1[edge],
            self._y1[edge],
            self._y2[edge],
        )
        self._edge_slope = (self._x2[edge] - self._x1[edge]) / (self._y2[edge] - self._y1[edge])

    def _band(self, which: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Band of a polygon at ``y``, numbered among those of all polygons."""
        band = ((y - self.boxes[which, 1]) * self._bands_per_m[which]).astype(np.int64)
        return self._band_first[which] + np.clip(band, 0, self._last_band[which])

    def contains(self, which: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """For each point, whether it is inside polygon number ``which`` (even-odd rule)."""
        found = np.zeros(len(x), dtype=bool)
        boxes = self.boxes[which]
        near = np.flatnonzero(
            (x >= boxes[:, 0]) & (x <= boxes[:, 2]) & (y >= boxes[:, 1]) & (y <= boxes[:, 3])
        )
        near_x, near_y = x[near], y[near]
        band = self._band(which[near], near_y)
        start = self._band_start[band]
        rows, edge = expanded(start, self._band_start[band + 1] - start)
        above = near_y[rows]
        low = self._edge_low[edge]
        spans = (low > above) != (self._edge_high[edge] > above)
        rows, edge, above, low = rows[spans], edge[spans], above[spans], low[spans]
        left = near_x[rows] < self._edge_x[edge] + (above - low) * self._edge_slope[edge]
        found[near] = np.bincount(rows[left], minlength=len(near)) % 2 == 1
        return found

    # -- distance ----------------------------------------------------------------------------

    def distance(self, which: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Metres from each point to polygon number ``which``: 0 inside, infinity when empty."""
        found = np.full(len(x), np.inf)
        order = np.argsort(which, kind="stable")
        numbers, starts = np.unique(which[order], return_index=True)
        for number, rows in zip(numbers.tolist(), np.split(order, starts[1:])):
            edges = self.edges(number)
            if not len(edges):
                continue
            at_once = max(PAIRS // len(edges), 1)
            for run in runs(len(rows), at_once):
                some = rows[run]
                found[some] = _to_edges(x[some], y[some], edges)
        found[self.contains(which, x, y)] = 0.0
        return found

    def nearest(
        self, x: np.ndarray, y: np.ndarray, limit: float = np.inf
    ) -> tuple[np.ndarray, np.ndarray]:
        """Number of the polygon nearest to each point, and its distance.

        NOWHERE and infinity when none is within ``limit`` metres; the first of several equally
        near.
        """
        best = np.full(len(x), NOWHERE)
        reach = np.full(len(x), np.inf)
        filled = np.flatnonzero(~self.empty)
        if not len(filled):
            return best, reach
        boxes, corner = self.boxes[filled], self._first[filled]
        asked = np.arange(len(x))
        if np.isfinite(limit):
            asked = np.flatnonzero(PolygonGrid(self, limit).near(x, y))
        for rows in np.array_split(asked, -(-len(asked) * len(filled) // PAIRS) or 1):
            px, py = x[rows, None], y[rows, None]
            least = np.hypot(
                np.maximum(np.maximum(boxes[:, 0] - px, px - boxes[:, 2]), 0),
                np.maximum(np.maximum(boxes[:, 1] - py, py - boxes[:, 3]), 0),
            )
            most = np.hypot(self._x1[corner] - px, self._y1[corner] - py).min(axis=1)
            row, column = np.nonzero(least <= np.minimum(most, limit)[:, None])
            away = self.distance(filled[column], x[rows][row], y[rows][row])
            order = np.lexsort((column, away, row))
            row, column, away = row[order], column[order], away[order]
            first = np.flatnonzero(np.diff(row, prepend=-1))
            first = first[away[first] <= limit]
            best[rows[row[first]]] = filled[column[first]]
            reach[rows[row[first]]] = away[first]
        return best, reach

    def inner_point(self, which: int) -> tuple[float, float]:
        """A point well inside a polygon: the middle of its widest stretch at some height."""
        edges = self.edges(which)
        _, low, _, high = self.boxes[which]
        best = (-1.0, float(edges[0, 0]), float(edges[0, 1]))
        for share in (0.5, 0.4, 0.6, 0.25, 0.75):
            y = low + (high - low) * share
            crossed = edges[(edges[:, 1] > y) != (edges[:, 3] > y)]
            slope = (crossed[:, 2] - crossed[:, 0]) / (crossed[:, 3] - crossed[:, 1])
            places = np.sort(crossed[:, 0] + (y - crossed[:, 1]) * slope).reshape(-1, 2)
            widths = places[:, 1] - places[:, 0]
            if len(widths) and widths.max() > best[0]:
                stretch = places[int(widths.argmax())]
                best = (float(widths.max()), float(stretch.mean()), float(y))
        return best[1:]


class PolygonGrid:
    """Which polygons contain a point, among many: squares that list the boxes they meet.

    Boxes are wider by ``margin`` metres on each side.
    """

    def __init__(self, polygons: Polygons, margin: float = 0.0) -> None:
        self.polygons = polygons
        self._margin = margin
        filled = np.flatnonzero(~polygons.empty)
        boxes = polygons.boxes[filled] + (-margin, -margin, margin, margin)
        self._origin = boxes[:, :2].min(axis=0) if len(filled) else np.zeros(2)
        extent = boxes[:, 2:].max(axis=0) - self._origin if len(filled) else np.ones(2)
        usual = np.median(boxes[:, 2:] - boxes[:, :2]) if len(filled) else 1.0
        self._side = max(float(usual), float(extent.max()) / 1024, 1e-6)
        self._columns, self._rows = (extent // self._side).astype(np.int64) + 1
        first = ((boxes[:, :2] - self._origin) // self._side).astype(np.int64)
        last = ((boxes[:, 2:] - self._origin) // self._side).astype(np.int64)
        wide, high = (last - first + 1).T if len(filled) else np.empty((2, 0), np.int64)
        rows, place = expanded(np.zeros(len(filled), np.int64), wide * high)
        square = (first[rows, 1] + place // wide[rows]) * self._columns
        square += first[rows, 0] + place % wide[rows]
        order = np.argsort(square, kind="stable")
        self._listed = filled[rows[order]]
        counts = np.bincount(square, minlength=int(self._columns * self._rows))
        self._start = np.concatenate([[0], np.cumsum(counts)])

    def containing(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Number of the first polygon that contains each point, NOWHERE for none."""
        found = np.full(len(x), NOWHERE)
        points, which = self._listed_at(x, y)
        inside = self.polygons.contains(which, x[points], y[points])
        points, which = points[inside][::-1], which[inside][::-1]
        found[points] = which  # written backwards: the first polygon has the last word
        return found

    def near(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Whether each point is in the box of some polygon, or within the margin around it."""
        found = np.zeros(len(x), dtype=bool)
        points, which = self._listed_at(x, y)
        low_x, low_y, high_x, high_y = self.polygons.boxes[which].T
        px, py, margin = x[points], y[points], self._margin
        held = (px >= low_x - margin) & (px <= high_x + margin)
        held &= (py >= low_y - margin) & (py <= high_y + margin)
        found[points[held]] = True
        return found

    def _listed_at(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The polygons listed in the square of each point: number of the point, of the polygon."""
        column = np.floor((x - self._origin[0]) / self._side)
        row = np.floor((y - self._origin[1]) / self._side)
        on_it = np.flatnonzero(
            (column >= 0) & (column < self._columns) & (row >= 0) & (row < self._rows)
        )
        square = (row[on_it] * self._columns + column[on_it]).astype(np.int64)
        start = self._start[square]
        rows, place = expanded(start, self._start[square + 1] - start)
        return on_it[rows], self._listed[place]


def rings_of(wkb: bytes) -> Iterator[np.ndarray]:
    """Rings (n × 2, closed) of a little-endian two-dimensional polygon or multipolygon."""
    kind, count = struct.unpack_from("<II", wkb, 1)
    place = 9
    if kind == _POLYGON:
        yield from _rings(wkb, place, count)
        return
    if kind != _MULTIPOLYGON:
        raise ValueError(f"WKB of type {kind}")
    for _ in range(count):
        (rings,) = struct.unpack_from("<I", wkb, place + 5)
        place += 9
        for ring in _rings(wkb, place, rings):
            place += 4 + 16 * len(ring)
            yield ring


def _rings(wkb: bytes, place: int, count: int) -> Iterator[np.ndarray]:
    for _ in range(count):
        (size,) = struct.unpack_from("<I", wkb, place)
        yield np.frombuffer(wkb, "<f8", 2 * size, place + 4).reshape(-1, 2)
        place += 4 + 16 * size


def _box(edges: np.ndarray) -> tuple[float, float, float, float]:
    if not len(edges):
        return (np.nan,) * 4
    low, high = edges[:, :2].min(axis=0), edges[:, :2].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _to_edges(x: np.ndarray, y: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Metres from each point to the nearest of some edges."""
    x1, y1, x2, y2 = edges.T
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    px, py = x[:, None] - x1, y[:, None] - y1
    along = np.divide(px * dx + py * dy, length, out=np.zeros_like(px), where=length > 0)
    np.clip(along, 0, 1, out=along)
    nearest: np.ndarray = np.hypot(px - along * dx, py - along * dy).min(axis=1)
    return nearest
