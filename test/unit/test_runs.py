"""Runs of a list: everything once, in order, never more than asked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.runs import runs


@given(st.lists(st.integers(), max_size=40), st.integers(1, 12))
def test_runs_have_everything_once_and_in_order(things: list[int], size: int) -> None:
    parts = [things[run] for run in runs(len(things), size)]
    assert [thing for part in parts for thing in part] == things
    assert all(len(part) == size for part in parts[:-1])
    assert not parts or 0 < len(parts[-1]) <= size


def test_a_run_tells_where_it_stands() -> None:
    assert [(run.start, run.stop) for run in runs(5, 2)] == [(0, 2), (2, 4), (4, 5)]
