"""An OSP base in a GeoPackage: files, locks, and what any base promises."""

from __future__ import annotations

import math
import sqlite3
import struct
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pandas as pd
import pytest
from osgeo import ogr
from qgis.core import QgsVectorLayer

from osp_plugin.domain.dictionary import SCHEMA_VERSION
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.counting.aggregation import aggregate_by_sql, count_rows
from osp_plugin.storage.counting.measures import count_measures
from osp_plugin.storage.errors import (
    BaseLocked,
    BaseNotFound,
    BaseReadOnly,
    BaseTooOld,
    DiskFull,
    NotAnOspBase,
)
from osp_plugin.storage.geopackage import GeoPackageBase, sqlite_uri

from ..contracts.base import BaseContract, migration
from ..support.new_base import new_base
from ..support.samples import add_dwellings, dwelling


@pytest.fixture
def author() -> str:
    return "agent de test"


@pytest.fixture
def base(qgis_app, tmp_path, author) -> GeoPackageBase:
    made = new_base(tmp_path / "base d'essai é.gpkg")
    made.sign(author)
    return made


@pytest.fixture
def filled(base: GeoPackageBase) -> GeoPackageBase:
    add_dwellings(base)
    return base


class TestGeoPackageBase(BaseContract):
    """The contract on a GeoPackage."""


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/tmp/a b#?.gpkg"), "file:///tmp/a%20b%23%3F.gpkg"),
        (PureWindowsPath(r"C:\Users\é\base.gpkg"), "file:///C:/Users/%C3%A9/base.gpkg"),
        (PureWindowsPath(r"\\serveur\partage\base.gpkg"), "file:////serveur/partage/base.gpkg"),
    ],
)
def test_paths_of_any_kind_have_an_uri_for_sqlite(path, uri):
    assert sqlite_uri(path) == uri


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(BaseNotFound, match="absente"):
        open_geopackage(tmp_path / "absente.gpkg")


def test_a_full_disk_is_told(tmp_path):
    base = new_base(tmp_path / "base.gpkg")
    with closing(sqlite3.connect(base.path)) as connection:
        most = connection.execute("PRAGMA page_count").fetchone()[0] + 1
    with pytest.raises(DiskFull, match="disque est plein"), base.transaction() as session:
        session.execute(f"PRAGMA max_page_count = {most}")
        for number in range(2_000):
            session.execute("INSERT INTO osp_meta VALUES (:cle, :cle)", {"cle": f"essai {number}"})
    assert not base.rows("SELECT 1 AS un FROM osp_meta WHERE cle LIKE 'essai%'")


@pytest.mark.parametrize("content", [b"", b"du texte, pas une base" * 100])
def test_a_file_that_is_no_database_is_no_osp_base(tmp_path, content):
    path = tmp_path / "autre.gpkg"
    path.write_bytes(content)
    with pytest.raises(NotAnOspBase):
        open_geopackage(path)
    assert path.read_bytes() == content


def test_a_geopackage_of_something_else_is_no_osp_base(tmp_path):
    path = tmp_path / "autre.gpkg"
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    dataset.CreateLayer("routes")
    del dataset
    with pytest.raises(NotAnOspBase):
        open_geopackage(path)


def test_a_base_of_an_older_version_asks_for_the_upgrade(filled):
    with filled.transaction() as session:
        session.execute("UPDATE osp_meta SET valeur = '0' WHERE cle = 'version_schema'")
    with pytest.raises(BaseTooOld, match="Mettre à niveau"):
        open_geopackage(filled.path)


def test_a_base_that_another_program_writes_in_is_locked(filled, monkeypatch):
    monkeypatch.setattr("osp_plugin.storage.geopackage.LOCK_TIMEOUT_S", 0.05)
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BaseLocked), filled.transaction():
            pass
        other.execute("ROLLBACK")


def test_a_file_that_another_reads_is_not_ours_alone(filled, monkeypatch):
    monkeypatch.setattr("osp_plugin.storage.geopackage.LOCK_TIMEOUT_S", 0.05)
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM logement").fetchone()
        with pytest.raises(BaseLocked):
            filled.require_alone()
        other.execute("ROLLBACK")
    filled.require_alone()


def test_a_read_only_file_is_read_and_not_written(filled, monkeypatch):
    # root may write anywhere: the answer of the system is replaced.
    monkeypatch.setattr("osp_plugin.storage.geopackage.os.access", lambda path, mode: False)
    assert len(filled.read("logement")) == 1
    with pytest.raises(BaseReadOnly), filled.transaction():
        pass


def test_a_creation_that_fails_leaves_no_file(tmp_path, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(GeoPackageBase, "_register", fail)
    with pytest.raises(RuntimeError):
        GeoPackageBase(tmp_path / "base.gpkg").create()
    assert list(tmp_path.iterdir()) == []


def test_a_backup_has_what_is_still_in_the_write_ahead_log(filled):
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('M&C', 'M&C')")
        copy = GeoPackageBase(filled.backup())
        assert copy.read("bailleur", ["bailleur"])["bailleur"].tolist() == ["SIA", "M&C"]


def test_a_migration_keeps_a_copy_of_the_base_before(filled, tmp_path):
    upgrade = filled.upgrade(migration(tmp_path, "ALTER TABLE logement ADD COLUMN essai text;"))
    assert upgrade.backup is not None
    before = GeoPackageBase(upgrade.backup)
    assert before.version() == SCHEMA_VERSION
    assert len(before.read("logement")) == 1


def test_positions_come_back_through_gdal_and_the_spatial_index(filled):
    point = struct.pack("<BIdd", 1, 1, 700000.0, 7030000.0)
    with filled.transaction() as session:
        session.append(filled.tables["logement"], dwelling(2, geom=point))
        session.append(filled.tables["logement"], dwelling(3, geom=None))
    layer = (dataset := ogr.Open(str(filled.path))).GetLayerByName("logement")
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "2154"
    layer.SetSpatialFilterRect(699999, 7029999, 700001, 7030001)
    assert [feature["id_ddtm62"] for feature in layer] == [2]
    del layer, dataset
    assert filled.query(f"SELECT count(*) AS n FROM logement WHERE {filled.located}")["n"][0] == 1


def test_an_empty_point_counts_as_no_position(filled):
    dataset = ogr.Open(str(filled.path), 1)
    layer = dataset.GetLayerByName("logement")
    feature = ogr.Feature(layer.GetLayerDefn())
    for name, value in dwelling(2).iloc[0].items():
        feature[name] = value.item() if hasattr(value, "item") else value
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT EMPTY"))
    layer.CreateFeature(feature)
    del layer, dataset
    by_columns = count_rows(filled, "logement", ["bailleur"])
    by_sql = aggregate_by_sql(filled, "logement", ["bailleur"], count_measures("logement"))
    assert by_columns.values.tolist() == by_sql.values.tolist() == [["SIA", 2, 0]]


def test_a_plain_connection_can_check_the_patterns(filled):
    """The constraints need no function that only GDAL or QGIS would bring."""
    refusal = pytest.raises(sqlite3.IntegrityError, match="operation_num_decision_format")
    with closing(sqlite3.connect(filled.path)) as plain, refusal:
        plain.execute(
            "INSERT INTO operation (intitule, bailleur, type_palu, num_decision) "
            "VALUES ('A', 'SIA', 'Hors', '2021')"
        )


def extents(base: GeoPackageBase) -> tuple:
    with closing(sqlite3.connect(base.path)) as connection:
        return connection.execute(
            "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'logement'"
        ).fetchone()


def place(base: GeoPackageBase, positions: list[tuple[float, float]]) -> None:
    """One dwelling more at each position."""
    rows = [
        dwelling(number, geom=ogr.CreateGeometryFromWkt(f"POINT ({x} {y})").ExportToWkb(ogr.wkbNDR))
        for number, (x, y) in enumerate(positions, start=100)
    ]
    with base.transaction() as session:
        session.append(base.tables["logement"], pd.concat(rows))


def test_a_base_tells_the_extent_of_its_layers(filled):
    assert extents(filled) == (None,) * 4
    # More than a node of the spatial index holds.
    place(filled, [(690_000 + 10 * step, 7_030_000 - 20 * step) for step in range(200)])
    # The spatial index rounds outwards.
    assert extents(filled) == pytest.approx((690_000, 7_026_020, 691_990, 7_030_000), abs=1)
    with filled.transaction() as session:
        session.execute("DELETE FROM logement")
    assert extents(filled) == (None,) * 4


def test_an_infinite_position_is_not_in_the_extent(filled):
    """QGIS stops when it draws a layer whose extent is infinite."""
    place(filled, [(690_000, 7_030_000), (691_000, 7_031_000)])
    wkb = ogr.CreateGeometryFromWkt("POINT (1 2)").ExportToWkb(ogr.wkbNDR)
    wrong = [
        bytes(wkb[:5]) + struct.pack("<dd", *where)
        for where in ((math.inf, 7_030_000.0), (-math.inf, 7e6), (690_000.0, -math.inf))
    ]
    rows = [dwelling(number, geom=blob) for number, blob in enumerate(wrong, start=200)]
    with filled.transaction() as session:
        session.append(filled.tables["logement"], pd.concat(rows))
    assert extents(filled) == pytest.approx((690_000, 7_030_000, 691_000, 7_031_000), abs=1)


def test_an_edit_given_up_leaves_the_file_as_it_was(filled):
    def content() -> list[str]:
        with closing(sqlite3.connect(filled.path)) as connection:
            return list(connection.iterdump())

    place(filled, [(690_000, 7_030_000), (691_000, 7_031_000)])
    before = content()
    layer = QgsVectorLayer(filled.source("logement").uri, "logement", "ogr")
    assert layer.startEditing()
    layer.extent()
    layer.changeAttributeValue(1, layer.fields().indexOf("surf_hab"), 12)
    assert layer.rollBack()
    del layer
    assert content() == before
