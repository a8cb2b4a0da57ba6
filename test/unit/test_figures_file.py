"""The table of figures as a file, and numbers as a French reader expects them."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pandas as pd
import pytest

from osp_plugin.domain.common.numbers import quantity, short
from osp_plugin.domain.indicators import Figures
from osp_plugin.reports.indicators import charts
from osp_plugin.reports.indicators.figures_file import write_figures, write_table
from osp_plugin.reports.workbook.balance_sheet import write_balance

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture
def figures() -> Figures:
    table = pd.DataFrame(
        {
            "nom": ["Lens-Liévin", "=1+1", "Non renseigné"],
            "nb_logements": [2570.0, 3.0, 0.0],
            "part_livres": [76.825, math.nan, 100.0],
        },
        index=pd.Index(["CALL", "0062", "Non renseigné"], name="code"),
    )
    return Figures("epci", table)


def test_workbook_keeps_codes_as_text_and_figures_as_numbers(figures: Figures, tmp_path: Path):
    path = tmp_path / "chiffres.xlsx"
    write_figures(path, figures, [1, 0, 2], title="Logements", subtitle="SIA")
    sheet = openpyxl.load_workbook(path)["EPCI"]
    lines = list(sheet.iter_rows(min_row=3))
    assert [cell.value for cell in lines[0]] == [
        "EPCI",
        "Nom",
        "Logements remontés",
        "Part des logements livrés (%)",
    ]
    assert [cell.value for cell in lines[1]] == ["0062", "=1+1", 3, None]
    assert [cell.data_type for cell in lines[1]] == ["s", "s", "n", "n"]
    assert [cell.value for cell in lines[2]] == ["CALL", "Lens-Liévin", 2570, 76.825]
    assert sheet["A1"].value == "Logements" and sheet["A2"].value == "SIA"


def test_csv_is_for_a_french_spreadsheet(figures: Figures, tmp_path: Path):
    path = tmp_path / "chiffres.csv"
    write_figures(path, figures)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1] == ["CALL", "Lens-Liévin", "2570", "76,825"]
    assert rows[2] == ["0062", "'=1+1", "3", ""]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (6287.0, "entier", "6\u202f287"),
        (-3.4, "entier", "\u22123"),
        (-0.01, "decimal", "0,0"),
        (2.25, "decimal", "2,2"),
        (480_544_630.0, "euro", "480\u202f544\u202f630\u202f€"),
        (76.84, "pourcentage", "76,8\u202f%"),
        (math.nan, "entier", "–"),
        (None, "euro", "–"),
    ],
)
def test_a_figure_is_read_in_french(value, kind, text):
    assert quantity(value, kind) == text


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (1_500_000.0, "euro", "1,5\u202fM€"),
        (20_000.0, "euro", "20\u202fk€"),
        (800.0, "euro", "800\u202f€"),
        (2.5, "decimal", "2,5"),
        (1200.0, "entier", "1\u202f200"),
    ],
)
def test_an_axis_has_short_figures(value, kind, text):
    assert short(value, kind) == text


def test_bars_are_the_largest_first_with_those_chosen_apart():
    rows = [(str(n), f"Cité {n}", float(n)) for n in range(40)] + [("x", "Sans", math.nan)]
    drawing = charts.BarDrawing("Logements par cité", rows, "entier", frozenset({"38"}))
    assert [code for code, _name, _value in drawing.shown()][:2] == ["39", "38"]
    assert len(drawing.shown()) == charts.MAX_BARS and drawing.left_out == 39 - charts.MAX_BARS
    axes = charts.bars(drawing).axes[0]
    (bars,) = axes.containers
    assert [bar.get_width() for bar in bars][:2] == [39, 38]
    colours = [bar.get_facecolor() for bar in bars]
    assert colours[1] != colours[0] == colours[2]


def test_the_matrix_of_labels_writes_every_count():
    names = list("ABCDEFG")
    table = pd.DataFrame(0, index=names, columns=[*names, "Non renseigné"])
    table.loc["F", "C"], table.loc["G", "Non renseigné"] = 905, 112
    axes = charts.label_matrix("Étiquettes", table).axes[0]
    assert sorted(text.get_text() for text in axes.texts) == ["112", "905"]


def test_a_total_that_is_secret_is_not_a_blank_cell():
    keys = ["nb_logements", "nb_reloges"]
    table = pd.DataFrame([("Lens", 30.0, float("nan"))], index=["CALL"], columns=["nom", *keys])
    figures = Figures("epci", table, {"nb_reloges": ["CALL"]})
    whole = pd.DataFrame([("", 30.0, float("nan"))], index=["bassin"], columns=["nom", *keys])
    secret = Figures("bassin", whole, {"nb_reloges": ["bassin"]})
    book = openpyxl.Workbook()
    listed, balance = book.active, book.create_sheet("Bilan")
    write_table(listed, figures, title="Synthèse", subtitle="", whole=secret)
    write_balance(balance, figures, secret, title="Bilan", subtitle="")
    assert [cell.value for cell in listed[5]] == ["Ensemble", "", "=SUBTOTAL(109,C4:C4)", "s."]
    told = [row[:3] for row in balance.iter_rows(values_only=True) if row[0] == "Ménages relogés"]
    assert told == [("Ménages relogés", "s.", "s.")]
    for sheet in (listed, balance):
        assert "moins de 11 logements" in sheet["A2"].value


def test_a_threshold_of_the_office_is_written_on_the_sheet():
    table = pd.DataFrame([("Lens", 5.0)], index=["CALL"], columns=["nom", "nb_reloges"])
    sheet = openpyxl.Workbook().active
    write_table(sheet, Figures("epci", table, shown_from=5), title="Synthèse", subtitle="SIA")
    assert "SIA – " in sheet["A2"].value and "moins de 5 logements" in sheet["A2"].value
    assert "l’usage de l’État est 11" in sheet["A2"].value
