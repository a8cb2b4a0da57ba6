"""What the viewer reads, in which thread, and what it does not read."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer

from osp_plugin.domain.errors import MissingPackage
from osp_plugin.domain.indicators import SCALES, Criteria, indicator
from osp_plugin.gui.common import chart_view
from osp_plugin.gui.indicators import reading
from osp_plugin.gui.indicators.sayings import refusal, summary
from osp_plugin.gui.indicators.selecting import select_places
from osp_plugin.storage.history.situations import arrest
from osp_plugin.storage.indicators.statistics import Tables

from ..support.new_base import new_base
from ..support.samples import add_references, dwelling


def test_what_draws_is_loaded_by_the_thread_that_counts(qgis_app, tmp_path, monkeypatch):
    base = new_base(tmp_path / "base.gpkg")
    loaded: list[bool] = []
    monkeypatch.setattr(reading, "load_drawing", lambda: loaded.append(True))
    reading.count(Tables(base))
    assert loaded == [True]


def test_without_matplotlib_the_figures_are_counted_all_the_same(qgis_app, tmp_path, monkeypatch):
    base = new_base(tmp_path / "base.gpkg")
    add_references(base)
    with base.transaction() as session:
        for number, epci in enumerate(("CABBALR", "DA", "DA"), 1):
            session.append(base.tables["logement"], dwelling(number, epci=epci))
    asked: list[bool] = []

    def missing() -> None:
        asked.append(True)
        raise MissingPackage(package="matplotlib", usage="")

    monkeypatch.setattr(chart_view, "import_matplotlib", missing)
    found = reading.count(Tables(base)).statistics.at("epci", ["nb_logements"])
    assert found.table["nb_logements"].to_dict() == {"CABBALR": 1, "DA": 2}
    assert asked == [True]


def test_the_viewer_shows_the_figures_of_a_situation(qgis_app, tmp_path):
    base = new_base(tmp_path / "base.gpkg")
    add_references(base)
    with base.transaction() as session:
        session.append(base.tables["logement"], dwelling(1, epci="DA", relogement="Oui"))
    situation = arrest(base, date(2021, 6, 15), "Comité", definitive=True)
    with base.transaction() as session:
        session.append(base.tables["logement"], dwelling(2, epci="DA"))
    now = reading.count(Tables(base))
    then = reading.count(Tables(base), situation=situation.digest)
    assert now.situations == then.situations == [situation]
    counts = [
        told.statistics.at("epci", ["nb_logements"]).table.loc["DA", "nb_logements"]
        for told in (now, then)
    ]
    assert counts == [2, 1]
    item, limits = indicator("nb_logements"), Criteria(2018, None)
    figures = then.statistics.at("epci", [item.key], limits)
    assert not refusal(then.statistics, item, "epci", limits)
    assert situation.digest[:16] in summary(then.statistics, figures, item, limits)
    assert not refusal(then.statistics, indicator("nb_reloges"), "epci", Criteria())
    assert "ne garde pas" in refusal(then.statistics, indicator("nb_reloges"), "epci", limits)
    gone = reading.count(Tables(base), situation="0" * 64)
    assert gone.statistics.situation is None


class Territories(QgsVectorLayer):
    """A layer that tells what it was asked."""

    def __init__(self) -> None:
        super().__init__("Polygon?crs=EPSG:2154&field=epci:string&field=nom:string", "", "memory")
        rows = []
        for code in ("CALL", "CAHC"):
            rows.append(QgsFeature(self.fields()))
            rows[-1].setAttributes([code, code])
        self.dataProvider().addFeatures(rows)
        self.asked: list[QgsFeatureRequest] = []

    def getFeatures(self, request: Any = None) -> Any:
        self.asked.append(request)
        return super().getFeatures(request)


def test_no_territory_is_read_when_none_is_chosen(qgis_app):
    layer = Territories()
    layer.selectAll()
    layer.asked.clear()
    select_places(layer, SCALES["epci"], frozenset())
    assert layer.selectedFeatureCount() == 0
    assert not layer.asked


def test_a_choice_reads_the_codes_and_no_outline(qgis_app):
    layer = Territories()
    select_places(layer, SCALES["epci"], frozenset({"CAHC"}))
    assert [feature["epci"] for feature in layer.selectedFeatures()] == ["CAHC"]
    (request, *_after) = layer.asked
    assert request.flags() & QgsFeatureRequest.Flag.NoGeometry
    assert request.subsetOfAttributes() == [layer.fields().lookupField("epci")]
