"""The demonstration base, made once."""

from __future__ import annotations

import shutil
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
