"""A GeoPackage as it was, from its journal."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.evolution import EvolutionContract
from ..contracts.history import HistoryContract
from ..support.new_base import new_base


class TestGeoPackageHistory(HistoryContract):
    """The contract in a file."""

    @pytest.fixture
    def base(self, tmp_path) -> GeoPackageBase:
        made = new_base(tmp_path / "osp.gpkg")
        made.sign("maud")
        return made


class TestGeoPackageEvolution(EvolutionContract):
    """The contract in a file."""

    @pytest.fixture
    def base(self, tmp_path) -> GeoPackageBase:
        return new_base(tmp_path / "osp.gpkg")
