"""Words that are no values, and what cannot be seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.words import (
    clean_text,
    is_error_word,
    is_null_word,
    is_unseen,
    plain,
)


@pytest.mark.parametrize(
    "text",
    ["#REF!", "#VALEUR!", "#N/A", "#N/D", "#NOM?", "#DIV/0!", "#NUL!", "#NULL!", "#NOMBRE!",
     "#NUM!", "#VALUE!", "#NAME?", "#SPILL!", "#CALC!", "Err:502", "Err :\u00a0502", "err:508",
     "Erreur : 502", "#ref!", " # N/A ", "#\u202fVALEUR\u00a0!", "#ÉPARS!", "#######", "=#REF!",
     "'#N/A", "＃REF！", "#NA", "#GETTING_DATA", "#BLOQUÉ!", "\ufeff#REF!"],
)  # fmt: skip
def test_the_errors_of_spreadsheets_are_known_in_french_and_english(text):
    assert is_error_word(text) and not is_null_word(text)


@pytest.mark.parametrize(
    "text",
    ["#1", "# 12 bis", "n°1", "Err", "Erreur de saisie", "REF", "Rue #REF", "#", "##", "E502",
     "ERR502 rue", "Errances", "", "Emile", "#hashtag"],
)  # fmt: skip
def test_a_text_is_no_error(text):
    assert not is_error_word(text)


@pytest.mark.parametrize(
    "text",
    ["NULL", "null", "nan", "NaN", "-nan", "None", "<NA>", "N/A", "NA", "n/a", "\\N", "(null)",
     "NaT", "'NULL'", '"NA"', "\u00a0NULL\u00a0", "1.#QNAN", "ＮＵＬＬ", "undefined"],
)  # fmt: skip
def test_what_programs_write_for_nothing_is_known(text):
    assert is_null_word(text) and not is_error_word(text)


@pytest.mark.parametrize(
    "text", ["Nana", "Rue NA", "Nancy", "Nul", "NULLE", "0", "N", "A", "NAN 2"]
)
def test_a_true_text_is_no_null_word(text):
    assert not is_null_word(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\t\n", "\u00a0", "\u2007\u2009\u202f\u205f\u3000", "\u200b\u200d\ufeff\u2060",
     "\u00ad", "\u2800", "\u3164", "\uffa0", "\u115f", "'", '"', "’", "\x00\x01\x1a",
     "\u202a\u202c", "\ufe0f", "\u034f", "''", "\u2028", "\U000e0020"],
)  # fmt: skip
def test_what_a_person_sees_as_an_empty_cell_is_one(text):
    assert is_unseen(text)


def test_texts_are_composed_and_lose_only_what_is_not_seen():
    assert clean_text("Cite\u0301\u00a0des\u2009Fle\u0301andres \u200b") == "Cité des Fléandres"
    assert clean_text("60 m² ﬁn œuvre ½") == "60 m² ﬁn œuvre ½"
    assert clean_text("a\x00b\r\nc") == "ab c"


def test_codes_and_numbers_have_the_digits_of_ascii_and_raised_ones_stay():
    assert plain("１９４０ ٤٥ ＡＢ 𝟗") == "1940 45 AB 9"
    assert plain("194²①½") == "194²①½"


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    for clean in (clean_text, plain):
        once = clean(text)
        assert clean(once) == once
    assert unicodedata.is_normalized("NFC", clean_text(text))


@given(st.text())
def test_a_digit_of_a_plain_text_is_one_of_ascii(text):
    assert not any(letter.isdecimal() and not letter.isascii() for letter in plain(text))
