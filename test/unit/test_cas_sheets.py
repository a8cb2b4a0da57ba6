"""Workbooks that people really sent (beside the project): each is read, or told, as it must.

What is expected of each stands in the README of those files.
"""

from __future__ import annotations

from datetime import date

import pytest

from osp_plugin.domain.imports.preparation import read_values
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

from ..support.shared import required

COSTS = [82111.0, 77222.0]


@pytest.fixture(scope="module")
def files():
    return required("cas") / "fichiers"


def read(path):
    """The values of a file by field, and the row, field and rule of what is told."""
    table = rows_of(proposed(read_file(path), RETURN))
    values, findings = read_values(table, RETURN.vocabulary().fields)
    return values, [(item.ligne, item.champ, item.regle) for item in findings]


@pytest.mark.parametrize(
    "name",
    [
        "r02_workbook22.xlsx",
        "r04_onglet_masque.ods",
        "r04b_onglet_masque_libreoffice.ods",
        "r08_note_monnaie.ods",
        "r16_dimension_fausse.xlsx",
        "r17_prefixe_x_sans_style.xlsx",
        "r18_inlinestr_v.xlsx",
        "r19_antislash.xlsx",
        "r31_formule_colonne_ignoree.xlsx",
        "r32_total_compte.xlsx",
        "r44_macros.xlsm",
        "R43_EXTENSION_MAJUSCULE.XLSX",
    ],
)
def test_whatever_wrote_the_workbook_its_two_rows_are_read(files, name):
    values, told = read(files / name)
    assert values["cout_travaux"] == COSTS and told == []


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("r03_x000d.xlsx", [date(2021, 2, 27), date(2021, 2, 28)]),
        ("r22_1904.xlsx", [date(2021, 2, 26)] * 2),
        ("r33_strict.xlsx", [date(2021, 2, 26)] * 2),
    ],
)
def test_its_dates_too(files, name, days):
    values, told = read(files / name)
    assert (values["date_os"], values["cout_travaux"], told) == (days, COSTS, [])


def test_an_error_written_as_zero_is_told(files):
    values, told = read(files / "r05_erreur_float0.ods")
    assert values["cout_travaux"] == [None, 77222.0]
    assert told == [(2, "cout_travaux", "formule")]


def test_one_amount_for_three_dwellings_is_that_of_none(files):
    values, told = read(files / "r21_cout_fusionne.xlsx")
    assert values["cout_travaux"] == [None] * 3
    assert told == [(line, "cout_travaux", "montant_commun") for line in (2, 3, 4)]


def test_a_number_format_named_standard_shows_numbers(files):
    values, told = read(files / "r34_formats.xlsx")
    assert values["cout_travaux"] == [*COSTS, 68333.0] and told == []


def test_a_year_in_a_cell_of_dates_keeps_its_number(files):
    table = rows_of(proposed(read_file(files / "r52_annee_en_date.xlsx"), RETURN))
    days = table.columns["annee_constr"]
    assert [(day - date(1899, 12, 30)).days for day in days] == [1931, 1925]
