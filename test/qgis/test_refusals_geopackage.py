"""What a GeoPackage refuses of a file."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.refusals import RefusalContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


class TestGeoPackageRefusals(RefusalContract):
    """The contract in a file."""
