"""The workbook as a reader of it finds it: tabs, headers, totals, charts, page setup."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from osp_plugin.domain.analysis import Analysis
from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.common.palulos import is_palulos
from osp_plugin.domain.dictionary import Dictionary
from osp_plugin.paths import SCHEMAS
from osp_plugin.reports.analysis.workbook import SHEETS, in_reading_order, write_workbook
from osp_plugin.reports.workbook.columns import dwelling_columns, operation_columns

from ..support.future import edited, new_field
from ..support.report_samples import analyse_frame, make_sample

openpyxl = pytest.importorskip("openpyxl")
letter = openpyxl.utils.get_column_letter

TITLE = "Analyse « M&C » <2021>"
SUBTITLE = "=Source : base OSP, état du 15/06/2021"
COUNT = 700
FIRST_ROW = 7


@pytest.fixture(scope="module")
def sample() -> tuple[pd.DataFrame, Analysis]:
    return make_sample(COUNT)


@pytest.fixture(scope="module")
def path(sample: tuple[pd.DataFrame, Analysis], tmp_path_factory: pytest.TempPathFactory) -> Path:
    dwellings, analysis = sample
    target = tmp_path_factory.mktemp("classeur") / "classeur.xlsx"
    batches = (dwellings.iloc[start : start + 300] for start in range(0, len(dwellings), 300))
    write_workbook(target, batches, analysis, title=TITLE, subtitle=SUBTITLE)
    return target


@pytest.fixture(scope="module")
def formulas(path: Path):
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def values(path: Path):
    """The results stored beside the formulas, as a preview or pandas reads them."""
    return openpyxl.load_workbook(path, data_only=True)


def rows_of(sheet, first: int = FIRST_ROW) -> list[tuple]:
    return list(sheet.iter_rows(min_row=first, values_only=True))


def test_tabs(formulas) -> None:
    assert tuple(formulas.sheetnames) == SHEETS
    assert SHEETS == ("Logements", "Opérations", "Synthèses", "Graphiques")


def test_one_row_per_dwelling_with_its_values(sample, formulas) -> None:
    dwellings, _ = sample
    written = rows_of(formulas["Logements"])
    assert len(written) == COUNT
    names = [column.name for column in dwelling_columns()]
    for name in ("ident_rep", "dep", "intitule", "dindic", "biosource"):
        expected = [None if pd.isna(value) else value for value in dwellings[name]]
        assert [row[names.index(name)] for row in written] == expected
    first = dict(zip(names, written[0]))
    assert first["ident_rep"].startswith("00446")
    assert first["cout_travaux"] == dwellings["cout_travaux"][0]
    assert first["date_os"].date() == dwellings["date_os"][0]
    assert first["geolocalise"] == int(dwellings["geolocalise"][0])


@pytest.mark.parametrize(
    ("osp", "kind"),
    [
        ({"classeur": "Localisation"}, "entier"),
        ({"classeur": "Localisation", "format": "annee"}, "annee"),
        ({"classeur": "Localisation", "format": "numero"}, "annee"),
        ({}, None),
    ],
)
def test_a_whole_number_is_a_count_unless_its_format_says_otherwise(tmp_path, osp, kind) -> None:
    folder = tmp_path / "schema"
    shutil.copytree(SCHEMAS, folder)
    field = new_field("essai_nombre", "integer", {"minimum": 1}, **osp)
    edited(folder, "logement", lambda item: item["fields"].insert(3, field))
    columns = {column.name: column.kind for column in dwelling_columns(Dictionary.load(folder))}
    assert columns.get("essai_nombre") == kind


def test_columns_are_the_dictionary_s_by_group(formulas) -> None:
    sheet = formulas["Logements"]
    groups = {cell.value: cell.column for cell in sheet[5] if cell.value}
    assert list(groups) == ["Identifiants", "Programme", "Localisation", "Calculs"]
    titles = [cell.value for cell in sheet[6]]
    assert titles == [column.title for column in dwelling_columns()]
    assert titles[groups["Programme"] - 1] == "Opération"
    assert titles[groups["Calculs"] - 1] == "Géolocalisé"
    wide = Counter(column.group for column in dwelling_columns())
    assert {str(ref) for ref in sheet.merged_cells.ranges} == {
        f"{letter(first)}5:{letter(first + wide[group] - 1)}5" for group, first in groups.items()
    }


def test_one_row_per_operation_palulos_first(sample, formulas) -> None:
    _, analysis = sample
    written = rows_of(formulas["Opérations"])
    expected = in_reading_order(analysis.operations)
    assert len(written) == len(expected) == analysis.figures.nb_operations
    names = [column.name for column in operation_columns()]
    for name in names:
        assert [row[names.index(name)] for row in written] == [
            None if pd.isna(value) else value for value in expected[name]
        ]
    palulos = is_palulos(expected["type_palu"])
    assert palulos[: palulos.sum()].all()
    gaps = expected["ecart"].fillna(0)[palulos]
    drawn = gaps[gaps != 0]
    assert list(drawn.index) == list(range(len(drawn)))
    assert list(drawn) == sorted(drawn, reverse=True)


@pytest.mark.parametrize("name", ["Logements", "Opérations"])
def test_totals_follow_the_filter(sample, formulas, values, name: str) -> None:
    sheet = formulas[name]
    end = FIRST_ROW - 1 + len(rows_of(sheet))
    assert sheet["A3"].value == "Valeurs totales"
    assert sheet["A4"].value == "Valeurs filtrées"
    assert sheet["B3"].value == f"=COUNTA(B7:B{end})"
    assert sheet["B4"].value == f"=SUBTOTAL(103,B7:B{end})"
    columns = dwelling_columns() if name == "Logements" else operation_columns()
    assert sheet.auto_filter.ref == f"A6:{letter(len(columns))}{end}"
    for index, column in enumerate(columns[1:], 2):
        total, filtered = sheet.cell(3, index).value, sheet.cell(4, index).value
        assert total.startswith("=SUM(" if column.summed else "=COUNTA(")
        assert filtered.startswith("=SUBTOTAL(109," if column.summed else "=SUBTOTAL(103,")
        cells = [values[name].cell(row, index).value for row in range(FIRST_ROW, end + 1)]
        present = [cell for cell in cells if cell is not None]
        result = sum(present) if column.summed else len(present)
        assert values[name].cell(3, index).value == pytest.approx(result)
        assert values[name].cell(4, index).value == pytest.approx(result)


def test_sums_are_of_what_adds_up() -> None:
    summed = {column.name for column in dwelling_columns() if column.summed}
    assert summed == {"cout_travaux", "subv_palulos", "geolocalise"}


def test_crosstabs_have_live_totals_that_agree(sample, formulas, values) -> None:
    _, analysis = sample
    live, stored = formulas["Synthèses"], values["Synthèses"]
    heads = [row for row in range(1, live.max_row + 1) if live.cell(row, 2).value == "PALULOS"]
    assert [live.cell(row, 1).value for row in heads] == ["EPCI", "Département", "Bailleur"]
    lived = analysis.synthese[analysis.synthese["nb_logements"] > 0]["annee_financ"]
    expected = list(range(lived.min(), lived.max() + 1))
    assert len(expected) < analysis.synthese["annee_financ"].nunique(), "rien à laisser de côté"
    palulos, hors = len(expected) + 2, 2 * len(expected) + 3
    for head, name in zip(heads, ("epci", "departement", "bailleur")):
        years = [live.cell(head + 1, column).value for column in range(2, palulos)]
        assert years == expected
        assert [live.cell(head + 1, column).value for column in (palulos, hors)] == ["Total"] * 2
        tidy = analysis.synthese[analysis.synthese["analyse"] == name]
        codes = list(dict.fromkeys(tidy["code"]))
        total_row = head + 2 + len(codes)
        assert live.cell(total_row, 1).value == "Total"
        for offset, code in enumerate(codes, head + 2):
            assert live.cell(offset, 1).value == code
            assert live.cell(offset, 1).data_type == "s"
            summed = f"=SUM(B{offset}:{letter(palulos - 1)}{offset})"
            assert live.cell(offset, palulos).value == summed
            both = f"={letter(palulos)}{offset}+{letter(hors)}{offset}"
            assert live.cell(offset, hors + 1).value == both
            mine = tidy[tidy["code"] == code]["nb_logements"]
            assert stored.cell(offset, hors + 1).value == mine.sum()
        assert live.cell(total_row, 2).value == f"=SUM(B{head + 2}:B{total_row - 1})"
        assert stored.cell(total_row, palulos).value == analysis.figures.nb_palulos
        assert stored.cell(total_row, hors).value == analysis.figures.nb_hors
        assert stored.cell(total_row, hors + 1).value == analysis.figures.nb_logements


def test_every_formula_has_its_result(formulas, values) -> None:
    found = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found += 1
                    assert values[sheet.title][cell.coordinate].value is not None
    assert found > 150


def test_formats(formulas) -> None:
    sheet = formulas["Logements"]
    names = [column.name for column in dwelling_columns()]
    formats = {
        name: sheet.cell(FIRST_ROW, index).number_format for index, name in enumerate(names, 1)
    }
    assert formats["ident_rep"] == formats["dep"] == formats["intitule"] == "@"
    assert formats["date_os"] == "dd/mm/yyyy"
    assert formats["cout_travaux"] == '#,##0\\ "€"'
    assert formats["annee_financ"] == formats["id_ddtm62"] == "0"
    assert isinstance(sheet.cell(FIRST_ROW, names.index("date_fin") + 1).value, datetime)
    assert sheet.freeze_panes == "C7"


def test_user_text_in_the_headings_is_text(formulas) -> None:
    for sheet in formulas:
        assert sheet["A2"].value == SUBTITLE
        assert sheet["A2"].data_type == "s"


def test_page_setup(formulas) -> None:
    for sheet in formulas:
        assert sheet.page_setup.orientation == "landscape"
        assert "&P" in sheet.oddFooter.right.text
        assert TITLE.replace("&", "&&") in sheet.oddHeader.right.text
    for name in ("Logements", "Opérations"):
        assert formulas[name].sheet_properties.pageSetUpPr.fitToPage
        assert formulas[name].page_setup.fitToWidth == 1
        assert formulas[name].page_setup.fitToHeight == 0
    # Excel forgets the breaks of a sheet that is fitted to its pages.
    for name in ("Synthèses", "Graphiques"):
        assert not formulas[name].sheet_properties.pageSetUpPr.fitToPage
        assert 62 <= formulas[name].page_setup.scale <= 100 and formulas[name].print_area
    # A list of ranges until openpyxl 3.1, which writes the name of the sheet in one text.
    assert "$A$1:$H$4" in "".join(formulas["Logements"].print_area).split("!")
    assert int(formulas["Logements"].page_setup.paperSize) == 8
    assert int(formulas["Opérations"].page_setup.paperSize) == 9


def cells(tab: str, *ranges: str) -> set[str]:
    """Ranges as a chart names them: « A7:A12 » is 'Tab'!$A$7:$A$12."""
    return {f"'{tab}'!" + re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", one) for one in ranges}


def test_native_charts_point_at_the_tabs(path: Path, formulas) -> None:
    charts = formulas["Graphiques"]._charts
    assert len(charts) == 5
    with zipfile.ZipFile(path) as book:
        parts = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        texts = [book.read(name).decode() for name in parts]
    assert len(texts) == 5
    drawn = {}
    for text in texts:
        title = next(piece for piece in re.findall(r"<a:t>([^<]*)</a:t>", text) if piece)
        drawn[title] = set(re.findall(r"<(?:c:)?f>([^<]*)</", text))
        if "stacked" in text:  # each kind says its counts, but where its part is too thin
            assert text.count('showVal val="1"') == 2
            assert text.count('showVal val="0"') == text.count("<c:dLbl>") + text.count("<dLbl>")
        if "barChart" in text:
            assert text.count('delete val="0"') == 2, "axes hidden by Excel"
        assert 'overlay val="0"' in text
    # The numbers of each chart, and what stands beside or above them.
    assert drawn == {
        "Logements remontés par année de financement": cells("Synthèses", "B6:G6", "B13:G13",
                                                             "I13:N13"),
        "Logements remontés par EPCI": cells("Synthèses", "A7:A12", "H7:H12", "O7:O12"),
        "Logements remontés par département": cells("Synthèses", "A18:A19", "H18:H19", "O18:O19"),
        "Part de chaque bailleur dans les logements remontés": cells("Synthèses", "A25:A26",
                                                                     "P25:P26"),
        "Opérations PALULOS : logements financés moins logements remontés": cells(
            "Opérations", "B7:B9", "K7:K9"),
    }  # fmt: skip
    tab = formulas["Synthèses"]
    first = [tab[cell].value for cell in ("A13", "A7", "A18", "A25")]
    assert first == ["Total", "CABBALR", "59", "M&C"]
    assert tab["A14"].value is None and tab["A12"].value != "Total"


def test_no_repair_trigger(path: Path) -> None:
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        assert not [name for name, count in Counter(book.namelist()).items() if count > 1]
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(book.read(name))  # well-formed, no attribute twice
        sheets = [
            ElementTree.fromstring(book.read(f"xl/worksheets/sheet{n}.xml")) for n in (1, 2, 3)
        ]
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
        names = ElementTree.fromstring(book.read("xl/workbook.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    formats = len(styles.find(f"{space}cellXfs"))
    order = [
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
        *(
            "autoFilter",
            "mergeCells",
            "conditionalFormatting",
            "printOptions",
            "pageMargins",
            "pageSetup",
        ),
        *("headerFooter", "ignoredErrors", "drawing"),
    ]
    for sheet in sheets:
        parts = [child.tag.replace(space, "") for child in sheet]
        assert parts == sorted(parts, key=order.index)
        cells = sheet.findall(f".//{space}c")
        assert len({cell.get("r") for cell in cells}) == len(cells)
        assert all(int(cell.get("s", 0)) < formats for cell in cells)
        rows = [int(row.get("r")) for row in sheet.iter(f"{space}row")]
        assert rows == sorted(set(rows))
    defined = [
        (name.get("name"), name.get("localSheetId")) for name in names.iter(f"{space}definedName")
    ]
    assert len(defined) == len(set(defined)) == 7


def test_dimension_is_that_of_the_rows(path: Path) -> None:
    book = openpyxl.load_workbook(path, read_only=True)
    last = letter(len(dwelling_columns()))
    assert book["Logements"].calculate_dimension() == f"A1:{last}{FIRST_ROW - 1 + COUNT}"
    book.close()


def test_codes_are_not_marked_as_mistakes(path: Path) -> None:
    with zipfile.ZipFile(path) as book:
        for number in (1, 2, 3):
            sheet = book.read(f"xl/worksheets/sheet{number}.xml").decode()
            assert sheet.count('numberStoredAsText="1"') == 1


def test_pandas_reads_it(sample, path: Path) -> None:
    dwellings, _ = sample
    table = pd.read_excel(path, sheet_name="Logements", header=5, dtype={"N° RPLS": str})
    assert list(table["N° RPLS"]) == list(dwellings["ident_rep"])
    assert table["Coût des travaux (€)"].sum() == dwellings["cout_travaux"].sum()


def test_same_data_same_sheets(sample, path: Path, tmp_path: Path) -> None:
    dwellings, analysis = sample
    again = tmp_path / "encore.xlsx"
    write_workbook(again, [dwellings], analysis, title=TITLE, subtitle=SUBTITLE)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(again) as two:
        for number in (1, 2, 3, 4):
            name = f"xl/worksheets/sheet{number}.xml"
            assert one.read(name) == two.read(name)


def test_no_dwelling_at_all(sample, tmp_path: Path) -> None:
    dwellings, _ = sample
    analysis = analyse_frame(dwellings, Criteria().only("bailleur", "personne"))
    target = tmp_path / "vide.xlsx"
    write_workbook(target, [], analysis, title=TITLE, subtitle=SUBTITLE)
    book = openpyxl.load_workbook(target, data_only=True)
    assert book["Logements"].max_row == 6
    assert book["Logements"]["B3"].value == 0
    assert book["Graphiques"]["A3"].value.startswith("Aucun logement remonté")
    assert book["Graphiques"]._charts == []


def test_dwellings_without_year_code_or_operation(sample, tmp_path: Path) -> None:
    dwellings = sample[0].head(40).copy()
    dwellings["annee_financ"] = dwellings["annee_financ"].astype("Int64")
    dwellings.loc[:4, ["annee_financ", "epci", "intitule"]] = None
    analysis = analyse_frame(dwellings)
    target = tmp_path / "lacunes.xlsx"
    write_workbook(target, [dwellings], analysis, title=TITLE, subtitle=SUBTITLE)
    sheet = openpyxl.load_workbook(target, data_only=True)["Synthèses"]
    cells = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"Sans année", "Non renseigné"} <= cells
    assert 40 in cells


def test_no_gap_is_said(sample, tmp_path: Path) -> None:
    hors = sample[0][sample[0]["type_palu"] == "Hors"]
    target = tmp_path / "hors.xlsx"
    write_workbook(target, [hors], analyse_frame(hors), title=TITLE, subtitle=SUBTITLE)
    sheet = openpyxl.load_workbook(target)["Graphiques"]
    assert "aucun écart" in sheet["A3"].value
    assert len(sheet._charts) == 4


def test_columns_that_a_layer_lacks_stay_empty(sample, tmp_path: Path) -> None:
    dwellings, analysis = sample
    target = tmp_path / "peu.xlsx"
    few = dwellings[["intitule", "bailleur", "type_palu"]]
    write_workbook(target, [few], analysis, title=TITLE, subtitle=SUBTITLE)
    sheet = openpyxl.load_workbook(target)["Logements"]
    assert [cell.value for cell in sheet[6]] == [column.title for column in dwelling_columns()]
    filled = [cell.column_letter for cell in sheet[FIRST_ROW] if cell.value is not None]
    assert len(filled) == 3
