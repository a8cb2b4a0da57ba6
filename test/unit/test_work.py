"""A work tells its share within its part, and stops at once when asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.work import QUIET, Work
from osp_plugin.domain.errors import Cancelled

SHARES = st.floats(0, 1)
PARTS = st.lists(st.tuples(SHARES, SHARES).map(sorted), max_size=5)


def nested(work: Work, parts: list[list[float]]) -> tuple[Work, float, float]:
    """A part of a part…, and where it is of the whole when each is told its shares."""
    low, high = 0.0, 1.0
    for start, end in parts:
        work = work.within(start, end)
        low, high = low + (high - low) * start, low + (high - low) * end
    return work, low, high


@given(PARTS, st.lists(st.floats(-5, 5), min_size=1))
def test_what_a_part_of_a_part_tells_is_within_it(parts, told):
    seen: list[float] = []
    part, low, high = nested(Work(seen.append), parts)
    if not parts:
        told = [min(max(done, 0.0), 1.0) for done in told]
    for done in told:
        part.tell(done)
    assert len(seen) == len(told)
    assert all(low - 1e-9 <= share <= high + 1e-9 for share in seen)
    assert all(0 <= share <= 1 for share in seen)


@given(PARTS, st.lists(st.floats(0, 1), min_size=2).map(sorted))
def test_a_part_never_goes_back(parts, told):
    seen: list[float] = []
    part, _, _ = nested(Work(seen.append), parts)
    for done in told:
        part.tell(done)
    assert seen == sorted(seen)


@given(SHARES, SHARES, st.integers(1, 10**9))
def test_a_part_counted_in_rows_begins_and_ends_where_it_is_put(one, other, total):
    start, end = sorted((one, other))
    seen: list[float] = []
    part = Work(seen.append).within(start, end, total)
    part.tell(0)
    part.tell(total)
    part.tell(total + 1)
    assert seen == [start, end, end]


def test_half_of_the_rows_is_half_of_the_part():
    seen: list[float] = []
    Work(seen.append).within(0.5, 1).within(0.0, 0.5, 200).tell(100)
    assert seen == [0.625]


@pytest.mark.parametrize("done", [0, 5])
def test_a_part_without_rows_is_done(done):
    seen: list[float] = []
    Work(seen.append).within(0.2, 0.7, 0).tell(done)
    assert seen == [0.7]


@given(PARTS, st.integers(0, 5))
def test_a_cancel_is_heard_at_once_and_nothing_is_told_any_more(parts, rounds):
    seen: list[float] = []
    answers = iter([False] * rounds)
    part, _, _ = nested(Work(seen.append, lambda: next(answers, True)), parts)
    with pytest.raises(Cancelled):
        for _ in range(10):
            part.tell(0.5)
    assert len(seen) == rounds


def test_hearing_the_cancel_alone_tells_nothing():
    seen: list[float] = []
    asked = iter([False, True, True, True])
    work = Work(seen.append, lambda: next(asked))
    work.check()
    with pytest.raises(Cancelled):
        work.check()
    with pytest.raises(Cancelled):
        work.silent.tell(0.5)
    assert work.within(0, 1).cancelled
    assert not seen


def test_a_silent_part_tells_nothing():
    seen: list[float] = []
    Work(seen.append, lambda: False).silent.within(0, 1).tell(0.5)
    assert not seen


def test_a_quiet_work_says_nothing_and_never_stops():
    assert not QUIET.cancelled and not QUIET.stoppable
    QUIET.check()
    QUIET.tell(0.5)
    QUIET.within(0, 0.5, 0).tell(3)
    assert Work(None, lambda: False).within(0, 1).stoppable
