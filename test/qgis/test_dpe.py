"""The diagnoses of the ADEME in a GeoPackage, and their algorithm on the demonstration."""

from __future__ import annotations

import shutil

import pytest
from openpyxl import load_workbook

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.dpe import TITLES, DpeContract
from ..support.new_base import new_base


class TestDpeInAGeoPackage(DpeContract):
    """The contract on a GeoPackage."""

    @pytest.fixture
    def base(self, qgis_app, tmp_path) -> GeoPackageBase:
        return new_base(tmp_path / "base.gpkg")


def test_the_demonstration_is_crossed_with_a_file(run, demo, tmp_path):
    copy, report = tmp_path / "base.gpkg", tmp_path / "rapport.xlsx"
    shutil.copy(demo, copy)
    base = open_geopackage(copy)
    logement = base.read("logement")
    numbered = logement[logement["ident_rep"].notna()].drop_duplicates("ident_rep")
    lines = [
        f"N{place:012d},2026-02-03,2026-02-03,,{row.ident_rep},{row.idcom},,,maison,,D,150"
        for place, row in enumerate(numbered.itertuples())
    ]
    file = tmp_path / "dpe.csv"
    file.write_text("\n".join([TITLES, *lines, "=1+1,2026-02-03,,,,,,,,,D,"]), encoding="utf-8")
    parameters = {"FICHIER": str(file), "BASE": str(copy), "RAPPORT": str(report)}
    simulated = run("osp:importer_dpe", parameters)
    assert simulated["NB_APPARIES"] == len(lines) and simulated["NUMERO_IMPORT"] == 0
    assert base.read("dpe").empty
    written = run("osp:importer_dpe", {**parameters, "SIMULATION": False})
    assert written["NUMERO_IMPORT"] and len(base.read("dpe")) >= len(lines)
    book = load_workbook(report)
    assert book.sheetnames == [
        "Synthèse", "Avant et après", "Promis et non atteint", "Livrés sans DPE",
        "Déplacés par la réforme", "Douteux",
    ]  # fmt: skip
    assert book["Promis et non atteint"].max_row == written["NB_NON_ATTEINTS"] + 1
    assert book["Livrés sans DPE"].max_row == written["NB_SANS_DPE"] + 1
    alone = tmp_path / "suivi.xlsx"
    followed = run("osp:suivi_dpe", {"BASE": str(copy), "RAPPORT": str(alone)})
    lists = ("NB_NON_ATTEINTS", "NB_SANS_DPE", "NB_REFORME")
    assert {name: followed[name] for name in lists} == {name: written[name] for name in lists}
    told = load_workbook(alone)
    assert told.sheetnames == book.sheetnames[:-1]
    for name in told.sheetnames[1:]:
        assert list(told[name].values) == list(book[name].values), name
    run("osp:annuler_import", {"BASE": str(copy)})
    assert base.read("dpe").empty
