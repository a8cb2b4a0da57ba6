"""Plane geometry on numpy arrays, and the passage to and from QGIS geometries (EPSG:2154)."""

from __future__ import annotations

import struct

import numpy as np
from qgis.core import QgsGeometry, QgsLineString, QgsMultiPolygon, QgsPoint, QgsPolygon


def circle(centre: np.ndarray, radius: float, sides: int = 48) -> np.ndarray:
    """Vertices (sides × 2) of a regular polygon around ``centre`` (m)."""
    angle = 2 * np.pi * np.arange(sides) / sides
    return centre + radius * np.column_stack([np.cos(angle), np.sin(angle)])


def after(ring: np.ndarray) -> np.ndarray:
    """What comes after each vertex of an open ring: ``np.roll(ring, -1, axis=0)``, much faster."""
    return np.concatenate((ring[1:], ring[:1]))


def clip_half_plane(ring: np.ndarray, point: np.ndarray, normal: np.ndarray) -> np.ndarray:
    """The part of the convex ``ring`` (n × 2, open) on the far side of ``normal`` from ``point``.

    Keeps the vertices where ``(v - point) · normal <= 0``.
    """
    if len(ring) == 0:
        return ring
    side = (ring - point) @ normal
    following = after(ring)
    side_next = after(side)
    kept: list[np.ndarray] = []
    for a, b, sa, sb in zip(ring, following, side, side_next):
        if sa <= 0:
            kept.append(a)
        if (sa < 0 < sb) or (sb < 0 < sa):
            kept.append(a + (b - a) * (sa / (sa - sb)))
    return np.array(kept).reshape(-1, 2)


def ring_area(ring: np.ndarray) -> float:
    """Area (m²) of an open ring."""
    if len(ring) < 3:
        return 0.0
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    return float(abs(np.dot(x, after(y)) - np.dot(y, after(x))) / 2)


def ring_centroid(ring: np.ndarray) -> np.ndarray:
    """Centroid of an open ring of non-zero area."""
    origin = ring[0]
    x, y = (ring - origin).T
    x2, y2 = after(x), after(y)
    cross = x * y2 - x2 * y
    area = cross.sum() / 2
    centre = np.array([((x + x2) * cross).sum(), ((y + y2) * cross).sum()]) / (6 * area)
    return origin + centre


def inside(points: np.ndarray, rings: list[np.ndarray]) -> np.ndarray:
    """For each of the ``points`` (n × 2), whether it is inside the polygon of ``rings``.

    ``rings`` are outer and inner rings, open or closed; even-odd rule.
    """
    x, y = points[:, 0], points[:, 1]
    result = np.zeros(len(points), dtype=bool)
    for ring in rings:
        ax, ay = ring[:, 0], ring[:, 1]
        bx, by = after(ax), after(ay)
        for x1, y1, x2, y2 in zip(ax, ay, bx, by):
            if y1 == y2:
                continue
            spans = (y1 > y) != (y2 > y)
            result ^= spans & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return result


def sample_ring(ring: np.ndarray, step: float) -> np.ndarray:
    """Points along the open ``ring`` about every ``step`` metres."""
    pieces = []
    for a, b in zip(ring, after(ring)):
        n = max(1, int(np.hypot(*(b - a)) / step))
        pieces.append(a + (b - a) * (np.arange(n) / n)[:, None])
    return np.concatenate(pieces)


def polygon(ring: np.ndarray) -> QgsGeometry:
    """A QGIS polygon from an open ring."""
    closed = np.vstack([ring, ring[:1]])
    line = QgsLineString([QgsPoint(x, y) for x, y in closed.tolist()])
    return QgsGeometry(QgsPolygon(line))


def parts(geometry: QgsGeometry) -> list[list[np.ndarray]]:
    """The polygons of a geometry: for each, its rings (open arrays, the outer one first)."""
    if geometry.isMultipart():
        polygons = geometry.asMultiPolygon()
    else:
        polygons = [geometry.asPolygon()]
    return [[np.array([(p.x(), p.y()) for p in ring[:-1]]) for ring in rings] for rings in polygons]


def largest_part(geometry: QgsGeometry) -> QgsGeometry:
    """The polygon of greatest area, as a single polygon."""
    pieces = [piece for piece in geometry.asGeometryCollection() if piece.area() > 0]
    if not pieces:
        return QgsGeometry()
    return max(pieces, key=lambda piece: piece.area())


def rounded(ring: np.ndarray) -> np.ndarray:
    """``ring`` at the centimetre."""
    return np.round(ring, 2)


def multipolygon_wkb(polygons: list[list[np.ndarray]]) -> bytes:
    """Little-endian WKB of a MultiPolygon given as rings (open, the outer one first)."""
    out = [struct.pack("<BII", 1, 6, len(polygons))]
    for rings in polygons:
        out.append(struct.pack("<BII", 1, 3, len(rings)))
        for ring in rings:
            closed = rounded(np.vstack([ring, ring[:1]]))
            out.append(struct.pack("<I", len(closed)))
            out.append(closed.astype("<f8").tobytes())
    return b"".join(out)


def point_wkb(x: float, y: float) -> bytes:
    """Little-endian WKB of a point."""
    return struct.pack("<BIdd", 1, 1, round(float(x), 2), round(float(y), 2))


def multipolygon(polygons: list[list[np.ndarray]]) -> QgsGeometry:
    """A QGIS MultiPolygon from rings, at the centimetre: the very geometry of the WKB."""
    geometry = QgsGeometry(QgsMultiPolygon())
    geometry.fromWkb(multipolygon_wkb(polygons))
    return geometry
