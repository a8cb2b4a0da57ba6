"""The commune of a dwelling against its point, its identifiers, its EPCI and its département."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...common.polygons import NOWHERE
from ...errors import QT_TRANSLATE_NOOP, Phrase
from ..positions import UNKNOWN, commune_of
from ..survey import Survey
from .check import COMMUNE, ERROR, PLACE, Check, Correction, Found
from .corrections import into_parcel, take_commune

_ID_SAYS = QT_TRANSLATE_NOOP("errors", "{champ} commence par {debut}")
_NO_COMMUNE = QT_TRANSLATE_NOOP("errors", "Aucune commune n’est indiquée.")
_UNLISTED = QT_TRANSLATE_NOOP(
    "errors", "La commune {commune} n’est pas dans la couche des communes."
)
_TAKE_EPCI = QT_TRANSLATE_NOOP("errors", "Prendre l’EPCI {autre}")
_TAKE_DEPARTEMENT = QT_TRANSLATE_NOOP("errors", "Prendre le département {autre}")


def _label(survey: Survey, row: int) -> str:
    number = int(survey.own_commune[row])
    if number >= 0:
        return survey.communes.label(number)
    return str(survey.positions.idcom.at(row))


def _disagreeing(survey: Survey) -> Found:
    """``idlocal`` and ``idpar`` begin with the commune of the dwelling."""
    other = survey.other_communes

    def told(place: int) -> dict[str, object]:
        parts = [
            _ID_SAYS.format(champ=name, debut=head.decode())
            for name, heads in other.contradicting.items()
            if (head := heads[place])
        ]
        row = int(other.rows[place])
        return {"commune": _label(survey, row), "identifiants": " et ".join(parts)}

    def mend(place: int) -> Correction | None:
        if other.there[place] and other.agreed[place]:
            return take_commune(survey.communes, int(other.commune[place]))
        return None

    # Where the point is in the commune of the identifiers, the code alone is wrong.
    explained = other.rows[other.there]
    return Found(other.rows, told, mend=mend, explains={PLACE: explained})


def _unknown(survey: Survey) -> Found:
    rows = np.flatnonzero(survey.own_commune < 0)
    where = np.full(len(survey.positions), NOWHERE)
    where[survey.strays.rows] = survey.strays.commune

    def told(place: int) -> dict[str, object]:
        code = survey.positions.idcom.at(int(rows[place]))
        return {"raison": Phrase(_UNLISTED, commune=code) if code else Phrase(_NO_COMMUNE)}

    return Found(
        rows, told, mend=lambda place: take_commune(survey.communes, int(where[rows[place]]))
    )


def _elsewhere(survey: Survey) -> Found:
    strays, data = survey.strays, survey.positions
    known = (strays.commune != NOWHERE) & (survey.own_commune[strays.rows] >= 0)
    rows, inside, away = strays.rows[known], strays.commune[known], strays.away[known]
    own = data.idcom.texts()[rows]
    confirmed = (commune_of(data.idpar[rows]) == own) | (commune_of(data.idlocal[rows]) == own)

    def mend(place: int) -> Correction | None:
        if confirmed[place]:  # its identifiers bear the commune out: the point is wrong
            return into_parcel(survey, int(rows[place]))
        return take_commune(survey.communes, int(inside[place]))

    return Found(
        rows,
        lambda place: {
            "commune": _label(survey, int(rows[place])),
            "autre": survey.communes.label(int(inside[place])),
        },
        away,
        mend,
    )


def _differing(survey: Survey, name: str, expected: Sequence[str | None], text: str) -> Found:
    """The dwellings whose column ``name`` is not what is ``expected`` of each commune."""
    own, column = survey.own_commune, getattr(survey.positions, name)
    numbers = {label: number for number, label in enumerate(column.labels)}
    right = np.array([numbers.get(value or "", UNKNOWN) for value in expected], int)
    told = np.array([value is not None for value in expected], bool)
    rows = np.flatnonzero((own >= 0) & (column.codes != NOWHERE) & bool(any(expected)))
    rows = rows[told[own[rows]] & (right[own[rows]] != column.codes[rows])]

    def value(place: int) -> str:
        return str(expected[own[rows[place]]])

    return Found(
        rows,
        lambda place: {
            "valeur": column.at(int(rows[place])),
            "commune": _label(survey, int(rows[place])),
            "attendu": value(place),
        },
        mend=lambda place: Correction(Phrase(text, autre=value(place)), name, value(place)),
    )


DISAGREEING = Check(
    "communes_differentes",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Identifiants de communes différentes"),
    QT_TRANSLATE_NOOP(
        "errors",
        "La commune déclarée est {commune}, mais {identifiants}. Corrigez la commune ou les "
        "identifiants.",
    ),
    _disagreeing,
    explains=(PLACE, COMMUNE),
)
UNKNOWN_COMMUNE = Check(
    "commune_inconnue",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Commune absente ou inconnue"),
    QT_TRANSLATE_NOOP("errors", "{raison} Indiquez le code INSEE de la commune."),
    _unknown,
)
ELSEWHERE = Check(
    "hors_commune",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Hors de sa commune"),
    QT_TRANSLATE_NOOP(
        "errors",
        "Le point est à {distance} de sa commune, {commune} : il est dans {autre}. Corrigez la "
        "commune ou replacez le logement.",
    ),
    _elsewhere,
    about=PLACE,
    explains=(PLACE, COMMUNE),
)
WRONG_EPCI = Check(
    "epci_incoherent",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "EPCI qui n’est pas celui de la commune"),
    QT_TRANSLATE_NOOP("errors", "L’EPCI déclaré est {valeur}, celui de {commune} est {attendu}."),
    lambda survey: _differing(survey, "epci", survey.communes.epci, _TAKE_EPCI),
    about=COMMUNE,
)
WRONG_DEPARTEMENT = Check(
    "departement_incoherent",
    ERROR,
    QT_TRANSLATE_NOOP("errors", "Département qui n’est pas celui de la commune"),
    QT_TRANSLATE_NOOP(
        "errors", "Le département déclaré est {valeur}, celui de {commune} est {attendu}."
    ),
    lambda survey: _differing(survey, "dep", survey.communes.dep, _TAKE_DEPARTEMENT),
    about=COMMUNE,
)
