"""Every way of reading dwellings finds the same anomalies, and exactly those planted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from osp_plugin.domain.geolocation.checks.catalogue import BY_CODE
from osp_plugin.reports.fiches.maker import FicheMaker
from osp_plugin.storage.base import Base
from osp_plugin.storage.geolocation.checking import open_anomalies
from osp_plugin.storage.geolocation.checks_accepted import accept
from osp_plugin.storage.geolocation.checks_positions import columns_reader

Anomalies = set[tuple[Any, ...]]
PLACES = {"COMMUNES": "commune", "CITES": "cite", "PARCELLES": "parcelle"}


def layer_of(base: Base, table: str) -> QgsVectorLayer:
    found = base.source(table)
    layer = QgsVectorLayer(found.uri, table, found.provider)
    assert layer.isValid(), table
    return layer


def fill(base: Base, tables: dict[str, Any]) -> None:
    with base.transaction() as session:
        for name, rows in tables.items():
            session.append(base.tables[name], rows)


def rows_of(results: dict[str, Any]) -> list[dict[str, Any]]:
    layer = results["OUTPUT"]
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def found_by(run: Callable[..., dict[str, Any]], base: Base, homes: Any, **more: Any) -> Any:
    layers = {name: layer_of(base, table) for name, table in PLACES.items()}
    return run(
        "osp:controle_geolocalisation",
        {"INPUT": homes, **layers, "OUTPUT": "TEMPORARY_OUTPUT", **more},
    )


def of_planted(found: Iterable[tuple[str, int]], planted: Iterable[tuple[str, int]]) -> Any:
    """Of the anomalies found, code and ``fid``, those of the codes that were planted.

    A check of which nothing is planted tells what it wants: it has its own tests.
    """
    codes = {code for code, _ in planted}
    return {(code, fid) for code, fid in found if code in codes}


def pairs_of(rows: list[dict[str, Any]]) -> set[tuple[str, int]]:
    """Code and ``fid`` of the rows of a layer of anomalies."""
    return {(row["code"], row["fid_logement"]) for row in rows}


def opened(base: Base) -> set[tuple[str, int]]:
    """What the check of a whole base leaves open."""
    found = open_anomalies(base)
    assert found is not None
    return {(code, fid) for code, fids in found.items() for fid in fids}


class CheckContract:
    """Tests of the check. A subclass's module gives the fixture ``base``, new and empty."""

    @pytest.fixture
    def faulty(self, base: Base, planted_tables) -> Base:
        fill(base, planted_tables[0])
        return base

    def test_each_planted_anomaly_is_found_whatever_the_way_of_reading(
        self, run, faulty, planted_tables
    ):
        homes = layer_of(faulty, "logement")
        assert columns_reader(homes) is not None
        results = found_by(run, faulty, homes)
        by_columns = rows_of(results)
        planted = planted_tables[1]
        assert of_planted(pairs_of(by_columns), planted) == planted
        assert results["NB_ANOMALIES"] == len(by_columns) == len(pairs_of(by_columns))
        homes.startEditing()
        homes.changeAttributeValue(1, homes.fields().lookupField("info"), "relu")
        assert columns_reader(homes) is None
        by_qgis = rows_of(found_by(run, faulty, homes))
        homes.rollBack()
        assert sorted(by_qgis, key=str) == sorted(by_columns, key=str)
        assert opened(faulty) == pairs_of(by_columns)

    def test_a_fiche_counts_the_anomalies_of_its_territory(self, faulty, planted_tables):
        epci = dict(planted_tables[0]["logement"][["fid", "epci"]].to_numpy().tolist())
        code = "hors_commune"
        concerned = [fid for found, fid in planted_tables[1] if found == code]
        maker = FicheMaker(faulty, "epci", blocks=("anomalies",))
        for subject in maker.subjects():
            (section,) = maker.content(subject).sections
            told = {row[0]: row[1] for row in section.table.rows} if section.table else {}
            expected = sum(epci[fid] == subject.code for fid in concerned)
            assert told.get(BY_CODE[code].title, "0") == str(expected)
        assert concerned

    def test_pending_edits_filter_and_selection_are_seen(self, run, faulty, planted_tables):
        homes = layer_of(faulty, "logement")
        codes = dict(sorted(planted_tables[1]))
        homes.startEditing()
        homes.deleteFeature(codes["hors_commune"])
        left = {row["code"] for row in rows_of(found_by(run, faulty, homes))}
        homes.rollBack()
        assert "hors_commune" not in left
        assert "hors_cite" in left
        homes.setSubsetString(f"fid <> {codes['hors_cite']}")
        left = {row["code"] for row in rows_of(found_by(run, faulty, homes))}
        assert "hors_cite" not in left
        assert "hors_commune" in left

    def test_a_parcel_that_is_not_there_is_told_of_one_dwelling_alone(
        self, run, faulty, planted_tables
    ):
        # So few that the parcels are asked for, and the others of the commune not read.
        fid = next(fid for code, fid in planted_tables[1] if code == "parcelle_introuvable")
        homes = layer_of(faulty, "logement")
        homes.setSubsetString(f"fid = {fid}")
        codes = ["parcelle_introuvable", "hors_parcelle"]
        found = rows_of(found_by(run, faulty, homes, CONTROLES=codes))
        assert [row["code"] for row in found] == ["parcelle_introuvable"]

    def test_an_accepted_anomaly_comes_back_when_the_dwelling_moves(
        self, run, faulty, planted_tables
    ):
        fid = next(fid for code, fid in planted_tables[1] if code == "hors_cite")
        homes = layer_of(faulty, "logement")
        point = homes.getGeometry(fid).asPoint()
        accept(faulty, {"hors_cite": {fid: (point.x(), point.y())}}, "vu sur place")
        assert planted_tables[1] - opened(faulty) == {("hors_cite", fid)}
        results = found_by(run, faulty, homes)
        assert results["NB_ACCEPTEES"] == 1
        assert "hors_cite" not in {row["code"] for row in rows_of(results)}
        listed = rows_of(found_by(run, faulty, homes, ACCEPTEES=True))
        assert [row["acceptation"] for row in listed if row["code"] == "hors_cite"] == [
            "vu sur place"
        ]
        accept(faulty, {"hors_cite": {fid: (point.x() + 60, point.y())}}, "vu sur place")
        assert found_by(run, faulty, homes)["NB_ACCEPTEES"] == 0
