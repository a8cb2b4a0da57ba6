"""A return imported into the demonstration base, then undone; the report, the template."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from qgis.core import QgsProcessingException

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.storage.imports.errors import AlreadyImported, ImportNotUndone, ImportOutdated
from osp_plugin.storage.imports.register import imports, remembered_columns
from osp_plugin.storage.imports.undoing import undo_import

from ..support.imports import plan_return
from ..support.processing_runner import Feedback
from ..support.returns import FIELDS, rows_of, without_doubles, write_csv, write_ods, write_xlsx

COLUMNS = ["onglet", "ligne", "colonne", "valeur", "gravite", "regle", "message"]


@pytest.fixture
def base(demo, tmp_path):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    return open_geopackage(copy)


@pytest.fixture(scope="module")
def sia(demo):
    """Titles and rows of 60 dwellings of SIA, as the base holds them."""
    logement = open_geopackage(demo).read("logement")
    own = without_doubles(logement[logement["bailleur"] == "SIA"])
    return rows_of(own.head(60))


def state(base) -> list[Any]:
    """Every value of the tables that an import writes, but the audit fields."""
    with sqlite3.connect(base.path) as connection:
        tables = []
        for name in ("logement", "operation"):
            listed = ", ".join(f'"{field.name}"' for field in base.tables[name].fields)
            geometry = ", hex(geom)" if name == "logement" else ""
            sql = f"SELECT {listed}{geometry} FROM {name} ORDER BY fid"
            tables.append(connection.execute(sql).fetchall())
    return tables


def without_keys(tables: list[Any]) -> list[Any]:
    """The same but ``fid``, the first column, and the number of an operation, its second."""
    return [[row[1 + (table == 1) :] for row in rows] for table, rows in enumerate(tables)]


def planted(rows) -> list[list[Any]]:
    """Rows with two changes, two new dwellings of a new operation, and two errors."""
    copy = [list(row) for row in rows]
    place = FIELDS.index
    copy[1][place("cout_travaux")] = 123456
    copy[2][place("avancement")] = "Livré" if copy[2][place("avancement")] != "Livré" else "OS"
    copy[3][place("label_vise")] = "BBC rénovatoin"
    copy[4][place("date_os")] = "31/02/2020"
    for number in (1, 2):
        row = list(rows[6])
        for field, value in (
            ("ident_rep", f"900000000{number * 4 % 10}"), ("idlocal", None), ("idpar", None),
            ("ident_int", f"NEUF-{number}"), ("dnvoiri", f"{900 + number}"),
            ("intitule", "SIA OPERATION TOUTE NOUVELLE 2030"), ("num_rpls_ini", None),
        ):  # fmt: skip
            row[place(field)] = value
        copy.append(row)
    return copy


@pytest.fixture
def file(sia, tmp_path) -> Path:
    return write_xlsx(tmp_path / "remontée SIA.xlsx", {"Remontée": planted(sia)})


def importing(base, file, **more) -> dict[str, Any]:
    return {"FICHIER": str(file), "BAILLEUR": "SIA", "BASE": str(base.path), **more}


COUNTS = {"NB_LIGNES": 62, "NB_NOUVEAUX": 2, "NB_MODIFIES": 2, "NB_REJETES": 2, "NB_CONFLITS": 0}


def test_a_simulation_writes_nothing_and_tells_the_counts(run, base, file):
    before = state(base)
    results = run("osp:importer_remontee", importing(base, file))
    assert {name: results[name] for name in COUNTS} == COUNTS
    assert results["NB_INCHANGES"] == 56
    assert results["NUMERO_IMPORT"] == 0 and state(base) == before and imports(base) == []


def test_applied_once_the_second_time_changes_nothing_and_undone_restores_all(run, base, file):
    before = state(base)
    feedback = Feedback()
    results = run("osp:importer_remontee", importing(base, file, SIMULATION=False), feedback)
    assert {name: results[name] for name in COUNTS} == COUNTS
    assert Path(results["SAUVEGARDE"]).is_file()
    assert feedback.steps == sorted(feedback.steps)
    after = state(base)
    assert len(after[0]) == len(before[0]) + 2 and len(after[1]) == len(before[1]) + 1
    record = imports(base)[0]
    assert (record.name, record.bailleur, record.state) == (file.name, "SIA", "Appliqué")

    again = Feedback()
    second = run("osp:importer_remontee", importing(base, file, SIMULATION=False), again)
    assert second["NUMERO_IMPORT"] == 0 and (second["NB_NOUVEAUX"], second["NB_MODIFIES"]) == (0, 0)
    assert "déjà été importé" in again.warnings[0] and state(base) == after

    undone = run("osp:annuler_import", {"BASE": str(base.path)})
    assert undone["NUMERO"] == results["NUMERO_IMPORT"] and state(base) == before
    with pytest.raises(QgsProcessingException, match="aucun import"):
        run("osp:annuler_import", {"BASE": str(base.path)})
    assert run("osp:importer_remontee", importing(base, file, SIMULATION=False))["NB_MODIFIES"] == 2
    # Applied again, all is as it was the first time; new rows have new numbers.
    assert without_keys(state(base)) == without_keys(after)


def test_an_import_is_not_undone_once_a_row_of_it_changed(base, file):
    done = apply_plan(base, plan_return(base, file, "SIA"))
    with base.transaction() as session:
        session.execute("UPDATE logement SET info = 'revu' WHERE cout_travaux = 123456")
    held = state(base)
    with pytest.raises(ImportNotUndone, match="1 de ses lignes"):
        undo_import(base, done.number)
    assert state(base) == held


def test_an_import_is_not_undone_when_others_use_what_it_made(base, file):
    done = apply_plan(base, plan_return(base, file, "SIA"))
    with base.transaction() as session:
        session.execute(
            "UPDATE logement SET intitule = 'SIA OPERATION TOUTE NOUVELLE 2030' WHERE fid = 1"
        )
    held = state(base)
    with pytest.raises(ImportNotUndone):
        undo_import(base, done.number)
    assert state(base) == held


def test_a_base_changed_since_the_preview_is_not_overwritten(base, file):
    plan = plan_return(base, file, "SIA")
    number = next(row.fid for row in plan.rows if row.status == "modifié")
    with base.transaction() as session:
        session.execute("UPDATE logement SET info = 'revu' WHERE fid = :fid", {"fid": number})
    held = state(base)
    with pytest.raises(ImportOutdated, match="Relancez"):
        apply_plan(base, plan)
    assert state(base) == held and imports(base) == []
    assert not list(base.path.parent.glob("*sauvegarde*"))


def test_a_cancelled_import_leaves_the_base_as_it_was(run, base, file):
    held = state(base)
    with pytest.raises(QgsProcessingException, match="annulée"):
        run(
            "osp:importer_remontee", importing(base, file, SIMULATION=False), Feedback(cancel_at=40)
        )
    assert state(base) == held


def test_the_same_plan_is_not_applied_twice(base, file):
    plan = plan_return(base, file, "SIA")
    apply_plan(base, plan)
    with pytest.raises(AlreadyImported):
        apply_plan(base, plan)


def test_every_format_gives_the_same_plan(base, sia, tmp_path):
    rows = planted(sia)
    files = [
        write_xlsx(tmp_path / "a.xlsx", {"Accueil": [["Bonjour"]], "Remontée": rows}),
        write_ods(tmp_path / "a.ods", {"Remontée": [["Remontée SIA"], [], *rows]}),
        write_csv(tmp_path / "a.csv", rows),
        write_csv(tmp_path / "b.csv", rows, ",", "utf-8"),
        write_csv(tmp_path / "c.csv", rows, "\t", "cp1252"),
        write_csv(tmp_path / "d.txt", rows, ";", "utf-16"),
    ]
    found = [plan_return(base, file, "SIA") for file in files]
    assert all({name: plan.counts[name] for name in COUNTS} == COUNTS for plan in found)
    for plan in found[1:]:
        assert [row.values for row in plan.rows] == [row.values for row in found[0].rows]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice n’est pas installé")
def test_files_of_libreoffice_are_read(base, file, tmp_path):
    made = tmp_path / "lo"
    for kind in ("ods", "xlsx"):
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless",
                   "--convert-to", kind, "--outdir", str(made), str(file)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    first = plan_return(base, file, "SIA")
    for kind in ("ods", "xlsx"):
        plan = plan_return(base, made / f"{file.stem}.{kind}", "SIA")
        assert plan.counts == first.counts
        assert [row.values for row in plan.rows] == [row.values for row in first.rows]


def test_columns_chosen_are_used_and_remembered_once_applied(run, base, sia, tmp_path):
    rows = planted(sia)
    rows[0][FIELDS.index("ident_rep")] = "Notre référence nationale"
    file = write_xlsx(tmp_path / "r.xlsx", {"Remontée": rows})
    chosen = '{"Notre référence nationale": "ident_rep"}'
    run("osp:importer_remontee", importing(base, file, COLONNES=chosen, SIMULATION=False))
    assert remembered_columns(base, "SIA") == {"notre reference nationale": "ident_rep"}
    with pytest.raises(QgsProcessingException, match="champ inconnu"):
        run("osp:importer_remontee", importing(base, file, COLONNES='{"a": "zut"}'))


# -- the report ---------------------------------------------------------------------------------


def test_the_report_places_each_anomaly_and_its_refused_rows_can_be_sent_again(
    run, base, file, tmp_path
):
    report = tmp_path / "rapport.xlsx"
    results = run("osp:importer_remontee", importing(base, file, RAPPORT=str(report)))
    book = load_workbook(report)
    assert book.sheetnames == [
        "Synthèse", "Anomalies", "Remontée", "À corriger", "Différences", "Disparus", "Courriel",
    ]  # fmt: skip
    rows = list(book["Anomalies"].iter_rows(values_only=True))
    assert list(rows[0]) == COLUMNS
    assert len(rows) - 1 == results["NB_ANOMALIES"]
    errors = {(row[1], row[2], row[3], row[5]) for row in rows[1:] if row[4] == "erreur"}
    assert errors == {
        (4, "label_vise", "BBC rénovatoin", "liste"), (5, "date_os", "31/02/2020", "type"),
    }  # fmt: skip
    cell = book["Remontée"].cell(row=4, column=FIELDS.index("label_vise") + 1)
    assert cell.value == "BBC rénovatoin" and "BBC rénovation" in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith("FFD9D9")
    assert book["Remontée"]["A7"].comment is None

    letter = (tmp_path / "rapport_courriel.txt").read_text(encoding="utf-8-sig")
    assert "62 lignes" in letter and "2 lignes refusées" in letter
    refused = tmp_path / "rapport_a_corriger.xlsx"
    mended = load_workbook(refused)
    sheet = mended.active
    sheet.cell(row=2, column=FIELDS.index("label_vise") + 1).value = "BBC rénovation"
    sheet.cell(row=3, column=FIELDS.index("date_os") + 1).value = "28/02/2010"
    mended.save(refused)
    plan = plan_return(base, refused, "SIA")
    assert (plan.counts["NB_LIGNES"], plan.counts["NB_REJETES"]) == (2, 0)


def state_told(report) -> str:
    rows = load_workbook(report)["Synthèse"].iter_rows(min_col=1, max_col=2, values_only=True)
    return dict(rows)["État"]


def test_the_report_tells_whether_the_import_was_done(run, base, file, tmp_path):
    report = tmp_path / "rapport.xlsx"
    asked = importing(base, file, RAPPORT=str(report))
    run("osp:importer_remontee", asked)
    assert state_told(report) == "Simulation, rien n’a été écrit"
    with pytest.raises(QgsProcessingException, match="annulée"):
        run("osp:importer_remontee", {**asked, "SIMULATION": False}, Feedback(cancel_at=70))
    assert state_told(report) == "Simulation, rien n’a été écrit" and imports(base) == []
    run("osp:importer_remontee", {**asked, "SIMULATION": False})
    assert state_told(report).startswith("Importé dans")
    assert imports(base)[0].user
    run("osp:importer_remontee", {**asked, "SIMULATION": False})
    assert "a déjà été importé" in state_told(report)


def test_a_report_that_cannot_be_written_stops_the_import(run, base, file, tmp_path):
    held = state(base)
    asked = importing(base, file, RAPPORT=str(tmp_path / "absent" / "r.xlsx"), SIMULATION=False)
    with pytest.raises(QgsProcessingException):
        run("osp:importer_remontee", asked)
    assert state(base) == held and imports(base) == []


def test_text_of_a_bailleur_is_never_a_formula_in_the_report(run, base, sia, tmp_path):
    rows = [list(row) for row in sia]
    rows[1][FIELDS.index("info")] = "=HYPERLINK(A1)"
    rows[2][FIELDS.index("label_vise")] = "=1+1"
    file = write_csv(tmp_path / "f.csv", rows)
    report = tmp_path / "rapport.xlsx"
    run("osp:importer_remontee", importing(base, file, RAPPORT=str(report)))
    for sheet in load_workbook(report):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row), sheet.title


# -- the template --------------------------------------------------------------------------------


def test_the_template_has_lists_checks_and_an_example_that_is_not_read(run, base, tmp_path):
    target = tmp_path / "modele.xlsx"
    results = run(
        "osp:modele_remontee", {"BAILLEUR": "SIA", "BASE": str(base.path), "OUTPUT": str(target)}
    )
    book = load_workbook(target)
    assert book.sheetnames == ["Lisez-moi", "Remontée", "Listes"]
    sheet = book["Remontée"]
    assert sheet.max_column == results["NB_COLONNES"] > 30
    assert sheet.protection.sheet and sheet["A1"].protection.locked
    assert not sheet["A2"].protection.locked and sheet["A1"].comment is not None
    kinds = {check.type for check in sheet.data_validations.dataValidation}
    assert kinds == {"list", "date", "decimal", "whole", "textLength"}
    with pytest.raises(QgsProcessingException, match="aucune ligne"):
        run("osp:importer_remontee", importing(base, target))

    titles = {cell.value: cell.column for cell in sheet[1]}
    for title, value in (("N° RPLS", "0019401322"), ("Avancement", "Livré")):
        sheet.cell(row=3, column=titles[title]).value = value
    book.save(target)
    plan = plan_return(base, target, "SIA")
    assert [(row.status in ("modifié", "inchangé"), row.by) for row in plan.rows] == [
        (True, "ident_rep")
    ]


def test_an_unknown_bailleur_is_told_with_those_that_are_known(run, base, tmp_path):
    with pytest.raises(QgsProcessingException, match="M&C, SIA"):
        run("osp:modele_remontee", {"BAILLEUR": "XYZ", "BASE": str(base.path),
                                    "OUTPUT": str(tmp_path / "m.xlsx")})  # fmt: skip
