"""Schematic communes, EPCI and départements around the published points.

The ground is a grid of square cells. A cell belongs to the commune of the nearest *seed*: the
point of a commune, the outlines of its cités (so that a cité lies in its own commune), and a
scatter of seeds that makes the limits wander. The limits between labels are traced as arcs,
each smoothed once and used by both sides, so neighbours share them exactly.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsGeometry, QgsLineString, QgsPoint

from ..domain.common.runs import runs
from ..domain.common.work import Work
from . import planar
from .estates import Estate
from .facts import stream

CELL = 60.0
"""Side of the grid's cells (m)."""
SCATTER = 680.0
"""Mean distance between the scattered seeds (m)."""
REACH = 2700.0
"""Beyond this distance (m) from every commune's point is outside the territory."""
MARGIN = 5000.0
BLOCK = 40
OUTSIDE = -1


@dataclass(frozen=True)
class Territory:
    """Polygons by code, each a list of polygons given as rings (m, EPSG:2154)."""

    communes: dict[str, list[list[np.ndarray]]]
    epci: dict[str, list[list[np.ndarray]]]
    departements: dict[str, list[list[np.ndarray]]]


@dataclass(frozen=True)
class _Grid:
    """Origin (lower left corner, m) and labels by row (y up) and column."""

    x: float
    y: float
    labels: np.ndarray


def draw(communes: pd.DataFrame, estates: list[Estate], work: Work) -> Territory:
    """Polygons of the communes (columns idcom, epci, dep, x, y) and of their groupings.

    ``work`` is told 0 to 1. Raises Cancelled.
    """
    points = communes[["x", "y"]].to_numpy(float)
    rank = {code: i for i, code in enumerate(communes["idcom"])}
    seeds, labels = _seeds(points, estates, rank)
    work.tell(0.1)
    grid = _nearest(points, seeds, labels, work)
    grid = _tidy(grid, points)
    work.tell(0.7)
    faces = _faces(grid)
    work.tell(0.9)
    by_commune = {code: faces[i] for code, i in rank.items()}
    return Territory(
        communes={code: _rings(faces) for code, faces in by_commune.items()},
        epci=_merged(communes, "epci", by_commune),
        departements=_merged(communes, "dep", by_commune),
    )


def _rings(faces: list[QgsGeometry]) -> list[list[np.ndarray]]:
    return [rings for face in faces for rings in planar.parts(face)]


def _merged(
    communes: pd.DataFrame, column: str, faces: dict[str, list[QgsGeometry]]
) -> dict[str, list[list[np.ndarray]]]:
    merged = {}
    for code, group in communes.groupby(column, sort=True):
        union = QgsGeometry.unaryUnion([f for idcom in group["idcom"] for f in faces[idcom]])
        merged[str(code)] = planar.parts(union)
    return merged


def _seeds(
    points: np.ndarray, estates: list[Estate], rank: dict[str, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Seeds (n × 2) and their labels: the rank of a commune, or OUTSIDE."""
    chosen = [points]
    labels = [np.arange(len(points))]
    for estate in estates:
        ring = estate.footprint
        centre = planar.ring_centroid(ring)
        grown = [centre + (ring - centre) * f for f in (0.25, 0.5, 0.75, 1.0)]
        samples = np.concatenate([planar.sample_ring(r, 60.0) for r in grown])
        chosen.append(samples)
        labels.append(np.full(len(samples), rank[estate.idcom]))
        path = _path(points[rank[estate.idcom]], centre)
        chosen.append(path)
        labels.append(np.full(len(path), rank[estate.idcom]))
    fixed, fixed_labels = np.concatenate(chosen), np.concatenate(labels)
    scatter = _scatter(points)
    # A scattered seed takes the label of the commune nearest to a place some way off it.
    rng = stream("limites")
    wander = scatter + rng.normal(0, 130.0, size=scatter.shape)
    nearest, distance = _closest(wander, points)
    scattered = np.where(distance > REACH + rng.normal(0, 150, len(scatter)), OUTSIDE, nearest)
    # Near a cité or on the way to it, the cité decides.
    free = ~_near(scatter, fixed, 280.0)
    return (
        np.concatenate([fixed, scatter[free]]),
        np.concatenate([fixed_labels, scattered[free]]),
    )


def _near(points: np.ndarray, others: np.ndarray, side: float) -> np.ndarray:
    """Whether each point is in, or beside, a square of ``side`` metres holding another."""
    low = np.minimum(points.min(axis=0), others.min(axis=0)) - 2 * side
    wide = 1 << 20

    def square(xy: np.ndarray) -> np.ndarray:
        return np.floor((xy - low) / side).astype(np.int64)

    taken = square(others)
    codes = [(taken[:, 0] + dx) * wide + taken[:, 1] + dy for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    mine = square(points)
    return np.isin(mine[:, 0] * wide + mine[:, 1], np.concatenate(codes))


def _path(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Points between a commune's point and its cité, so that the commune stays in one piece."""
    count = int(np.hypot(*(end - start)) / 250.0)
    share = (np.arange(count) + 1) / (count + 1)
    return start + (end - start) * share[:, None]


def _scatter(points: np.ndarray) -> np.ndarray:
    low, high = points.min(axis=0) - MARGIN, points.max(axis=0) + MARGIN
    nx, ny = np.ceil((high - low) / SCATTER).astype(int)
    rng = stream("semis")
    cells = np.stack(np.meshgrid(np.arange(nx), np.arange(ny)), axis=-1).reshape(-1, 2)
    return low + (cells + rng.uniform(0.05, 0.95, size=cells.shape)) * SCATTER


def _closest(points: np.ndarray, seeds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Index of the nearest seed of each point, and its distance (m)."""
    index = np.empty(len(points), dtype=int)
    distance = np.empty(len(points))
    for run in runs(len(points), 500):
        chunk = points[run]
        d2 = (chunk[:, :1] - seeds[:, 0]) ** 2 + (chunk[:, 1:] - seeds[:, 1]) ** 2
        best = d2.argmin(axis=1)
        index[run] = best
        distance[run] = np.sqrt(d2[np.arange(len(chunk)), best])
    return index, distance


def _nearest(points: np.ndarray, seeds: np.ndarray, labels: np.ndarray, work: Work) -> _Grid:
    """The grid of labels, block by block: only the seeds around a block can be nearest."""
    low = points.min(axis=0) - MARGIN
    size = np.ceil((points.max(axis=0) + MARGIN - low) / (CELL * BLOCK)).astype(int) * BLOCK
    result = np.full((size[1], size[0]), OUTSIDE, dtype=np.int32)
    around = 2.2 * SCATTER
    side = BLOCK * CELL
    order = np.argsort(seeds[:, 0], kind="stable")
    seeds, labels = seeds[order], labels[order]
    offsets = (np.arange(BLOCK) + 0.5) * CELL
    for across in runs(size[0], BLOCK):
        work.tell(0.1 + 0.4 * across.start / size[0])
        x0 = low[0] + across.start * CELL
        first, last = np.searchsorted(seeds[:, 0], [x0 - around, x0 + side + around])
        column, column_labels = seeds[first:last], labels[first:last]
        for up in runs(size[1], BLOCK):
            y0 = low[1] + up.start * CELL
            near = (column[:, 1] > y0 - around) & (column[:, 1] < y0 + side + around)
            if (column_labels[near] == OUTSIDE).all():
                continue
            xs, ys = column[near].T
            dx2 = ((x0 + offsets)[:, None] - xs) ** 2
            dy2 = ((y0 + offsets)[:, None] - ys) ** 2
            best = (dy2[:, None, :] + dx2[None, :, :]).argmin(axis=2)
            result[up, across] = column_labels[near][best]
    return _Grid(float(low[0]), float(low[1]), result)


def _tidy(grid: _Grid, points: np.ndarray) -> _Grid:
    """One piece per commune, no hole of outside: stray pieces go to the label beside them."""
    labels = grid.labels.copy()
    rows = ((points[:, 1] - grid.y) / CELL).astype(int)
    columns = ((points[:, 0] - grid.x) / CELL).astype(int)
    for _ in range(4):
        component, count = _components(labels)
        keep = np.zeros(count, dtype=bool)
        keep[component[rows, columns]] = True
        keep[component[0, 0]] = True
        stray = ~keep[component]
        if not stray.any():
            break
        labels = _absorb(labels, stray)
    return _Grid(grid.x, grid.y, labels)


def _components(labels: np.ndarray) -> tuple[np.ndarray, int]:
    """Connected pieces (4 neighbours) of equal labels: the piece of each cell, their count."""
    height, width = labels.shape
    change = np.ones((height, width), dtype=bool)
    change[:, 1:] = labels[:, 1:] != labels[:, :-1]
    run = np.cumsum(change.ravel()).reshape(height, width) - 1
    parent = list(range(int(run.max()) + 1))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    same = labels[1:] == labels[:-1]
    touching = run[1:][same].astype(np.int64) * len(parent) + run[:-1][same]
    new = np.r_[True, touching[1:] != touching[:-1]]
    for pair in touching[new].tolist():
        a, b = divmod(pair, len(parent))
        ra, rb = find(a), find(b)
        if ra != rb:
            parent[max(ra, rb)] = min(ra, rb)
    roots = np.array([find(i) for i in range(len(parent))])
    _, compact = np.unique(roots, return_inverse=True)
    component = compact[run]
    return component, int(compact.max()) + 1


def _absorb(labels: np.ndarray, stray: np.ndarray) -> np.ndarray:
    """Fill the stray cells from their neighbours, one ring at a time."""
    labels = labels.copy()
    stray = stray.copy()
    while stray.any():
        filled = np.zeros_like(stray)
        source = labels.copy()
        for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
            neighbour = np.roll(source, step, axis=axis)
            usable = stray & ~filled & ~np.roll(stray, step, axis=axis)
            labels[usable] = neighbour[usable]
            filled |= usable
        if not filled.any():
            break
        stray &= ~filled
    return labels


def _faces(grid: _Grid) -> dict[int, list[QgsGeometry]]:
    """Polygons by label, with smooth shared limits.

    Smoothing too much could make two limits cross; then the count of faces is wrong, and the
    limits are drawn again closer to the grid.
    """
    arcs = _arcs(grid.labels)
    expected = _components(grid.labels)[1] - 1
    for every in (5, 3, 2, 1):
        rng = stream(f"arcs {every}")
        lines = [_line(_smooth(np.array(arc, dtype=float), every, rng), grid) for arc in arcs]
        collection = QgsGeometry.polygonize(lines)
        pieces = collection.asGeometryCollection()
        faces = _labelled(pieces, grid)
        if len(pieces) == expected and len(faces) == len(np.unique(grid.labels)) - 1:
            return faces
    raise ValueError("the limits of the communes could not be drawn")


def _labelled(pieces: list[QgsGeometry], grid: _Grid) -> dict[int, list[QgsGeometry]]:
    faces: dict[int, list[QgsGeometry]] = defaultdict(list)
    for piece in pieces:
        p = piece.poleOfInaccessibility(CELL)[0].asPoint()
        label = grid.labels[int((p.y() - grid.y) / CELL), int((p.x() - grid.x) / CELL)]
        if label != OUTSIDE:
            faces[int(label)].append(piece)
    return faces


def _arcs(labels: np.ndarray) -> list[list[tuple[int, int]]]:
    """Limits between labels as chains of grid corners (column, row), cut where three meet."""
    links: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    rows, columns = np.nonzero(labels[1:] != labels[:-1])
    for r, c in zip((rows + 1).tolist(), columns.tolist()):
        links[(c, r)].append((c + 1, r))
        links[(c + 1, r)].append((c, r))
    rows, columns = np.nonzero(labels[:, 1:] != labels[:, :-1])
    for r, c in zip(rows.tolist(), (columns + 1).tolist()):
        links[(c, r)].append((c, r + 1))
        links[(c, r + 1)].append((c, r))
    corners = sorted(links)
    nodes = [corner for corner in corners if len(links[corner]) != 2]
    done: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    arcs = []
    is_node = set(nodes)
    for start in nodes + corners:
        for following in links[start]:
            if (start, following) in done:
                continue
            arc = [start, following]
            done |= {(start, following), (following, start)}
            while arc[-1] not in is_node and arc[-1] != start:
                a, b = links[arc[-1]]
                step = b if a == arc[-2] else a
                done |= {(arc[-1], step), (step, arc[-1])}
                arc.append(step)
            arcs.append(arc)
    return arcs


def _smooth(arc: np.ndarray, every: int, rng: np.random.RandomState) -> np.ndarray:
    """One corner in ``every``, moved a little, then Chaikin's corner cutting; the ends stay."""
    inner = np.arange(every, len(arc) - max(1, every // 2), every)
    if len(arc) > 2 and len(inner) == 0:
        inner = np.array([len(arc) // 2])
    kept = arc[np.concatenate([[0], inner, [len(arc) - 1]])]
    kept[1:-1] += rng.uniform(-0.12, 0.12, size=(len(kept) - 2, 2)) * (every - 1)
    for _ in range(2 if every > 1 else 0):
        a, b = kept[:-1], kept[1:]
        cut = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], axis=1).reshape(-1, 2)
        kept = np.vstack([kept[:1], cut[1:-1], kept[-1:]])
    return kept


def _line(corners: np.ndarray, grid: _Grid) -> QgsGeometry:
    xy = planar.rounded(corners * CELL + np.array([grid.x, grid.y]))
    return QgsGeometry(QgsLineString([QgsPoint(x, y) for x, y in xy.tolist()]))
