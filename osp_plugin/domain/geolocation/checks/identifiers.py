"""An identifier is that of one dwelling, which is in one place."""

from __future__ import annotations

import numpy as np

from ...errors import QT_TRANSLATE_NOOP
from .. import multiples
from ..survey import Survey
from .check import ERROR, Check, Found

_NAMES = {
    "ident_rep": QT_TRANSLATE_NOOP("errors", "Le n° RPLS"),
    "idlocal": QT_TRANSLATE_NOOP("errors", "L’identifiant local"),
}
"""The identifiers, the first telling a dwelling that both put in two places."""


def _two_places(survey: Survey) -> Found:
    data, believed = survey.positions, survey.believed
    told = np.zeros(len(data), dtype=bool)
    rows, away, sizes, names = [], [], [], []
    for name in _NAMES:
        survey.work.check()
        column = getattr(data, name)
        own = believed[(column[believed] != b"") & ~told[believed]]
        apart, distance, size = multiples.apart(
            column[own], data.x[own], data.y[own], survey.options.tolerance
        )
        told[own[apart]] = True
        rows.append(own[apart])
        away.append(distance)
        sizes.append(size)
        names += [name] * len(apart)
    found, count = np.concatenate(rows), np.concatenate(sizes)

    def details(place: int) -> dict[str, object]:
        name = names[place]
        return {
            "champ": _NAMES[name],
            "valeur": getattr(data, name)[found[place]].decode(),
            "nombre": int(count[place]),
        }

    return Found(found, details, np.concatenate(away))


TWO_PLACES = Check(
    "identifiant_en_deux_lieux",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Même identifiant à deux endroits"),
    QT_TRANSLATE_NOOP(
        "errors",
        "{champ} {valeur} est porté par {nombre} lignes, jusqu’à {distance} d’ici. Corrigez "
        "l’identifiant, ou supprimez la ligne en trop.",
    ),
    _two_places,
)
