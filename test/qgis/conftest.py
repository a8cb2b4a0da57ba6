"""The provider in a QGIS without a window, and the demonstration base, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication

from ..processing_runner import run_algorithm

Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing) -> Iterator[None]:
    from osp_plugin.processing.provider import OspProvider

    registry = QgsApplication.processingRegistry()
    made = OspProvider()
    assert registry.addProvider(made)
    yield
    registry.removeProvider(made)


@pytest.fixture
def run(provider) -> Run:
    return run_algorithm


@pytest.fixture(scope="session")
def demo(provider, tmp_path_factory) -> Path:
    """The demonstration base. Tests read it; those that write copy it."""
    path = tmp_path_factory.mktemp("demo") / "osp_demo.gpkg"
    run_algorithm("osp:base_demonstration", {"OUTPUT": str(path)})
    return path
