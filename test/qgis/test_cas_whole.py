"""Files that people really sent (beside the project), imported for real on the demonstration.

What is expected of each stands in the README of those files.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import openpyxl
import pytest

from osp_plugin.reports.remontee.template import DATA
from osp_plugin.storage import open_geopackage

from ..support.imports import plan_lines, plan_return
from ..support.processing_runner import Feedback
from ..support.shared import required

FIDS = (4266, 4267, 4268)
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def files():
    return required("cas") / "fichiers"


@pytest.fixture
def base(demo, tmp_path):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    return open_geopackage(copy)


def held(base, *columns):
    """Columns of the three dwellings."""
    rows = base.rows(f"SELECT {', '.join(columns)} FROM logement WHERE fid IN {FIDS} ORDER BY fid")  # nosec B608 # names of this file
    return [tuple(row.values()) for row in rows]


def written(run, base, path, **more):
    """The outputs of a real import, and what it told."""
    feedback = Feedback()
    given = {"FICHIER": str(path), "BASE": str(base.path), "BAILLEUR": "SIA", "SIMULATION": False}
    return run("osp:importer_remontee", {**given, **more}, feedback), feedback.said


def test_an_accent_apart_or_composed_is_the_same_text(run, base, files, tmp_path):
    written(run, base, files / "r14_nfd.csv")
    (kept,) = {row[0] for row in held(base, "type_palu")} - {None}
    assert unicodedata.is_normalized("NFC", kept)
    composed = tmp_path / "r14b_nfc.csv"
    text = (files / "r14_nfd.csv").read_text("utf-8")
    composed.write_text(unicodedata.normalize("NFC", text), "utf-8")
    again = plan_return(base, composed, "SIA").counts
    assert (again["NB_INCHANGES"], again["NB_LIGNES"]) == (2, 2)


def test_texts_that_the_base_holds_with_their_accents_apart_do_not_change(base, files):
    with base.transaction() as session:
        for name in ("cite_ini", "intitule"):
            before = base.rows(f"SELECT {name} AS v FROM logement WHERE fid = 4266")[0]["v"]  # nosec B608 # names of this file
            assert before is None or unicodedata.is_normalized("NFC", before)
        session.execute(
            "UPDATE logement SET info = :v WHERE fid = 4266",
            {"v": unicodedata.normalize("NFD", "chaudière refaite")},
        )
    titles, row = "N° RPLS;Information;Type de financement", "0019401322;chaudière refaite;Groupé"
    path = base.path.with_name("nfc.csv")
    path.write_text(f"{titles}\n{row}\n", "utf-8")
    plan = plan_return(base, path, "SIA")
    assert [item.status for item in plan.rows] == ["inchangé"]


def test_a_short_line_writes_nothing(run, base, files):
    before = held(base, "cout_travaux", "subv_palulos", "subv_region", "type_palu")
    done, said = written(run, base, files / "r51_ligne_courte.csv")
    after = held(base, "cout_travaux", "subv_palulos", "subv_region", "type_palu")
    # The first line only lacks its end, the second a cell in its midst.
    assert after[1] == before[1] and done["NB_REJETES"] >= 1
    assert sum("cellules pour" in line for line in said) == 2


def test_lines_of_programming_that_are_no_values_are_told_at_their_cell(run, base, files):
    run("osp:ouvrir_campagne", {"BASE": str(base.path), "CAMPAGNE": 2035})
    plan = plan_lines(base, files / "x02_programmation.csv", 2035, "SIA")
    told = {(item.ligne, item.valeur) for item in plan.findings}
    assert {(2, "78 lgts"), (2, "avril 2021"), (2, "T2 2021")} <= told
    assert not any(
        value in ("78 lgts", "T2 2021") for row in plan.rows for value in row.values.values()
    )


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) absent")
def test_the_template_filled_then_saved_by_libreoffice_says_the_same(run, base, tmp_path):
    template = tmp_path / "modele.xlsx"
    run("osp:modele_remontee",
        {"BASE": str(base.path), "BAILLEUR": "SIA", "OUTPUT": str(template)})  # fmt: skip
    book = openpyxl.load_workbook(template)
    sheet = book[DATA]
    titles = [cell for row in sheet.iter_rows(max_row=10) for cell in row]
    ident, cost = (
        next(cell for cell in titles if str(cell.value).startswith(text))
        for text in ("N° RPLS", "Coût des travaux")
    )
    numbers = ("0019401322", "0019401455", "0019401538")
    for below, values in enumerate(zip(numbers, (82111, 77222.5, 68333)), sheet.max_row + 1):
        for title, value in zip((ident, cost), values):
            sheet.cell(below, title.column).value = value
    filled = tmp_path / "modele_rempli.xlsx"
    book.save(filled)
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
         "--convert-to", "ods", "--outdir", str(tmp_path), str(filled)],
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    plans = [
        plan_return(base, tmp_path / f"modele_rempli.{kind}", "SIA") for kind in ("xlsx", "ods")
    ]
    assert [plan.counts["NB_MODIFIES"] for plan in plans] == [3, 3]
    assert [row.values for row in plans[0].rows] == [row.values for row in plans[1].rows]
