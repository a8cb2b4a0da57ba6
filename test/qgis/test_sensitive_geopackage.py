"""Sensitive values of the journal of a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.sensitive import SensitiveContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


class TestGeoPackageSensitive(SensitiveContract):
    """The contract in a file."""
