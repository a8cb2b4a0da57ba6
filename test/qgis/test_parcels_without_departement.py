"""Parcels whose ids have no département: told by where they are drawn."""

from __future__ import annotations

import pytest
from qgis.core import QgsRectangle

from osp_plugin.storage.geolocation.placing_parcels import OddIds, id_field, read_parcels

from ..support.memory_layers import layer, source

HERE = "POLYGON((692000 7032000, 692020 7032000, 692020 7032020, 692000 7032000))"
TAIL = "178000AB0001"
NORD, PAS = f"59{TAIL}", f"62{TAIL}"
BOXES = {
    "62178": QgsRectangle(690_000, 7_030_000, 694_000, 7_034_000),
    "59178": QgsRectangle(730_000, 7_010_000, 734_000, 7_014_000),
}


@pytest.mark.parametrize(
    ("wanted", "boxes", "found"),
    [
        ({PAS}, BOXES, {PAS}), ({NORD}, BOXES, set()), ({NORD, PAS}, BOXES, {PAS}),
        ({PAS}, {}, {PAS}), ({NORD, PAS}, {}, set()), ({PAS}, {"62001": BOXES["62178"]}, set()),
    ],
)  # fmt: skip
def test_the_departement_is_that_of_the_commune_where_it_is_drawn(qgis_app, wanted, boxes, found):
    made = layer("Polygon", ("IDU",), [{"IDU": TAIL, "geom": HERE}])
    odd = OddIds()
    read = read_parcels(source(made), "IDU", wanted, False, boxes=boxes, odd=odd)
    assert set(read) == found and not odd.values and odd.read == 1


def test_the_column_is_that_of_most_ids_and_odd_ones_are_counted(qgis_app):
    rows = [{"fid_1": str(n), "cle": f"62724000BL000{n}", "geom": HERE} for n in range(1, 4)]
    rows.append({"fid_1": "4", "cle": "62724000BL568/", "geom": HERE})
    made = layer("Polygon", ("fid_1", "cle"), rows)
    assert id_field(source(made)) == "cle"
    odd = OddIds()
    assert len(read_parcels(source(made), "cle", {"62724000BL0002"}, False, odd=odd)) == 1
    assert odd.values == ["62724000BL568/"]
