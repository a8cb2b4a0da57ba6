"""Edits, conflicts, undo and search in a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.editing import EditingContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


class TestGeoPackageEditing(EditingContract):
    """The contract in a file that two sessions of QGIS have open."""
