"""What a check found: anomalies by code, each with its dwelling, its text and its correction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import Phrase
from .checks_catalogue import BY_CODE, CODES, Check
from .polygons import NOWHERE
from .positions import POINT, Areas, Positions


@dataclass(frozen=True)
class Correction:
    """What would mend an anomaly: a value for a field, or a position (``field`` empty)."""

    text: Phrase
    field: str = ""
    value: str = ""
    x: float = np.nan
    y: float = np.nan


@dataclass(frozen=True)
class Anomaly:
    """One anomaly of one dwelling.

    ``row`` is its number in the :class:`Positions`; ``distance`` in metres, NaN where there is
    none; ``x``, ``y`` where to look (NaN when nothing tells).
    """

    check: Check
    row: int
    fid: int
    ident_rep: str
    bailleur: str | None
    intitule: str | None
    message: Phrase
    distance: float
    x: float
    y: float
    seen: bool
    """Whether ``x``, ``y`` is the dwelling's own point, and not merely a place near it."""
    correction: Correction | None


Details = Callable[[int], dict[str, object]]
Mend = Callable[[int], "Correction | None"]


@dataclass(frozen=True)
class Found:
    """The anomalies of one code: rows, distances, and what is told of the n-th of them."""

    code: str
    rows: np.ndarray
    distances: np.ndarray
    details: Details
    mend: Mend


def metres(distance: float) -> str:
    """A distance as French writes it: « 12 m », « 3,4 km »."""
    if distance >= 1000:
        return f"{distance / 1000:.1f} km".replace(".", ",")
    return f"{distance:.0f} m" if distance >= 1 else f"{distance:.2f} m".replace(".", ",")


class Anomalies:
    """The anomalies of a check, by code in the order of :data:`CHECKS`, then by dwelling."""

    def __init__(
        self,
        positions: Positions,
        communes: Areas,
        cites: Areas | None,
        found: Sequence[Found],
    ) -> None:
        self.positions = positions
        self._communes = communes
        self._cites = cites
        self._found = sorted(found, key=lambda item: CODES.index(item.code))

    def __len__(self) -> int:
        return sum(len(item.rows) for item in self._found)

    def counts(self) -> dict[str, int]:
        """Anomalies by code; codes without any are left out."""
        counts: dict[str, int] = {}
        for item in self._found:
            counts[item.code] = counts.get(item.code, 0) + len(item.rows)
        return counts

    def rows(self) -> Iterator[tuple[str, int]]:
        """Code of each anomaly and number of its dwelling in the :class:`Positions`, in order."""
        for item in self._found:
            for row in item.rows.tolist():
                yield item.code, row

    def pairs(self) -> list[tuple[str, int]]:
        """Code and ``fid`` of each anomaly, in order."""
        return [(code, int(self.positions.fid[row])) for code, row in self.rows()]

    def __iter__(self) -> Iterator[Anomaly]:
        data = self.positions
        for item in self._found:
            check = BY_CODE[item.code]
            for place, (row, distance) in enumerate(
                zip(item.rows.tolist(), item.distances.tolist())
            ):
                values = item.details(place)
                if "{distance}" in check.message:
                    values["distance"] = metres(distance)
                correction = item.mend(place)
                x, y, seen = self._where(row, correction)
                yield Anomaly(
                    check,
                    row,
                    int(data.fid[row]),
                    data.ident_rep[row].decode(),
                    data.bailleur.at(row),
                    data.intitule.at(row),
                    Phrase(check.message, **values),
                    distance,
                    x,
                    y,
                    seen,
                    correction,
                )

    def _where(self, row: int, correction: Correction | None) -> tuple[float, float, bool]:
        """Where to look: the point when it is in the territory; else where it should be."""
        data = self.positions
        x, y = float(data.x[row]), float(data.y[row])
        placed = data.state[row] == POINT
        moved = correction is not None and not np.isnan(correction.x)
        if placed and not (moved and self._is_elsewhere(row)):
            return x, y, True
        if correction is not None and moved:
            return correction.x, correction.y, False
        for areas, column in ((self._cites, data.id_cite), (self._communes, data.idcom)):
            number = areas.numbers.get(column.at(row) or "", NOWHERE) if areas else NOWHERE
            if areas and number != NOWHERE and not areas.polygons.empty[number]:
                return *areas.polygons.inner_point(number), False
        return float("nan"), float("nan"), False

    def _is_elsewhere(self, row: int) -> bool:
        x, y = self.positions.x[[row]], self.positions.y[[row]]
        return bool(self._communes.grid.containing(x, y)[0] == NOWHERE)
