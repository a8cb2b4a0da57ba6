"""What the number format of a cell shows beside its number, and the moments that workbooks tell."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from osp_plugin.domain.common.formulas import guarded, unguarded
from osp_plugin.storage.imports.iso_days import iso_day
from osp_plugin.storage.imports.number_formats import built_in, number_format, shown


def seen(code: str, value: float):
    style = number_format(code)
    return shown(value, style.kind(value), old_epoch=False)


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ('0" k€"', 82.0, "82 k€"),
        ("0.0\\ [$k€-40C]", 82.5, "82,5 k€"),
        ('#,##0.0," k€"', 82000.0, 82000.0),
        ('0.0,,"M€"', 82000.0, 82000.0),
        ('0,"k"', 82000.0, 82000.0),
        ('0" M€"', 0.082, "0,082 M€"),
        ("0.0%", 0.4, "40 %"),
        ("[$$-409]#,##0", 82.0, "82 $"),
        ('0" €/m²"', 82.0, "82 €/m²"),
        ('0,"k€/an"', 82000.0, "82 k€/an"),
        ('#,##0.00\\ "€"', 82.0, 82.0),
        ("#,##0.00\\ [$€-40C]", 82.0, 82.0),
        ('0.0" m²"', 61.5, 61.5),
        ('0" €/mois"', 401.0, 401.0),
        ("#,##0,", 82000.0, 82000.0),
        ("0.00E+00", 82000.0, 82000.0),
        ('_-* #,##0.00\\ _€_-;-* #,##0.00\\ _€_-;_-* "-"??\\ _€_-;_-@_-', 0.0, 0.0),
        ("0;-0;;@", 0.0, None),
        ("0;-0;;@", 5.0, 5.0),
        (";;;", 5.0, None),
        ("", 5.0, 5.0),
    ],
)
def test_a_number_is_what_its_cell_shows(code, value, expected):
    assert seen(code, value) == expected


def test_excel_knows_two_formats_of_percents_by_their_number():
    assert [shown(0.4, built_in(number).kind(0.4), False) for number in (9, 10)] == ["40 %"] * 2


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-03-04", date(2021, 3, 4)),
        ("2021-03-04T00:00:00", date(2021, 3, 4)),
        ("2021-03-04T10:30", datetime(2021, 3, 4, 10, 30)),
        ("2021-03-03T23:00:00.000Z", datetime(2021, 3, 3, 23, tzinfo=timezone.utc)),
        (
            "2021-03-04T00:00:00+0200",
            datetime(2021, 3, 4, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("2021-13-04", "2021-13-04"),
        ("12:30:00", "12:30:00"),
    ],
)
def test_a_moment_keeps_its_zone(written, expected):
    assert iso_day(written) == expected


@pytest.mark.parametrize("text", ['="0044"', ' ="rue de l\'Église" ', '="dite ""du Nord"""'])
def test_a_formula_of_one_text_is_that_text_unless_it_was_guarded(text):
    inside = unguarded(text)
    assert inside in ("0044", "rue de l'Église", 'dite "du Nord"')
    assert unguarded(guarded(text)) == text
