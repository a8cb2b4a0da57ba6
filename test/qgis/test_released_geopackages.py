"""A base of each released version, upgraded, is a base made today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from osp_plugin.domain.dictionary import SCHEMA_VERSION
from osp_plugin.storage.geopackage import GeoPackageBase

RELEASED = sorted((Path(__file__).parents[1] / "data" / "released").glob("geopackage_v*.sql"))


def structure(path: Path) -> dict[str, object]:
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
                "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'gpkg_%'"
            )
            if not name.startswith("rtree_")
        ]
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'osp_%'"
        ).fetchall()
        return {
            "triggers": sorted(triggers),
            **{
                name: (
                    sorted(connection.execute(f'PRAGMA table_info("{name}")').fetchall()),
                    sorted(connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()),
                )
                for name in names
            },
        }


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_a_released_base_is_upgraded_to_the_structure_of_today(qgis_app, tmp_path, script):
    version = int(script.stem.rpartition("v")[2])
    old = tmp_path / "ancienne.gpkg"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(
            "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT,"
            " identifier TEXT, description TEXT, srs_id INTEGER);"
            "CREATE TABLE osp_meta (cle text PRIMARY KEY, valeur text);"
            f"INSERT INTO osp_meta VALUES ('version_schema', '{version}');"
        )
        connection.executescript(script.read_text(encoding="utf-8"))
    today = GeoPackageBase(tmp_path / "neuve.gpkg")
    today.create()
    upgraded = GeoPackageBase(old)
    assert upgraded.upgrade().after == SCHEMA_VERSION
    assert structure(old) == structure(today.path)
