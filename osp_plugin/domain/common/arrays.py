"""Arrays of texts as numbers, which are compared and sorted many times faster."""

from __future__ import annotations

import numpy as np

_MULTIPLIERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))
_STEP = 0x9E3779B97F4A7C15
_MASK = 0xFFFFFFFFFFFFFFFF
_WIDEST = 2**62


def words(values: np.ndarray) -> list[np.ndarray]:
    """Numbers, or UTF-8 texts (numpy « S »), as columns of 64-bit words."""
    if values.dtype.kind != "S":
        wide = values.astype(np.float64 if values.dtype.kind == "f" else np.int64)
        return [wide.view(np.uint64)]
    width = max(-(-values.dtype.itemsize // 8), 1)
    padded = np.ascontiguousarray(values.astype(f"S{width * 8}"))
    parts = padded.view(np.uint64).reshape(len(values), width)
    return [parts[:, index] for index in range(width)]


def hashes(values: np.ndarray) -> np.ndarray:
    """A 64-bit hash of each value, the same whatever the width of the array."""
    total = np.zeros(len(values), dtype=np.uint64)
    for index, word in enumerate(words(values)):
        # A word of zeros adds nothing: a text has the same hash in a wider array.
        total += _mixed(word) * np.uint64((2 * index + 1) * _STEP & _MASK)
    return _mixed(total)


def _mixed(word: np.ndarray) -> np.ndarray:
    """The finaliser of SplitMix64, which leaves 0 as it is."""
    word = (word ^ (word >> _SHIFTS[0])) * _MULTIPLIERS[0]
    word = (word ^ (word >> _SHIFTS[1])) * _MULTIPLIERS[1]
    mixed: np.ndarray = word ^ (word >> _SHIFTS[2])
    return mixed


def repeated(values: np.ndarray) -> np.ndarray:
    """Rows that may share their value with another, by its hash: all that do, hardly any other."""
    import pandas as pd

    keys = hashes(values) if values.dtype.kind == "S" else values
    rows: np.ndarray = np.flatnonzero(pd.Series(keys).duplicated(keep=False))
    return rows


def packed(*columns: np.ndarray) -> np.ndarray:
    """Whole numbers of several columns as one, equal exactly where all of them are."""
    key, size = _from_zero(columns[0])
    for column in columns[1:]:
        more, width = _from_zero(column)
        if size * width > _WIDEST:
            (key, size), (more, width) = _ranked(key), _ranked(more)
        key, size = key * width + more, size * width
    return key


def _from_zero(column: np.ndarray) -> tuple[np.ndarray, int]:
    if not len(column):
        return column.astype(np.int64), 1
    low = int(column.min())
    return column.astype(np.int64) - low, int(column.max()) - low + 1


def _ranked(column: np.ndarray) -> tuple[np.ndarray, int]:
    different, ranks = np.unique(column, return_inverse=True)
    return ranks.astype(np.int64), len(different)


def expanded(start: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each row, ``counts`` consecutive places from ``start``: the rows, and the places."""
    rows = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return rows, np.arange(len(rows)) + (start - before)[rows]
