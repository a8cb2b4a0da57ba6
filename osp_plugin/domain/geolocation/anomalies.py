"""What the checks tell together: anomalies by code, each with its dwelling, text and correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..common.polygons import NOWHERE
from ..common.work import QUIET, Work
from ..errors import Phrase
from .checks.catalogue import CHECKS, CODES
from .checks.check import COMMUNE, PLACE, Check, Correction, Found, metres
from .positions import POINT
from .survey import Survey


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


@dataclass(frozen=True)
class Told:
    """What is told of a check: of what it found, those that nothing else explains."""

    check: Check
    found: Found
    kept: np.ndarray
    """Places in ``found``."""

    @property
    def rows(self) -> np.ndarray:
        """Rows of the dwellings."""
        return self.found.rows[self.kept]

    @property
    def distances(self) -> np.ndarray:
        """Distances in metres, NaN for none."""
        if self.found.distances is None:
            return np.full(len(self.kept), np.nan)
        return self.found.distances[self.kept]


def find_anomalies(
    survey: Survey, checks: Iterable[Check] = CHECKS, work: Work = QUIET
) -> Anomalies:
    """What some checks tell of the positions, the same in whatever order they are made.

    ``work`` gets 0 to 1. Raises Cancelled.
    """
    asked = list(checks)
    found: dict[Check, Found] = {}
    for number, check in enumerate(asked):
        work.tell(number / len(asked))
        found[check] = check.find(survey)
    work.tell(1.0)
    return Anomalies(survey, _unexplained(len(survey.positions), found))


def _unexplained(dwellings: int, found: Mapping[Check, Found]) -> list[Told]:
    """What is left of each check, in the order of the catalogue, when others explain the rest."""
    rank = {code: number for number, code in enumerate(CODES)}
    explained = {topic: np.zeros(dwellings, dtype=bool) for topic in (PLACE, COMMUNE)}
    told = []
    for check in sorted(found, key=lambda check: rank.get(check.code, len(rank))):
        rows = found[check].rows
        silent = explained[check.about][rows] if check.about else np.zeros(len(rows), dtype=bool)
        one = Told(check, found[check], np.flatnonzero(~silent))
        told.append(one)
        for topic in check.explains:
            explained[topic][one.found.explains.get(topic, one.rows)] = True
    return told


class Anomalies:
    """The anomalies of a check, by code in the order of the catalogue, then by dwelling."""

    def __init__(self, survey: Survey, told: Sequence[Told]) -> None:
        self.positions = survey.positions
        self._survey = survey
        self._told = told

    def __len__(self) -> int:
        return sum(len(item.kept) for item in self._told)

    def counts(self) -> dict[str, int]:
        """Anomalies by code; codes without any are left out."""
        return {item.check.code: len(item.kept) for item in self._told if len(item.kept)}

    def rows(self) -> Iterator[tuple[str, int]]:
        """Code of each anomaly and number of its dwelling in the :class:`Positions`, in order."""
        for item in self._told:
            for row in item.rows.tolist():
                yield item.check.code, row

    def pairs(self) -> list[tuple[str, int]]:
        """Code and ``fid`` of each anomaly, in order."""
        return [(code, int(self.positions.fid[row])) for code, row in self.rows()]

    def __iter__(self) -> Iterator[Anomaly]:
        for item in self._told:
            listed = zip(item.kept.tolist(), item.rows.tolist(), item.distances.tolist())
            for place, row, distance in listed:
                yield self._anomaly(item, place, row, distance)

    def _anomaly(self, item: Told, place: int, row: int, distance: float) -> Anomaly:
        data, check = self.positions, item.check
        values = item.found.details(place)
        if "{distance}" in check.message:
            values["distance"] = metres(distance)
        correction = item.found.mend(place)
        x, y, seen = self._where(row, correction)
        return Anomaly(
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
        for areas, column in (
            (self._survey.cites, data.id_cite),
            (self._survey.communes, data.idcom),
        ):
            number = areas.numbers.get(column.at(row) or "", NOWHERE) if areas else NOWHERE
            if areas and number != NOWHERE and not areas.polygons.empty[number]:
                return *areas.polygons.inner_point(number), False
        return float("nan"), float("nan"), False

    def _is_elsewhere(self, row: int) -> bool:
        x, y = self.positions.x[[row]], self.positions.y[[row]]
        return bool(self._survey.communes.grid.containing(x, y)[0] == NOWHERE)
