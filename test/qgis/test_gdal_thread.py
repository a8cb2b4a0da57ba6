"""Batches of columns are read without GDAL's own thread where it is not to be trusted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from osgeo import gdal

from osp_plugin.storage import columns

OPTION = "OGR_GPKG_STREAM_BASE_IMPL"


class Layer:
    """Tells, batch after batch, what GDAL is asked at that moment."""

    def GetArrowStreamAsNumPy(self, options: list[str]) -> Iterator[dict[str, np.ndarray]]:
        for _ in range(2):
            yield {"asked": np.array([gdal.GetConfigOption(OPTION, "")])}


@pytest.mark.parametrize(
    ("version", "asked"),
    [("3060200", ""), ("3070000", "YES"), ("3110300", "YES"), ("3110400", "")],
)
def test_gdal_is_asked_at_each_batch_and_at_no_other_time(monkeypatch, version, asked):
    monkeypatch.setattr(columns.gdal, "VersionInfo", lambda _what: version)
    found = []
    for batch in columns.arrow_batches(Layer(), []):
        found += batch["asked"].tolist()
        assert gdal.GetConfigOption(OPTION, "") == "", "les autres lectures de QGIS en pâtiraient"
    assert found == [asked, asked]
