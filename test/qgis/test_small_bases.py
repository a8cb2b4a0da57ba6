"""Small things that bases promise, on a few rows."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geolocation.checks_accepted import Accepted
from osp_plugin.storage.indicators.statistics import Statistics, Tables
from osp_plugin.storage.programming.names import Names

from ..support.memory_layers import layer
from ..support.new_base import new_base


@pytest.mark.parametrize(
    ("x", "y", "placed", "holds"),
    [(3.0, 4.0, True, True), (3.0, 4.01, True, False), (0.0, 0.0, True, True),
     (0.0, 0.0, False, False)],
)  # fmt: skip
def test_an_accepted_anomaly_holds_as_long_as_the_dwelling_stays(x, y, placed, holds):
    assert Accepted(0.0, 0.0, "vu").holds(x, y, placed, 5.0) is holds


@pytest.mark.parametrize("lost", [(None, None), (None, 0.0), (0.0, None)])
def test_one_accepted_without_position_holds_as_long_as_it_has_none(lost):
    assert Accepted(*lost, "vu").holds(0.0, 0.0, False, 5.0)
    assert not Accepted(*lost, "vu").holds(0.0, 0.0, True, 5.0)


def test_codes_are_named_and_stand_for_themselves_where_they_have_no_name():
    names = Names({"epci": {"CALL": "Lens-Liévin"}, "cite": {"12": "Cité 12", "13": "13"}})
    assert names.of("epci", "CALL") == "Lens-Liévin" and names.of("epci", "DA") == "DA"
    assert names.of("bailleur", "SIA") == "SIA" and names.of("cite", 12) == "Cité 12"
    assert names.with_code("epci", "CALL") == "CALL – Lens-Liévin"
    assert names.with_code("epci", "DA") == "DA" and names.with_code("cite", 13) == "13"
    assert names.of_list("cite", "{12,13,14}") == "Cité 12, 13, 14"
    assert names.of_list("cite", None) == ""


def test_an_indicator_is_available_where_its_columns_are(qgis_app, tmp_path):
    base = new_base(tmp_path / "base.gpkg")
    of_base = Statistics.of_base(base)
    assert of_base.available("nb_logements") is True and of_base.available("nb_finances") is True
    homes = layer("Point", ("type_palu",), [{"type_palu": "Hors"}])
    alone = Statistics(Tables(None, {"logement": homes}))
    assert alone.available("nb_logements") is True and alone.available("nb_palulos") is True
    assert alone.available("cout_travaux") is False and alone.available("nb_finances") is False
