"""What is nearly a text is what difflib finds, only sooner."""

from __future__ import annotations

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.alike import Alike

texts = st.text(alphabet="abcé 1", max_size=8)


@given(
    known=st.lists(texts, max_size=12),
    text=texts | st.text(max_size=8),
    most=st.integers(1, 4),
    cutoff=st.sampled_from([0.0, 0.5, 0.75, 0.86, 1.0]),
)
def test_the_answers_are_those_of_difflib(known, text, most, cutoff):
    assert Alike(known).nearest(text, most, cutoff) == get_close_matches(text, known, most, cutoff)


@pytest.mark.parametrize(
    ("text", "found"),
    [("etiquette aprés", ["etiquette apres"]), ("etiquette", []), ("zzz", []), ("", [])],
)
def test_only_what_is_like_enough_is_found(text, found):
    known = ["etiquette avant", "etiquette apres", "surface habitable"]
    assert Alike(known).nearest(text, 1, 0.9) == found
