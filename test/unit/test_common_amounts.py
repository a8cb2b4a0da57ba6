"""An amount in cells merged over several rows, and the rows that merged cells alone would make."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.decisions.preparation import DECISIONS
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.imports.preparation import read_values
from osp_plugin.domain.imports.sheets import Merged
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

from ..support.workbooks import line, tab, worksheet, write_content, write_parts

TITLES = ["N° RPLS", "Opération", "Date OS", "Année de construction", "Coût"]
NUMBERS = ["0044619057", "0019401322", "0019401455"]


def table_of(path, kind=RETURN):
    table = rows_of(proposed(read_file(path), kind))
    values, findings = read_values(table, kind.vocabulary().fields)
    return table, values, [(item.ligne, item.champ, item.regle) for item in findings]


def write(path, rows, *merged):
    book = Workbook()
    for cells in rows:
        book.active.append(cells)
    for place in merged:
        book.active.merge_cells(place)
    book.save(path)
    return path


def test_texts_dates_and_years_are_repeated_amounts_are_not(tmp_path):
    rows = [TITLES, [NUMBERS[0], "SIA CITE 4", "01/02/2020", 1931, 9000], [NUMBERS[1]]]
    places = ("B2:B3", "C2:C3", "D2:D3", "E2:E3")
    _, values, told = table_of(write(tmp_path / "f.xlsx", rows, *places))
    assert values["intitule"] == ["SIA CITE 4"] * 2 and values["annee_constr"] == [1931] * 2
    assert values["date_os"][0] == values["date_os"][1] is not None
    assert values["cout_travaux"] == [None, None]
    assert told == [(2, "cout_travaux", "montant_commun"), (3, "cout_travaux", "montant_commun")]


def test_the_range_and_the_number_of_rows_are_told(tmp_path):
    rows = [TITLES, *[[number, "SIA", None, None, 5] for number in NUMBERS]]
    table = rows_of(proposed(read_file(write(tmp_path / "f.xlsx", rows, "E2:E4")), RETURN))
    _, findings = read_values(table, RETURN.vocabulary().fields)
    assert findings[0].valeur == "5" and findings[0].colonne == "Coût"
    assert "Montant commun à 3 lignes" in findings[0].message and "E2:E4" in findings[0].message


def test_a_count_of_dwellings_too(tmp_path):
    rows = [["N° décision", "Opération", "Nb logements"], ["A", "Une", 4], ["B", "Deux"]]
    _, values, told = table_of(write(tmp_path / "f.xlsx", rows, "C2:C3"), DECISIONS)
    assert values["nb_logements_decision"] == [None, None]
    assert [rule for _, field, rule in told if field == "nb_logements_decision"] == [
        "montant_commun"
    ] * 2


def test_cells_merged_over_columns_of_one_row_are_read(tmp_path):
    rows = [[*TITLES, "Infos"], [NUMBERS[0], "SIA", None, None, 9000]]
    _, values, told = table_of(write(tmp_path / "f.xlsx", rows, "E2:F2"))
    assert values["cout_travaux"] == [9000.0]
    assert told == [(2, "cout_travaux", "fusion")]


def test_a_dwelling_on_two_rows_of_merged_cells_is_one(tmp_path):
    rows = [[*TITLES, "Note libre"], [NUMBERS[0], "SIA", None, None, 9000], [None] * 5 + ["suite"],
            [NUMBERS[1], "SIA", None, None, 7]]  # fmt: skip
    table, values, told = table_of(write(tmp_path / "f.xlsx", rows, "A2:A3", "B2:B3", "E2:E3"))
    assert table.lignes == [2, 4] and values["cout_travaux"] == [9000.0, 7.0] and told == []


def test_titles_merged_with_the_row_below_share_nothing(tmp_path):
    rows = [[*TITLES, "Note libre"], [None] * 5 + ["en euros"], [NUMBERS[0], "SIA", None, None, 9]]
    places = [f"{letter}1:{letter}2" for letter in "ABCDE"]
    _, values, told = table_of(write(tmp_path / "f.xlsx", rows, *places))
    assert values["cout_travaux"][-1] == 9.0 and "montant_commun" not in {rule for *_, rule in told}


@pytest.mark.parametrize("repeated", ["", ' table:number-columns-repeated="1"'])
def test_an_ods_workbook_says_it_by_spans(tmp_path, repeated):
    tall = (
        f'<table:table-cell office:value-type="float" office:value="9" '
        f'table:number-rows-spanned="2"{repeated}/>'
    )
    covered = "<table:covered-table-cell/>"
    body = tab("R", line(*TITLES), line(NUMBERS[0], "S", "", "", tall),
               line(NUMBERS[1], "S", "", "", covered))  # fmt: skip
    path = write_content(tmp_path / "f.ods", body)
    assert list(read_file(path).sheets[0].merged) == [Merged(4, 2, 3)]
    assert table_of(path)[1]["cout_travaux"] == [None, None]


def test_merged_ranges_that_overlap_are_read_once(tmp_path):
    rows = [TITLES, *[[number, "SIA"] for number in NUMBERS]]
    path = write(tmp_path / "f.xlsx", rows, "B2:B3", "B3:B4")
    assert [cell.place for cell in read_file(path).sheets[0].merged] == ["B2:B3"]


@pytest.mark.parametrize(
    ("total", "left_out"),
    [
        ([2, None, "TOTAL", None, 15], True),
        (["2 logements", None, "Total général", None, "15,00 €"], True),
        ([None, 2, "Sous-total", None, 15], True),
        ([19401538, "TOTAL", None, None, 15], False),
        ([2, "TOTAL", None, "Cité 4", 15], False),
        ([2, "SIA", None, None, 15], False),
    ],
)
def test_a_total_that_begins_with_a_count_is_left_out(tmp_path, total, left_out):
    rows = [TITLES, *[[number, "SIA", None, None, 5] for number in NUMBERS], total]
    table = table_of(write(tmp_path / "f.xlsx", rows))[0]
    assert (table.lignes == [2, 3, 4]) == left_out


def test_the_rows_are_put_together_until_somebody_stops(tmp_path):
    rows = [TITLES, *[[number, "SIA", None, None, 5] for number in NUMBERS]]
    opened = proposed(read_file(write(tmp_path / "f.xlsx", rows)), RETURN)
    with pytest.raises(Cancelled):
        rows_of(opened, Work(asked=lambda: True))


def test_what_a_merged_cell_covers_is_not_read(tmp_path):
    shown = '<c r="A1" t="str"><v>a</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c>'
    rows = f'<row r="1">{shown}</row><row r="2">{shown.replace("1", "2")}</row>'
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    path = write_parts(tmp_path / "f.xlsx", worksheet(rows, merged))
    assert [list(cells) for _, cells in read_file(path).sheets[0].rows] == [
        ["a", None, 3],
        ["a", 2, 3],
    ]
    covered = '<table:covered-table-cell office:value-type="float" office:value="2"/>'
    path = write_content(tmp_path / "f.ods", tab("R", line("a", covered, 3)))
    assert list(read_file(path).sheets[0].rows[0][1]) == ["a", None, 3]
