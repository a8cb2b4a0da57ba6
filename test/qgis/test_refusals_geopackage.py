"""What a GeoPackage refuses of a file."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.refusals import RefusalContract


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = GeoPackageBase(tmp_path / "base.gpkg")
    made.create()
    return made


class TestGeoPackageRefusals(RefusalContract):
    """The contract in a file."""
