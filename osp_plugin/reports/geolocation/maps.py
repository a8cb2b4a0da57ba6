"""Small maps of the anomalies of positions: one for each cluster, drawn with matplotlib."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...domain.geolocation.anomalies import Anomaly
from ...domain.geolocation.checks.check import ERROR, metres
from ...domain.geolocation.positions import Areas
from ...vendored import import_matplotlib
from ..common import french, palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NEAR_M = 500.0
"""Anomalies in neighbouring squares of this side are of one cluster."""
MAX_MAPS = 24
"""Clusters drawn for a bailleur, the largest first; the others are told in the tables."""
LEAST_WIDTH_M = 400.0
MARGIN = 0.2
NAMED_SHARE = 0.05
"""A cité has its name on the map when it is at least so wide there."""
SIZE = (4.6, 3.4)
"""Of a map, in inches."""
PNG_DPI = 110
COLORS = {True: f"#{palette.RED}", False: f"#{palette.ORANGE}"}
LANDMARK = "#3A3A3A"
COMMUNE_LINE, CITE_LINE, CITE_FILL = "#8A8A8A", "#00595E", "#DCEDED"
PROPOSED = f"#{palette.BLUE}"
_STEPS = (1, 2, 5)


Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Landmark:
    """The border nearest to an anomaly, on a map that would show none.

    ``start`` is the anomaly, ``end`` the place of the border, ``text`` says whose and how far.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    text: str


@dataclass(frozen=True)
class Cluster:
    """Anomalies that are near one another, in the order in which they were given."""

    anomalies: Sequence[Anomaly]

    @property
    def places(self) -> list[tuple[float, float]]:
        """What the map is about: the anomalies, and the positions proposed near them."""
        places = [(anomaly.x, anomaly.y) for anomaly in self.anomalies]
        return places + [_proposed(a) for a in self.anomalies if self._is_near(a)]

    @property
    def box(self) -> Box:
        """What to show of them: min x, min y, max x, max y, in the proportions of a map."""
        return _framed(self.places)

    def _is_near(self, anomaly: Anomaly) -> bool:
        """Whether the proposed position is close enough to be shown on the same map."""
        correction = anomaly.correction
        if correction is None or math.isnan(correction.x):
            return False
        return math.hypot(correction.x - anomaly.x, correction.y - anomaly.y) <= 4 * NEAR_M


def clusters(anomalies: Sequence[Anomaly]) -> list[Cluster]:
    """The clusters of some anomalies, the largest first; those with no place are left out."""
    squares: dict[tuple[int, int], list[int]] = {}
    for rank, anomaly in enumerate(anomalies):
        if not math.isnan(anomaly.x):
            square = (math.floor(anomaly.x / NEAR_M), math.floor(anomaly.y / NEAR_M))
            squares.setdefault(square, []).append(rank)
    found = []
    while squares:
        _square, ranks = squares.popitem()
        reached = [_square]
        while reached:
            column, row = reached.pop()
            for near in [(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]:
                if near in squares:
                    ranks = ranks + squares.pop(near)
                    reached.append(near)
        found.append(Cluster([anomalies[rank] for rank in sorted(ranks)]))
    return sorted(found, key=lambda cluster: (-len(cluster.anomalies), cluster.box))


def title(cluster: Cluster, communes: Areas) -> str:
    """What names a cluster: « 5 anomalies, Lens (62498) »."""
    import numpy as np

    first = cluster.anomalies[0]
    where = int(communes.grid.containing(np.array([first.x]), np.array([first.y]))[0])
    counted = french.counted(len(cluster.anomalies), "anomalie")
    return f"{counted}, {communes.label(where)}" if where >= 0 else f"{counted}, hors des communes"


def draw(cluster: Cluster, communes: Areas, cites: Areas | None) -> Figure:
    """The map of a cluster: limits, cités, points by severity, positions proposed."""
    import_matplotlib()
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    mark = landmark(cluster, communes, cites)
    box = cluster.box if mark is None else _framed([*cluster.places, mark.end])
    low_x, low_y, high_x, high_y = box
    axes.set_xlim(low_x, high_x)
    axes.set_ylim(low_y, high_y)
    axes.set_aspect("equal")
    axes.set_axis_off()
    if cites is not None:
        _draw_areas(axes, cites, box, CITE_LINE, CITE_FILL, 0.8)
        _name_areas(axes, cites, box)
    _draw_areas(axes, communes, box, COMMUNE_LINE, "none", 1.4)
    if mark is not None:
        _draw_landmark(axes, mark)
    _draw_points(axes, cluster)
    _draw_scale(axes, box)
    return figure


def landmark(cluster: Cluster, communes: Areas, cites: Areas | None) -> Landmark | None:
    """The border that shows where a cluster is; None when its map has one already."""
    low_x, low_y, high_x, high_y = cluster.box
    centre = (low_x + high_x) / 2, (low_y + high_y) / 2
    found = None
    for areas in (communes, cites):
        border = None if areas is None else _nearest_border(areas, *centre)
        if areas is None or border is None:
            continue
        if low_x <= border[1] <= high_x and low_y <= border[2] <= high_y:
            return None
        if found is None or border[0] < found[1][0]:
            found = areas, border
    if found is None:
        return None
    areas, (_, x, y, number) = found
    start = min(cluster.places, key=lambda place: math.hypot(place[0] - x, place[1] - y))
    away = metres(math.hypot(start[0] - x, start[1] - y))
    kind = "commune" if areas is communes else "cité"
    name = areas.names[number] or areas.codes[number]
    return Landmark(start, (x, y), f"limite de {kind} ({name}) : {away}")


def _nearest_border(areas: Areas, x: float, y: float) -> tuple[float, float, float, int] | None:
    """Distance (m), place and area of the border nearest to a point."""
    import numpy as np

    polygons = areas.polygons
    low_x, low_y, high_x, high_y = polygons.boxes.T
    least = np.hypot(
        np.maximum(np.maximum(low_x - x, x - high_x), 0),
        np.maximum(np.maximum(low_y - y, y - high_y), 0),
    )
    best = None
    for number in np.argsort(least).tolist():
        if not least[number] < (math.inf if best is None else best[0]):
            break
        x1, y1, x2, y2 = polygons.edges(number).T
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        along = (x - x1) * dx + (y - y1) * dy
        share = np.clip(np.divide(along, length, np.zeros_like(dx), where=length > 0), 0, 1)
        away = np.hypot(x1 + share * dx - x, y1 + share * dy - y)
        edge = int(away.argmin())
        if best is None or away[edge] < best[0]:
            ends = x1[edge] + share[edge] * dx[edge], y1[edge] + share[edge] * dy[edge]
            best = float(away[edge]), float(ends[0]), float(ends[1]), number
    return best


def _framed(places: Sequence[tuple[float, float]]) -> Box:
    """A box around some places, with a margin, in the proportions of a map."""
    low_x, high_x = min(x for x, _ in places), max(x for x, _ in places)
    low_y, high_y = min(y for _, y in places), max(y for _, y in places)
    across = max(high_x - low_x, (high_y - low_y) * SIZE[0] / SIZE[1]) * (1 + 2 * MARGIN)
    across = max(across, LEAST_WIDTH_M)
    up = across * SIZE[1] / SIZE[0]
    x, y = (low_x + high_x) / 2, (low_y + high_y) / 2
    return x - across / 2, y - up / 2, x + across / 2, y + up / 2


def png(figure: Figure) -> io.BytesIO:
    """A map as a picture for a workbook."""
    out = io.BytesIO()
    # Three stand side by side on a sheet: a frame tells where each ends.
    figure.set_linewidth(1.0)
    figure.savefig(out, format="png", dpi=PNG_DPI, edgecolor=COMMUNE_LINE)
    out.seek(0)
    return out


def _draw_areas(
    axes: Axes, areas: Areas, box: Sequence[float], line: str, fill: str, width: float
) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    for number in areas.polygons.meeting(box):
        rings = areas.polygons.rings(number)
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
        axes.add_patch(PathPatch(path, facecolor=fill, edgecolor=line, linewidth=width))


def _name_areas(axes: Axes, areas: Areas, box: Sequence[float]) -> None:
    from matplotlib.patheffects import withStroke

    low_x, low_y, high_x, high_y = box
    for number in areas.polygons.meeting(box):
        west, _, east, _ = areas.polygons.boxes[number]
        if east - west < NAMED_SHARE * (high_x - low_x):
            continue
        x, y = areas.polygons.inner_point(number)
        if low_x < x < high_x and low_y < y < high_y:
            # Under the place: a dwelling without position is shown there.
            axes.annotate(
                areas.names[number].replace("$", r"\$"),
                (x, y),
                (0, -5),
                textcoords="offset points",
                annotation_clip=True,
                fontsize=7,
                color=CITE_LINE,
                ha="center",
                va="top",
                style="italic",
                clip_on=True,
                path_effects=[withStroke(linewidth=2.5, foreground="white")],
            )


def _draw_points(axes: Axes, cluster: Cluster) -> None:
    for anomaly in cluster.anomalies:
        correction = anomaly.correction
        if anomaly.seen and correction is not None and not math.isnan(correction.x):
            axes.annotate(
                "",
                _proposed(anomaly),
                (anomaly.x, anomaly.y),
                arrowprops={"arrowstyle": "->", "color": PROPOSED, "linewidth": 1.0},
                annotation_clip=False,
            )
    for severe, color in COLORS.items():
        some = [a for a in cluster.anomalies if (a.check.severity == ERROR) == severe]
        for seen, fill, edge in ((True, color, "white"), (False, "white", color)):
            axes.scatter(
                [a.x for a in some if a.seen == seen],
                [a.y for a in some if a.seen == seen],
                s=34,
                c=fill,
                edgecolors=edge,
                linewidths=0.9 if seen else 1.6,
                zorder=4,
            )


def _draw_landmark(axes: Axes, mark: Landmark) -> None:
    """A dashed line from an anomaly to the nearest border, with its length."""
    (x1, y1), (x2, y2) = mark.start, mark.end
    axes.plot([x1, x2], [y1, y2], color=LANDMARK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=3)
    # Seen from very far the border itself is no more than a point.
    axes.plot([x2], [y2], color=LANDMARK, marker="s", markersize=4, zorder=3)
    axes.text(
        (x1 + x2) / 2,
        (y1 + y2) / 2,
        mark.text.replace("$", r"\$"),
        fontsize=8,
        color=LANDMARK,
        ha="center",
        va="center",
        zorder=5,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.2},
    )


def _draw_scale(axes: Axes, box: Sequence[float]) -> None:
    """A bar of a round length, about a fifth of the map."""
    low_x, low_y, high_x, high_y = box
    wanted = (high_x - low_x) / 5
    power = 10 ** math.floor(math.log10(wanted))
    length = max(step * power for step in _STEPS if step * power <= wanted)
    x, y = low_x + (high_x - low_x) * 0.04, low_y + (high_y - low_y) * 0.06
    axes.plot([x, x + length], [y, y], color="#1E1E1E", linewidth=2.5, solid_capstyle="butt")
    told = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
    axes.text(
        x + length / 2,
        y + (high_y - low_y) * 0.02,
        told.replace(".", ","),
        ha="center",
        va="bottom",
        fontsize=8,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 0.8},
    )


def _proposed(anomaly: Anomaly) -> tuple[float, float]:
    correction = anomaly.correction
    return (anomaly.x, anomaly.y) if correction is None else (correction.x, correction.y)
