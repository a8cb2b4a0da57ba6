"""Rows pasted from a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.pasted import (
    LONGEST,
    NotPasted,
    PastedTwice,
    QuoteNotClosed,
    TooManyPasted,
    read_pasted,
)

TABLE = dictionary()["logement"]
KEY = TABLE["ident_rep"]
FIELDS = [TABLE[name] for name in ("surf_hab", "date_fin", "etiquette_apres", "info", "bailleur")]


def read(text: str):
    return read_pasted(text, KEY, FIELDS)


def test_titles_say_which_columns_are_read():
    pasted = read(
        "N° RPLS\tSurface habitable\tfin des travaux\tMon avis\n0044619247\t66,5\t3/2/2024\tbien"
    )
    assert [item.name for item in pasted.fields] == ["surf_hab", "date_fin"]
    assert pasted.ignored == ["Mon avis"]
    assert pasted.rows == {"0044619247": {"surf_hab": 66.5, "date_fin": date(2024, 2, 3)}}


def test_names_of_fields_are_titles_too_and_a_semicolon_parts_as_well():
    assert read("ident_rep;etiquette_apres\n0044619247;b").rows == {
        "0044619247": {"etiquette_apres": "B"}
    }


def test_an_empty_cell_changes_nothing():
    assert read("ident_rep\tinfo\tetiquette_apres\n0044619247\t\tC").rows == {
        "0044619247": {"etiquette_apres": "C"}
    }


def test_a_cell_of_several_lines_is_one():
    assert read('ident_rep\tinfo\n0044619247\t"un\ndeux"').rows["0044619247"]["info"] == "un deux"


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [
        ('"coron" des X', '"coron" des X'),
        ('"coron" du "Parc"', '"coron" du "Parc"'),
        ('le "coron"', 'le "coron"'),
        ('"le ""coron"" des X"', 'le "coron" des X'),
        ('"coron"', "coron"),
        ('"un; deux"', "un; deux"),
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\t60\n0044619007\tavis\t"])
def test_the_quotes_of_a_part_of_a_cell_are_kept(cell, read_as, end):
    pasted = read(f"ident_rep\tinfo\tsurf_hab\n0044619247\t{cell}{end}")
    assert pasted.rows["0044619247"]["info"] == read_as
    assert not pasted.unreadable and len(pasted.rows) == (2 if "avis" in end else 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end):
    text = end.join(["ident_rep;info", '0044619247;"un;deux"', "0044619007;avis", ""])
    assert {key: row["info"] for key, row in read(text).rows.items()} == {
        "0044619247": "un;deux",
        "0044619007": "avis",
    }


def test_a_wrong_cell_refuses_its_row_alone():
    pasted = read("ident_rep\tsurf_hab\n0044619247\tgrand\n0044619007\t60")
    assert list(pasted.refused) == ["0044619247"]
    assert "nombre" in pasted.refused["0044619247"]
    assert pasted.rows["0044619007"] == {"surf_hab": 60.0}


def test_a_number_pasted_twice_is_refused():
    pasted = read("ident_rep\tsurf_hab\n0044619247\t50\n0044619247\t60")
    assert "deux lignes" in pasted.refused["0044619247"]


def test_a_key_that_is_none_is_told():
    assert read("ident_rep\tsurf_hab\nvoir Paul\t50\n").unreadable == ["voir Paul"]


def test_without_the_key_nothing_is_read():
    with pytest.raises(NotPasted, match="RPLS"):
        read("Surface habitable\n50")


def test_too_large_a_table_is_a_file_to_import():
    with pytest.raises(TooManyPasted):
        read("ident_rep\tsurf_hab\n" + "0044619247\t50\n" * (LONGEST + 1))


@pytest.mark.parametrize("titles", ["N° RPLS\tinfo\tInformation", "N° RPLS\tident_rep\tinfo"])
def test_two_columns_of_one_field_are_refused(titles):
    """The last one would win without a word."""
    with pytest.raises(PastedTwice):
        read(f"{titles}\n0044619247\t0044619007\tavis")


@pytest.mark.parametrize("rows", [1, 12_000])
def test_a_quote_that_nothing_closes_does_not_swallow_the_rows_that_follow(rows):
    with pytest.raises(QuoteNotClosed, match="guillemet"):
        read('ident_rep\tinfo\n0044619247\t"la cité\n' + "0044619007\tavis\n" * rows)
