"""What a number format of Excel shows: a number, its unit, a day, a length of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DATE, DURATION, NUMBER, NOTHING = "date", "duree", "nombre", "rien"
_BUILT_IN = {
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(50, 59)), DATE),
    **dict.fromkeys((45, 46, 47), DURATION),
    **dict.fromkeys((9, 10), "%"),
}
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*].'
    r"|\[\$(?P<money>[^\]-]*)[^\]]*\]|(?P<other>.)",
    re.DOTALL,
)
_SIGNS = "%‰€$£¥"
"""Signs that a format shows without marks around them."""
_OTHER_UNIT = re.compile(
    r"%|‰|[$£¥]|\b(?:chf|usd|gbp)\b|(?<![a-z])(?P<factor>k|m) ?(?:€|eur|$)|\bmilliers?\b"
    r"|\bmillions?\b|/ ?(?:an|m[2²])\b|\bcentimes?\b|(?<![a-z])ha$",
    re.IGNORECASE,
)
"""What is shown beside a number that is not in euros, square metres or dwellings: « 82 k€ »."""
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")
"""Commas behind the digits: the number is shown divided by a thousand for each."""
_FACTORS = {"k": 1, "m": 2}
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:[.,]\d+)?)\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_NAMES = re.compile(r"general|standard|[ée]st[aá]ndar|am/pm|a/p", re.IGNORECASE)
_DIGITS = re.compile(r"[0#?]")
_SECONDS = re.compile(r"s[.,]0+")
_DAYS = re.compile(r"[dyj]|a{2,}|m{2,}|h|ss")
_LAST_DAY = 2_958_465
_LEAP = 60
_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "=": lambda one, other: one == other,
    "<>": lambda one, other: one != other,
}


@dataclass(frozen=True)
class NumberFormat:
    """The kinds of its sections, each with the condition that it is for, if it says one.

    A kind is :data:`NUMBER`, :data:`DATE`, :data:`DURATION`, :data:`NOTHING` where the number is
    hidden, or the unit that is shown beside it, after a comma for each division by a thousand:
    « k€ », « ,k€/m² ».
    """

    sections: tuple[tuple[str, tuple[str, float] | None], ...]

    @property
    def of_numbers(self) -> bool:
        """Whether it only ever shows numbers."""
        return all(kind == NUMBER for kind, _condition in self.sections)

    def kind(self, value: float) -> str:
        """What a value is shown as."""
        sections = self.sections
        if any(condition for _kind, condition in sections):
            for kind, condition in sections:
                if condition is None or _TESTS[condition[0]](value, condition[1]):
                    return kind
            return sections[-1][0]
        if value == 0 and len(sections) > 2:
            return sections[2][0]
        return sections[1][0] if value < 0 and len(sections) > 1 else sections[0][0]


def built_in(number: int) -> NumberFormat:
    """The format that Excel knows by its number alone."""
    return NumberFormat(((_BUILT_IN.get(number, NUMBER), None),))


def other_unit(written: str) -> str:
    """The unit that a text shows beside a number, « » when the number is what it seems."""
    return written.strip() if _OTHER_UNIT.search(written.strip()) else ""


def with_unit(value: float, unit: str) -> str:
    """A number with the unit that is shown beside it: « 82 k€ », « 40 % »."""
    text = unit.lstrip(",")
    value /= 1000 ** (len(unit) - len(text))
    value *= {"%": 100, "‰": 1000}.get(text[:1], 1)
    return f"{round(value, 10):.15g}".replace(".", ",") + f" {text}"


def number_format(code: str) -> NumberFormat:
    """The format written by a code, in English or in the letters of a French writer."""
    sections = _sections(code)[:4]
    return NumberFormat(
        tuple(
            (
                _kind(bare, shown) if len(sections) == 1 or bare or shown else NOTHING,
                _condition(bare),
            )
            for bare, shown in sections
        )
    )


def _sections(code: str) -> list[tuple[str, str]]:
    """The sections of a code without what they show as it is, and that."""
    found = [("", "")]
    for piece in _PIECES.finditer(code):
        bare, shown = found[-1]
        other = piece["other"] or ""
        if other == ";":
            found.append(("", ""))
            continue
        literal = piece["quoted"] or piece["escaped"] or piece["money"] or ""
        found[-1] = (bare + other, shown + literal + (other if other in _SIGNS else ""))
    return found


def _condition(section: str) -> tuple[str, float] | None:
    found = _CONDITION.search(section)
    return (found[1], float(found[2].replace(",", "."))) if found else None


def _kind(section: str, shown: str) -> str:
    if _ELAPSED.search(section):
        return DURATION
    bare = _SECONDS.sub("ss", _NAMES.sub("", _BRACKETS.sub("", section)).lower())
    if _DIGITS.search(bare) or not _DAYS.search(bare):
        return _unit(bare, shown)
    return DATE


def _unit(section: str, shown: str) -> str:
    """The unit that a section shows beside its number, :data:`NUMBER` when it changes nothing."""
    unit = other_unit(shown)
    scaled = _SCALED.search(section)
    commas = len(scaled[1]) if scaled else 0
    if not unit:
        return NUMBER
    factor = (_OTHER_UNIT.fullmatch(unit) or {"factor": None})["factor"]
    # « 82 k€ » is 82 000 shown divided by a thousand: the number is in euros.
    return NUMBER if factor and _FACTORS[factor.lower()] == commas else "," * commas + unit


def shown(value: float, kind: str, old_epoch: bool) -> date | datetime | str | float | None:
    """A number as its format shows it; the number itself where there is no such day.

    A length of time, or a time without day, is a text « 36:05:00 »: it is neither date nor number.
    """
    if kind == NOTHING:
        return None
    if kind not in (DATE, DURATION):
        return value if kind == NUMBER else with_unit(value, kind)
    if not 0 <= value <= _LAST_DAY:
        return value
    if kind == DURATION or value < 1:
        return clock(timedelta(days=value))
    if not old_epoch and int(value) == _LEAP:  # 29 February 1900, which never was
        return value
    early = not old_epoch and value < _LEAP
    epoch = _EPOCH_1904 if old_epoch else _EPOCH_1900
    moment = epoch + timedelta(days=value + early)
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    return moment.date() if moment.time() == moment.min.time() else moment


def clock(length: timedelta) -> str:
    """A length of time as « 36:05:00 »."""
    seconds = round(length.total_seconds())
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
