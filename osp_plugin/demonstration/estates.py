"""The ground of each cité: where it may extend, and the outline of its streets.

A cité gets a convex *cell*, separated from each neighbour by a straight line, so that no two
cités overlap. Its outline is a stack of strips, one per street, in a frame turned its own way:
the staircase blocks of a mining estate. The strips grow until the area inside the cell and the
commune is the published one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from qgis.core import QgsGeometry

from ..domain.common.work import Work
from . import planar
from .facts import stream

STREET_GAP = 4.0
"""Metres left on each side of the line between two cités of one commune."""
COMMUNE_GAP = 55.0
"""Metres left on each side of the line between two cités of different communes, for the limit."""
DISTINCT = 5.0
"""Two published points nearer than this (m) are the same point: one of the cités moves off."""


@dataclass(frozen=True)
class Fabric:
    """How houses stand in a cité. Lengths in metres.

    ``frontage``: width of a plot; ``pitch``: between two parallel streets; ``bend``: amplitude
    of the curve of the streets; ``twin``: houses in pairs; ``density``: dwellings per hectare
    that the estate can be expected to hold.
    """

    frontage: float
    pitch: float
    bend: float
    twin: bool

    @property
    def density(self) -> float:
        return 0.72 * 2e4 / (self.frontage * self.pitch)

    def tightened(self, step: float) -> Fabric:
        """The same fabric with narrower plots, down to 6 m, and closer streets, down to 54 m."""
        return Fabric(
            max(6.0, self.frontage * step),
            max(54.0, self.pitch * (0.35 + 0.65 * step)),
            self.bend,
            self.twin,
        )


FABRICS = {
    "Corons": Fabric(8.0, 60.0, 0.0, twin=False),
    "Cité pavillonnaire": Fabric(12.0, 78.0, 0.0, twin=True),
    "Cité jardin": Fabric(13.5, 84.0, 16.0, twin=True),
    "Cité moderne": Fabric(12.0, 70.0, 7.0, twin=False),
}


@dataclass(frozen=True)
class Frame:
    """The local frame of a cité: u along the streets, v across, streets at v = k × pitch."""

    origin: np.ndarray
    angle: float
    fabric: Fabric
    wave: float
    phase: float

    def to_map(self, uv: np.ndarray) -> np.ndarray:
        """Map coordinates of the local points (n × 2)."""
        u = uv[:, 0]
        v = uv[:, 1] + self.fabric.bend * np.sin(u / self.wave + self.phase)
        c, s = np.cos(self.angle), np.sin(self.angle)
        return self.origin + np.column_stack([u * c - v * s, u * s + v * c])


@dataclass
class Estate:
    """A cité on the ground.

    ``cell``: convex ring that no neighbour enters; ``anchor``: the published point, or near it
    when two cités share one; ``footprint``: a rough convex outline; ``rings``: the final outline.
    """

    id_cite: int
    idcom: str
    anchor: np.ndarray
    surface: float
    cell: np.ndarray
    footprint: np.ndarray
    fabric: Fabric
    frame: Frame | None = None
    rings: list[np.ndarray] = field(default_factory=list)


def prepare(cites: pd.DataFrame, demand: dict[int, int], work: Work) -> list[Estate]:
    """Cells and footprints of the cités; ``demand`` is the dwellings each must hold.

    ``work`` is told 0 to 1. Raises Cancelled.
    """
    layout = _Layout(
        cites[["x", "y"]].to_numpy(float),
        np.sqrt(cites["surface"].to_numpy() / np.pi),
        cites["idcom"].tolist(),
    )
    layout.part_close_pairs()
    work.tell(0.5)
    anchors = layout.anchors
    estates = []
    for i, row in enumerate(cites.itertuples(index=False)):
        work.tell(0.5 + 0.5 * i / len(cites))
        cell = layout.cell(i)
        fabric = _fabric(row.type, row.surface, demand.get(row.id_cite, 0))
        footprint = _footprint(cell, anchors[i], row.surface)
        estates.append(
            Estate(row.id_cite, row.idcom, anchors[i], row.surface, cell, footprint, fabric)
        )
    return estates


class _Layout:
    """The cells of all cités, from their points, the radius of their area, their communes."""

    def __init__(self, points: np.ndarray, radius: np.ndarray, idcoms: list[str]):
        self.anchors = points.copy()
        self.radius = radius
        self.idcoms = idcoms
        self.normals: dict[tuple[int, int], np.ndarray] = {}

    def part_close_pairs(self) -> None:
        """Choose the line between cités whose points nearly coincide.

        Any line between the two points will do, so take the one that leaves both cités the most
        compact ground. Where the points are the same, the second moves off by some metres.
        """
        for j in range(len(self.anchors)):
            for i in range(j):
                offset = self.anchors[j] - self.anchors[i]
                distance = np.hypot(*offset)
                if distance > 0.4 * min(self.radius[i], self.radius[j]):
                    continue
                point = self.anchors[j].copy()
                choices = []
                for angle in 2 * np.pi * np.arange(36) / 36:
                    normal = np.array([np.cos(angle), np.sin(angle)])
                    if distance >= DISTINCT and normal @ offset < 0.5 * distance:
                        continue
                    if distance < DISTINCT:
                        self.anchors[j] = point + 30.0 * normal
                    self._set(i, j, normal)
                    choices.append((max(self._sprawl(i), self._sprawl(j)), angle))
                angle = min(choices)[1]
                normal = np.array([np.cos(angle), np.sin(angle)])
                if distance < DISTINCT:
                    self.anchors[j] = point + 30.0 * normal
                self._set(i, j, normal)

    def _set(self, i: int, j: int, normal: np.ndarray) -> None:
        self.normals[i, j], self.normals[j, i] = normal, -normal

    def _sprawl(self, i: int) -> float:
        """How far cité ``i`` must reach to find its area, in radii of a disc of that area."""
        surface = np.pi * self.radius[i] ** 2
        ring = _footprint(self.cell(i), self.anchors[i], surface)
        if planar.ring_area(ring) < 0.98 * surface:
            return float("inf")
        return float(np.hypot(*(ring - planar.ring_centroid(ring)).T).max() / self.radius[i])

    def cell(self, i: int) -> np.ndarray:
        """The convex ring around anchor ``i``, cut by a line before each neighbour."""
        anchor, radius = self.anchors[i], self.radius
        reach = 4 * radius[i] + 400
        cell = planar.circle(anchor, reach, 64)
        offset = self.anchors - anchor
        distance = np.hypot(*offset.T)
        near = np.flatnonzero((distance < reach + 4 * radius + 400) & (distance > 0))
        for j in near[np.argsort(distance[near], kind="stable")].tolist():
            normal = self.normals.get((i, j), offset[j] / distance[j])
            across = offset[j] @ normal
            line = across * radius[i] / (radius[i] + radius[j])
            gap = STREET_GAP if self.idcoms[i] == self.idcoms[j] else COMMUNE_GAP
            gap = min(gap, 0.3 * min(line, across - line))
            cell = planar.clip_half_plane(cell, anchor + normal * (line - gap), normal)
        return cell


def _footprint(cell: np.ndarray, anchor: np.ndarray, surface: float) -> np.ndarray:
    """The cell cut by a circle around the anchor whose radius gives the published area."""
    low, high = 0.0, 12 * np.sqrt(surface / np.pi)
    ring = cell
    for _ in range(24):
        middle = (low + high) / 2
        ring = _convex_and_circle(cell, anchor, middle)
        if planar.ring_area(ring) < surface:
            low = middle
        else:
            high = middle
    return ring


def _convex_and_circle(cell: np.ndarray, anchor: np.ndarray, radius: float) -> np.ndarray:
    """Polar intersection of a star-shaped ring with a circle, both seen from the anchor."""
    angle = 2 * np.pi * np.arange(72) / 72
    direction = np.column_stack([np.cos(angle), np.sin(angle)])
    a, b = cell - anchor, planar.after(cell) - anchor
    edge = b - a
    # Ray from the anchor against every edge: the nearest positive hit bounds the cell.
    cross = direction[:, :1] * edge[:, 1] - direction[:, 1:] * edge[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (a[:, 0] * edge[:, 1] - a[:, 1] * edge[:, 0]) / cross
        s = (a[:, 0] * direction[:, 1:] - a[:, 1] * direction[:, :1]) / cross
    hit = np.where((t > 0) & (s >= -1e-9) & (s <= 1 + 1e-9), t, np.inf).min(axis=1)
    reach = np.minimum(hit, radius)
    return anchor + direction * reach[:, None]


def _fabric(kind: str, surface: float, demand: int) -> Fabric:
    """The fabric of a type of cité, tightened as far as its dwellings need."""
    loose = FABRICS[kind]
    for step in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45):
        fabric = loose.tightened(step)
        if fabric.density * surface / 1e4 >= demand:
            break
    return fabric


def outline(estate: Estate, commune: QgsGeometry) -> None:
    """Give the estate its frame and its final rings, inside its cell and the ``commune``."""
    allowed = planar.polygon(estate.cell).intersection(commune)
    centroid = planar.ring_centroid(estate.footprint)
    rng = stream(f"cite {estate.id_cite}")
    shape = _Shape(rng, estate, allowed)
    anchor = planar.polygon(planar.circle(estate.anchor, 0.5, 6))
    best: tuple[float, QgsGeometry, Frame] | None = None
    for towards in (0.0, 0.4, 0.7, 1.0):
        origin = centroid + (estate.anchor - centroid) * towards
        geometry, frame = shape.fitted(origin)
        error = abs(geometry.area() / estate.surface - 1)
        score = error + (0 if geometry.contains(anchor) else 1)
        if best is None or score < best[0]:
            best = (score, geometry, frame)
        if score < 0.01:
            break
    assert best is not None  # nosec B101 # the loop above has run
    estate.frame = best[2]
    estate.rings = [planar.rounded(ring) for ring in planar.parts(best[1])[0]]


class _Shape:
    """The outline of one estate before its scale is known."""

    def __init__(self, rng: np.random.RandomState, estate: Estate, allowed: QgsGeometry):
        self.estate = estate
        self.allowed = allowed
        self.aspect = rng.uniform(0.75, 1.7)
        self.power = rng.uniform(2.6, 5.0)
        self.angle = rng.uniform(0, np.pi)
        self.phase = rng.uniform(0, 2 * np.pi)
        self.shift = rng.uniform(-0.5, 0.5)
        # Two to four neighbouring strips end together: blocks rather than the teeth of a cog.
        block = np.cumsum((rng.uniform(size=(81, 2)) < 0.38).astype(int), axis=0)
        ends = rng.uniform(-0.26, 0.14, size=(82, 2))
        self.jitter = np.take_along_axis(ends, block, axis=0)

    def fitted(self, origin: np.ndarray) -> tuple[QgsGeometry, Frame]:
        """The outline of the published area around ``origin``, and its frame."""
        estate = self.estate
        wave = max(90.0, np.sqrt(estate.surface) / 2.2)
        frame = Frame(origin, self.angle, estate.fabric, wave, self.phase)
        scale = np.sqrt(estate.surface / 4)
        low, high = 0.0, np.inf
        geometry = QgsGeometry()
        for _ in range(22):
            geometry = self._at(scale, frame)
            area = geometry.area() if not geometry.isEmpty() else 0.0
            if abs(area / estate.surface - 1) < 0.004:
                break
            if area < estate.surface:
                low = scale
            else:
                high = scale
            guess = scale * np.sqrt(estate.surface / max(area, estate.surface / 4))
            if not low < guess < high:
                guess = (low + high) / 2 if np.isfinite(high) else scale * 1.3
            scale = guess
            if scale > 30 * np.sqrt(estate.surface):
                break
        return geometry, frame

    def _at(self, scale: float, frame: Frame) -> QgsGeometry:
        ring = frame.to_map(self._staircase(scale))
        shape = planar.polygon(ring).buffer(0, 1).intersection(self.allowed)
        # Opening rounds the corners and drops slivers along the cell.
        r = min(16.0, 0.06 * np.sqrt(self.estate.surface))
        return planar.largest_part(shape.buffer(-r, 3).buffer(r, 4))

    def _staircase(self, scale: float) -> np.ndarray:
        """Local ring: strips one pitch wide, each with its own ends."""
        pitch = self.estate.fabric.pitch
        half_u, half_v = scale * np.sqrt(self.aspect), scale / np.sqrt(self.aspect)
        count = int(np.ceil((half_v - pitch / 2) / pitch)) if half_v > pitch / 2 else 0
        right: list[tuple[float, float]] = []
        left: list[tuple[float, float]] = []
        for k in range(-count, count + 1):
            bottom = max(-half_v, (k - 0.5) * pitch)
            top = min(half_v, (k + 0.5) * pitch)
            middle = min(0.98, abs((bottom + top) / 2 / half_v))
            width = half_u * (1 - middle**self.power) ** (1 / self.power)
            j = self.jitter[k % len(self.jitter)]
            lean = self.shift * half_u * 0.35 * (bottom + top) / 2 / half_v
            right += [(lean + width * (1 + j[0]), bottom), (lean + width * (1 + j[0]), top)]
            left += [(lean - width * (1 + j[1]), bottom), (lean - width * (1 + j[1]), top)]
        ring = np.array(right + left[::-1])
        return planar.sample_ring(ring, 25.0) if self.estate.fabric.bend else ring
