"""What every test may need: the project's folders and the reference data beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"données de référence absentes : ../shared/{name}")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def reference() -> Path:
    """The figures published on 15 June 2021 (``../shared/reference``)."""
    return _shared("reference")


@pytest.fixture(scope="session")
def territoire() -> Path:
    """Real polygons of the territory (``../shared/territoire``)."""
    return _shared("territoire")
