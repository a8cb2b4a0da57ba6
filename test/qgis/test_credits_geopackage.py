"""AE, CP, the target and trajectories on a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.credits import CreditsContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "argent.gpkg")


class TestGeoPackageCredits(CreditsContract):
    """The contract on a file."""
