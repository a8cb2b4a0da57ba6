"""A dwelling has a point, which can be used."""

from __future__ import annotations

import numpy as np

from ...common.polygons import NOWHERE
from ...errors import QT_TRANSLATE_NOOP, Phrase
from ..positions import EMPTY, MISSING, NOT_FINITE, NOT_IN_SYSTEM
from ..survey import Survey
from .check import ERROR, PLACE, Check, Found
from .corrections import PLACE as PLACE_IT
from .corrections import into_parcel

_PARCEL_KNOWN = QT_TRANSLATE_NOOP("errors", " Sa parcelle, {parcelle}, est connue.")
_PARCEL_UNKNOWN = QT_TRANSLATE_NOOP("errors", " Sa parcelle n’est pas dans la couche.")
_NOT_A_POINT = QT_TRANSLATE_NOOP("errors", "ce n’est pas un point")
_REASONS = {
    EMPTY: QT_TRANSLATE_NOOP("errors", "elle est vide"),
    NOT_FINITE: QT_TRANSLATE_NOOP("errors", "ses coordonnées ne sont pas des nombres"),
    NOT_IN_SYSTEM: QT_TRANSLATE_NOOP(
        "errors", "ses coordonnées ne sont pas du système de coordonnées que déclare la couche"
    ),
}


def _missing(survey: Survey) -> Found:
    data = survey.positions
    rows = np.flatnonzero(data.state == MISSING)

    def told(place: int) -> dict[str, object]:
        row = int(rows[place])
        if survey.cadastre is None or not data.idpar[row]:
            return {"indice": ""}
        if survey.own_parcel[row] == NOWHERE:
            return {"indice": Phrase(_PARCEL_UNKNOWN)}
        return {"indice": Phrase(_PARCEL_KNOWN, parcelle=data.idpar[row].decode())}

    return Found(rows, told, mend=lambda place: into_parcel(survey, int(rows[place]), PLACE_IT))


def _unusable(survey: Survey) -> Found:
    state = survey.positions.state
    rows = np.flatnonzero(state > MISSING)
    return Found(
        rows,
        lambda place: {"raison": Phrase(_REASONS.get(int(state[rows[place]]), _NOT_A_POINT))},
        mend=lambda place: into_parcel(survey, int(rows[place])),
    )


MISSING_POINT = Check(
    "sans_geometrie",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Logement sans position"),
    QT_TRANSLATE_NOOP("errors", "Le logement n’a pas de position.{indice} Placez-le sur la carte."),
    _missing,
    about=PLACE,
    explains=(PLACE,),
)
UNUSABLE = Check(
    "geometrie_invalide",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Géométrie vide ou invalide"),
    QT_TRANSLATE_NOOP("errors", "La géométrie est inutilisable : {raison}. Replacez le logement."),
    _unusable,
    about=PLACE,
    explains=(PLACE,),
)
