"""Patterns said as SQLite GLOBs match the same texts."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.patterns import UnsupportedPattern, to_globs
from osp_plugin.domain.dictionary import dictionary

# SQLite ends a text at the first null character.
PRINTABLE = st.characters(codec="ascii", min_codepoint=32)
PATTERNS = sorted(
    {field.pattern for table in dictionary().values() for field in table.fields if field.pattern}
)


def globs_match(pattern: str, text: str) -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        return any(
            connection.execute("SELECT ? GLOB ?", (text, glob)).fetchone()[0]
            for glob in to_globs(pattern)
        )
    finally:
        connection.close()


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_a_glob_matches_what_its_pattern_matches(pattern, data):
    text = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=PRINTABLE))
    assert globs_match(pattern, text)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="0159ABDHPé&[*?]", max_size=16))
def test_a_glob_refuses_what_its_pattern_refuses(pattern, text):
    assert globs_match(pattern, text) == bool(re.fullmatch(pattern, text))


@pytest.mark.parametrize("pattern", [r"\d+", "a*", r"(a)(b)", r"\w", "a{1,2}"])
def test_what_a_glob_cannot_say_is_refused(pattern):
    with pytest.raises(UnsupportedPattern):
        to_globs(pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "other"),
    [(r"[A-Z]{2}-\d{3}", "AB-123", "AB123"), ("É/[ab] c", "É/b c", "E/b c")],
)
def test_hyphens_slashes_spaces_and_accents_stand_for_themselves(pattern, text, other):
    assert globs_match(pattern, text)
    assert not globs_match(pattern, other)
