"""Sensitive values of the journal of a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.sensitive import SensitiveContract


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = GeoPackageBase(tmp_path / "base.gpkg")
    made.create()
    return made


class TestGeoPackageSensitive(SensitiveContract):
    """The contract in a file."""
