"""Values compared and shown, numbers as French readers expect them."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from osp_plugin.domain.common.numbers import number, quantity, short
from osp_plugin.domain.common.values import listed, same, shown

DAY = date(2020, 2, 29)


@pytest.mark.parametrize(
    ("kind", "one", "other", "expected"),
    [
        ("number", 61.5, "61.5", True),
        ("number", 61.5, 61.5 + 1e-10, True),
        ("number", 61.5, 61.5001, False),
        ("number", 0.0, 1e-10, True),
        ("number", "grand", 61.5, False),
        ("number", "grand", "grand", True),
        ("integer", 3, "3", True),
        ("integer", 3, 3.4, False),
        ("boolean", True, 1, True),
        ("boolean", False, 1, False),
        ("date", DAY, "2020-02-29T10:00:00", True),
        ("date", DAY, datetime(2020, 2, 29, 23), True),
        ("date", DAY, date(2020, 3, 1), False),
        ("datetime", datetime(2020, 2, 29, 10), datetime(2020, 2, 29, 10, tzinfo=timezone.utc),
         True),
        ("datetime", "2020-02-29T11:00:00+01:00", "2020-02-29T10:00:00.9+00:00", True),
        ("datetime", datetime(2020, 2, 29, 10, 0, 1), datetime(2020, 2, 29, 10), False),
        ("string", "3", 3, True),
        ("string", "a", "A", False),
        ("string", None, None, True),
        ("string", None, "", False),
        ("number", 0, None, False),
    ],
)  # fmt: skip
def test_two_values_are_the_same_one(kind, one, other, expected):
    assert same(kind, one, other) is expected
    assert same(kind, other, one) is expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "(vide)"), (True, "Oui"), (False, "Non"), (61.0, "61"), (61.5, "61,5"),
        (0.1234567, "0,123457"), (-2.5, "-2,5"), (DAY, "29/02/2020"), (3, "3"), ("a", "a"),
        (datetime(2020, 2, 29, 9, 5, 7), "29/02/2020 09:05:07"), (1e9, "1000000000"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_a_french_form_writes_it(value, text):
    assert shown(value) == text


@pytest.mark.parametrize(
    ("text", "keys"),
    [("{12,45}", ["12", "45"]), ('{"62498","62510"}', ["62498", "62510"]), ("{}", []), (None, []),
     ("", []), ("{ 1, 2 }", ["1", "2"])],
)  # fmt: skip
def test_the_keys_of_a_list(text, keys):
    assert listed(text) == keys


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(12345, 0, "12 345"), (-1234.5, 1, "− 1 234,5".replace(" ", "", 1)), (0.04, 1, "0,0"),
     (-0.04, 1, "0,0"), (-0.06, 1, "−0,1"), (1e6, 0, "1 000 000"), (0, 0, "0")],
)  # fmt: skip
def test_a_number_has_narrow_spaces_a_comma_and_a_true_minus(value, decimals, text):
    assert number(value, decimals) == text.replace(" ", "\u202f")


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [(None, "entier", "–"), (float("nan"), "euro", "–"), (1234.4, "entier", "1 234"),
     (1234.56, "decimal", "1 234,6"), (1234.5, "euro", "1 234 €"), (12.34, "pourcentage", "12,3 %"),
     (0.0, "entier", "0")],
)  # fmt: skip
def test_a_figure_is_written_as_its_format_says(value, kind, text):
    assert quantity(value, kind) == text.replace(" ", "\u202f")


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [(9_999, "euro", "9 999 €"), (10_000, "euro", "10 k€"), (12_500, "euro", "12,5 k€"),
     (999_999, "euro", "1 000,0 k€"), (1_000_000, "euro", "1 M€"), (1_540_000, "euro", "1,5 M€"),
     (-20_000, "euro", "−20 k€"), (40, "pourcentage", "40 %"), (40.5, "pourcentage", "40,5 %"),
     (12_000, "entier", "12 000"), (0.5, "decimal", "0,5")],
)  # fmt: skip
def test_a_figure_is_short_enough_for_an_axis(value, kind, text):
    assert short(value, kind) == text.replace(" ", "\u202f")


def test_two_writings_of_one_text_are_the_same():
    assert same("string", "Cité", "Cite\u0301") and not same("string", "Cité", "Cite")
