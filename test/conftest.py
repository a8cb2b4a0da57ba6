"""What every test may need: the project's folders and the reference data beside the project."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from .support import shared

# A busy machine is slow, and that is no fault of what is tested.
settings.register_profile("osp", deadline=None)
settings.register_profile("bref", deadline=None, max_examples=15)
settings.register_profile("long", deadline=None, max_examples=600)
settings.load_profile(os.environ.get("OSP_HYPOTHESIS", "osp"))

# QGIS keeps a connection to each file for a minute: hundreds of small bases exceed the usual limit.
_soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (_hard, _hard))


def pytest_report_header() -> list[str]:
    """Say where the data are that some tests need, or that those tests are skipped."""
    return [
        f"{title} : {shared.find(name) or 'absents, les tests qui les lisent sont sautés'}"
        for name, title in shared.NAMES.items()
    ]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return shared.ROOT


@pytest.fixture(scope="session")
def reference() -> Path:
    """The figures published on 15 June 2021."""
    return shared.required("reference")


@pytest.fixture(scope="session")
def territoire() -> Path:
    """Real polygons of the territory."""
    return shared.required("territoire")


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing) -> Iterator[None]:
    """The algorithms of the plugin in the registry."""
    from qgis.core import QgsApplication

    from osp_plugin.processing.provider import OspProvider

    registry = QgsApplication.processingRegistry()
    made = OspProvider()
    assert registry.addProvider(made)
    yield
    registry.removeProvider(made)


@pytest.fixture
def run(provider) -> Callable[..., dict[str, Any]]:
    """Runs an algorithm by its id with its parameters."""
    from .support.processing_runner import run_algorithm

    return run_algorithm


@pytest.fixture(scope="session")
def demo_tables(qgis_app) -> dict[str, Any]:
    """The rows of the demonstration base by table, built once. Not to be changed."""
    from .support.made_once import demonstration_tables

    return demonstration_tables()


@pytest.fixture(scope="session")
def planted_tables(demo_tables) -> tuple[dict[str, Any], set[tuple[str, int]]]:
    """The demonstration with every anomaly of position, and what there is to find."""
    from .support.geolocation_faults import planted

    return planted(demo_tables)
