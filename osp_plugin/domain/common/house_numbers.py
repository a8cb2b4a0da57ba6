"""House numbers: a whole number and a mark of repetition (bis, ter, A…).

Marks are those of the Fichiers fonciers (B, T, Q).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .text import folded

_SUFFIXES = {"bis": "b", "ter": "t", "quater": "q", "quinquies": "c"}
MARK = r"(?:bis|ter|quater|quinquies|[a-z])"
_NUMBER = re.compile(rf"\s*0*(\d{{1,5}})\s*[-/]?\s*({MARK})?(?![a-z0-9])", re.I)
_MONTH = (
    "(?:janv?|fevr?|feb|mars?|avr|apr|mai|may|juin|jun|juil|jul|aout|aug|sept?|oct|nov|dec)[a-z]*"
)
_DATE = re.compile(
    rf"\d{{1,2}} {_MONTH}(?: (?:\d\d|\d{{4}}))?|{_MONTH} (?:\d\d|\d{{4}})"
    r"|(?:19|20)\d\d \d\d \d\d.*|\d{1,2} \d{1,2} (?:19|20)\d\d.*|4\d{4}"
)
"""« 5-janv », « janv-24 », « 2024-05-01 », « 01/05/2024 », or the number of such a day, folded."""


@dataclass(frozen=True)
class HouseNumber:
    """A number in a street and its mark of repetition (« b » for B and bis; « » for none)."""

    number: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.suffix}"


def suffix_of(text: str | None) -> str:
    """A mark of repetition in its short form: « b » for B and bis."""
    word = folded(text or "")
    return _SUFFIXES.get(word, word)


def number_of(dnvoiri: str | None, dindic: str | None = None) -> HouseNumber | None:
    """The number that ``dnvoiri`` and ``dindic`` say; the first one of « 12-14 »."""
    found = _NUMBER.match(dnvoiri or "")
    if found is None or not int(found[1]):
        return None
    return HouseNumber(int(found[1]), suffix_of(dindic) or suffix_of(found[2]))


def was_date(dnvoiri: str | None) -> bool:
    """Whether a number is a date that a spreadsheet made of it: « 1-5 » became « 1-mai »."""
    text = dnvoiri or ""
    if text.isdigit() and len(text) < len("45413"):
        return False
    return bool(_DATE.fullmatch(folded(text)))
