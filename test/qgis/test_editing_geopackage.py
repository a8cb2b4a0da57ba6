"""Edits, conflicts, undo and search in a GeoPackage."""

from __future__ import annotations

import pytest

from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.editing import EditingContract


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = GeoPackageBase(tmp_path / "base.gpkg")
    made.create()
    return made


class TestGeoPackageEditing(EditingContract):
    """The contract in a file that two sessions of QGIS have open."""
