"""What GDAL cannot do is told alike, whether another plugin asked it to raise or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from osgeo import ogr

from osp_plugin.domain.geolocation.positions import NOT_A_POINT, POINT
from osp_plugin.storage.errors import BasePath
from osp_plugin.storage.geolocation.checks_columns import points_of
from osp_plugin.storage.geopackage import GeoPackageBase

TOO_LONG = "b" * 247
"""A name that a file may have, but not the journal that SQLite writes beside it."""


def _ask(raising: bool) -> None:
    (ogr.UseExceptions if raising else ogr.DontUseExceptions)()


@pytest.fixture(params=[False, True], ids=["silent", "raising"], autouse=True)
def gdal_raises(request, qgis_app) -> Iterator[None]:
    asked = bool(ogr.GetUseExceptions())
    _ask(request.param)
    yield
    _ask(asked)


def test_a_broken_geometry_is_an_anomaly_and_no_error():
    whole = bytes(ogr.CreateGeometryFromWkt("POINT (1 2)").ExportToWkb(ogr.wkbNDR))
    states = points_of([whole, b"\x01\x02\x00\x00\x00\x09"]).state
    assert states.tolist() == [POINT, NOT_A_POINT]


def test_a_base_that_cannot_be_made_is_told_in_french(tmp_path):
    base = GeoPackageBase(tmp_path / f"{TOO_LONG}.gpkg")
    with pytest.raises(BasePath, match="trop long"):
        base.create()
