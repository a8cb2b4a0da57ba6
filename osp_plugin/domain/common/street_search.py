"""A street looked for among others: written in full, shortened, or misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from .streets import Street, is_shortened

OTHER_KIND, SHORTENED, LESSENED = 0.9, 0.85, 0.9
"""What a street found under another kind, with its first names cut, or without a part of what was
written, leaves of the score."""
ALIKE = 0.87
"""How like (0–1) a misspelt street must be."""
_TOO_CLOSE = 0.03
_MOST = 3
Known = TypeVar("Known")


def search(
    readings: Sequence[Street], known: Mapping[Street, Known]
) -> tuple[list[Street], float, int]:
    """The streets of ``known`` that the readings of an address name, likeliest reading first.

    With how far it is believed (0–1), and which reading told it; none when no street is like them,
    several when they cannot be told apart. A street that is written in full is looked for in every
    reading first, so that one named after its commune is found; what is shortened or misspelt, in
    those with less: the end of « rue des Lilas, Lens » is not « rue de Lens ».
    """
    ranked = list(enumerate(readings))
    for find, among in (
        (in_full, ranked),
        (shortened, ranked[1:] or ranked),
        (misspelt, [*ranked[1:], *ranked[:1]]),
    ):
        for reading, street in among:
            alike, quality = find(street, known)
            if alike:
                return alike, quality * (LESSENED if reading else 1.0), reading
    return [], 0.0, 0


def may_be(street: Street, known: Iterable[Street]) -> list[Street]:
    """Every street that this one may be once all are known: none that :func:`search` would find is
    left out."""
    listed = list(known)
    text = str(street)
    spelt = {str(item) for item in listed if item.digits == street.digits}
    close = difflib.get_close_matches(text, spelt, n=len(spelt) or 1, cutoff=ALIKE)
    return [
        item
        for item in listed
        if item.words == street.words or str(item) in close or is_shortened(item, street)
    ]


def in_full(street: Street, known: Mapping[Street, Known]) -> tuple[list[Street], float]:
    """The very street, else those of another kind that have its name."""
    if street in known:
        return [street], 1.0
    alike = [item for item in known if item.words == street.words]
    return alike, 1.0 if not street.kind else OTHER_KIND


def shortened(street: Street, known: Iterable[Street]) -> tuple[list[Street], float]:
    """Streets of which one name is the other with first names cut, of the same kind if any."""
    short = [item for item in known if is_shortened(item, street)]
    return [item for item in short if item.kind == street.kind] or short, SHORTENED


def misspelt(street: Street, known: Iterable[Street]) -> tuple[list[Street], float]:
    """Streets spelt almost alike, those of the same kind if there are; and how like they are."""
    candidates = [item for item in known if item.digits == street.digits]
    same_kind = [item for item in candidates if item.kind == street.kind]
    for group in (same_kind, candidates):
        by_text = {str(item): item for item in group}
        close = difflib.get_close_matches(str(street), list(by_text), n=_MOST, cutoff=ALIKE)
        if close:
            ratio = {
                text: difflib.SequenceMatcher(None, str(street), text).ratio() for text in close
            }
            first = ratio[close[0]]
            best = [by_text[text] for text in close if ratio[text] > first - _TOO_CLOSE]
            return best, SHORTENED * first
    return [], 0.0
