"""A text never becomes a formula, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.formulas import guarded, unguarded

MARKS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BLANKS = ("", " ", "\u00a0", "\u202f", "\u3000", "\u200b", "\ufeff", "\x01", "\x0b")
TEXTS = st.text(st.sampled_from("=+-@＝＠'\";, \t\r\n\u00a0\u200bao:1"), max_size=9)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("blank", [*BLANKS, "\t", "\r", "\n", " \n"])
def test_what_begins_a_formula_is_told_to_be_a_text(mark, blank):
    assert guarded(f"{blank}{mark}1+1") == f"'{blank}{mark}1+1"


@pytest.mark.parametrize(
    "text", ["\tfoo", "\rfoo", "\nfoo", "of:=1+1", "oooc:=1", "'=1", "-", "-5"]
)
def test_a_tab_a_line_end_and_a_grammar_are_too(text):
    assert guarded(text) == guarded(text, delimited=True) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "0623", "a=b", "12 - 14 rue", "l'abbaye", "T3", "’-", "note : a-b"]
)
def test_other_texts_stay(text):
    assert guarded(text) == guarded(text, delimited=True) == unguarded(text) == text


def test_inside_a_delimited_text_no_other_separator_begins_a_formula():
    assert guarded('a;=1,"@x\n- b', delimited=True) == "a;'=1,'\"@x\n'- b"
    assert guarded("a;=1") == "a;=1"  # a workbook knows where its cells end


@given(TEXTS)
def test_the_guard_comes_off_whatever_the_text(text):
    assert unguarded(guarded(text, delimited=True)) == text
    if "'" not in text:
        assert unguarded(guarded(text)) == text


@given(TEXTS)
def test_nothing_is_left_to_guard(text):
    for delimited in (False, True):
        assert (
            not guarded(text, delimited=delimited)
            .strip("".join(BLANKS) + "\t\r\n")
            .startswith(MARKS)
        )
