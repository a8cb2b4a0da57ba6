"""The RPLS in a GeoPackage, and its algorithms on the demonstration."""

from __future__ import annotations

import shutil

import pytest
from openpyxl import load_workbook
from qgis.core import QgsProcessingException

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.rpls import RplsContract
from ..support.new_base import new_base
from ..support.processing_runner import Feedback


class TestRplsInAGeoPackage(RplsContract):
    """The contract on a GeoPackage."""

    @pytest.fixture
    def base(self, qgis_app, tmp_path) -> GeoPackageBase:
        return new_base(tmp_path / "base.gpkg")


TITLES = "IDENT_REP;DEPCOM_CODE;NUMVOIE;TYPVOIE;NOMVOIE;NBPIECE;SURFHAB;CONSTRUCT;DPEENERGIE"


@pytest.fixture
def demonstration(demo, tmp_path):
    """A copy of the demonstration whose SIA reported no surface, and a RPLS of its dwellings."""
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    base = open_geopackage(copy)
    with base.transaction() as session:
        session.execute("UPDATE logement SET surf_hab = NULL WHERE bailleur = 'SIA'")
    logement = base.read("logement")
    numbered = logement[logement["ident_rep"].notna()].drop_duplicates("ident_rep")
    lines = [
        f"{row.ident_rep};{row.idcom};1;RUE;DE L’ÉCOLE;4;60;1930;E" for row in numbered.itertuples()
    ]
    file = tmp_path / "rpls_2021.csv"
    file.write_bytes("\n".join([TITLES, *lines, "x;99999;;;;;;;"]).encode("cp1252"))
    return base, file, len(lines)


def test_the_demonstration_is_completed_from_a_file(run, demonstration, tmp_path):
    base, file, size = demonstration
    feedback = Feedback()
    loaded = run("osp:importer_rpls", {"FICHIER": str(file), "BASE": str(base.path)}, feedback)
    assert (loaded["MILLESIME"], loaded["NB_RETENUS"], loaded["NB_HORS_TERRITOIRE"]) == (
        2021, size, 1,
    )  # fmt: skip
    report = tmp_path / "rapport.xlsx"
    parameters = {"BASE": str(base.path), "BAILLEUR": "SIA", "RAPPORT": str(report)}
    before = base.read("logement").to_json(default_handler=str)
    simulated = run("osp:completer_rpls", parameters)
    assert base.read("logement").to_json(default_handler=str) == before
    assert simulated["NUMERO_IMPORT"] == 0 and simulated["NB_COMPLETES"] > 1_900
    book = load_workbook(report)
    assert book.sheetnames == ["Synthèse", "Valeurs complétées", "Écarts", "Non reconnus"]
    filled = [row[5] for row in book["Valeurs complétées"].iter_rows(values_only=True)]
    assert filled.count("Surface habitable (m²)") == simulated["NB_COMPLETES"]
    assert book["Écarts"].max_row - 1 == simulated["NB_ECARTS"] > 0
    written = run("osp:completer_rpls", {**parameters, "SIMULATION": False})
    assert written["NUMERO_IMPORT"] and written["NB_VALEURS"] == simulated["NB_VALEURS"]
    rows = base.read("logement")
    told = rows[rows["source_rpls"].notna()]
    assert set(told["bailleur"]) == {"SIA"} and len(told) == written["NB_COMPLETES"]
    run("osp:annuler_import", {"BASE": str(base.path)})
    assert base.read("logement").to_json(default_handler=str) == before


def test_a_file_without_vintage_is_refused_in_french(run, demonstration):
    base, file, _ = demonstration
    with pytest.raises(QgsProcessingException, match="millésime"):
        run("osp:importer_rpls", {
            "FICHIER": str(file.rename(file.with_name("rpls.csv"))), "BASE": str(base.path),
        })  # fmt: skip
    with pytest.raises(QgsProcessingException, match="n’est pas chargé"):
        run("osp:completer_rpls", {"BASE": str(base.path)})
