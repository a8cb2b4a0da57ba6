"""What the checks of positions look at, measured once whoever asks and in whatever order.

Everything is in Lambert-93, in metres. A fact is an array, of one value per dwelling or of those
that it concerns, by their rows in the positions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..common.polygons import NOWHERE
from ..common.runs import runs
from ..common.work import QUIET, Work
from .positions import COMMUNE_LENGTH, POINT, UNKNOWN, Areas, Positions, System, commune_of

BLOCK = 16_384
"""Dwellings tested at once: they stay in the processor's cache, and a cancel is heard between."""


@dataclass(frozen=True)
class Options:
    """Thresholds in metres."""

    tolerance: float = 20.0
    """How far a point may be outside its commune, its cité or its parcel, drawn as they are."""
    distance_cite: float = 100.0
    """How far outside its cité a dwelling may be when no other is nearer."""
    distance_operation: float = 2_000.0
    """How far the nearest other dwelling of the same operation may be."""


@dataclass(frozen=True)
class Cadastre:
    """The parcels that dwellings name, and the communes of which the layer has any."""

    parcels: Areas
    communes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Strays:
    """Placed dwellings farther than the tolerance from their commune, or without one.

    ``away`` is that distance (NaN without a commune), ``commune`` the number of the one that the
    point is in, or nearest within the tolerance; NOWHERE out of the territory.
    """

    rows: np.ndarray
    away: np.ndarray
    commune: np.ndarray


@dataclass(frozen=True)
class OtherCommunes:
    """Dwellings whose ``idlocal`` or ``idpar`` begins with another commune than theirs.

    ``commune`` is its number, negative when it is in no list; ``agreed`` whether every identifier
    says it, ``there`` whether the point is in it. ``contradicting`` gives by identifier the
    commune that it says, empty where it says nothing else.
    """

    rows: np.ndarray
    commune: np.ndarray
    agreed: np.ndarray
    there: np.ndarray
    contradicting: Mapping[str, np.ndarray]


@dataclass(frozen=True)
class OutOfCite:
    """Placed dwellings farther than the tolerance from the outline of their cité.

    ``away`` is that distance; ``nearest`` the number of the cité nearest within the distance
    admitted and ``reach`` how far it is (NOWHERE and infinity for none).
    """

    rows: np.ndarray
    away: np.ndarray
    nearest: np.ndarray
    reach: np.ndarray
    another: np.ndarray
    """Whether the nearest is another cité than their own."""


@dataclass(frozen=True, eq=False)
class Survey:
    """Dwellings and the areas that they are compared with. ``work`` hears the cancel.

    Without cités or cadastre, what they would tell is not told. ``systems`` are those that may
    have been taken for Lambert-93, the likeliest first.
    """

    positions: Positions
    communes: Areas
    cites: Areas | None = None
    cadastre: Cadastre | None = None
    systems: Sequence[System] = ()
    options: Options = Options()
    work: Work = QUIET

    # -- measures by blocks ------------------------------------------------------------------

    def _by_blocks(
        self, rows: np.ndarray, kind: type, measure: Callable[[np.ndarray], np.ndarray]
    ) -> np.ndarray:
        parts: list[np.ndarray] = [np.empty(0, kind)]
        for run in runs(len(rows), BLOCK):
            self.work.check()
            parts.append(measure(rows[run]))
        return np.concatenate(parts)

    def containing(self, areas: Areas, rows: np.ndarray) -> np.ndarray:
        """Number of the area that the point of each row is in, NOWHERE for none."""
        x, y = self.positions.x, self.positions.y
        return self._by_blocks(rows, int, lambda some: areas.grid.containing(x[some], y[some]))

    def nearest(
        self, areas: Areas, rows: np.ndarray, limit: float = np.inf
    ) -> tuple[np.ndarray, np.ndarray]:
        """Number of the area nearest to the point of each row within ``limit``, and how far."""
        x, y = self.positions.x, self.positions.y
        reach = [np.empty(0)]

        def measure(some: np.ndarray) -> np.ndarray:
            found, away = areas.polygons.nearest(x[some], y[some], limit)
            reach.append(away)
            return found

        return self._by_blocks(rows, int, measure), np.concatenate(reach)

    def outside(
        self, areas: Areas, own: np.ndarray, rows: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Of ``rows``, those that are farther than the tolerance from their area; how far.

        ``own`` is the number of the area of each dwelling.
        """
        x, y, polygons = self.positions.x, self.positions.y, areas.polygons
        inside = self._by_blocks(
            rows, bool, lambda some: polygons.contains(own[some], x[some], y[some])
        )
        # Measured together: a polygon then looks once at all its dwellings.
        rows = rows[~inside]
        away = self._by_blocks(
            rows, float, lambda some: polygons.distance(own[some], x[some], y[some])
        )
        far = away > self.options.tolerance
        return rows[far], away[far]

    # -- communes ----------------------------------------------------------------------------

    @cached_property
    def own_commune(self) -> np.ndarray:
        """Number of the commune of each dwelling; UNKNOWN or NOWHERE, both negative."""
        return self.positions.idcom.numbered(self.communes.numbers)

    @cached_property
    def strays(self) -> Strays:
        """Those whose point is not in their commune."""
        own, placed = self.own_commune, self.positions.placed
        far, away = self.outside(self.communes, own, placed[own[placed] >= 0])
        lost = placed[own[placed] < 0]
        rows = np.concatenate([far, lost])
        order = np.argsort(rows)
        rows, away = rows[order], np.append(away, np.full(len(lost), np.nan))[order]
        commune = self.containing(self.communes, rows)
        nowhere = np.flatnonzero(commune == NOWHERE)
        commune[nowhere] = self.nearest(self.communes, rows[nowhere], self.options.tolerance)[0]
        return Strays(rows, away, commune)

    @cached_property
    def other_communes(self) -> OtherCommunes:
        """Those whose identifiers are of another commune."""
        data, communes = self.positions, self.communes
        idcom = data.idcom.texts()
        heads = {name: commune_of(getattr(data, name)) for name in ("idlocal", "idpar")}
        wrong = {name: (head != b"") & (head != idcom) for name, head in heads.items()}
        rows = np.flatnonzero((idcom != b"") & (wrong["idlocal"] | wrong["idpar"]))
        local, parcel = heads["idlocal"][rows], heads["idpar"][rows]
        said = np.where(wrong["idpar"][rows], parcel, local)
        number = np.array([communes.numbers.get(code.decode(), NOWHERE) for code in said], int)
        agreed = ((local == said) | (local == b"")) & ((parcel == said) | (parcel == b""))
        there = (data.state[rows] == POINT) & (number >= 0)
        at = rows[there]
        there[there] = communes.polygons.contains(number[there], data.x[at], data.y[at])
        contradicting = {
            name: np.where(wrong[name][rows], heads[name][rows], b"") for name in heads
        }
        return OtherCommunes(rows, number, agreed, there, contradicting)

    @cached_property
    def believed(self) -> np.ndarray:
        """Rows of the points that no commune contradicts: two of them can be compared.

        A point in the commune that the identifiers say is where it should be.
        """
        return np.flatnonzero(self._placed_where(~self._misplaced))

    def _placed_where(self, condition: np.ndarray) -> np.ndarray:
        placed: np.ndarray = (self.positions.state == POINT) & condition
        return placed

    @cached_property
    def _misplaced(self) -> np.ndarray:
        strays = self.strays
        wrong = np.zeros(len(self.positions), dtype=bool)
        wrong[strays.rows] = self.own_commune[strays.rows] >= 0
        wrong[self.other_communes.rows[self.other_communes.there]] = False
        wrong[strays.rows[strays.commune == NOWHERE]] = True
        return wrong

    # -- cités -------------------------------------------------------------------------------

    @cached_property
    def own_cite(self) -> np.ndarray:
        """Number of the cité of each dwelling; NOWHERE for none, UNKNOWN without an outline."""
        if self.cites is None:
            return np.full(len(self.positions), NOWHERE)
        own = self.positions.id_cite.numbered(self.cites.numbers)
        own[(own >= 0) & self.cites.polygons.empty[own]] = UNKNOWN
        return own

    @cached_property
    def out_of_cite(self) -> OutOfCite:
        """Those whose point is not in their cité."""
        own, placed = self.own_cite, self.positions.placed
        rows, away = placed[:0], np.empty(0)
        nearest, reach = np.empty(0, int), np.empty(0)
        if self.cites is not None:
            rows, away = self.outside(self.cites, own, placed[own[placed] >= 0])
            nearest, reach = self.nearest(self.cites, rows, self.options.distance_cite)
        another = (nearest != NOWHERE) & (nearest != own[rows]) & (reach < away)
        return OutOfCite(rows, away, nearest, reach, another)

    # -- parcels -----------------------------------------------------------------------------

    @cached_property
    def own_parcel(self) -> np.ndarray:
        """Number of the parcel of each dwelling in the cadastre, NOWHERE for none."""
        idpar = self.positions.idpar
        found = np.full(len(idpar), NOWHERE)
        if self.cadastre is None or not len(self.cadastre.parcels):
            return found
        codes = np.array([code.encode() for code in self.cadastre.parcels.codes], dtype="S")
        order = np.argsort(codes)
        place = np.minimum(np.searchsorted(codes[order], idpar), len(codes) - 1)
        known = codes[order[place]] == idpar
        found[known] = order[place[known]]
        return found

    @cached_property
    def parcel_missing(self) -> np.ndarray:
        """Whether the parcel of each dwelling is not in the cadastre, though its commune is."""
        if self.cadastre is None:
            return np.zeros(len(self.positions), dtype=bool)
        covered = {*self.cadastre.communes, *self.cadastre.parcels.codes}
        communes = np.array(sorted({code[:COMMUNE_LENGTH].encode() for code in covered}), "S")
        idpar = self.positions.idpar
        missing: np.ndarray = np.isin(commune_of(idpar), communes)
        return missing & (self.own_parcel == NOWHERE) & (idpar != b"")

    @cached_property
    def parcel_distance(self) -> np.ndarray:
        """Metres from each dwelling to its parcel; NaN without a point or a shape."""
        away = np.full(len(self.positions), np.nan)
        if self.cadastre is not None:
            x, y, own = self.positions.x, self.positions.y, self.own_parcel
            polygons = self.cadastre.parcels.polygons
            rows = np.flatnonzero(self._placed_where(own != NOWHERE))
            rows = rows[~polygons.empty[own[rows]]]
            # Measured together: a parcel then looks once at all its dwellings.
            self.work.check()
            away[rows] = polygons.distance(own[rows], x[rows], y[rows])
        return away

    def place_in_parcel(self, row: int) -> tuple[float, float] | None:
        """A place in the parcel of a dwelling that does not stand there; None when unknown."""
        number = int(self.own_parcel[row])
        if self.cadastre is None or number == NOWHERE:
            return None
        polygons = self.cadastre.parcels.polygons
        if polygons.empty[number] or self.parcel_distance[row] <= self.options.tolerance:
            return None
        return polygons.inner_point(number)

    # -- all together ------------------------------------------------------------------------

    @cached_property
    def sound(self) -> np.ndarray:
        """Rows of the points that neither commune, cité nor parcel contradicts."""
        out = self.out_of_cite
        doubted = self._misplaced | (self.parcel_distance > self.options.tolerance)
        doubted[out.rows[out.another | (out.away > self.options.distance_cite)]] = True
        return np.flatnonzero(self._placed_where(~doubted))
