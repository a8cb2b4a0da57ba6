"""A GeoPackage as it was, from its journal."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.evolution import EvolutionContract
from ..contracts.history import HistoryContract
from ..contracts.rebuilt import RebuiltContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = new_base(tmp_path / "osp.gpkg")
    made.sign("maud")
    return made


class TestGeoPackageHistory(HistoryContract):
    """The contract in a file."""


class TestGeoPackageEvolution(EvolutionContract):
    """The contract in a file."""


class TestGeoPackageRebuilt(RebuiltContract):
    """The contract in a file."""
