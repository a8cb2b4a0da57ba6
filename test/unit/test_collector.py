"""The collector of Python rests while a large file is read, and no longer."""

from __future__ import annotations

import gc

import pytest

from osp_plugin.domain.common.collector import collector_at_rest
from osp_plugin.domain.remontee.planning import prepare
from osp_plugin.storage.imports.context import read_context
from osp_plugin.storage.imports.reading import read_file


def test_it_rests_until_the_last_one_is_out():
    with collector_at_rest():
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_wakes_it():
    with pytest.raises(ValueError), collector_at_rest():
        raise ValueError
    assert gc.isenabled()


def test_what_was_stopped_before_stays_so():
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("work", [read_file, read_context, prepare])
def test_the_long_works_of_a_return_are_done_so(work):
    seen = []

    class Stop:
        """Stands for any argument: the first look at it tells."""

        def __getattribute__(self, name):
            seen.append(gc.isenabled())
            raise KeyboardInterrupt

        def __fspath__(self):
            return self.anything

    with pytest.raises(KeyboardInterrupt):
        work(*[Stop()] * {read_file: 1, read_context: 2, prepare: 4}[work])
    assert seen[0] is False and gc.isenabled()
