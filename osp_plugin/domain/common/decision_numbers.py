"""Numbers under which the State's systems know an operation: what wrote one, and its year.

Sources, read in public code and texts: a number of Galion (that the SISAL infocentre hands out) is
the year, the manager and a counter, 14 or 13 characters; SIAP, which took its place in 2022, gives
11 digits or 14. A number of 14 digits alone does not say which of the two wrote it: its year does.
The numbers that the OSP makes up for what draws on no PALULOS have HP after the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SISAL, GALION, SIAP, FICTITIOUS, OTHER = "SISAL", "Galion", "SIAP", "Fictif HP", "Autre"
FIRST_YEAR_OF_SIAP = 2022
_YEARS = range(1980, 2061)
"""What begins a number and is none of these years is no year."""


@dataclass(frozen=True)
class Form:
    """Numbers of ``system``: those that match ``pattern`` whole, from the year ``since`` on."""

    system: str
    pattern: str
    since: int = 0


FORMS = (
    Form(FICTITIOUS, r"\d{4}HP.{3}\d{4}"),
    Form(SISAL, r"\d{4}DD\d{8}"),
    Form(GALION, r"\d{4}DD\d{7}"),
    Form(SIAP, r"\d{14}", since=FIRST_YEAR_OF_SIAP),
    Form(SISAL, r"\d{4}\d[0-9AB]\d{8}"),
    Form(GALION, r"\d{4}\d[0-9AB]\d{7}"),
    Form(SIAP, r"\d{11}"),
)
"""The first that a number has says its system."""

_SEPARATORS = re.compile(r"[-./_\s]")


@dataclass(frozen=True)
class DecisionNumber:
    """A number of a form that is known; ``year`` is None where it begins with none."""

    text: str
    system: str
    year: int | None


def decision_number(text: str) -> DecisionNumber | None:
    """What ``text`` is a number of; None when it has none of :data:`FORMS`."""
    for form in FORMS:
        if re.fullmatch(form.pattern, text, re.ASCII) and int(text[:4]) >= form.since:
            return DecisionNumber(text, form.system, year_of(text))
    return None


def year_of(text: str) -> int | None:
    """The year that a number begins with; None when it begins with none."""
    head = text[:4]
    if not (len(head) == 4 and head.isascii() and head.isdigit()):
        return None
    year = int(head)
    return year if year in _YEARS else None


def without_separators(text: str) -> str:
    """A number as the base keeps it: « 2022-06-00005 » is written apart by some systems.

    What is no number without them either stays as it is.
    """
    bare = _SEPARATORS.sub("", text)
    return bare if decision_number(bare) else text
