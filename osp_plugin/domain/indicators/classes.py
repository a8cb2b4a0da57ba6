"""The classes of a map: figures that are shown alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import numpy as np

NUMBER = 5
"""Most classes of a map: an eye tells no more shades of a colour apart."""


def classes(
    values: Sequence[float], method: str, written: Callable[[float], str]
) -> list[tuple[float, float]]:
    """The least and the largest figure of each class, in order; at most :data:`NUMBER`.

    No class is empty. Figures that ``written`` writes alike are in one class, so that a legend
    never says the same twice. Few figures are a class each; else ``method`` parts them: « jenks »
    (natural breaks), « quantiles » (as many figures in each), « egales » (equal intervals).
    """
    steps: dict[str, list[float]] = {}
    for value in sorted(set(values)):
        steps.setdefault(written(value), []).append(value)
    if len(steps) <= NUMBER:
        return [(step[0], step[-1]) for step in steps.values()]
    limits = _METHODS[method](np.sort(np.asarray(values, dtype=np.float64)))
    held: dict[int, list[float]] = {}
    for step in steps.values():
        held.setdefault(bisect_left(limits, step[0]), []).extend(step)
    return [(group[0], group[-1]) for group in held.values()]


def _equal(values: np.ndarray) -> list[float]:
    limits: list[float] = np.linspace(values[0], values[-1], NUMBER + 1)[1:-1].tolist()
    return limits


def _quantiles(values: np.ndarray) -> list[float]:
    limits: list[float] = np.quantile(values, np.arange(1, NUMBER) / NUMBER).tolist()
    return limits


def _natural(values: np.ndarray) -> list[float]:
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
    for _ in range(NUMBER - 1):
        through = best[:, None] + cost
        starts.append(through.argmin(axis=0))
        best = through.min(axis=0)
    places, end = [], count
    for start in reversed(starts):
        end = int(start[end])
        places.append(end - 1)
    limits: list[float] = values[places[::-1]].tolist()
    return limits


_METHODS: dict[str, Callable[[np.ndarray], list[float]]] = {
    "jenks": _natural,
    "quantiles": _quantiles,
    "egales": _equal,
}
METHODS = tuple(_METHODS)
"""What ``classes`` of an indicator may say."""
