"""A dwelling is near the others of its operation."""

from __future__ import annotations

from ...common.polygons import NOWHERE
from ...errors import QT_TRANSLATE_NOOP
from .. import multiples
from ..survey import Survey
from .check import PLACE, WARNING, Check, Found


def _far(survey: Survey) -> Found:
    data, rows = survey.positions, survey.sound
    rows = rows[data.intitule.codes[rows] != NOWHERE]
    far, away, others = multiples.isolated(
        data.intitule.codes[rows],
        data.x[rows],
        data.y[rows],
        survey.options.distance_operation,
    )
    rows = rows[far]
    return Found(
        rows,
        lambda place: {
            "operation": data.intitule.at(int(rows[place])),
            "nombre": int(others[place]),
        },
        away,
    )


FAR = Check(
    "loin_de_operation",
    WARNING,
    QT_TRANSLATE_NOOP("errors", "Loin des autres logements de l’opération"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Le plus proche des {nombre} autres logements de l’opération « {operation} » est à "
        "{distance}. Vérifiez la position ou l’opération.",
    ),
    _far,
    about=PLACE,
    explains=(PLACE,),
)
