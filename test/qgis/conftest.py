"""The demonstration base, made once."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from ..processing_runner import run_algorithm


@pytest.fixture(scope="session")
def demo(provider, tmp_path_factory) -> Path:
    """The demonstration base. Tests read it; those that write copy it."""
    path = tmp_path_factory.mktemp("demo") / "osp_demo.gpkg"
    run_algorithm("osp:base_demonstration", {"OUTPUT": str(path)})
    return path


@pytest.fixture(scope="module")
def own_demo(demo, tmp_path_factory) -> Path:
    """A copy of the demonstration that no other file of tests has had open.

    A file that is copied while SQLite has it open in the same process loses its locks, and its log
    may then vanish under the connections that QGIS keeps: who writes is told that it is locked.
    """
    return Path(shutil.copy(demo, tmp_path_factory.mktemp("demo_a_part") / "osp_demo.gpkg"))


_STATUS = pytest.StashKey[int]()


def pytest_sessionfinish(session, exitstatus) -> None:
    """Keep what the tests came to."""
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config) -> None:
    """End here, with what the tests came to, and not with what Python's own end comes to.

    QGIS keeps the error that an algorithm raised, and with it layers that outlive QGIS: GDAL is
    then called once it is gone, after the last test.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(config.stash.get(_STATUS, 1))
