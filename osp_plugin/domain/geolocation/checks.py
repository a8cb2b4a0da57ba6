"""« Contrôle de la géolocalisation »: what is wrong with the position of each dwelling.

A position has one anomaly, the first that explains it (:data:`ABOUT_PLACE`, in that order): a
point in another commune is also outside its cité and its parcel, and is told once. A commune that
is itself in doubt says nothing of the EPCI nor of the département.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..common.runs import runs
from ..errors import QT_TRANSLATE_NOOP, Phrase
from . import multiples
from .checks_catalogue import ABOUT_PLACE, CODES
from .checks_results import Anomalies, Correction, Details, Found, Mend, metres
from .polygons import NOWHERE
from .positions import (
    COMMUNE_LENGTH,
    EMPTY,
    MISSING,
    NOT_FINITE,
    NOT_IN_SYSTEM,
    POINT,
    UNKNOWN,
    Areas,
    Positions,
    System,
    commune_of,
)

BLOCK = 16_384
"""Dwellings tested at once: they stay in the processor's cache, and a cancel is heard between."""


_REASONS = {
    EMPTY: QT_TRANSLATE_NOOP("errors", "elle est vide"),
    NOT_FINITE: QT_TRANSLATE_NOOP("errors", "ses coordonnées ne sont pas des nombres"),
    NOT_IN_SYSTEM: QT_TRANSLATE_NOOP(
        "errors", "ses coordonnées ne sont pas du système de coordonnées que déclare la couche"
    ),
}
_NOT_A_POINT = QT_TRANSLATE_NOOP("errors", "ce n’est pas un point")
_NO_COMMUNE = QT_TRANSLATE_NOOP("errors", "Aucune commune n’est indiquée.")
_UNLISTED = QT_TRANSLATE_NOOP(
    "errors", "La commune {commune} n’est pas dans la couche des communes."
)
_PARCEL_KNOWN = QT_TRANSLATE_NOOP("errors", " Sa parcelle, {parcelle}, est connue.")
_PARCEL_UNKNOWN = QT_TRANSLATE_NOOP("errors", " Sa parcelle n’est pas dans la couche.")
_WITHIN = QT_TRANSLATE_NOOP("errors", "dans")
_AWAY = QT_TRANSLATE_NOOP("errors", "à {distance} de")
_ID_SAYS = QT_TRANSLATE_NOOP("errors", "{champ} commence par {debut}")

_IDENTIFIER_NAMES = {
    "ident_rep": QT_TRANSLATE_NOOP("errors", "Le n° RPLS"),
    "idlocal": QT_TRANSLATE_NOOP("errors", "L’identifiant local"),
}

_MOVE = QT_TRANSLATE_NOOP("errors", "Déplacer le point dans la parcelle")
_PLACE = QT_TRANSLATE_NOOP("errors", "Placer le point dans la parcelle")
_CONVERT = QT_TRANSLATE_NOOP("errors", "Convertir les coordonnées, écrites en {systeme}")
_TAKE_COMMUNE = QT_TRANSLATE_NOOP("errors", "Prendre la commune {autre}")
_TAKE_CITE = QT_TRANSLATE_NOOP("errors", "Prendre la cité « {autre} »")
_TAKE_EPCI = QT_TRANSLATE_NOOP("errors", "Prendre l’EPCI {autre}")
_TAKE_DEPARTEMENT = QT_TRANSLATE_NOOP("errors", "Prendre le département {autre}")


@dataclass(frozen=True)
class Options:
    """Thresholds in metres, and the codes of the checks to make."""

    tolerance: float = 20.0
    """How far a point may be outside its commune, its cité or its parcel, drawn as they are."""
    distance_cite: float = 100.0
    """How far outside its cité a dwelling may be when no other is nearer."""
    distance_operation: float = 2_000.0
    """How far the nearest other dwelling of the same operation may be."""
    codes: frozenset[str] = frozenset(CODES)


@dataclass
class _Parcels:
    """What the parcels tell of each dwelling; ``x``, ``y`` is a place inside its own."""

    found: np.ndarray
    distance: np.ndarray
    x: np.ndarray
    y: np.ndarray
    communes: set[bytes] = field(default_factory=set)


class Checker:
    """Checks the positions of dwellings against areas. Everything is in Lambert-93.

    ``pause`` is called between the blocks of the work with the share done (0 to 1); it raises to
    stop. Parcels, when there are any, are given before :meth:`run` by :meth:`see_parcels`.
    """

    def __init__(
        self,
        positions: Positions,
        communes: Areas,
        cites: Areas | None,
        systems: Sequence[System] = (),
        options: Options = Options(),
        pause: Callable[[float], None] = lambda share: None,
    ) -> None:
        self._all = positions
        self._communes = communes
        self._cites = cites
        self._systems = systems
        self._options = options
        self._pause = pause
        self._parcels: _Parcels | None = None
        self._own = positions.idcom.numbered(communes.numbers)
        self._explained = np.zeros(len(positions), dtype=bool)
        """Rows whose place already has its anomaly."""
        self._commune_doubtful = np.zeros(len(positions), dtype=bool)
        self._found: list[Found] = []

    # -- parcels -----------------------------------------------------------------------------

    def parcel_codes(self) -> np.ndarray:
        """The parcels that the dwellings name, sorted (bytes)."""
        codes = np.unique(self._all.idpar)
        return codes[codes != b""]

    def see_parcels(self, parcels: Areas, communes: Iterable[str] = ()) -> None:
        """Compare the dwellings with some of the parcels; called block after block.

        ``communes`` have parcels that no dwelling names: they are covered too.
        """
        if self._parcels is None:
            nothing = np.full(len(self._all), np.nan)
            self._parcels = _Parcels(
                np.zeros(len(self._all), dtype=bool), nothing, nothing.copy(), nothing.copy()
            )
            self._by_parcel = np.argsort(self._all.idpar, kind="stable")
            self._sorted_idpar = self._all.idpar[self._by_parcel]
        known = self._parcels
        covered = (*parcels.codes, *communes)
        known.communes.update(code[:COMMUNE_LENGTH].encode() for code in covered)
        wanted = np.array([code.encode() for code in parcels.codes], dtype="S")
        first = np.searchsorted(self._sorted_idpar, wanted, "left")
        last = np.searchsorted(self._sorted_idpar, wanted, "right")
        which = np.repeat(np.arange(len(wanted)), last - first)
        rows = self._by_parcel[
            np.concatenate([np.arange(a, b) for a, b in zip(first, last)] or [np.empty(0, int)])
        ]
        placed_here = self._all.state[rows] == POINT
        known.found[rows] = True
        placed, own = rows[placed_here], which[placed_here]
        known.distance[placed] = parcels.polygons.distance(
            own, self._all.x[placed], self._all.y[placed]
        )
        away = ~(known.distance[rows] <= self._options.tolerance)
        for row, number in zip(rows[away].tolist(), which[away].tolist()):
            if not parcels.polygons.empty[number]:
                known.x[row], known.y[row] = parcels.polygons.inner_point(number)

    def _into_parcel(self, row: int, text: str = _MOVE) -> Correction | None:
        if self._parcels is None or np.isnan(self._parcels.x[row]):
            return None
        x, y = float(self._parcels.x[row]), float(self._parcels.y[row])
        return Correction(Phrase(text), x=x, y=y)

    # -- the work ----------------------------------------------------------------------------

    def run(self) -> Anomalies:
        """Make the checks. Raises what ``pause`` raises."""
        self._geometries()
        self._places()
        self._attributes()
        if self._cites is not None:
            self._in_cites(self._cites)
        if self._parcels is not None:
            self._in_parcels(self._parcels)
        self._operations()
        self._stacked()
        self._identifiers()
        return Anomalies(self._all, self._communes, self._cites, self._found)

    def _wants(self, code: str) -> bool:
        return code in self._options.codes

    def _add(
        self,
        code: str,
        rows: np.ndarray,
        distances: np.ndarray | None,
        details: Details,
        mend: Mend = lambda place: None,
    ) -> None:
        """Note anomalies; ``details`` and ``mend`` take a place in ``rows``."""
        if not self._wants(code) or not len(rows):
            return
        if code in ABOUT_PLACE:
            self._explained[rows] = True
        if distances is None:
            distances = np.full(len(rows), np.nan)
        self._found.append(Found(code, rows, distances, details, mend))

    def _blocks(self, rows: np.ndarray, start: float, stop: float) -> Iterator[np.ndarray]:
        for run in runs(len(rows), BLOCK):
            self._pause(start + (stop - start) * run.start / len(rows))
            yield rows[run]

    def _outside(
        self, areas: Areas, own: np.ndarray, rows: np.ndarray, start: float, stop: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Of ``rows``, those that are farther than the tolerance from their area; how far."""
        x, y = self._all.x, self._all.y
        inside = [
            areas.polygons.contains(own[some], x[some], y[some])
            for some in self._blocks(rows, start, stop)
        ]
        # Measured together: a polygon then looks once at all its dwellings.
        rows = rows[~np.concatenate([np.empty(0, bool), *inside])]
        away = np.concatenate(
            [
                np.empty(0),
                *(
                    areas.polygons.distance(own[some], x[some], y[some])
                    for some in self._blocks(rows, stop, stop)
                ),
            ]
        )
        far = away > self._options.tolerance
        return rows[far], away[far]

    def _geometries(self) -> None:
        data, state = self._all, self._all.state

        def hint(place: int) -> dict[str, object]:
            row = int(missing[place])
            if self._parcels is None or not data.idpar[row]:
                return {"indice": ""}
            if not self._parcels.found[row]:
                return {"indice": Phrase(_PARCEL_UNKNOWN)}
            return {"indice": Phrase(_PARCEL_KNOWN, parcelle=data.idpar[row].decode())}

        missing = np.flatnonzero(state == MISSING)
        self._add(
            "sans_geometrie",
            missing,
            None,
            hint,
            lambda place: self._into_parcel(int(missing[place]), _PLACE),
        )
        wrong = np.flatnonzero(state > MISSING)
        self._add(
            "geometrie_invalide",
            wrong,
            None,
            lambda place: {"raison": Phrase(_REASONS.get(int(state[wrong[place]]), _NOT_A_POINT))},
            lambda place: self._into_parcel(int(wrong[place])),
        )

    # -- communes ----------------------------------------------------------------------------

    def _places(self) -> None:
        data, communes, own = self._all, self._communes, self._own
        placed = data.placed
        known = placed[own[placed] >= 0]
        rows, away = self._outside(communes, own, known, 0.0, 0.3)
        lost = placed[own[placed] < 0]
        both = np.concatenate([rows, lost])
        away = np.concatenate([away, np.full(len(lost), np.nan)])
        inside = communes.grid.containing(data.x[both], data.y[both])
        nowhere = np.flatnonzero(inside == NOWHERE)
        inside[nowhere] = communes.polygons.nearest(
            data.x[both[nowhere]], data.y[both[nowhere]], self._options.tolerance
        )[0]
        self._pause(0.35)
        within = inside != NOWHERE
        self._out_of_territory(both[~within])
        self._identifiers_of_other_communes()
        self._unknown_communes(both, inside)
        wrong = within & (own[both] >= 0)
        self._in_other_communes(both[wrong], inside[wrong], away[wrong])

    def _out_of_territory(self, rows: np.ndarray) -> None:
        rows = np.sort(rows)
        rest = self._recognised(rows) if self._wants("projection_erronee") else rows
        self._pause(0.4)
        nearest, away = self._communes.polygons.nearest(self._all.x[rest], self._all.y[rest])
        self._add(
            "hors_territoire",
            rest,
            away,
            lambda place: {"commune": self._communes.label(int(nearest[place]))},
            lambda place: self._into_parcel(int(rest[place])),
        )

    def _recognised(self, rows: np.ndarray) -> np.ndarray:
        """Tell the rows that another system puts in their commune; returns the others.

        A row whose commune is unknown may fall in any.
        """
        data, communes = self._all, self._communes
        name = np.full(len(rows), NOWHERE)
        right_x, right_y = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
        landed = np.full(len(rows), NOWHERE)
        for number, system in enumerate(self._systems):
            left = np.flatnonzero(name == NOWHERE)
            x, y = system.to_lambert(data.x[rows[left]], data.y[rows[left]])
            finite = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
            where = communes.grid.containing(x[finite], y[finite])
            own = self._own[rows[left[finite]]]
            # The commune as drawn may miss a point by the tolerance.
            near = np.flatnonzero((own >= 0) & (where != own))
            distance = communes.polygons.distance(own[near], x[finite[near]], y[finite[near]])
            close = near[distance <= self._options.tolerance]
            where[close] = own[close]
            good = (where != NOWHERE) & ((own < 0) | (where == own))
            chosen = left[finite[good]]
            name[chosen] = number
            right_x[chosen], right_y[chosen] = x[finite[good]], y[finite[good]]
            landed[chosen] = where[good]
        found = np.flatnonzero(name != NOWHERE)
        self._add(
            "projection_erronee",
            rows[found],
            None,
            lambda place: {
                "systeme": self._systems[name[found[place]]].name,
                "commune": communes.label(int(landed[found[place]])),
            },
            lambda place: Correction(
                Phrase(_CONVERT, systeme=self._systems[name[found[place]]].name),
                x=round(float(right_x[found[place]]), 2),
                y=round(float(right_y[found[place]]), 2),
            ),
        )
        return rows[name == NOWHERE]

    def _identifiers_of_other_communes(self) -> None:
        """``idlocal`` and ``idpar`` begin with the commune of the dwelling."""
        data, communes = self._all, self._communes
        idcom = data.idcom.texts()
        heads = {name: commune_of(getattr(data, name)) for name in ("idlocal", "idpar")}
        wrong = {name: (head != b"") & (head != idcom) for name, head in heads.items()}
        rows = np.flatnonzero((idcom != b"") & (wrong["idlocal"] | wrong["idpar"]))
        said = np.where(wrong["idpar"][rows], heads["idpar"][rows], heads["idlocal"][rows])
        numbers = np.array([communes.numbers.get(code.decode(), NOWHERE) for code in said], int)
        agreed = (heads["idlocal"][rows] == said) | (heads["idlocal"][rows] == b"")
        agreed &= (heads["idpar"][rows] == said) | (heads["idpar"][rows] == b"")
        there = (data.state[rows] == POINT) & (numbers >= 0)
        there[there] = communes.polygons.contains(
            numbers[there], data.x[rows[there]], data.y[rows[there]]
        )

        def told(place: int) -> dict[str, object]:
            row = int(rows[place])
            parts = [
                _ID_SAYS.format(champ=name, debut=head[row].decode())
                for name, head in heads.items()
                if wrong[name][row]
            ]
            return {"commune": self._commune(row), "identifiants": " et ".join(parts)}

        def mend(place: int) -> Correction | None:
            return (
                self._take_commune(int(numbers[place])) if there[place] and agreed[place] else None
            )

        if self._wants("communes_differentes"):
            # Where the point is in the commune of the identifiers, the code alone is wrong.
            self._explained[rows[there]] = True
            self._commune_doubtful[rows] = True
        self._add("communes_differentes", rows, None, told, mend)

    def _unknown_communes(self, outside: np.ndarray, inside: np.ndarray) -> None:
        rows = np.flatnonzero(self._own < 0)
        where = np.full(len(self._all), NOWHERE)
        where[outside] = inside

        def told(place: int) -> dict[str, object]:
            row = int(rows[place])
            code = self._all.idcom.at(row)
            return {"raison": Phrase(_UNLISTED, commune=code) if code else Phrase(_NO_COMMUNE)}

        self._add(
            "commune_inconnue",
            rows,
            None,
            told,
            lambda place: self._take_commune(int(where[rows[place]])),
        )

    def _in_other_communes(self, rows: np.ndarray, inside: np.ndarray, away: np.ndarray) -> None:
        fresh = ~self._explained[rows]
        rows, inside, away = rows[fresh], inside[fresh], away[fresh]
        own = self._all.idcom.texts()[rows]
        confirmed = (commune_of(self._all.idpar[rows]) == own) | (
            commune_of(self._all.idlocal[rows]) == own
        )

        def mend(place: int) -> Correction | None:
            if confirmed[place]:  # its identifiers bear the commune out: the point is wrong
                return self._into_parcel(int(rows[place]))
            return self._take_commune(int(inside[place]))

        if self._wants("hors_commune"):
            self._commune_doubtful[rows] = True
        self._add(
            "hors_commune",
            rows,
            away,
            lambda place: {
                "commune": self._commune(int(rows[place])),
                "autre": self._communes.label(int(inside[place])),
            },
            mend,
        )

    def _commune(self, row: int) -> str:
        number = int(self._own[row])
        return self._communes.label(number) if number >= 0 else str(self._all.idcom.at(row))

    def _take_commune(self, number: int) -> Correction | None:
        if number == NOWHERE:
            return None
        areas = self._communes
        return Correction(
            Phrase(_TAKE_COMMUNE, autre=areas.label(number)), "idcom", areas.codes[number]
        )

    def _attributes(self) -> None:
        """EPCI and département against those of the commune."""
        listed = (
            ("epci_incoherent", "epci", self._communes.epci, _TAKE_EPCI),
            ("departement_incoherent", "dep", self._communes.dep, _TAKE_DEPARTEMENT),
        )
        for code, name, expected, text in listed:
            column = getattr(self._all, name)
            if not any(expected):
                continue
            numbers = {label: number for number, label in enumerate(column.labels)}
            right = np.array([numbers.get(value or "", UNKNOWN) for value in expected])
            told = np.array([value is not None for value in expected])
            rows = np.flatnonzero(
                (self._own >= 0) & (column.codes != NOWHERE) & ~self._commune_doubtful
            )
            own = self._own[rows]
            rows = rows[told[own] & (right[own] != column.codes[rows])]
            self._differ(code, name, rows, expected, text)

    def _differ(
        self, code: str, name: str, rows: np.ndarray, expected: Sequence[str | None], text: str
    ) -> None:
        column = getattr(self._all, name)

        def right(place: int) -> str:
            return str(expected[self._own[rows[place]]])

        self._add(
            code,
            rows,
            None,
            lambda place: {
                "valeur": column.at(int(rows[place])),
                "commune": self._commune(int(rows[place])),
                "attendu": right(place),
            },
            lambda place: Correction(Phrase(text, autre=right(place)), name, right(place)),
        )

    # -- cités -------------------------------------------------------------------------------

    def _in_cites(self, cites: Areas) -> None:
        data = self._all
        own = data.id_cite.numbered(cites.numbers)
        own[(own >= 0) & cites.polygons.empty[own]] = UNKNOWN
        undrawn = np.flatnonzero(own == UNKNOWN)
        self._add(
            "cite_sans_contour",
            undrawn,
            None,
            lambda place: {"cite": data.id_cite.at(int(undrawn[place]))},
        )
        placed = data.placed[~self._explained[data.placed]]
        rows, away = self._outside(cites, own, placed[own[placed] >= 0], 0.45, 0.6)
        nearest, reach = cites.polygons.nearest(
            data.x[rows], data.y[rows], self._options.distance_cite
        )
        self._pause(0.65)
        other = (nearest != NOWHERE) & (nearest != own[rows]) & (reach < away)
        self._nearer_cite(cites, rows[other], own, nearest[other], away[other], reach[other])
        rest = ~self._explained[rows] & (away > self._options.distance_cite)
        rows, away = rows[rest], away[rest]
        self._add(
            "hors_cite",
            rows,
            away,
            lambda place: {"cite": cites.label(int(own[rows[place]]))},
            lambda place: self._into_parcel(int(rows[place])),
        )
        self._missing_cite(cites, placed[own[placed] == NOWHERE])

    def _nearer_cite(
        self,
        cites: Areas,
        rows: np.ndarray,
        own: np.ndarray,
        nearest: np.ndarray,
        away: np.ndarray,
        reach: np.ndarray,
    ) -> None:
        def told(place: int) -> dict[str, object]:
            near = float(reach[place])
            return {
                "cite": cites.label(int(own[rows[place]])),
                "autre": cites.label(int(nearest[place])),
                "place": Phrase(_AWAY, distance=metres(near)) if near > 0 else Phrase(_WITHIN),
            }

        self._add(
            "autre_cite_plus_proche",
            rows,
            away,
            told,
            lambda place: self._take_cite(cites, int(nearest[place])),
        )

    def _missing_cite(self, cites: Areas, rows: np.ndarray) -> None:
        inside = [
            cites.grid.containing(self._all.x[some], self._all.y[some])
            for some in self._blocks(rows, 0.65, 0.75)
        ]
        which = np.concatenate([np.empty(0, int), *inside])
        held = np.flatnonzero(which != NOWHERE)
        self._add(
            "cite_manquante",
            rows[held],
            None,
            lambda place: {"autre": cites.label(int(which[held[place]]))},
            lambda place: self._take_cite(cites, int(which[held[place]])),
        )

    def _take_cite(self, cites: Areas, number: int) -> Correction:
        return Correction(
            Phrase(_TAKE_CITE, autre=cites.label(number)), "id_cite", cites.codes[number]
        )

    # -- parcels, operations, doubles --------------------------------------------------------

    def _in_parcels(self, parcels: _Parcels) -> None:
        data = self._all
        covered = np.isin(commune_of(data.idpar), np.array(sorted(parcels.communes), dtype="S"))
        absent = covered & ~parcels.found & (data.idpar != b"") & ~self._explained
        missing = np.flatnonzero(absent)
        self._add(
            "parcelle_introuvable",
            missing,
            None,
            lambda place: {"parcelle": data.idpar[missing[place]].decode()},
        )
        far = np.flatnonzero((parcels.distance > self._options.tolerance) & ~self._explained)
        self._add(
            "hors_parcelle",
            far,
            parcels.distance[far],
            lambda place: {"parcelle": data.idpar[far[place]].decode()},
            lambda place: self._into_parcel(int(far[place])),
        )

    def _operations(self) -> None:
        self._pause(0.8)
        if not self._wants("loin_de_operation"):
            return
        data = self._all
        rows = data.placed
        rows = rows[~self._explained[rows] & (data.intitule.codes[rows] != NOWHERE)]
        codes = data.intitule.codes[rows]
        far, away, others = multiples.isolated(
            codes, data.x[rows], data.y[rows], self._options.distance_operation
        )
        rows = rows[far]
        self._add(
            "loin_de_operation",
            rows,
            away,
            lambda place: {
                "operation": data.intitule.at(int(rows[place])),
                "nombre": int(others[place]),
            },
            lambda place: self._into_parcel(int(rows[place])),
        )

    def _believed(self) -> np.ndarray:
        """Placed rows whose commune is not contradicted: two places of them can be compared."""
        wrong = np.zeros(len(self._all), dtype=bool)
        for found in self._found:
            if found.code in ("projection_erronee", "hors_territoire", "hors_commune"):
                wrong[found.rows] = True
        return self._all.placed[~wrong[self._all.placed]]

    def _stacked(self) -> None:
        self._pause(0.85)
        if not self._wants("position_multiple"):
            return
        data, rows = self._all, self._believed()
        stacked, counts = multiples.stacked(
            data.x[rows],
            data.y[rows],
            [data.ident_rep[rows], data.idlocal[rows]],
            data.idpar[rows],
        )
        self._add(
            "position_multiple",
            rows[stacked],
            None,
            lambda place: {"nombre": int(counts[place])},
        )

    def _identifiers(self) -> None:
        if not self._wants("identifiant_en_deux_lieux"):
            return
        data, believed = self._all, self._believed()
        told = np.zeros(len(data), dtype=bool)
        for name, share in (("ident_rep", 0.9), ("idlocal", 0.95)):
            self._pause(share)
            column = getattr(data, name)
            rows = believed[(column[believed] != b"") & ~told[believed]]
            apart, away, counts = multiples.apart(
                column[rows], data.x[rows], data.y[rows], self._options.tolerance
            )
            told[rows[apart]] = True
            self._twice(name, rows[apart], away, counts)

    def _twice(self, name: str, rows: np.ndarray, away: np.ndarray, counts: np.ndarray) -> None:
        column = getattr(self._all, name)
        self._add(
            "identifiant_en_deux_lieux",
            rows,
            away,
            lambda place: {
                "champ": _IDENTIFIER_NAMES[name],
                "valeur": column[rows[place]].decode(),
                "nombre": int(counts[place]),
            },
        )
