"""Where a dwelling is put, how it was found, and which way of finding is believed.

The score of a position is between 0 and 1 and says how near it is likely to be: a parcel is the
dwelling's own ground, a number in a street is its door, the nearest number a neighbour's, and the
middle of a street only tells the quarter.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import QT_TRANSLATE_NOOP, Phrase

PARCEL, BAN, RPLS, MANUAL = "parcelle", "ban", "rpls", "manuel"
"""Values of ``geoloc_source``."""

BY_PARCEL = "parcelle"
BY_NUMBER = "ban_numero"
BY_NEAREST = "ban_numero_proche"
BY_STREET = "ban_voie"
BY_RPLS = "rpls"
BY_SERVICE = "service_adresse"
KEPT = "conserve"
UNPLACED = "non_place"
"""How the dwelling was placed: values of the column ``placement``."""

PARCEL_ALONE, PARCEL_SHARED = 1.0, 0.95
NUMBER, OTHER_SUFFIX = 0.95, 0.85
NEAREST, NEAREST_PER_NUMBER, NEAREST_LEAST = 0.75, 0.01, 0.6
RPLS_SCORE, RPLS_ADDRESS = 0.7, 0.65
RPLS_QUALITY = {"11": 1.0, "21": 0.9, "12": 0.6, "22": 0.5, "33": 0.0}
"""What is left of the score by ``qualite_xy``: the number was found in a sure street (11) or a
likely one (21), a point was drawn in the street (12, 22), or anywhere in the commune (33)."""
PRECISE_M, VAGUE_M = 30.0, 500.0
"""A point known within the first distance is believed, beyond the second it is not at all."""
STREET = 0.4
FARTHEST_NUMBER = 20
"""A number that is further than this from every known one tells no more than the street."""

APART_M = 2.0
"""Distance between dwellings that have one address, so that each can be seen and picked."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True)
class Placement:
    """A position (m, Lambert-93) with what is written of it.

    ``message`` says in French how it was found.
    """

    x: float
    y: float
    source: str
    method: str
    score: float
    message: str


@dataclass(frozen=True)
class Known:
    """What a dwelling already has: its position, who gave it, and how sure it was."""

    located: bool
    source: str | None = None
    score: float | None = None

    @property
    def is_manual(self) -> bool:
        """Whether a person put the point there."""
        return self.located and self.source == MANUAL


def rpls_trust(quality: object, distance: float | None) -> float:
    """Share (0–1) of the score of a position of the RPLS, by what the directory says of it.

    ``distance`` (m) is within what the dwelling is; a directory before 2025 says neither.
    """
    share = RPLS_QUALITY.get(str(quality or "").strip().split(".")[0], 1.0)
    if distance is None or distance <= PRECISE_M:
        return share
    if distance > VAGUE_M:
        return 0.0
    return min(share, RPLS_QUALITY["12"])


def is_open(known: Known, redo: bool) -> bool:
    """Whether a dwelling is to be placed: it has no position or, with ``redo``, none by hand."""
    return not known.located or (redo and not known.is_manual)


def best(candidates: Iterable[Placement | None]) -> Placement | None:
    """The surest position; of two as sure, the first."""
    found = [candidate for candidate in candidates if candidate is not None]
    return max(found, key=lambda candidate: candidate.score, default=None)


def improves(known: Known, found: Placement) -> bool:
    """Whether ``found`` may take the place of what is known: it is not less sure."""
    return not known.located or known.score is None or found.score >= known.score


class Crowd:
    """The places already taken, so that no dwelling hides another.

    Dwellings of one address stand in a spiral around it, :data:`APART_M` apart: always the same
    one for the same dwellings in the same order.
    """

    def __init__(self) -> None:
        self._taken: dict[tuple[float, float], int] = {}

    def take(self, x: float, y: float) -> None:
        """Note a position that stays as it is."""
        self._taken.setdefault((round(x, 2), round(y, 2)), 1)

    def seat(self, x: float, y: float) -> tuple[float, float]:
        """``x, y``, or the nearest free place of the spiral around it; it is then taken."""
        centre = (round(x, 2), round(y, 2))
        rank = self._taken.get(centre, 0)
        while True:
            distance = APART_M * math.sqrt(rank)
            angle = rank * _GOLDEN_ANGLE
            place = (
                round(centre[0] + distance * math.cos(angle), 2),
                round(centre[1] + distance * math.sin(angle), 2),
            )
            rank += 1
            if rank == 1 or place not in self._taken:
                self._taken[centre] = rank
                self._taken.setdefault(place, 1)
                return place


NO_ADDRESS = QT_TRANSLATE_NOOP("errors", "pas d’adresse lisible (voie et commune)")
NO_STREET = QT_TRANSLATE_NOOP(
    "errors", "la voie « {voie} » n’est pas dans le fichier d’adresses pour la commune {idcom}"
)
NO_COMMUNE = QT_TRANSLATE_NOOP("errors", "la commune {idcom} n’est pas dans le fichier d’adresses")
NO_COORDINATES = QT_TRANSLATE_NOOP(
    "errors",
    "les adresses de la commune {idcom} ont dans le fichier des coordonnées qui n’y sont pas "
    "(nulles, d’un autre pays ou d’un autre système)",
)
SEVERAL_STREETS = QT_TRANSLATE_NOOP(
    "errors", "plusieurs voies de la commune {idcom} conviennent : {voies}"
)
NO_PARCEL_ID = QT_TRANSLATE_NOOP("errors", "pas de parcelle")
PARCEL_UNKNOWN = QT_TRANSLATE_NOOP("errors", "la parcelle {idpar} n’est pas dans le cadastre donné")
PARCEL_FLAT = QT_TRANSLATE_NOOP("errors", "la parcelle {idpar} n’a pas de surface")
NOT_IN_RPLS = QT_TRANSLATE_NOOP("errors", "le n° {ident_rep} n’a pas de position dans le RPLS")
RPLS_VAGUE = QT_TRANSLATE_NOOP(
    "errors", "le RPLS ne place le n° {ident_rep} qu’au hasard dans sa commune"
)
NO_RPLS_ID = QT_TRANSLATE_NOOP("errors", "pas de n° RPLS")
NOTHING_TO_TRY = QT_TRANSLATE_NOOP("errors", "aucune source à essayer")
NOT_PLACED = QT_TRANSLATE_NOOP("errors", "Non placé : {raisons}.")
STAYS = QT_TRANSLATE_NOOP("errors", "Position conservée.")


def not_placed(reasons: Iterable[str]) -> str:
    """The sentence of a dwelling for which each source said why not."""
    said = list(dict.fromkeys(reasons))
    return Phrase(NOT_PLACED, raisons=" ; ".join(said) if said else NOTHING_TO_TRY)
