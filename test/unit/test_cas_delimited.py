"""Delimited texts that people really sent (beside the project): each is read, or told, as it must.

What is expected of each stands in the README of those files.
"""

from __future__ import annotations

import pytest

from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.storage.imports.preparation import proposed, rows_of
from osp_plugin.storage.imports.reading import read_file

from ..support.shared import required

COSTS = ["82111", "77222"]


@pytest.fixture(scope="module")
def files():
    return required("cas") / "fichiers"


def read(path):
    """The costs of a file by row, and the rules told of its rows as a whole."""
    table = rows_of(proposed(read_file(path), RETURN))
    return table.columns["cout_travaux"], [
        (item.ligne, item.gravite, item.regle) for item in table.faults
    ]


@pytest.mark.parametrize(
    "name",
    [
        "r10_cp850.csv",
        "r13_double_utf8.csv",
        "r29_lignes_entre_guillemets.csv",
        "r30_ctrl_z.csv",
        "r35_utf16_sans_bom.txt",
        "r36_titres_typo.csv",
    ],
)
def test_whatever_wrote_the_text_its_rows_are_read(files, name):
    costs, told = read(files / name)
    assert costs[:2] == COSTS and told == []


def test_a_line_of_another_encoding_is_read_with_the_others(files):
    table = rows_of(proposed(read_file(files / "r12_deux_codages.csv"), RETURN))
    assert table.columns["type_palu"] == ["Groupé"] * 3


def test_a_mark_never_closed_swallows_no_dwelling(files):
    costs, told = read(files / "r09_guillemet_ouvert.csv")
    assert costs == ["82111", "77222", "68333"] and told == [(2, "erreur", "ligne_decalee")]


def test_nor_in_a_large_file(files):
    costs, told = read(files / "r09c_guillemet_grand_fichier.csv")
    assert len(costs) > 2_000 and [rule for _line, _level, rule in told] == ["ligne_decalee"]


def test_a_separator_that_is_not_quoted_is_told(files):
    _costs, told = read(files / "r50_point_virgule_nu.csv")
    assert told == [(2, "erreur", "ligne_decalee")]


def test_a_short_line_is_told(files):
    _costs, told = read(files / "r51_ligne_courte.csv")
    assert [(line, rule) for line, _level, rule in told] == [
        (2, "ligne_courte"),
        (3, "ligne_courte"),
    ]


def test_the_second_column_of_one_title_is_told(files):
    _costs, told = read(files / "r28_titres_en_double.csv")
    assert sorted(told) == [(line, "avertissement", "titre_double") for line in (2, 2, 3, 3)]
