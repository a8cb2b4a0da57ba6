"""The classes of a map: figures that are shown alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import inf, nextafter

import numpy as np

NUMBER = 5
"""Most classes of a map: an eye tells no more shades of a colour apart."""


MOST = 7
"""Most classes that a user may ask for."""


def classes(
    values: Sequence[float],
    method: str,
    written: Callable[[float], str],
    number: int = NUMBER,
) -> list[tuple[float, float]]:
    """The least and the largest figure of each class, in order; at most ``number``.

    No class is empty. Figures that ``written`` writes alike are in one class, so that a legend
    never says the same twice. Few figures are a class each; else ``method`` parts them: « jenks »
    (natural breaks), « quantiles » (as many figures in each), « egales » (equal intervals).
    """
    steps: dict[str, list[float]] = {}
    for value in sorted(set(values)):
        steps.setdefault(written(value), []).append(value)
    if len(steps) <= number:
        return [(step[0], step[-1]) for step in steps.values()]
    limits = _METHODS[method](np.sort(np.asarray(values, dtype=np.float64)), number)
    held: dict[int, list[float]] = {}
    for step in steps.values():
        held.setdefault(bisect_left(limits, step[0]), []).extend(step)
    return [(group[0], group[-1]) for group in held.values()]


def stretched(
    bounds: Sequence[tuple[float, float]], values: Sequence[float], *, whole: bool
) -> list[tuple[float, float]]:
    """The classes of another map, without gaps, the outer ones as wide as these figures ask.

    A figure is in the class whose least is the nearest below it. ``whole``: figures are integers.
    """
    if not bounds or not values:
        return list(bounds)
    lows = [min(bounds[0][0], *values), *(low for low, _high in bounds[1:])]
    under = [low - 1 if whole else nextafter(low, -inf) for low in lows[1:]]
    highs = [*under, max(bounds[-1][1], *values)]
    return [(low, high) for low, high in zip(lows, highs) if low <= high]


def _equal(values: np.ndarray, number: int) -> list[float]:
    limits: list[float] = np.linspace(values[0], values[-1], number + 1)[1:-1].tolist()
    return limits


def _quantiles(values: np.ndarray, number: int) -> list[float]:
    limits: list[float] = np.quantile(values, np.arange(1, number) / number).tolist()
    return limits


def _natural(values: np.ndarray, number: int) -> list[float]:
    """The largest figure of each class but the last, of those whose variances add up to the least
    (Fisher and Jenks, exact).

    Not the Jenks of QGIS: on few figures it gives its first classes no figure but the least, so
    that others are not parted.
    """
    count = len(values)
    centred = values - values.mean()  # so that squares of large figures keep their digits
    sums = np.concatenate(([0.0], np.cumsum(centred)))
    squares = np.concatenate(([0.0], np.cumsum(centred**2)))
    first, last = np.arange(count)[:, None], np.arange(1, count + 1)[None, :]
    held = np.maximum(last - first, 1)
    spread = squares[last] - squares[first] - (sums[last] - sums[first]) ** 2 / held
    # cost[i, j]: of a class of values[i:j].
    cost = np.full((count + 1, count + 1), np.inf)
    cost[:count, 1:] = np.where(last > first, spread, np.inf)
    best, starts = cost[0], []
    for _ in range(number - 1):
        through = best[:, None] + cost
        starts.append(through.argmin(axis=0))
        best = through.min(axis=0)
    places, end = [], count
    for start in reversed(starts):
        end = int(start[end])
        places.append(end - 1)
    limits: list[float] = values[places[::-1]].tolist()
    return limits


_METHODS: dict[str, Callable[[np.ndarray, int], list[float]]] = {
    "jenks": _natural,
    "quantiles": _quantiles,
    "egales": _equal,
}
METHODS = tuple(_METHODS)
"""What ``classes`` of an indicator may say."""
