"""Several years ahead: what remains of the target by étiquette, at so many dwellings a year.

Nothing here is known: a :class:`Trajectory` is what follows from :class:`Assumptions`. Dwellings
are whole; a stock never goes below zero, and what is done and what is left always add up to it.
Amounts are whole cents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .payments import Rule, months_after

LABELS = ("G", "F", "E")
UNKNOWN_LABEL = "?"
ORDER = (*LABELS, UNKNOWN_LABEL)
"""In what order dwellings are done: those that may no longer be let first."""
BANS = {"G": 2025, "F": 2028, "E": 2034}
"""First year when a dwelling of this étiquette may no longer be let (loi Climat et résilience)."""
SURE, LIKELY, STUDIED = "Arrêtée", "Probable", "À l’étude"
"""Values of ``certitude``."""
CERTAINTIES = {
    "Arrêtées": (SURE,),
    "Arrêtées et probables": (SURE, LIKELY),
    "Toutes": (SURE, LIKELY, STUDIED),
}
"""Lines that a scenario takes, by value of ``certitudes``."""
FIRST_YEAR, LAST_YEAR = 2027, 2034
_MIDDLE = (7, 1)
"""Month and day when the aids of a year are taken to be decided."""

Group = tuple[str, str]
"""EPCI and bailleur."""
Stock = Mapping[tuple[Group, str], int]
"""Dwellings left by group and étiquette."""


@dataclass(frozen=True)
class Population:
    """Dwellings aimed at in a cité by one bailleur, by étiquette; ``gone``: demolished or sold."""

    group: Group
    counts: Mapping[str, int]
    gone: int = 0


@dataclass(frozen=True)
class Line:
    """Dwellings foreseen in a year, by étiquette before works."""

    year: int
    name: str
    certainty: str
    group: Group
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Assumptions:
    """``pace`` dwellings a year, those of the lines among them; ``aid`` and ``cost`` are cents per
    dwelling."""

    first: int = FIRST_YEAR
    last: int = LAST_YEAR
    lines: str = "Toutes"
    pace: int = 0
    aid: int = 0
    cost: int = 0


@dataclass(frozen=True)
class Step:
    """What is done in a year of a group's dwellings of an étiquette, and what is left after it."""

    year: int
    group: Group
    label: str
    done: int
    left: int


@dataclass(frozen=True)
class Need:
    """What a year asks for: dwellings, works, AE and CP (cents)."""

    year: int
    dwellings: int = 0
    works: int = 0
    ae: int = 0
    cp: int = 0


@dataclass(frozen=True)
class Trajectory:
    """The steps that follow from assumptions. ``beyond``: dwellings of the lines that the stock has
    not, by line (« 2028 – name »)."""

    assumptions: Assumptions
    start: Stock
    steps: tuple[Step, ...]
    beyond: Mapping[str, int] = field(default_factory=dict)

    def left(self, label: str, year: int) -> int:
        """Dwellings of an étiquette left at the end of a year."""
        return sum(self.left_by_group(label, year).values())

    def left_by_group(self, label: str, year: int) -> dict[Group, int]:
        """The same by EPCI and bailleur; before the first year, what there is today."""
        if year < self.assumptions.first:
            return {group: count for (group, of), count in self.start.items() if of == label}
        told = min(year, self.assumptions.last)
        return {s.group: s.left for s in self.steps if s.year == told and s.label == label}

    def done(self, label: str, year: int) -> int:
        """Dwellings of an étiquette done in a year."""
        return sum(s.done for s in self.steps if s.year == year and s.label == label)

    @property
    def years(self) -> range:
        """From the first year to the last."""
        return range(self.assumptions.first, self.assumptions.last + 1)

    def end(self, label: str) -> int | None:
        """The year at the end of which none of an étiquette is left; the one before the first when
        there is none today, None when some are left after the last."""
        before = self.assumptions.first - 1
        return next((y for y in (before, *self.years) if not self.left(label, y)), None)

    def banned(self) -> dict[str, dict[Group, int]]:
        """Dwellings still to be done when their étiquette may no longer be let, by étiquette."""
        return {
            label: {
                group: count
                for group, count in self.left_by_group(label, year - 1).items()
                if count
            }
            for label, year in BANS.items()
        }


def remaining(
    population: Mapping[tuple[str, str], Population],
    treated: Mapping[tuple[str, str], Mapping[str, int]],
) -> dict[tuple[Group, str], int]:
    """What is left by group and étiquette, from what each cité and bailleur (the keys) has.

    What is done of an étiquette beyond what the population counts is taken from those whose
    étiquette is not known, then from E, F, G; what was demolished or sold likewise. Dwellings done
    where no population is known are left aside, as are those beyond the whole of a cité.
    """
    stock: dict[tuple[Group, str], int] = {}
    for key, known in population.items():
        left = {label: known.counts.get(label, 0) for label in ORDER}
        excess = known.gone
        for label, count in treated.get(key, {}).items():
            taken = min(count, left.get(label, 0))
            left[label] = left.get(label, 0) - taken
            excess += count - taken
        for label in reversed(ORDER):
            taken = min(excess, left[label])
            left[label] -= taken
            excess -= taken
        for label in ORDER:
            place = (known.group, label)
            stock[place] = stock.get(place, 0) + left[label]
    return stock


def project(stock: Stock, lines: Iterable[Line], assumptions: Assumptions) -> Trajectory:
    """The lines of each year, then the most urgent étiquettes up to the pace.

    Of an étiquette, each group has its part of what is done: in proportion to what it has left.
    """
    left = dict(stock)
    groups = sorted({group for group, _label in stock})
    taken = [line for line in lines if line.certainty in CERTAINTIES[assumptions.lines]]
    steps: list[Step] = []
    beyond: dict[str, int] = {}
    for year in range(assumptions.first, assumptions.last + 1):
        done: dict[tuple[Group, str], int] = {}
        for line in taken:
            if line.year == year:
                lacking = _do_line(line, left, done)
                if lacking:
                    beyond[f"{line.year} – {line.name}"] = lacking
        _do_pace(max(assumptions.pace - sum(done.values()), 0), groups, left, done)
        steps += [
            Step(year, group, label, done.get((group, label), 0), left.get((group, label), 0))
            for group in groups
            for label in ORDER
        ]
    return Trajectory(assumptions, dict(stock), tuple(steps), beyond)


def _do_line(
    line: Line, left: dict[tuple[Group, str], int], done: dict[tuple[Group, str], int]
) -> int:
    """Do a line as far as the stock goes; returns the dwellings that it has not."""
    lacking = 0
    for label, count in line.counts.items():
        place = (line.group, label)
        taken = min(count, left.get(place, 0))
        if taken:
            left[place] -= taken
            done[place] = done.get(place, 0) + taken
        lacking += count - taken
    return lacking


def _do_pace(
    pace: int,
    groups: Sequence[Group],
    left: dict[tuple[Group, str], int],
    done: dict[tuple[Group, str], int],
) -> None:
    for label in ORDER:
        places = [(group, label) for group in groups if left.get((group, label), 0)]
        taken = min(pace, sum(left[place] for place in places))
        pace -= taken
        for place, count in zip(places, shared(taken, [left[place] for place in places])):
            left[place] -= count
            done[place] = done.get(place, 0) + count


def shared(total: int, weights: Sequence[int]) -> list[int]:
    """``total``, at most their sum, in whole parts as the weights are, none above its own."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    rests = [total * weight % whole for weight in weights]
    largest = sorted(range(len(weights)), key=lambda place: (-rests[place], place))
    for place in largest[: total - sum(parts)]:
        parts[place] += 1
    return parts


def profile(rules: Sequence[Rule]) -> dict[int, int]:
    """What part of an aid (hundredths of a per cent) is paid so many years after that of its
    decision, from rules whose events have no date yet."""
    found: dict[int, int] = {}
    decided = date(2000, *_MIDDLE)
    for rule in rules:
        event = decided if not rule.without_date else months_after(decided, rule.without_date)
        offset = months_after(event, rule.delay).year - decided.year
        found[offset] = found.get(offset, 0) + rule.share
    return dict(sorted(found.items()))


def needs(trajectory: Trajectory, paid: Mapping[int, int]) -> list[Need]:
    """What each year asks for. CP go on after the last year: they add up to the AE, to the cent.

    ``paid``: see :func:`profile`.
    """
    made = trajectory.assumptions
    cp: dict[int, int] = {}
    dwellings = {
        year: sum(trajectory.done(label, year) for label in ORDER) for year in trajectory.years
    }
    for year, count in dwellings.items():
        amount, share, told = count * made.aid, 0, 0
        for offset, part in paid.items():
            share += part
            upto = amount * share // 10_000
            cp[year + offset] = cp.get(year + offset, 0) + upto - told
            told = upto
    return [
        Need(
            year,
            dwellings.get(year, 0),
            dwellings.get(year, 0) * made.cost,
            dwellings.get(year, 0) * made.aid,
            cp.get(year, 0),
        )
        for year in sorted({*dwellings, *cp})
        if year in dwellings or cp[year]
    ]
