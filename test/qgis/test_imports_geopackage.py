"""Imports of small returns into a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.base import Base
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.imports.application import apply_plan
from osp_plugin.storage.imports.errors import AlreadyImported

from ..contracts.imports import ImportContract
from ..support.imports import plan_return
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


@pytest.fixture
def second(base: GeoPackageBase) -> Base:
    return open_geopackage(base.path)


class TestGeoPackageImports(ImportContract):
    """The contract in a file that two sessions of QGIS have open."""

    def test_the_copy_kept_of_the_base_goes_when_nothing_was_written(self, filled, file, tmp_path):
        plan = plan_return(filled, file, "SIA")
        done = apply_plan(filled, plan)
        copies = sorted(tmp_path.glob("*sauvegarde*"))
        assert done.backup is not None and [str(path) for path in copies] == [done.backup]
        with pytest.raises(AlreadyImported):
            apply_plan(filled, plan)
        assert sorted(tmp_path.glob("*sauvegarde*")) == copies
