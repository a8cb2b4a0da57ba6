"""Extracts of a GeoPackage, and their return."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.extracts import ExtractContract, fill


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A base of two bailleurs, made once."""
    base = GeoPackageBase(tmp_path_factory.mktemp("extraits") / "osp.gpkg")
    base.create()
    fill(base)
    return base.path


class TestGeoPackageExtracts(ExtractContract):
    """The contract in a file."""

    @pytest.fixture
    def filled(self, made, tmp_path) -> GeoPackageBase:
        return GeoPackageBase(shutil.copy(made, tmp_path / "osp.gpkg"))
