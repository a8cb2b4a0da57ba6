"""A point is in the cité of its dwelling, and a dwelling in a cité names it."""

from __future__ import annotations

import numpy as np

from ...common.polygons import NOWHERE
from ...errors import QT_TRANSLATE_NOOP, Phrase
from ..positions import UNKNOWN
from ..survey import Survey
from .check import ERROR, NOTHING, PLACE, WARNING, Check, Found, metres
from .corrections import into_parcel, take_cite

_WITHIN = QT_TRANSLATE_NOOP("errors", "dans")
_AWAY = QT_TRANSLATE_NOOP("errors", "à {distance} de")


def _nearer(survey: Survey) -> Found:
    cites = survey.cites
    if cites is None:
        return NOTHING
    out = survey.out_of_cite
    other = np.flatnonzero(out.another)
    rows, reach, nearest = out.rows[other], out.reach[other], out.nearest[other]

    def told(place: int) -> dict[str, object]:
        near = float(reach[place])
        return {
            "cite": cites.label(int(survey.own_cite[rows[place]])),
            "autre": cites.label(int(nearest[place])),
            "place": Phrase(_AWAY, distance=metres(near)) if near > 0 else Phrase(_WITHIN),
        }

    return Found(rows, told, out.away[other], lambda place: take_cite(cites, int(nearest[place])))


def _outside(survey: Survey) -> Found:
    cites = survey.cites
    if cites is None:
        return NOTHING
    far = survey.out_of_cite.away > survey.options.distance_cite
    rows = survey.out_of_cite.rows[far]
    return Found(
        rows,
        lambda place: {"cite": cites.label(int(survey.own_cite[rows[place]]))},
        survey.out_of_cite.away[far],
        lambda place: into_parcel(survey, int(rows[place])),
    )


def _without_outline(survey: Survey) -> Found:
    if survey.cites is None:
        return NOTHING
    rows = np.flatnonzero(survey.own_cite == UNKNOWN)
    return Found(rows, lambda place: {"cite": survey.positions.id_cite.at(int(rows[place]))})


def _not_told(survey: Survey) -> Found:
    cites = survey.cites
    if cites is None:
        return NOTHING
    placed = survey.positions.placed
    rows = placed[survey.own_cite[placed] == NOWHERE]
    inside = survey.containing(cites, rows)
    held = inside != NOWHERE
    rows, inside = rows[held], inside[held]
    return Found(
        rows,
        lambda place: {"autre": cites.label(int(inside[place]))},
        mend=lambda place: take_cite(cites, int(inside[place])),
    )


NEARER = Check(
    "autre_cite_plus_proche",
    WARNING,
    QT_TRANSLATE_NOOP("errors", "Une autre cité est plus proche"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Le point est à {distance} de sa cité, {cite}, et {place} {autre}. Vérifiez la cité.",
    ),
    _nearer,
    about=PLACE,
    explains=(PLACE,),
)
OUTSIDE = Check(
    "hors_cite",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Hors de sa cité"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Le point est à {distance} de sa cité, {cite}. Replacez le logement ou corrigez la cité.",
    ),
    _outside,
    about=PLACE,
    explains=(PLACE,),
)
WITHOUT_OUTLINE = Check(
    "cite_sans_contour",
    WARNING,
    QT_TRANSLATE_NOOP("errors", "Cité sans contour"),
    QT_TRANSLATE_NOOP(
        "errors",
        "La cité n° {cite} n’a pas de contour dans la couche des cités : la position n’a pas "
        "pu y être comparée. Dessinez le contour ou corrigez le numéro.",
    ),
    _without_outline,
)
NOT_TOLD = Check(
    "cite_manquante",
    WARNING,
    QT_TRANSLATE_NOOP("errors", "Cité non renseignée"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Le logement n’a pas de cité alors que le point est dans {autre}. Indiquez la cité.",
    ),
    _not_told,
    about=PLACE,
)
