"""Cells of the columns of a file: the order of dates, words that are no values, the three kinds."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from osp_plugin.domain.decisions.preparation import FIELDS as DECISION_FIELDS
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.columns import Layout, Match
from osp_plugin.domain.imports.preparation import read_values, same_value
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.imports.table import assemble
from osp_plugin.domain.programming.importing import FIELDS as LINE_FIELDS
from osp_plugin.domain.remontee.vocabulary import dwelling_fields

TABLES = dictionary()
KINDS = {
    "remontee": list(dwelling_fields()),
    "decisions": [TABLES["operation"][name] for name in DECISION_FIELDS],
    "programmation": [TABLES["programmation"][name] for name in LINE_FIELDS],
}
DATES = {
    "remontee": "date_os",
    "decisions": "date_decision",
    "programmation": "bailleur_date_depot",
}
TEXTS = {"remontee": "info", "decisions": "observations", "programmation": "bailleur_perimetre"}
AMOUNTS = {
    "remontee": "cout_travaux",
    "decisions": "montant_palulos",
    "programmation": "bailleur_nb_total",
}


def table_of(**columns):
    """A table of one tab from its columns by field."""
    names = list(columns)
    rows = list(enumerate(zip(*columns.values()), start=2))
    matches = [Match(index, name, name, "exact") for index, name in enumerate(names)]
    return assemble([Sheet("F", rows)], [Layout("F", 1, tuple(matches))])


def read(kind, order="", **columns):
    """Values by field, and the rules told of each row."""
    table = table_of(**columns)
    table.date_order = order
    values, findings = read_values(table, KINDS[kind])
    return values, [(item.ligne, item.gravite, item.regle) for item in findings], table


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_with_the_month_first_writes_no_date_that_has_two_readings(kind):
    name = DATES[kind]
    values, told, _ = read(
        kind, **{name: ["02/26/2021", "03/04/2021", "05/05/2021", "2021-03-04", "12 mars 2021"]}
    )
    assert values[name] == [None, None, date(2021, 5, 5), date(2021, 3, 4), date(2021, 3, 12)]
    assert told == [(2, "erreur", "ordre_des_dates"), (3, "erreur", "ordre_des_dates")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_order_that_a_person_says_is_that_of_every_date(kind):
    name = DATES[kind]
    cells = ["02/26/2021", "03/04/2021", "26/02/2021"]
    values, told, _ = read(kind, "mois", **{name: cells})
    assert values[name] == [date(2021, 2, 26), date(2021, 3, 4), None]
    assert told == [(4, "erreur", "ordre_des_dates")]
    values, told, _ = read(kind, "jour", **{name: cells})
    assert values[name] == [None, date(2021, 4, 3), date(2021, 2, 26)]
    assert told == [(2, "erreur", "type")]


def test_a_column_with_both_orders_writes_no_date_that_has_two_readings():
    values, told, _ = read("remontee", date_os=["02/26/2021", "26/02/2021", "03/04/2021"])
    assert values["date_os"] == [None, date(2021, 2, 26), None]
    assert [line for line, _, _ in told] == [2, 4]


def test_a_column_with_the_day_first_is_read_as_ever():
    values, told, _ = read("remontee", date_os=["26/02/2021", "03/04/2021"])
    assert values["date_os"] == [date(2021, 2, 26), date(2021, 4, 3)] and told == []


def test_dates_that_tell_no_order_follow_another_column_of_their_tab():
    values, _, _ = read(
        "remontee", date_os=["02/26/2021", "02/27/2021"], date_fin=["03/04/2021", "05/06/2021"]
    )
    assert values["date_fin"] == [None, None]
    values, _, _ = read(
        "remontee", date_os=["02/26/2021", "02/27/2021"], date_fin=["03/04/2021", "25/06/2021"]
    )
    assert values["date_fin"] == [date(2021, 4, 3), date(2021, 6, 25)]


def test_a_date_that_a_spreadsheet_made_among_texts_with_the_month_first_is_told():
    """A French spreadsheet that opens an American file swaps what it can, and leaves the rest."""
    cells = ["02/26/2021", datetime(2021, 4, 3), date(2021, 2, 26), datetime(2021, 3, 3)]
    values, told, _ = read("remontee", date_os=cells)
    assert values["date_os"] == [None, None, date(2021, 2, 26), date(2021, 3, 3)]
    assert [line for line, _, _ in told] == [2, 3]


@pytest.mark.parametrize("kind", KINDS)
def test_error_words_are_told_and_null_words_write_nothing(kind):
    text, amount = TEXTS[kind], AMOUNTS[kind]
    words = ["#REF!", "NULL", "Err:502", "\u2800", "nan", "#N/A", "'", "rue NA"]
    values, told, table = read(kind, **{text: words, amount: [1] * 8})
    assert values[text] == [None] * 7 + ["rue NA"]
    assert told == [(line, "erreur", "formule") for line in (2, 4, 7)]
    # No rule that comes after takes what means nothing for something.
    assert table.columns[text] == ["#REF!", None, "Err:502", None, None, "#N/A", None, "rue NA"]


def test_a_row_of_nothing_but_null_words_is_no_row():
    table = table_of(ident_rep=["0019401322", "NULL", "\u00a0"], info=["a", "nan", "\u200b"])
    assert table.lignes == [2]


def test_two_writings_of_one_text_are_the_same():
    assert same_value("string", "CITÉ D'É", "CITE\u0301 D'E\u0301")
    values, _, _ = read("remontee", info=["Cite\u0301\u2009neuve"])
    assert values["info"] == ["Cité neuve"]
