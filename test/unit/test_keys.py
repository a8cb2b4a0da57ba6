"""Keys of open data: what is near a dwelling, and what it says of where its keys come from."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.house_numbers import HouseNumber
from osp_plugin.domain.keys.laying import changed, nearest, perimeter, sources
from osp_plugin.domain.keys.nearest import Nearby

CENTIMETRES = st.integers(-10_000, 10_000).map(lambda n: n / 100)
COORDINATES = st.lists(st.tuples(CENTIMETRES, CENTIMETRES), min_size=1, max_size=12)


@given(COORDINATES, COORDINATES, st.integers(100, 6000).map(lambda n: n / 100))
def test_pairs_are_those_of_a_plain_search(places, points, reach):
    x, y = np.array(places).T
    px, py = np.array(points).T
    near = Nearby(x, y, reach)
    away = np.hypot(x[:, None] - px, y[:, None] - py)
    expected = {(a, b) for a, b in zip(*np.nonzero(away <= reach))}
    found = near.pairs(px, py)
    assert set(zip(found[0].tolist(), found[1].tolist())) == expected
    kept = near.near(px, py)
    assert all(kept[b] for _a, b in expected)
    order = list(zip(found[0].tolist(), found[2].tolist()))
    assert order == sorted(order)


def test_what_has_no_position_is_near_nothing():
    near = Nearby(np.array([np.nan, 0.0]), np.array([0.0, 0.0]), 10)
    points = np.array([1.0, np.nan]), np.array([0.0, 0.0])
    assert near.near(*points).tolist() == [True, False]
    assert nearest(near, points[0][:1], points[1][:1], ["A"], count=2) == [None, "A"]


def test_the_same_house_number_comes_before_one_that_is_nearer():
    near = Nearby(np.array([0.0, 100.0]), np.array([0.0, 0.0]), 30)
    x, y = np.array([5.0, 12.0, 20.0, 101.0]), np.zeros(4)
    ours = [HouseNumber(12), None]
    theirs = [HouseNumber(10), HouseNumber(12), HouseNumber(12), HouseNumber(3)]
    assert nearest(near, x, y, list("ABCD"), (ours, theirs), 2) == ["B", "D"]
    assert nearest(near, x, y, list("ABCD"), None, 2) == ["A", "D"]


def test_the_perimeter_is_the_property_before_its_buffer():
    placed = [True, True, True, False]
    assert perimeter(["p", None, None, None], ["b", "b", None, None], placed) == [
        "Bien inscrit", "Zone tampon", "Hors périmètre", None,
    ]  # fmt: skip


def test_each_key_keeps_its_source():
    before = sources(None, {"code_qpv": "qp2024", "id_rnb": "RNB_62"})
    assert before == "RNB : RNB_62\nQPV : qp2024"
    assert sources(before, {"code_qpv": "qp2025"}) == "RNB : RNB_62\nQPV : qp2025"
    row = {"id_rnb": "A", "source_cles": "RNB : RNB_62"}
    assert changed(row, {"id_rnb": "A"}, {"id_rnb": "RNB_62"}) == {}
    assert changed(row, {"id_rnb": None}, {"id_rnb": "RNB_62"}) == {"id_rnb": None}
