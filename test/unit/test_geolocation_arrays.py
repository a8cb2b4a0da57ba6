"""Polygons, codes and neighbours as arrays, against the plain way of saying the same."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osp_plugin.domain.common.arrays import hashes, packed, repeated
from osp_plugin.domain.common.polygons import NOWHERE, PolygonGrid, Polygons
from osp_plugin.domain.geolocation import multiples

FEW = settings(max_examples=20, deadline=None)


def ring(*corners: tuple[float, float]) -> np.ndarray:
    return np.array([*corners, corners[0]], dtype=float)


def square(x: float, y: float, side: float) -> np.ndarray:
    return ring((x, y), (x + side, y), (x + side, y + side), (x, y + side))


@st.composite
def stars(draw) -> np.ndarray:
    """A star-shaped ring around a place, with as many corners as one likes."""
    count = draw(st.integers(3, 60))
    random = np.random.RandomState(draw(st.integers(0, 10_000)))
    angles = np.sort(random.uniform(0, 2 * np.pi, count))
    reach = random.uniform(20, 200, count)
    centre = random.uniform(-500, 500, 2) + (650_000, 7_000_000)
    return ring(
        *map(tuple, centre + reach[:, None] * np.column_stack([np.cos(angles), np.sin(angles)]))
    )


def crossings(shape: np.ndarray, x: float, y: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(shape[:-1], shape[1:]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def away(shape: np.ndarray, x: float, y: float) -> float:
    place = np.array([x, y])
    found = []
    for one, other in zip(shape[:-1], shape[1:]):
        along = np.clip(np.dot(place - one, other - one) / np.dot(other - one, other - one), 0, 1)
        found.append(np.hypot(*(place - one - along * (other - one))))
    return min(found)


@pytest.mark.slow
@FEW
@given(shapes=st.lists(stars(), min_size=1, max_size=6), seed=st.integers(0, 999))
def test_points_are_in_the_polygons_that_a_ray_says(shapes, seed):
    random = np.random.RandomState(seed)
    x, y = (random.uniform(-700, 700, (60, 2)) + (650_000, 7_000_000)).T
    polygons = Polygons([[shape] for shape in shapes])
    inside = np.array([[crossings(shape, a, b) for shape in shapes] for a, b in zip(x, y)])
    for number, shape in enumerate(shapes):
        which = np.full(len(x), number)
        assert polygons.contains(which, x, y).tolist() == inside[:, number].tolist()
        expected = [0 if i else away(shape, a, b) for i, a, b in zip(inside[:, number], x, y)]
        np.testing.assert_allclose(polygons.distance(which, x, y), expected, atol=1e-6)
    first = [row.argmax() if row.any() else NOWHERE for row in inside]
    assert PolygonGrid(polygons).containing(x, y).tolist() == first
    reach = np.array([polygons.distance(np.full(len(x), n), x, y) for n in range(len(shapes))])
    nearest, distance = polygons.nearest(x, y)
    np.testing.assert_allclose(distance, reach.min(axis=0))
    assert nearest.tolist() == reach.argmin(axis=0).tolist()
    limited, _ = polygons.nearest(x, y, 50.0)
    assert ((limited != NOWHERE) == (reach.min(axis=0) <= 50)).all()
    inner = [polygons.inner_point(n) for n in range(len(shapes))]
    assert all(crossings(shape, *place) for shape, place in zip(shapes, inner))


def test_holes_parts_and_empty_polygons():
    holed = [square(0, 0, 10), square(4, 4, 2), square(20, 0, 2)]
    polygons = Polygons([[], holed])
    x, y = np.array([1.0, 5.0, 21.0, 15.0]), np.array([1.0, 5.0, 1.0, 1.0])
    assert polygons.contains(np.ones(4, int), x, y).tolist() == [True, False, True, False]
    assert polygons.distance(np.ones(4, int), x, y).tolist() == [0, 1, 0, 5]
    assert polygons.distance(np.zeros(4, int), x, y).tolist() == [np.inf] * 4
    assert polygons.empty.tolist() == [True, False]
    assert [len(part) for part in polygons.rings(1)] == [5, 5, 5]
    assert len(Polygons([])) == 0
    assert PolygonGrid(Polygons([[]])).containing(x, y).tolist() == [NOWHERE] * 4


texts = st.lists(st.sampled_from(["", "a", "b", "62498000AB0001", "62498000AB0002", "é" * 12]))


@given(values=texts)
def test_repeated_texts_are_found_in_an_array_of_any_width(values):
    array = np.array([value.encode() for value in values] or [b""])[: len(values)]
    wider = array.astype("S64")
    assert hashes(array).tolist() == hashes(wider).tolist()
    twice = [place for place, value in enumerate(values) if values.count(value) > 1]
    assert repeated(array).tolist() == twice if values else True


@given(
    rows=st.lists(
        st.tuples(st.integers(-3, 3), st.integers(-(2**40), 2**40), st.sampled_from([0, 2**60]))
    )
)
def test_packed_numbers_are_equal_where_all_of_them_are(rows):
    columns = [np.array(column, np.int64) for column in zip(*rows)] or [np.empty(0, np.int64)] * 3
    keys = packed(*columns).tolist()
    assert all((a == b) == (i == j) for a, i in zip(keys, rows) for b, j in zip(keys, rows))


def test_dwellings_of_one_parcel_or_one_number_may_share_a_point():
    x, y = np.array([1.0, 1.0, 5.0, 5.0, 9.0, 9.0, 7.0]), np.zeros(7)
    ident = np.array([b"1", b"2", b"3", b"4", b"5", b"5", b"6"])
    parcels = np.array([b"A", b"A", b"B", b"C", b"D", b"E", b"F"])
    rows, counts = multiples.stacked(x, y, [ident], parcels)
    assert rows.tolist() == [2, 3]
    assert counts.tolist() == [2, 2]
    parcels[:] = b""
    assert multiples.stacked(x, y, [ident], parcels)[0].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("size", [3, multiples.MAX_EXACT + 40])
def test_an_identifier_at_two_places_is_told_with_the_farthest(size):
    x = np.zeros(size)
    x[-1] = 30.0
    identifiers = np.array([b"7"] * size)
    rows, away_m, sizes = multiples.apart(identifiers, x, np.zeros(size), 20.0)
    assert rows.tolist() == list(range(size))
    assert set(away_m.tolist()) == {30.0}
    assert set(sizes.tolist()) == {size}
    assert len(multiples.apart(identifiers, x, np.zeros(size), 30.0)[0]) == 0


@FEW
@given(seed=st.integers(0, 9999), limit=st.sampled_from([50.0, 300.0, 1500.0]))
def test_isolated_dwellings_are_those_whose_nearest_of_the_group_is_far(seed, limit):
    random = np.random.RandomState(seed)
    groups = random.randint(0, 4, 40)
    x, y = random.uniform(0, 2000, (2, 40))
    rows, away_m, others = multiples.isolated(groups, x, y, limit)
    expected = {}
    for row in range(40):
        mates = [other for other in np.flatnonzero(groups == groups[row]) if other != row]
        nearest = min((np.hypot(x[row] - x[o], y[row] - y[o]) for o in mates), default=0.0)
        if len(mates) >= multiples.LEAST_OTHERS and nearest > limit:
            expected[row] = (nearest, len(mates))
    assert rows.tolist() == sorted(expected)
    np.testing.assert_allclose(away_m, [expected[row][0] for row in rows.tolist()])
    assert others.tolist() == [expected[row][1] for row in rows.tolist()]


def test_texts_that_differ_have_other_hashes():
    """Equal hashes are confirmed one by one: too many of them would take hours."""
    texts = [f"624980000{number:05d}".encode() for number in range(2_000)]
    texts += [text[::-1] for text in texts if text != text[::-1]]
    found = hashes(np.array(texts))
    assert len(np.unique(found)) == len(set(texts))
    again = hashes(np.array(texts[::-1]))
    assert (again[::-1] == found).all()


def wkb(*polygons: list[np.ndarray]) -> bytes:
    """A polygon, or a multipolygon of several, as a base gives them."""

    def body(rings: list[np.ndarray]) -> bytes:
        parts = [struct.pack("<I", len(one)) + one.astype("<f8").tobytes() for one in rings]
        return struct.pack("<BII", 1, 3, len(rings)) + b"".join(parts)

    if len(polygons) == 1:
        return body(polygons[0])
    return struct.pack("<BII", 1, 6, len(polygons)) + b"".join(map(body, polygons))


def test_shapes_of_a_base_are_read_with_their_parts_and_holes():
    holed, other = [square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 5)]
    read = Polygons.from_wkb([wkb(holed), wkb(holed, other), None, wkb(other)])
    assert read.empty.tolist() == [False, False, True, False]
    assert [[ring.tolist() for ring in read.rings(number)] for number in (0, 1, 3)] == [
        [ring.tolist() for ring in rings] for rings in (holed, [*holed, *other], other)
    ]
    assert read.boxes[[0, 1, 3]].tolist() == [[0, 0, 10, 10], [0, 0, 25, 10], [20, 0, 25, 5]]
    places = np.array([5.0, 1.0, 22.0]), np.array([5.0, 1.0, 1.0])
    assert read.contains(np.array([1, 1, 1]), *places).tolist() == [False, True, True]
    with pytest.raises(ValueError, match="type 2"):
        Polygons.from_wkb([struct.pack("<BII", 1, 2, 0)])


def test_the_polygons_that_meet_a_box_are_told():
    shapes = Polygons([[square(0, 0, 10)], [square(20, 0, 10)], [], [square(0, 20, 10)]])
    assert shapes.meeting((5, 5, 6, 6)) == [0]
    assert shapes.meeting((5, 5, 25, 6)) == [0, 1]
    assert shapes.meeting((-5, -5, 50, 50)) == [0, 1, 3]
    assert shapes.meeting((12, 12, 15, 15)) == []
