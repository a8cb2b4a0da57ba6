"""The encoding of a text is found by its letters, whatever program wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.encodings import SINGLE_BYTE, decoded, has_mark, written_once

TEXT = "N° RPLS;Opération;Coût (€)\n0019401322;Cité de l’Abbaye à Béthune;82 111\n"
PLAIN = TEXT.replace("€", "EUR").replace("’", "'")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_text_of_windows_is_read(encoding):
    assert decoded(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", SINGLE_BYTE)
def test_each_encoding_of_one_byte_is_told_from_the_others(encoding):
    assert decoded(PLAIN.encode(encoding)) == PLAIN


@pytest.mark.parametrize("sign", ["€", "’", "–", "“", "”", "…"])
def test_a_sign_on_every_line_of_windows_is_not_taken_for_a_letter(sign):
    text = "Opération;Année\n" + f"LENS {sign};2021\n" * 30
    assert decoded(text.encode("cp1252")) == text


def test_lines_of_another_encoding_are_read_apart():
    odd = "0019401538;Groupé;MOTTE é\n"
    assert decoded(TEXT.encode() + odd.encode("cp1252")) == TEXT + odd


def test_utf_8_written_twice_is_set_right():
    twice = TEXT.encode().decode("cp1252").encode()
    assert decoded(twice) == TEXT
    assert written_once("SÃO Ã€ JOUR") == "SÃO Ã€ JOUR"  # a line that is no UTF-8 is left alone


@pytest.mark.parametrize("end", [b"\x1a", b"\x00\x00\x00", b"\x00\x1a"])
def test_what_follows_the_end_of_file_is_left_out(end):
    assert decoded(TEXT.encode() + end) == TEXT


@pytest.mark.parametrize("content", [b"PNG\x00\x01\x02", b"a;b\x00c\nd;e\n"])
def test_what_is_no_text_is_none(content):
    assert decoded(content) is None


def test_a_text_cut_within_a_letter_is_no_text():
    cut = TEXT.encode("utf-16") + b"\x00"
    assert has_mark(cut) and decoded(cut) is None


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=40))
def test_utf_8_is_never_taken_for_another(text):
    safe = text.replace("Ã", "").replace("Â", "").replace("â", "")
    assert decoded(safe.encode()) == safe


HOLES = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


@pytest.mark.parametrize(
    "text", ["re\u0301nove\u0301", "Zoé – 12 m² à Liévin", "œuvre\u202f€", "un cœur"]
)
def test_any_letter_written_twice_is_set_right(text):
    shown = "".join(
        bytes([byte]).decode("cp1252") if byte not in HOLES else chr(byte) for byte in text.encode()
    )
    assert written_once(shown) == text


@pytest.mark.parametrize("text", ["Ìle", "Àà, é è", "l’été à 12 €", "É…", "Ö–", "dû « là »"])
def test_letters_that_only_look_like_it_stay(text):
    assert written_once(text) == text
