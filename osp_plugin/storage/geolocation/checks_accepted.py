"""Anomalies that somebody accepted, remembered in the base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ...domain.geolocation.positions import POINT, Positions
from ..base import Base

TABLE = "anomalie_acceptee"


@dataclass(frozen=True)
class Accepted:
    """An accepted anomaly: where its dwelling stood (None without a position), and why."""

    x: float | None
    y: float | None
    motif: str

    def holds(self, x: float, y: float, placed: bool, tolerance: float) -> bool:
        """Whether the dwelling is still where it was accepted, within ``tolerance`` metres."""
        if self.x is None or self.y is None:
            return not placed
        return placed and bool(np.hypot(x - self.x, y - self.y) <= tolerance)


class AcceptedAnomalies:
    """The accepted anomalies of a base, by code and ``fid`` of the dwelling."""

    def __init__(self, found: Mapping[tuple[str, int], Accepted] | None = None) -> None:
        self._found = dict(found or {})

    @classmethod
    def read(cls, base: Base) -> AcceptedAnomalies:
        """Those of a base."""
        rows = base.rows(f"SELECT fid_logement, code, motif, x, y FROM {TABLE}")  # nosec B608 # the table's name is ours, values are bound
        return cls(
            {
                (row["code"], int(row["fid_logement"])): Accepted(row["x"], row["y"], row["motif"])
                for row in rows
            }
        )

    def reason(self, code: str, positions: Positions, row: int, tolerance: float) -> str | None:
        """Why an anomaly is accepted; None when it is not, or no longer."""
        kept = self._found.get((code, int(positions.fid[row])))
        if kept is None:
            return None
        x, y = float(positions.x[row]), float(positions.y[row])
        placed = bool(positions.state[row] == POINT)
        return kept.motif if kept.holds(x, y, placed, tolerance) else None


def accept(
    base: Base, by_code: Mapping[str, Mapping[int, tuple[float, float] | None]], motif: str
) -> None:
    """Accept anomalies in one transaction: for each code its dwellings and where they stand."""
    with base.transaction() as session:
        for code, dwellings in by_code.items():
            for fid, place in dwellings.items():
                x, y = place if place is not None else (None, None)
                session.execute(
                    f"INSERT INTO {TABLE} (fid_logement, code, motif, x, y) "  # nosec B608 # the table's name is ours, values are bound
                    "VALUES (:fid, :code, :motif, :x, :y) "
                    "ON CONFLICT (fid_logement, code) "
                    "DO UPDATE SET motif = excluded.motif, x = excluded.x, y = excluded.y",
                    {"fid": fid, "code": code, "motif": motif, "x": x, "y": y},
                )
