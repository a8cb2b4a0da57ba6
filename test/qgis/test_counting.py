"""Counting dwellings of a GeoPackage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.storage import columns
from osp_plugin.storage.columns import Column, distinct
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.counting import CountingContract
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


@pytest.mark.skipif(not columns.can_stream(), reason="GDAL sans flux Arrow")
class TestCountingByColumns(CountingContract):
    """The contract with GDAL's Arrow stream."""


class TestCountingWithoutArrow(CountingContract):
    """The contract with an older GDAL."""

    @pytest.fixture(autouse=True)
    def old_gdal(self, monkeypatch):
        monkeypatch.setattr("osp_plugin.storage.geopackage.can_stream", lambda: False)


texts = st.lists(
    st.one_of(st.none(), st.sampled_from(["", "é", "CALL", "un intitulé plus long que huit"])),
    min_size=1,
    max_size=40,
)


@given(values=texts, same_hash=st.booleans())
def test_rows_are_grouped_by_value_even_when_their_hashes_collide(values, same_hash):
    encoded = np.array([(value or "").encode() for value in values])
    missing = np.array([value is None for value in values])
    batch = {"a": Column(encoded, missing)}
    with pytest.MonkeyPatch.context() as patch:
        if same_hash:
            patch.setattr(columns, "_hash_rows", lambda batch: np.ones(len(values), np.uint64))
        groups, first = distinct(batch)
    assert [batch["a"].at(first)[group] for group in groups] == values
    assert len(first) == len(set(values))
