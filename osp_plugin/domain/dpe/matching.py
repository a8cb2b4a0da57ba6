"""Which dwelling a diagnosis is of: by RPLS number, then building, then address and surface.

The rules hold that a wrong match costs more than a missing one: two keys that name two dwellings,
or a key that several dwellings share, name none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .dwellings import Dwelling, Sought
from .rows import Diagnosis

BY_NUMBER, BY_BUILDING, BY_ADDRESS, BY_CHAIN = "n° RPLS", "bâtiment", "adresse", "remplacement"
METHODS = (BY_NUMBER, BY_BUILDING, BY_ADDRESS, BY_CHAIN)
SCORES = {BY_NUMBER: 1.0, BY_BUILDING: 0.95, BY_ADDRESS: 0.9}
SURFACE = 0.10
"""How far two surfaces of one dwelling may be from each other, as a share of the larger."""
_UNKNOWN_SURFACE, _OTHER_SURFACE, _PER_LINK = 0.9, 0.8, 0.95
SEVERAL = "plusieurs logements à ce bâtiment ou à cette adresse"
CONTRADICTED = "le n° RPLS et l’adresse désignent deux logements"
NOT_A_HOUSE = "appartement ou immeuble, sans n° RPLS"
OTHER_DWELLING = "la surface est celle d’un autre logement"


@dataclass(frozen=True)
class Match:
    """A dwelling and a diagnosis of it: found how, and how far it is believed (0–1).

    ``replaced_by`` is the number of the diagnosis that replaces it, « » for none.
    """

    dwelling: Dwelling
    diagnosis: Diagnosis
    method: str
    score: float
    replaced_by: str = ""


@dataclass
class Matches:
    """What was found, and what was near: diagnoses that were not matched, with why."""

    found: list[Match] = field(default_factory=list)
    doubtful: list[tuple[Diagnosis, str]] = field(default_factory=list)

    @property
    def by_method(self) -> Counter[str]:
        """How many diagnoses each method found."""
        return Counter(item.method for item in self.found)


def match(sought: Sought, diagnoses: Iterable[Diagnosis]) -> Matches:
    """Find the dwelling of each diagnosis; ``sought`` has seen all the streets of the file.

    One number is read once: the last row of it holds.
    """
    known = {item.number_dpe: item for item in diagnoses}
    result = Matches()
    found: dict[str, Match] = {}
    for item in known.values():
        answer = _match(sought, item)
        if isinstance(answer, Match):
            found[item.number_dpe] = answer
        elif answer:
            result.doubtful.append((item, answer))
    followers = _followers(known.values())
    for number in list(found):
        _follow(found, known, followers, number)
    doubted = {item.number_dpe for item, _why in result.doubtful} & set(found)
    result.doubtful = [pair for pair in result.doubtful if pair[0].number_dpe not in doubted]
    result.found = [_replaced(item, followers) for item in found.values()]
    return result


def _match(sought: Sought, item: Diagnosis) -> Match | str:
    """The match of a diagnosis, else why there is none (« » when nothing is like it)."""
    by_number = sought.by_number.get(item.ident_rep) if item.ident_rep else None
    by_address = _at_address(sought, item)
    if by_number is not None and _agree_on_place(by_number, item):
        one = _fitting(by_address, item)
        if one is not None and one is not by_number:
            return CONTRADICTED
        return Match(by_number, item, BY_NUMBER, _scored(BY_NUMBER, by_number, item))
    building = sought.by_building.get(str(item.values["id_rnb"] or ""), [])
    for method, near in ((BY_BUILDING, building), (BY_ADDRESS, by_address)):
        if not near:
            continue
        if not item.is_house:
            return NOT_A_HOUSE
        if all(_two_numbers(one, item) for one in near):
            return CONTRADICTED
        near = [one for one in near if not _two_numbers(one, item)]
        fitting = [one for one in near if _same_surface(one.surf_hab, _surface(item))]
        if len(fitting) > 1 and method == BY_BUILDING:
            fitting = [one for one in fitting if one in by_address] or fitting
        if len(fitting) == 1:
            return Match(fitting[0], item, method, _scored(method, fitting[0], item))
        return SEVERAL if fitting else OTHER_DWELLING
    return ""


def _at_address(sought: Sought, item: Diagnosis) -> list[Dwelling]:
    at: list[Dwelling] = []
    if item.street is not None and item.number is not None:
        at = sought.at.get((item.idcom, item.street, item.number), [])
    # What was laid by position may be the address next door: what is written comes first.
    return at or sought.by_ban.get(str(item.values["id_ban"] or ""), [])


def _fitting(near: Sequence[Dwelling], item: Diagnosis) -> Dwelling | None:
    """The only dwelling there that a house of this surface may be."""
    fitting = [one for one in near if _same_surface(one.surf_hab, _surface(item))]
    return fitting[0] if len(fitting) == 1 and item.is_house else None


def _agree_on_place(dwelling: Dwelling, item: Diagnosis) -> bool:
    """Whether a RPLS number is believed: it is of another dwelling when the communes differ."""
    return not item.idcom or not dwelling.idcom or item.idcom == dwelling.idcom


def _two_numbers(dwelling: Dwelling, item: Diagnosis) -> bool:
    """Whether each has a RPLS number of its own: two dwellings, not one."""
    return bool(item.ident_rep and dwelling.ident_rep) and item.ident_rep != dwelling.ident_rep


def _surface(item: Diagnosis) -> float | None:
    value = item.values["surf_hab"]
    return None if value is None else float(value)


def _same_surface(one: float | None, other: float | None) -> bool:
    return one is None or other is None or abs(one - other) <= SURFACE * max(one, other)


def _scored(method: str, dwelling: Dwelling, item: Diagnosis) -> float:
    score = SCORES[method]
    surface = _surface(item)
    if not _same_surface(dwelling.surf_hab, surface):
        score *= _OTHER_SURFACE
    elif method != BY_NUMBER and (dwelling.surf_hab is None or surface is None):
        score *= _UNKNOWN_SURFACE
    return round(score, 2)


# -- replaced diagnoses ------------------------------------------------------------------------


def _followers(diagnoses: Iterable[Diagnosis]) -> dict[str, Diagnosis]:
    """The diagnosis that replaces each, by its number: the last one where several say so."""
    found: dict[str, Diagnosis] = {}
    for item in diagnoses:
        other = found.get(item.replaced)
        if (
            item.replaced
            and item.replaced != item.number_dpe
            and (other is None or other.values["date_dpe"] <= item.values["date_dpe"])
        ):
            found[item.replaced] = item
    return found


def _follow(
    found: dict[str, Match],
    known: dict[str, Diagnosis],
    followers: dict[str, Diagnosis],
    number: str,
) -> None:
    """What replaces a diagnosis, and what it replaces, are of the same dwelling."""
    start = found[number]
    for step in (
        lambda item: followers.get(item.number_dpe),
        lambda item: known.get(item.replaced),
    ):
        item, score = step(start.diagnosis), start.score
        while item is not None and item.number_dpe not in found:
            if not _agree_on_place(start.dwelling, item):
                break
            score = round(score * _PER_LINK, 2)
            found[item.number_dpe] = Match(start.dwelling, item, BY_CHAIN, score)
            item = step(item)


def _replaced(item: Match, followers: dict[str, Diagnosis]) -> Match:
    follower = followers.get(item.diagnosis.number_dpe)
    if follower is None:
        return item
    return Match(item.dwelling, item.diagnosis, item.method, item.score, follower.number_dpe)
