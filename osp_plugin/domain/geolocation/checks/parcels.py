"""The parcel of a dwelling is in the cadastre, and the point in it."""

from __future__ import annotations

import numpy as np

from ...errors import QT_TRANSLATE_NOOP
from ..survey import Survey
from .check import PLACE, WARNING, Check, Found
from .corrections import into_parcel


def _not_found(survey: Survey) -> Found:
    rows = np.flatnonzero(survey.parcel_missing)
    idpar = survey.positions.idpar
    return Found(rows, lambda place: {"parcelle": idpar[rows[place]].decode()})


def _outside(survey: Survey) -> Found:
    away, idpar = survey.parcel_distance, survey.positions.idpar
    rows = np.flatnonzero(away > survey.options.tolerance)
    return Found(
        rows,
        lambda place: {"parcelle": idpar[rows[place]].decode()},
        away[rows],
        lambda place: into_parcel(survey, int(rows[place])),
    )


NOT_FOUND = Check(
    "parcelle_introuvable",
    WARNING,
    QT_TRANSLATE_NOOP("errors", "Parcelle introuvable"),
    QT_TRANSLATE_NOOP(
        "errors",
        "La parcelle {parcelle} n’est pas dans la couche des parcelles, qui couvre pourtant sa "
        "commune. Vérifiez l’identifiant ou le millésime du cadastre.",
    ),
    _not_found,
    about=PLACE,
    explains=(PLACE,),
)
OUTSIDE = Check(
    "hors_parcelle",
    WARNING,
    QT_TRANSLATE_NOOP("errors", "Hors de sa parcelle"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Le point est à {distance} de sa parcelle, {parcelle}. Replacez le logement ou "
        "corrigez la parcelle.",
    ),
    _outside,
    about=PLACE,
    explains=(PLACE,),
)
