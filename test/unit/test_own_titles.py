"""Titles of our own files, and titles that two columns bear."""

from __future__ import annotations

import pytest

from osp_plugin.domain.imports.columns import corrected, propose
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.imports.table import assemble
from osp_plugin.domain.remontee.vocabulary import dwelling_vocabulary

OWN = ["N° RPLS", "N° OSP", "N° de la cité", "Cité"]
RECEIVED = ["N° RPLS", "Type de financement", "N° de la cité", "Cité"]
ROW = ["0044619057", "Groupé", 86, "Cité n°12"]
DATES = ["N° RPLS", "Date OS", "Coût", "Date  OS", "COUT"]


def layout_of(*rows, remembered=None):
    found = propose(Sheet("T", list(enumerate(rows, 1))), dwelling_vocabulary(), remembered)
    assert found is not None
    return found


@pytest.mark.parametrize(("titles", "field"), [(OWN, None), (RECEIVED, "cite_ini")])
def test_the_title_of_what_the_osp_fills_is_read_as_such_in_its_own_files(titles, field):
    matches = layout_of(titles, ROW).matches
    assert [match.field for match in matches[2:]] == [None, field]


def test_a_person_may_choose_otherwise():
    assert layout_of(OWN, ROW, remembered={"cite": "cite_ini"}).matches[3].field == "cite_ini"


def faults(layout, *rows):
    table = assemble([Sheet("T", list(enumerate(rows, 1)))], [layout])
    return table.columns, [(item.ligne, item.champ, item.valeur) for item in table.faults], table


def test_what_the_second_column_of_one_title_holds_is_told():
    rows = (DATES, ["0044619057", "26/02/2021", 82111, "15/06/2021", 82111],
            ["0044619065", None, 77222, "16/06/2021", " "])  # fmt: skip
    layout = layout_of(*rows)
    assert [match.header for match in layout.matches[3:]] == ["Date OS (colonne D)",
                                                              "COUT (colonne E)"]  # fmt: skip
    columns, told, table = faults(layout, *rows)
    assert columns["date_os"] == ["26/02/2021", None]
    assert told == [(2, "date_os", "15/06/2021"), (3, "date_os", "16/06/2021")]
    assert "où est écrit « 26/02/2021 »" in table.faults[0].message
    assert "qui est vide ici" in table.faults[1].message
    assert {item.regle for item in table.faults} == {"titre_double"}


def test_the_second_one_may_be_chosen_and_is_remembered():
    rows = (DATES, ["0044619057", None, 82111, "15/06/2021", None])
    chosen = corrected(layout_of(*rows), {"Date OS (colonne D)": "date_os"})
    kept = layout_of(*rows, remembered={"date os colonne d": "date_os"})
    for layout in (chosen, kept):
        columns, told, _table = faults(layout, *rows)
        assert columns["date_os"] == ["15/06/2021"] and told == []


def test_two_columns_that_mean_nothing_are_no_fault():
    rows = (["N° RPLS", "Coût", "Divers", "Divers"], ["0044619057", 82111, "a", "b"])
    assert faults(layout_of(*rows), *rows)[1] == []
