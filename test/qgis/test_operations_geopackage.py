"""The life of operations in a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.operations import ListContract, OperationContract


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = GeoPackageBase(tmp_path / "base.gpkg")
    made.create()
    return made


class TestGeoPackageOperations(OperationContract):
    """The contract in a file."""


class TestGeoPackageLists(ListContract):
    """The contract of lists in a file."""
