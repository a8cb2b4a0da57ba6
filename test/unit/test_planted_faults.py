"""Faults of the kinds that files of others carry, planted in returns of every format.

None makes a wrong value, a lost dwelling or a change without a word; ``OSP_HYPOTHESIS=long`` tries
ten thousand files.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..support.planted import Return, base, misread
from ..support.planted_faults import cases, named, planted
from ..support.planted_files import FORMATS, write

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def context():
    return base()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_return_without_fault_is_read_whole(context, tmp_path, kind):
    assert misread(Return(), write(Return(), kind, tmp_path), context) == []


@pytest.mark.parametrize(("name", "kind"), cases())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_planted_fault_is_read_right_or_told(context, tmp_path, name, kind, seed):
    made = planted(Return(), named(name), Random(seed))
    assert misread(made, write(made, kind, tmp_path), context) == []
