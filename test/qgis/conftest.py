"""The demonstration base, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..processing_runner import run_algorithm


@pytest.fixture(scope="session")
def demo(provider, tmp_path_factory) -> Path:
    """The demonstration base. Tests read it; those that write copy it."""
    path = tmp_path_factory.mktemp("demo") / "osp_demo.gpkg"
    run_algorithm("osp:base_demonstration", {"OUTPUT": str(path)})
    return path
