"""A work tells its share within its part, and stops at once when asked."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.common.work import QUIET, Steps, Work
from osp_plugin.domain.errors import Cancelled

PACKAGE = Path(__file__).resolve().parents[2] / "osp_plugin"
LOOSE = {"progress", "is_cancelled"}
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


def test_steps_are_counted_to_the_end_of_the_work():
    seen: list[float] = []
    steps = Steps(Work(seen.append).within(0.5, 1), 4)
    steps.done()
    steps.done(3)
    steps.done()
    assert seen == [0.625, 1, 1]


def test_steps_stop_before_they_are_told():
    seen: list[float] = []
    steps = Steps(Work(seen.append, lambda: bool(seen)), 2)
    steps.done()
    with pytest.raises(Cancelled):
        steps.done()
    assert seen == [0.5]


def loose(source: str) -> list[str]:
    """Functions of a module that take their progress or their cancel apart."""
    return [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and LOOSE & {item.arg for item in (*node.args.args, *node.args.kwonlyargs)}
    ]


def test_a_function_takes_a_work_and_not_a_progress_and_a_cancel():
    assert loose("def read(path, *, progress=None, is_cancelled=None): ...") == ["read"]
    found = {
        str(path.relative_to(PACKAGE)): names
        for path in PACKAGE.rglob("*.py")
        if (names := loose(path.read_text(encoding="utf-8")))
    }
    assert not found
