"""What the small maps of anomalies show: a border, be it far from the anomalies."""

from __future__ import annotations

import math

import numpy as np
import pytest

from osp_plugin.domain.common.polygons import Polygons
from osp_plugin.domain.errors import Phrase
from osp_plugin.domain.geolocation.anomalies import Anomaly
from osp_plugin.domain.geolocation.checks.catalogue import CHECKS
from osp_plugin.domain.geolocation.positions import Areas
from osp_plugin.reports.geolocation.maps import Cluster, draw, landmark


def square(x: float, y: float, side: float) -> np.ndarray:
    return np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)])


COMMUNES = Areas(
    Polygons([[square(680_000.0, 7_036_000.0, 6_000)], [square(686_000.0, 7_036_000.0, 6_000)]]),
    ["62498", "62427"],
    ["Lens", "Hénin-Beaumont"],
)
CITES = Areas(Polygons([[], [square(681_000.0, 7_037_000.0, 400)]]), ["1", "2"], ["", "Cité 12"])


def cluster(*places: tuple[float, float]) -> Cluster:
    nowhere = float("nan")
    return Cluster(
        [
            Anomaly(CHECKS[0], 0, 1, "", None, None, Phrase("x"), nowhere, x, y, True, None)
            for x, y in places
        ]
    )


@pytest.mark.parametrize(
    ("place", "end", "text"),
    [
        ((676_000, 7_039_000), (680_000, 7_039_000), "limite de commune (Lens) : 4,0 km"),
        ((684_500, 7_041_000), (684_500, 7_042_000), "limite de commune (Lens) : 1,0 km"),
        ((681_200, 7_038_300), (681_200, 7_037_400), "limite de cité (Cité 12) : 900 m"),
        ((2.8, 50.4), (680_000, 7_036_000), "limite de commune (Lens) : 7068,7 km"),
    ],
)
def test_a_point_far_from_any_border_is_shown_with_the_nearest_one(place, end, text):
    alone = cluster(place)
    found = landmark(alone, COMMUNES, CITES)
    assert found is not None
    assert (found.start, found.end, found.text) == (place, end, text)
    axes = draw(alone, COMMUNES, CITES).axes[0]
    for x, y in (place, end):
        assert axes.get_xlim()[0] < x < axes.get_xlim()[1]
        assert axes.get_ylim()[0] < y < axes.get_ylim()[1]
    assert text in [written.get_text() for written in axes.texts]


def test_several_points_give_the_distance_of_the_nearest():
    found = landmark(cluster((676_000, 7_039_000), (676_300, 7_039_000)), COMMUNES, None)
    assert found is not None and math.isclose(found.start[0], 676_300)


def test_a_map_that_has_a_border_is_left_as_it_is():
    near = cluster((686_100, 7_039_000))
    assert landmark(near, COMMUNES, CITES) is None
    assert draw(near, COMMUNES, CITES).axes[0].get_xlim() == (near.box[0], near.box[2])
