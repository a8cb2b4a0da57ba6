"""The corrections that several checks propose."""

from __future__ import annotations

from ...common.polygons import NOWHERE
from ...errors import QT_TRANSLATE_NOOP, Phrase
from ..positions import Areas
from ..survey import Survey
from .check import Correction

MOVE = QT_TRANSLATE_NOOP("errors", "Déplacer le point dans la parcelle")
PLACE = QT_TRANSLATE_NOOP("errors", "Placer le point dans la parcelle")
_TAKE_COMMUNE = QT_TRANSLATE_NOOP("errors", "Prendre la commune {autre}")
_TAKE_CITE = QT_TRANSLATE_NOOP("errors", "Prendre la cité « {autre} »")


def into_parcel(survey: Survey, row: int, text: str = MOVE) -> Correction | None:
    """Move a dwelling into its parcel; None when it has none that is known, or stands there."""
    place = survey.place_in_parcel(row)
    return Correction(Phrase(text), x=place[0], y=place[1]) if place is not None else None


def take_commune(communes: Areas, number: int) -> Correction | None:
    """Give the dwelling that commune; None for none."""
    if number == NOWHERE:
        return None
    text = Phrase(_TAKE_COMMUNE, autre=communes.label(number))
    return Correction(text, "idcom", communes.codes[number])


def take_cite(cites: Areas, number: int) -> Correction:
    """Give the dwelling that cité."""
    return Correction(Phrase(_TAKE_CITE, autre=cites.label(number)), "id_cite", cites.codes[number])
