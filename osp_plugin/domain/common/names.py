"""Names as people write them, found among those that a base knows: EPCI, bailleurs, départements.

« CA d’Hénin-Carvin », « C.A.H.C. », « Hénin Carvin (CAHC) » and a SIREN are one EPCI. What may be
several is none of them: the caller tells.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...paths import TERRITORY
from .text import folded

_LEGAL = re.compile(
    r"^(?:la |l )?(?:communaute d agglomeration|communaute d agglo|communaute de communes"
    r"|communaute urbaine|communaute|agglomeration|agglo|metropole|departement|dept|dep|dpt"
    r"|societe anonyme|sa d hlm|sa hlm|sa|esh|oph|groupe|ca|cc|cu)\b"
)
_AFTER = re.compile(r"\b(?:communaute d agglomeration|agglomeration|agglo|sa d hlm|sa hlm|sa)$")
_ARTICLES = re.compile(r"^(?:(?:de|du|des|d|la|le|les|l) )+")
_PARTS = re.compile(r"[()\[\]:/]|\s[-–—]\s|,\s")
_DEPARTMENTS = {"59", "62", "nord", "pas de calais"}
_NUMBER = re.compile(r"\d{9}(?:\d{5})?")


def bare(text: str) -> str:
    """A text without its signs: « M&C » is also written « MC », « C.A.H.C. » is « CAHC »."""
    return folded("".join(filter(str.isalnum, text)))


def without_form(text: str) -> str:
    """A name folded, without its legal form nor the articles that follow: « henin carvin »."""
    short = folded(text)
    for pattern in (_LEGAL, _AFTER, _ARTICLES):
        short = pattern.sub("", short).strip() or short
    return short


@dataclass(frozen=True)
class OtherName:
    """Another name of what has the code ``key`` (or that number); ``former``: not used any more."""

    key: str
    name: str
    former: bool = False


@lru_cache(maxsize=4)
def other_names(table: str) -> tuple[OtherName, ...]:
    """The usual and former names of what the rows of ``table`` are (``epci``, ``bailleur``)."""
    with (TERRITORY / "noms_usuels.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(
            OtherName(row["cle"], row["nom"], row["ancien"] == "oui")
            for row in csv.DictReader(stream)
            if row["table"] == table
        )


@dataclass(frozen=True)
class Named:
    """What a text is: one ``code``, or ``several`` that it may be; ``former`` is the name of it
    that is not used any more."""

    code: str | None = None
    several: tuple[str, ...] = ()
    former: str = ""


class NameBook:
    """The codes and names that a base knows, with ``numbers`` (SIREN by code) and other names."""

    def __init__(
        self,
        known: Mapping[str, str],
        numbers: Mapping[str, str] | None = None,
        others: Iterable[OtherName] = (),
    ) -> None:
        self.known = known
        self._numbers: dict[str, str] = {}
        for code, number in (numbers or {}).items():
            self._numbers.setdefault(number, code)
        self._codes: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._short: dict[str, set[str]] = defaultdict(set)
        self._former: dict[str, set[str]] = defaultdict(set)
        for code, name in known.items():
            for key in (folded(code), bare(code)):
                self._codes[key].add(code)
            self._add(name, code, self._names)
        for other in others:
            code = other.key if other.key in known else self._numbers.get(other.key, "")
            if code:
                self._add(other.name, code, self._former if other.former else self._names)
        self._found: dict[str, Named] = {}

    def _add(self, name: str, code: str, names: dict[str, set[str]]) -> None:
        if folded(name):
            names[folded(name)].add(code)
            names[bare(name)].add(code)
            short = self._short if names is self._names else names
            short[without_form(name)].add(code)

    def find(self, text: str) -> Named:
        """What ``text`` is."""
        if text not in self._found:
            self._found[text] = self._whole(text) or self._parts(text) or Named()
        return self._found[text]

    def _whole(self, text: str) -> Named | None:
        number = re.sub(r"[\s.]", "", text)
        if _NUMBER.fullmatch(number) and number[:9] in self._numbers:
            return Named(self._numbers[number[:9]])
        for index, keys in (
            (self._codes, (folded(text), bare(text))),
            (self._names, (folded(text), bare(text))),
            (self._short, (without_form(text),)),
            (self._codes, (without_form(text),)),
            (self._former, (folded(text), bare(text), without_form(text))),
        ):
            found = {code for key in keys if key for code in index.get(key, ())}
            if len(found) == 1:
                return Named(found.pop(), former=text.strip() if index is self._former else "")
            if found:
                return Named(several=tuple(sorted(found)))
        return None

    def _parts(self, text: str) -> Named | None:
        """« Hénin Carvin (CAHC) »: what its parts say, if all that say something agree."""
        parts = [part for part in _PARTS.split(text) if folded(part)]
        if len(parts) < 2:
            return None
        found = [self._whole(part) for part in parts]
        if any(found):  # « Hénin-Carvin (62) »
            aside = zip(parts, found)
            found = [item for part, item in aside if item or folded(part) not in _DEPARTMENTS]
        named = {item.code for item in found if item is not None and item.code}
        if any(item is None for item in found) or len(named) > 1:
            several = tuple(sorted(named)) if len(named) > 1 else ()
            return Named(several=several) if several else None
        if not named:
            return None
        former = next((item.former for item in found if item is not None and item.former), "")
        return Named(named.pop(), former=former)
