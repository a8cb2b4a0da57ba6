"""Texts sorted as people count."""

from __future__ import annotations

from osp_plugin.domain.common.natural import natural_key, natural_text


def test_numbers_are_compared_as_numbers():
    names = ["Cité 10", "Cité 2", "Cité 1", "cité des Fleurs", "Cité 2 bis", "10", "9"]
    assert sorted(names, key=natural_key) == [
        *("9", "10", "Cité 1", "Cité 2", "Cité 2 bis", "Cité 10", "cité des Fleurs"),
    ]


def test_accents_and_capitals_do_not_matter():
    assert sorted(["Été 2", "etang", "ÉTÉ 1"], key=natural_key) == ["etang", "ÉTÉ 1", "Été 2"]


def test_a_digit_that_is_no_number_is_a_letter():
    assert natural_key("Cité ²") < natural_key("Cité 10")


def test_texts_sort_as_their_keys_do():
    names = ["Cité 10", "Cité 2", "cité des Fleurs", "10", "9", "Été 2", "Fosse 1 bis 12"]
    assert sorted(names, key=natural_text) == sorted(names, key=natural_key)
