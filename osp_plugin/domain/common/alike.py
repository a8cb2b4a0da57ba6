"""Which of many texts are nearly one, looked for often among the same texts."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import numpy as np


class Alike:
    """``difflib.get_close_matches`` among texts that stay, its answers the same.

    difflib compares the letters of the text with those of each other text, one by one, before it
    looks closer at what is left; here those of all are compared at once.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._lengths = np.array([len(text) for text in self._known], dtype=np.int64)
        letters = sorted({letter for text in self._known for letter in text})
        self._place = {letter: place for place, letter in enumerate(letters)}
        self._counts = np.zeros((len(self._known), len(letters)), dtype=np.int64)
        for row, text in enumerate(self._known):
            np.add.at(self._counts[row], [self._place[letter] for letter in text], 1)

    def nearest(self, text: str, most: int, cutoff: float) -> list[str]:
        """The texts most like ``text``, best first, at least as like as ``cutoff`` (0 to 1)."""
        own = np.zeros(len(self._place), dtype=np.int64)
        for letter in text:
            if letter in self._place:
                own[self._place[letter]] += 1
        common = np.minimum(self._counts, own).sum(axis=1)
        # SequenceMatcher.quick_ratio, which no ratio exceeds.
        both = self._lengths + len(text)
        quick = np.where(both > 0, 2.0 * common / np.maximum(both, 1), 1.0)
        kept = [self._known[row] for row in np.flatnonzero(quick >= cutoff)]
        return get_close_matches(text, kept, most, cutoff)
