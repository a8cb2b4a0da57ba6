"""Texts compared as a person does: without accents, case or punctuation."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LIGATURES = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}
LONGEST_SHOWN = 2_000
"""Letters of what a person is told at once; names of somebody else have no bound."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Controls, marks of direction and halves of letters: a text with them does not say what it seems
to, or cannot be written."""
_NOT_WORDS = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """``text`` in lower case, without accents, its words separated by one space."""
    text = text.replace("°", " ").replace("²", "2").replace("&", " et ")
    return _NOT_WORDS.sub(" ", unaccented(text).casefold()).strip()


def visible(text: str) -> str:
    """``text`` without what is not seen of it."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def legible(text: str, longest: int = LONGEST_SHOWN) -> str:
    """``text`` as a person may be shown it: without what is not seen, cut where it is endless."""
    text = visible(text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def unmarked(text: str) -> str:
    """A legible text for where QGIS shows a page of the web here, and the bare text there."""
    return legible(text).replace("<", "‹").replace(">", "›")


def on_one_line(text: str, longest: int = LONGEST_SHOWN) -> str:
    """A legible text without the ends of its lines."""
    return legible(" ".join(visible(text).split()), longest)


def unaccented(text: str) -> str:
    """``text`` without accents, its ligatures parted; capitals stay."""
    if text.isascii():
        return text
    for joined, apart in _LIGATURES.items():
        text = text.replace(joined, apart)
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def nearest(text: str, known: Iterable[str], cutoff: float = 0.75, most: int = 1) -> list[str]:
    """The texts of ``known`` most like ``text``, best first; none when nothing is like it."""
    by_folded: dict[str, str] = {}
    for item in known:
        by_folded.setdefault(folded(item), item)
    close = difflib.get_close_matches(folded(text), list(by_folded), n=most, cutoff=cutoff)
    return [by_folded[item] for item in close]


def suggestion(found: list[str]) -> str:
    """« Vouliez-vous dire « … » ? », with a space before; nothing when nothing was found."""
    if not found:
        return ""
    listed = " ou ".join(f"« {item} »" for item in found)
    return f" Vouliez-vous dire {listed} ?"
