"""What is read otherwise than it is written is shown before it is applied."""

from __future__ import annotations

from datetime import datetime

import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports import preview
from osp_plugin.domain.imports.findings import WARNING
from osp_plugin.domain.imports.readings import readings
from osp_plugin.reports.imports.report import READINGS, write_import_report
from osp_plugin.reports.remontee.subject import RETURNS

from ..support.small_returns import RPLS, base_of, plan_for


def told(field: str, *cells: object) -> list[str]:
    """The samples of a column that holds these cells."""
    rows = [
        {"ident_int": f"L-{number}", "type_palu": "Hors", field: cell}
        for number, cell in enumerate(cells)
    ]
    found = plan_for(rows, base_of()).readings
    return [item.told for item in found if item.field == field]


@pytest.mark.parametrize(
    ("field", "cell", "sample"),
    [
        ("cout_travaux", "82 111,50 €", "« 82 111,50 € » → 82111,5"),
        ("cout_travaux", "1.234.567", "« 1.234.567 » → 1234567"),
        ("date_os", "02/03/21", "« 02/03/21 » → 02/03/2021"),
        ("date_os", 44257, "« 44257 » → 02/03/2021"),
        ("biosource", "toitures", "« toitures » → Toiture"),
        ("ident_rep", RPLS[0][2:], f"« {RPLS[0][2:]} » → {RPLS[0]}"),
        ("cout_travaux", "n.c.", "« n.c. » → (vide)"),
        ("epci", "Lens-Liévin", "« Lens-Liévin » → CALL"),
    ],
)
def test_a_cell_is_shown_as_written_beside_what_is_read(field, cell, sample):
    assert told(field, cell) == [sample]


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("cout_travaux", 82_111.5),
        ("cout_travaux", "82111,50"),
        ("cout_travaux", "82111.5"),
        ("date_os", datetime(2021, 3, 2)),
        ("date_os", "02/03/2021"),
        ("biosource", "Toiture"),
        ("dvoilib", "rue  de\u00a0l'Abbaye "),
        ("cout_travaux", None),
        ("cout_travaux", " "),
        ("cout_travaux", "beaucoup"),  # refused: its finding says why
    ],
)
def test_what_reads_as_it_is_written_is_not(field, cell):
    assert told(field, cell) == []


def test_a_column_has_its_count_and_its_first_three_different_samples():
    rows = [
        {"ident_int": f"L-{number}", "type_palu": "Hors", "biosource": word}
        for number, word in enumerate(["toit", "toit", "murs", "toitures", "aucune", "Mur"])
    ]
    plan = plan_for(rows, base_of())
    (found,) = [item for item in plan.readings if item.field == "biosource"]
    assert found.count == 5 and found.onglet == "Remontée" and found.header == "biosource"
    assert found.samples == (("toit", "Toiture"), ("murs", "Mur"), ("toitures", "Toiture"))
    told = [("Remontée", "biosource", found.title, 5, *sample) for sample in found.samples]
    assert [row for row in preview.read_otherwise(plan) if row[1] == "biosource"] == told


def test_a_warning_does_not_hide_what_is_read():
    plan = plan_for([{"ident_rep": RPLS[0][2:], "type_palu": "Hors"}], base_of())
    assert [item.regle for item in plan.findings if item.champ == "ident_rep"] == ["zeros_perdus"]
    assert all(item.gravite == WARNING for item in plan.findings if item.champ == "ident_rep")
    assert [item.field for item in plan.readings] == ["ident_rep"]


def test_a_column_without_value_read_is_left_out():
    plan = plan_for([{"ident_int": "A"}], base_of())
    assert readings(plan.table, {}, dictionary()["logement"], []) == []


def test_the_report_has_a_row_per_sample_and_texts_stay_texts(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    rows = [{"ident_int": "A", "type_palu": "Hors", "biosource": "toit", "cout_travaux": "+5 €"}]
    write_import_report(tmp_path / "rapport.xlsx", plan_for(rows, base_of()), RETURNS)
    sheet = openpyxl.load_workbook(tmp_path / "rapport.xlsx")[READINGS]
    found = {tuple(cell.value for cell in row)[-2:] for row in sheet.iter_rows(min_row=2)}
    assert found == {("toit", "Toiture"), ("+5 €", "5")}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_report_of_a_file_read_as_it_is_written_has_no_such_tab(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    plan = plan_for([{"ident_int": "A", "type_palu": "Hors"}], base_of())
    write_import_report(tmp_path / "rapport.xlsx", plan, RETURNS)
    assert READINGS not in openpyxl.load_workbook(tmp_path / "rapport.xlsx").sheetnames
