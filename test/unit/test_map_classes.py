"""The classes of a map: none empty, none told twice, the natural breaks the best there are."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.numbers import quantity
from osp_plugin.domain.indicators.classes import METHODS, NUMBER, classes, stretched

figures = st.lists(
    st.one_of(st.integers(-5, 3000).map(float), st.floats(0, 1e9, width=32)),
    min_size=1,
    max_size=40,
)


def whole(value: float) -> str:
    return quantity(value, "entier")


@given(values=figures, method=st.sampled_from(METHODS))
def test_classes_hold_every_figure_and_none_is_empty_or_told_twice(values, method):
    bounds = classes(values, method, whole)
    assert all(any(low <= value <= high for low, high in bounds) for value in values)
    assert all(high < after[0] for (_low, high), after in zip(bounds, bounds[1:]))
    assert all({low, high} <= set(values) for low, high in bounds)
    told = [(whole(low), whole(high)) for low, high in bounds]
    assert len(set(told)) == len(told) <= NUMBER


def spread(parts: list[list[float]]) -> float:
    return sum(float(np.var(part)) * len(part) for part in parts)


@given(values=st.lists(st.integers(0, 60).map(float), min_size=6, max_size=11, unique=True))
def test_natural_breaks_are_the_best_there_are(values):
    values = sorted(values)
    best = min(
        spread([values[i:j] for i, j in zip((0, *cuts), (*cuts, len(values)))])
        for cuts in combinations(range(1, len(values)), NUMBER - 1)
    )
    bounds = classes(values, "jenks", whole)
    found = [[value for value in values if low <= value <= high] for low, high in bounds]
    assert len(bounds) == NUMBER
    assert spread(found) == pytest.approx(best, abs=1e-6)


def test_few_figures_are_a_class_each_and_an_extreme_stands_alone():
    assert classes([0.0] * 17 + [50.0, 100.0], "jenks", whole) == [(0, 0), (50, 50), (100, 100)]
    palulos = [33.0, 263.0, 267.0, 404.0, 426.0, 819.0]
    assert classes(palulos, "jenks", whole) == [
        (33, 33), (263, 267), (404, 404), (426, 426), (819, 819),
    ]  # fmt: skip


def test_equal_intervals_without_figure_are_not_told():
    shares = [60.0, 61.0, 90.0, 92.0, 98.0, 99.0, 100.0]
    assert classes(shares, "egales", whole) == [(60, 61), (90, 92), (98, 100)]
    assert classes(list(map(float, range(10))), "quantiles", whole)[0] == (0, 1)


def test_large_sums_and_many_zeros():
    euros = [0.0] * 250 + [1e9 + 7_500.0 * n for n in range(80)]
    bounds = classes(euros, "jenks", lambda value: quantity(value, "euro"))
    assert bounds[0] == (0, 0) and len(bounds) == NUMBER


@given(values=figures, others=figures, method=st.sampled_from(METHODS), number=st.integers(2, 7))
def test_the_classes_of_another_map_hold_every_figure_once(values, others, method, number):
    bounds = classes(values, method, whole, number)
    assert len(bounds) <= number
    held = stretched(bounds, others, whole=False)
    assert all(sum(low <= value <= high for low, high in held) == 1 for value in others)
    assert len(held) == len(bounds)
