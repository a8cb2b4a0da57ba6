"""Cells that people really sent (beside the project): each is read, or told, as it must.

What is expected of each stands in the README of those files.
"""

from __future__ import annotations

from datetime import date

import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.preparation import read_values, same_value
from osp_plugin.domain.programming.importing import FIELDS, programming_kind
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.domain.remontee.vocabulary import dwelling_fields
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

from ..support.shared import required


@pytest.fixture(scope="module")
def read():
    """The values of a file by field, and what is told: row, field, level, rule."""
    folder = required("cas") / "fichiers"

    def of(name):
        table = rows_of(proposed(read_file(folder / name), RETURN))
        values, findings = read_values(table, dwelling_fields())
        return values, {
            (item.ligne, item.champ, item.gravite, item.regle) for item in findings if item.champ
        }

    return of


def test_decomposed_accents_are_composed(read):
    values, told = read("r14_nfd.csv")
    assert values["type_palu"] == ["Groupé", "Groupé"] and told == set()
    assert same_value("string", values["cite_ini"][0], "CITE\u0301 MOTTE")


def test_moments_are_days_in_paris(read):
    values, told = read("r24_utc.csv")
    assert values["date_os"] == [date(2021, 2, 26), date(2021, 2, 26)]
    assert values["date_fin"] == [date(2022, 1, 1), date(2021, 12, 31)] and told == set()


def test_identifiers_that_became_numbers_are_read_with_a_warning(read):
    values, told = read("r25_ids_flottants.csv")
    assert values["ident_rep"] == ["0019401322", "0019401455", "0019401538"]
    assert told == {(row, "ident_rep", "avertissement", "zeros_perdus") for row in (2, 3, 4)}


def test_every_space_and_unit_is_read(read):
    values, told = read("r26_espaces_fines.csv")
    assert values["cout_travaux"] == [82111.0, 77222.0]
    assert values["subv_palulos"] == [11500.0, 11500.0]
    assert values["loyer_avant"] == [307.19, 261.33] and told == set()


def test_wide_digits_are_those_of_ascii(read):
    values, told = read("r27_chiffres_pleine_chasse.csv")
    assert values["ident_rep"] == ["0019401322", "0019401455"]
    assert values["cout_travaux"] == [82111.0, 77222.0] and told == set()


def test_thousands_with_a_comma_are_told(read):
    values, told = read("r37_milliers_virgule.csv")
    assert values["cout_travaux"] == [None, 77222.5]
    assert values["subv_palulos"] == [None, 11500.0]
    assert told == {
        (2, name, "erreur", "nombre_ambigu") for name in ("cout_travaux", "subv_palulos")
    }


def test_errors_and_null_words_of_a_text_write_nothing(read):
    values, told = read("r45_erreurs_en_texte.csv")
    assert values["dvoilib"] == [None, None, None, "RUE DES ANEMONES"]
    assert values["info"] == [None, None, None, "ok"]
    assert values["cout_travaux"] == [None, None, None, 71000.0]
    assert {rule for _, _, _, rule in told} == {"formule"}
    assert {(row, field) for row, field, _, _ in told} >= {
        *((2, "dvoilib"), (2, "info"), (2, "cout_travaux"), (2, "label_vise")),
        *((4, "intitule"), (5, "intitule"), (5, "cite_ini")),
    }
    assert not any(row == 3 for row, _, _, _ in told)


def test_a_raised_digit_is_refused_at_its_cell(read):
    values, told = read("r46_superscript.csv")
    assert values["ident_rep"][0] is None
    assert told == {(2, "ident_rep", "erreur", "format")}


def test_dates_with_the_month_first_wait_for_a_person(read):
    values, told = read("r47_dates_mois_jour.csv")
    assert values["date_os"] == values["date_fin"] == [None, None, None]
    assert {rule for _, _, _, rule in told} == {"ordre_des_dates"} and len(told) == 6


def test_a_year_in_a_cell_of_date_is_told_with_the_year_that_it_is(read):
    values, told = read("r52_annee_en_date.xlsx")
    assert values["annee_constr"] == [None, None]
    assert {(row, rule) for row, _, _, rule in told} == {
        (2, "annee_en_date"),
        (3, "annee_en_date"),
    }


def test_a_workbook_that_counts_days_from_1904_is_read(read):
    values, _ = read("r22_1904.xlsx")
    assert values["date_os"] == [date(2021, 2, 26), date(2021, 2, 26)]


def test_what_is_no_number_in_lines_of_programming_is_told_at_its_cell():
    path = required("cas") / "fichiers" / "x02_programmation.csv"
    table = rows_of(proposed(read_file(path), programming_kind(2021, "SIA")))
    fields = [dictionary()["programmation"][name] for name in FIELDS]
    written = {name: list(cells) for name, cells in table.columns.items()}
    values, findings = read_values(table, fields)
    told = {(item.position, item.champ) for item in findings}
    for name, kept in (("bailleur_nb_total", "78 lgts"), ("bailleur_date_os", "T2 2021")):
        if kept in written.get(name, ()):
            position = written[name].index(kept)
            assert values[name][position] is None and (position, name) in told
