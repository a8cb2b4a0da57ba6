"""A GeoPackage as it was, from its journal."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.evolution import EvolutionContract
from ..contracts.history import HistoryContract
from ..contracts.rebuilt import RebuiltContract


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = GeoPackageBase(tmp_path / "osp.gpkg")
    made.create()
    made.sign("maud")
    return made


class TestGeoPackageHistory(HistoryContract):
    """The contract in a file."""


class TestGeoPackageEvolution(EvolutionContract):
    """The contract in a file."""


class TestGeoPackageRebuilt(RebuiltContract):
    """The contract in a file."""
