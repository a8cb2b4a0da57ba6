"""What one text holds of an address: numbers, the street, and what is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .house_numbers import MARK
from .streets import (
    ASIDE,
    EMPTY_WORDS,
    MONTHS,
    full_word,
    is_kind,
    is_kind_alone,
    kind_of,
    street_of,
)
from .text import folded

_HEADS = tuple(
    re.compile(rf"\s*{one}(?:\s*(?:[-/,&]|à|et)\s*{one})*[\s,]+(?=\D)", re.I)
    for one in (rf"\d{{1,5}}\s*[-/]?\s*{MARK}?(?![a-z0-9])", r"\d{1,5}(?![a-z0-9])")
)
"""Numbers before a street (« 12 », « 12-14 », « 12A et 12B »), with their marks or without:
« 14 R DES LILAS » has none."""
_PARTS = re.compile(r"[,;\n]|\s[-–—]+\s")
_PLACES = {"cite", "coron", "domaine", "hameau", "lotissement", "quartier", "residence"}
"""Kinds that tell where dwellings are beside their street: « RES LES TILLEULS, RUE DES LILAS »."""
_ANNOUNCED = {
    *("allee", "avenue", "boulevard", "chaussee", "chemin", "impasse", "passage", "place", "quai"),
    *("route", "rue", "ruelle", "sentier", "square", "venelle", "av", "ave", "bd", "bld", "blvd"),
    *("all", "imp", "rte", "sq", "cite", "cte", "coron", "lotissement", "residence", "res"),
    "resid",
}
"""Words that, in the middle of a text, begin another street or place: no short one such as « r »,
which is also the initial of a first name."""
_INSIDE = {
    *("appartement", "appart", "appt", "appts", "apt", "app", "apart", "logement", "logt", "lgt"),
    *("batiment", "batiments", "bat", "bt", "escalier", "esc", "rdc", "rez", "cedex"),
}
"""What tells a place inside a building, or of a letter; all that follows does too."""
_INSIDE_MARKED = {"bloc", "boite", "bp", "entree", "ent", "hall", "log", "niveau", "porte", "pte"}
"""The same when a number or a letter follows: « PORTE 3 », but « RUE PORTE D’ARRAS »."""
_ORDINALS = {"er", "ere", "e", "eme", "nd", "nde"}
_STOREY = re.compile(r"\d{1,2}(?:er|ere|e|eme|nd|nde)?")
_SHORT_MARK = 3
_NUMBERED = {"bloc", "cite", "cites", "coron", "corons", "fosse", "ilot", "lot", "quartier", "zone"}
"""What has a number for a name: the one of « CITE 12 RUE DES LILAS » is no house’s."""
_OF = {"d", "de", "des", "du"}
_POSTCODE = re.compile(r"\d{5}")


def headed(text: str) -> tuple[str, str]:
    """The numbers at the head of a street, « » when there are none, and the street."""
    for heads in _HEADS:
        before = heads.match(text)
        street = text.removeprefix(before[0]) if before is not None else ""
        if before is not None and _is_street(street):
            return before[0], street
    return "", text


def _is_street(text: str) -> bool:
    """Whether what follows a number is a street: « 8 mai 1945 » alone is a name, and « 8 mai
    (rue du) » too."""
    first, *others = folded(text).split() or [""]
    if full_word(first) in ("grande", "grand") and others:
        return is_kind(others[0])
    return bool(street_of(text).kind) and first not in MONTHS and not is_kind_alone(folded(text))


def shorter(head: str, text: str, idcom: str, commune: str) -> Iterator[tuple[str, Sequence[str]]]:
    """What a text may say with less: the number before the street, and the words of the street.

    First the whole without what stands at its end, then its first street, else its first place.
    """
    plain = ASIDE.sub(" ", text)
    words = folded(plain).split()
    if words and not _begins_inside(words):
        yield head, _without_end(words, idcom, commune)
    places = []
    for number, piece in _pieces(head, plain):
        if not is_kind(piece[0]) or EMPTY_WORDS.issuperset(piece[1:]):
            continue
        kept = _without_end(piece, idcom, commune)
        if kind_of(piece[0]) not in _PLACES:
            yield number, kept
            return
        places.append((number, kept))
    yield from places[:1]


def _pieces(head: str, text: str) -> Iterator[tuple[str, list[str]]]:
    """Streets, places and the rest that one text holds, each with the number before it."""
    for part in _PARTS.split(text):
        own, rest = headed(part.strip())
        number = own or head
        words = folded(rest).split()
        starts = [0, *_starts(words), len(words)]
        for start, end in zip(starts, starts[1:]):
            if words[start:end]:
                yield number, words[start:end]
            number = _number_before(words[:end]) or head


def _starts(words: Sequence[str]) -> list[int]:
    """Where other streets or places begin, after one or after a place inside a building."""
    if not words or not (is_kind(words[0]) or _begins_inside(words)):
        return []
    return [
        rank
        for rank in range(2, len(words))
        if words[rank] in _ANNOUNCED and words[rank - 1] not in EMPTY_WORDS
    ]


def _number_before(words: Sequence[str]) -> str:
    """The house number at the end of some words: « res les tilleuls 12 bis »."""
    end = len(words) - 1
    mark = words[end] if end > 0 and re.fullmatch(MARK, words[end]) else ""
    place = end - 1 if mark else end
    if place < 2 or not words[place].isdigit():
        return ""
    before = words[place - 1]
    named = before in _NUMBERED or before in EMPTY_WORDS or before in _INSIDE | _INSIDE_MARKED
    return "" if named else f"{words[place]} {mark}".strip()


def _without_end(words: Sequence[str], idcom: str, commune: str) -> Sequence[str]:
    """A street without a place inside the building, a postcode and the name of the commune."""
    for rank in range(1, len(words)):
        is_postcode = _POSTCODE.fullmatch(words[rank]) and words[rank][:2] == idcom[:2]
        if is_postcode or (words[rank - 1] not in EMPTY_WORDS and _is_inside(words, rank)):
            end = rank
            while end > 1 and words[rank] == "etage" and _is_storey(words[end - 1]):
                end -= 1
            words = words[:end]
            break
    return _without_commune(words, commune)


def _begins_inside(words: Sequence[str]) -> bool:
    return _is_inside(words, 0) or ("etage" in words[1:3] and _is_storey(words[0]))


def _is_inside(words: Sequence[str], rank: int) -> bool:
    word = words[rank]
    if word in _INSIDE or word == "etage":
        return True
    following = words[rank + 1] if rank + 1 < len(words) else ""
    short = following.isdigit() or (0 < len(following) < _SHORT_MARK)
    return word in _INSIDE_MARKED and short and following not in EMPTY_WORDS - {"a"}


def _is_storey(word: str) -> bool:
    return word in _ORDINALS or word in ("premier", "deuxieme") or bool(_STOREY.fullmatch(word))


def _without_commune(words: Sequence[str], commune: str) -> Sequence[str]:
    """A street without the name of its commune at the end; « rue du faubourg de Lens » keeps it."""
    named = folded(commune).split()
    name = [full_word(word) for word in named if word not in EMPTY_WORDS]
    end = len(words)
    for wanted in reversed(name):
        while end and words[end - 1] in EMPTY_WORDS:
            end -= 1
        if not end or full_word(words[end - 1]) != wanted:
            return words
        end -= 1
    if not name:
        return words
    while end and words[end - 1] in EMPTY_WORDS:
        end -= 1
        if words[end] in _OF:
            return words
    return words[:end] if end > 1 else words
