"""AE, CP, the target and trajectories on a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.credits import CreditsContract


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = GeoPackageBase(tmp_path / "argent.gpkg")
    made.create()
    return made


class TestGeoPackageCredits(CreditsContract):
    """The contract on a file."""
