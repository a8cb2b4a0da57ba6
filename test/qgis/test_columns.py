"""Columns of a GeoPackage are read batch after batch, whatever the keys of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

from osp_plugin.storage import columns

pytestmark = pytest.mark.skipif(not columns.can_stream(), reason="GDAL n’a pas ce flux")

OPTION = "OGR_GPKG_STREAM_BASE_IMPL"
KEYS = {
    "suite": range(1, 41),
    "trous": [*range(1, 8), *range(500, 520), 9_000_000_000],
    "negatifs": [-5, 0, 3],
    "une": [7],
    "aucune": [],
}


@pytest.fixture(params=KEYS)
def table(request, tmp_path, monkeypatch) -> tuple[str, list[int]]:
    """The file of a table with the keys of the parameter, and them; batches are of ten rows."""
    monkeypatch.setattr(columns, "BATCH_ROWS", 10)
    keys = list(KEYS[request.param])
    return _written(tmp_path, keys), keys


def _written(folder: Path, keys: Iterable[int]) -> str:
    path = str(folder / "cles.gpkg")
    made = gdal.GetDriverByName("GPKG").Create(path, 0, 0, 0, gdal.GDT_Unknown)
    layer = made.CreateLayer("table", geom_type=ogr.wkbPoint, options=["FID=numéro"])
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    for key in keys:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetFID(key)
        feature["code"] = f"c{key}"
        layer.CreateFeature(feature)
    return path


def test_every_row_is_read_once(table):
    path, keys = table
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    layer = dataset.GetLayerByName("table")
    found = [
        (int(key), text.decode())
        for batch in columns.arrow_batches(dataset, layer, ["INCLUDE_FID=YES"])
        for key, text in zip(
            np.ma.getdata(batch["numéro"]).tolist(), np.ma.getdata(batch["code"]).tolist()
        )
    ]
    assert sorted(found) == [(key, f"c{key}") for key in sorted(keys)]


@pytest.mark.parametrize("table", ["trous", "negatifs", "une"], indirect=True)
def test_where_keys_leave_gaps_no_batch_is_full_since_gdal_may_then_write_in_it(table):
    path, _keys = table
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    layer = _Watched(dataset.GetLayerByName("table"))
    for batch in columns.arrow_batches(dataset, layer, []):
        assert len(batch["code"]) < layer.size


@pytest.mark.parametrize(
    ("version", "asked"),
    [("3060200", ""), ("3070000", "YES"), ("3110300", "YES"), ("3110400", "")],
)
def test_gdal_reads_without_its_thread_where_it_errs_and_at_no_other_time(
    tmp_path, monkeypatch, version, asked
):
    path = _written(tmp_path, range(2, 42))
    monkeypatch.setattr(columns, "BATCH_ROWS", 10)
    monkeypatch.setattr(columns.gdal, "VersionInfo", lambda _what: version)
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    layer = _Watched(dataset.GetLayerByName("table"))
    for _batch in columns.arrow_batches(dataset, layer, []):
        assert gdal.GetConfigOption(OPTION, "") == "", "les autres lectures de QGIS en pâtiraient"
    assert layer.asked == {asked}


class _Watched:
    """A layer that remembers how many rows a batch was asked to hold, and how to be read."""

    size = 0
    asked: set[str]

    def __init__(self, layer: ogr.Layer) -> None:
        self._layer = layer
        self.asked = set()

    def __getattr__(self, name: str):
        return getattr(self._layer, name)

    def GetArrowStreamAsNumPy(self, options: list[str]):
        self.asked.add(gdal.GetConfigOption(OPTION, ""))
        (self.size,) = (
            int(option.partition("=")[2])
            for option in options
            if option.startswith("MAX_FEATURES_IN_BATCH=")
        )
        return self._layer.GetArrowStreamAsNumPy(options=options)
