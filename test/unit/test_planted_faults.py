"""Faults of the kinds that files of others carry, planted in returns of every format.

None makes a wrong value, a lost dwelling or a change without a word; ``OSP_HYPOTHESIS=long`` tries
more than ten thousand files.
"""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.storage.imports.reading import read_file

from ..support import planted_others
from ..support.planted import Return, base, misread
from ..support.planted_faults import cases, named, planted
from ..support.planted_files import FORMATS, write

pytestmark = pytest.mark.slow
assert planted_others.fault  # it declares its faults
SHARE = settings(
    max_examples=settings.default.max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""Of each fault in each format: there are nearly a hundred."""


@pytest.fixture(scope="module")
def context():
    return base()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_return_without_fault_is_read_whole(context, tmp_path, kind):
    assert misread(Return(), write(Return(), kind, tmp_path), context) == []


@pytest.mark.parametrize(("name", "kind"), cases())
@SHARE
@given(seed=st.integers(0, 2**32))
def test_a_planted_fault_is_read_right_or_told(context, tmp_path, name, kind, seed):
    made = planted(Return(), named(name), Random(seed))
    assert misread(made, write(made, kind, tmp_path), context) == []


AMONG_CELLS = [
    name
    for name, kind in cases()
    if kind == "xlsx" and named(name).kind in (4, 5, 6, 7) and "format" not in name
]
"""Without those of formats: how a number is shown goes with what the file is made of."""


@pytest.mark.parametrize("kind", FORMATS)
@SHARE
@given(first=st.sampled_from(AMONG_CELLS), seed=st.integers(0, 2**32), data=st.data())
def test_so_are_faults_that_come_together(context, tmp_path, kind, first, seed, data):
    around = [
        name for name, form in cases() if form == kind and named(name).kind in (9, 10, 12, 14, 15)
    ]
    made = planted(Return(), named(first), Random(seed))
    if kind in named(first).formats:
        second = data.draw(st.sampled_from(around))
        made = planted(made, named(second), Random(seed))
        made.refusable |= named(second).name == "another_encoding"
        assert misread(made, write(made, kind, tmp_path), context) == []


class Stopping:
    """Asks to stop at the nth time that it is asked, and keeps how long the answer took."""

    def __init__(self, after: int) -> None:
        self.left = after
        self.since: float | None = None

    def __call__(self) -> bool:
        self.left -= 1
        if self.left > 0:
            return False
        self.since = self.since or perf_counter()
        return True


@pytest.mark.parametrize("kind", FORMATS)
@SHARE
@given(after=st.integers(1, 4))
def test_a_reading_that_is_cancelled_says_so(tmp_path, kind, after):
    path = write(Return(), kind, tmp_path)
    stopping = Stopping(after)
    try:
        read_file(path, work=Work(None, stopping))
    except Cancelled:
        assert stopping.since is not None
    else:
        assert stopping.since is None
