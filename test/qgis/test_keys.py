"""Keys of open data in a GeoPackage, and their algorithm."""

from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsVectorLayer

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.keys import KeysContract
from ..support.new_base import new_base


class TestKeysInAGeoPackage(KeysContract):
    """The contract on a GeoPackage."""

    @pytest.fixture
    def base(self, qgis_app, tmp_path) -> GeoPackageBase:
        return new_base(tmp_path / "base.gpkg")


def test_the_algorithm_lays_the_codes_of_layers_and_is_undone(run, demo, tmp_path):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    quarters = QgsVectorLayer(f"{demo}|layername=epci", "Quartiers", "ogr")
    given = {"BASE": str(copy), "QPV": quarters, "CHAMP_QPV": "epci", "MILLESIME": "2024"}
    simulated = run("osp:poser_cles", {**given, "SIMULATION": True})
    base = open_geopackage(copy)
    assert simulated["NUMERO_IMPORT"] == 0 and base.read("logement")["code_qpv"].isna().all()
    done = run("osp:poser_cles", given)
    rows = base.read("logement")
    assert done["NUMERO_IMPORT"] and rows["code_qpv"].notna().sum() == done["NB_QPV"] > 6_000
    same = rows[rows["code_qpv"].notna()]
    assert (same["code_qpv"] == same["epci"]).mean() > 0.99
    run("osp:annuler_import", {"BASE": str(copy)})
    assert base.read("logement")["code_qpv"].isna().all()
