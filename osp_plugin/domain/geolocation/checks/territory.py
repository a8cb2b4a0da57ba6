"""A point is in the territory, or would be if its coordinates were read in another system."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...common.polygons import NOWHERE
from ...errors import QT_TRANSLATE_NOOP, Phrase
from ..survey import Survey
from .check import ERROR, PLACE, Check, Correction, Found
from .corrections import into_parcel

_CONVERT = QT_TRANSLATE_NOOP("errors", "Convertir les coordonnées, écrites en {systeme}")


@dataclass(frozen=True)
class _Conversions:
    """For each of some rows the system that puts it in its commune (NOWHERE: none), its place (m)
    and that commune."""

    system: np.ndarray
    x: np.ndarray
    y: np.ndarray
    commune: np.ndarray


def _converted(survey: Survey, rows: np.ndarray) -> _Conversions:
    """A row whose commune is unknown may fall in any."""
    data, communes = survey.positions, survey.communes
    count = len(rows)
    found = _Conversions(
        np.full(count, NOWHERE),
        np.full(count, np.nan),
        np.full(count, np.nan),
        np.full(count, NOWHERE),
    )
    for number, system in enumerate(survey.systems):
        survey.work.check()
        left = np.flatnonzero(found.system == NOWHERE)
        x, y = system.to_lambert(data.x[rows[left]], data.y[rows[left]])
        finite = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
        left, x, y = left[finite], x[finite], y[finite]
        where = communes.grid.containing(x, y)
        own = survey.own_commune[rows[left]]
        # The commune as drawn may miss a point by the tolerance.
        near = np.flatnonzero((own >= 0) & (where != own))
        distance = communes.polygons.distance(own[near], x[near], y[near])
        close = near[distance <= survey.options.tolerance]
        where[close] = own[close]
        good = (where != NOWHERE) & ((own < 0) | (where == own))
        chosen = left[good]
        found.system[chosen], found.commune[chosen] = number, where[good]
        found.x[chosen], found.y[chosen] = x[good], y[good]
    return found


def _wrong_system(survey: Survey) -> Found:
    strays = survey.strays
    rows = strays.rows[strays.commune == NOWHERE]
    right = _converted(survey, rows)
    found = np.flatnonzero(right.system != NOWHERE)

    def name(place: int) -> str:
        return survey.systems[right.system[found[place]]].name

    return Found(
        rows[found],
        lambda place: {
            "systeme": name(place),
            "commune": survey.communes.label(int(right.commune[found[place]])),
        },
        mend=lambda place: Correction(
            Phrase(_CONVERT, systeme=name(place)),
            x=round(float(right.x[found[place]]), 2),
            y=round(float(right.y[found[place]]), 2),
        ),
    )


def _outside(survey: Survey) -> Found:
    strays, communes = survey.strays, survey.communes
    rows = strays.rows[strays.commune == NOWHERE]
    nearest, away = survey.nearest(communes, rows)
    return Found(
        rows,
        lambda place: {"commune": communes.label(int(nearest[place]))},
        away,
        lambda place: into_parcel(survey, int(rows[place])),
    )


WRONG_SYSTEM = Check(
    "projection_erronee",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Projection erronée"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Lues en Lambert-93, les coordonnées sont hors du territoire ; lues en {systeme}, "
        "elles tombent dans {commune}. Convertissez-les comme proposé.",
    ),
    _wrong_system,
    about=PLACE,
    explains=(PLACE,),
)
OUTSIDE = Check(
    "hors_territoire",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Hors du territoire"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Le point est à {distance} de la commune la plus proche, {commune}. Replacez le logement.",
    ),
    _outside,
    about=PLACE,
    explains=(PLACE,),
)
