"""The life of operations in a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.operations import ListContract, OperationContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


class TestGeoPackageOperations(OperationContract):
    """The contract in a file."""


class TestGeoPackageLists(ListContract):
    """The contract of lists in a file."""
