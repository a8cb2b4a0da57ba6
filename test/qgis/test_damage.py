"""A damaged base is told as damaged, or is right: never false figures said to be fine."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from osp_plugin.domain.errors import OspError
from osp_plugin.storage import gpkg_geometry, open_geopackage
from osp_plugin.storage.columns import can_stream, stream
from osp_plugin.storage.damage import is_unsound
from osp_plugin.storage.errors import BaseDamaged, BaseToRebuild, NotAnOspBase
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.indicators.situations import SituationAltered, read_kept, situations
from osp_plugin.storage.input_files import InputDamaged, require_sound

from ..support.damage import leaf_of, spoil, spoil_page

TRIES = int(os.environ.get("OSP_DAMAGES", "64"))


def _all(base: Any) -> list[Any]:
    """Every value of every table, in order."""
    with base.reading() as session:
        return [
            (name, session.fetch(f'SELECT * FROM "{name}" ORDER BY fid')[1]) for name in base.tables
        ]


def _is_told_at_reading(base: Any) -> bool:
    """Whether figures that were kept are refused: their digest is that of what was written."""
    try:
        for situation in situations(base):
            read_kept(base, situation)
    except SituationAltered:
        return True
    return False


@pytest.mark.slow
def test_no_damaged_base_opens_as_healthy_with_other_values(qgis_app, demo, tmp_path):
    right = _all(open_geopackage(demo))
    draw = random.Random(2021)
    told: dict[str, int] = {}
    for turn in range(TRIES):
        path = Path(shutil.copy(demo, tmp_path / f"b{turn}.gpkg"))
        kind = spoil(path, draw)
        try:
            base = open_geopackage(path)
        except (BaseDamaged, BaseToRebuild, NotAnOspBase) as error:
            told[type(error).__name__] = told.get(type(error).__name__, 0) + 1
            if isinstance(error, NotAnOspBase):  # nothing of the base is left to be known by
                assert b"osp_meta" not in path.read_bytes()
        else:
            assert _all(base) == right or _is_told_at_reading(base), (turn, kind)
        path.unlink()
    assert told["BaseDamaged"] > TRIES // 2


@pytest.fixture
def spoiled(demo, tmp_path) -> Path:
    """The demonstration, whose dwellings have lost a page."""
    path = Path(shutil.copy(demo, tmp_path / "base.gpkg"))
    spoil_page(path, leaf_of(path, "logement"))
    return path


def test_the_error_says_what_is_damaged_and_how_to_recover(spoiled):
    with pytest.raises(BaseDamaged, match="Logements") as caught:
        open_geopackage(spoiled)
    assert ".recover" in str(caught.value) and "Aucune sauvegarde" in str(caught.value)


def test_the_newest_copy_beside_is_named(spoiled):
    for day in ("20260101", "20260301"):
        copy = spoiled.with_name(f"base.sauvegarde-{day}-000000-000000.gpkg")
        copy.write_bytes(b"x")
    with pytest.raises(BaseDamaged, match="20260301"):
        open_geopackage(spoiled)


@pytest.mark.skipif(not can_stream(), reason="GDAL lit sans flux Arrow")
def test_a_stream_that_loses_rows_is_told(spoiled):
    with pytest.raises(BaseDamaged, match="Logements"):
        list(stream(spoiled, "logement", ["dvoilib"]))


@pytest.mark.parametrize(
    ("algorithm", "parameters"),
    [
        ("osp:analyse_logement_bailleur", {"INPUT": "{base}|layername=logement"}),
        ("osp:statistiques_territoire", {"INPUT": "{base}|layername=logement"}),
        ("osp:classeur", {"BASE": "{base}"}),
        (
            "osp:controle_geolocalisation",
            {
                "INPUT": "{base}|layername=logement",
                "COMMUNES": "{base}|layername=commune",
                "OUTPUT": "memory:",
            },
        ),
        ("osp:mettre_a_niveau", {"BASE": "{base}"}),
    ],
)
def test_an_algorithm_on_a_damaged_base_gives_no_figure(
    run, spoiled, tmp_path, algorithm, parameters
):
    given = {name: value.format(base=spoiled) for name, value in parameters.items()}
    if algorithm == "osp:classeur":
        given["OUTPUT"] = str(tmp_path / "c.xlsx")
    with pytest.raises(QgsProcessingException, match="abîmé"):
        run(algorithm, given)


def test_a_spatial_index_that_lost_rows_is_told(demo, tmp_path):
    path = Path(shutil.copy(demo, tmp_path / "base.gpkg"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM rtree_logement_geom WHERE id < 50")
        connection.commit()
    with pytest.raises(BaseToRebuild, match="index spatial"):
        open_geopackage(path)
    GeoPackageBase(path).upgrade()
    open_geopackage(path)


def test_values_against_the_rules_are_found_by_the_deep_check(demo, tmp_path):
    path = Path(shutil.copy(demo, tmp_path / "base.gpkg"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        gpkg_geometry.register(connection)
        connection.execute("UPDATE logement SET annee_constr = 'x' WHERE fid = 3")
        connection.commit()
    base = open_geopackage(path)
    with pytest.raises(BaseDamaged, match="Logements"):
        base.require_sound(deep=True)


def test_a_sound_base_is_sound(demo):
    base = GeoPackageBase(demo)
    base.require_sound()
    base.require_sound(deep=True)
    assert not is_unsound(demo)


def test_an_input_of_another_origin_that_is_damaged_is_refused(run, spoiled, tmp_path):
    other = tmp_path / "couche.gpkg"
    other.write_bytes(spoiled.read_bytes().replace(b"osp_meta", b"osp_mtea"))
    with pytest.raises(InputDamaged):
        require_sound(other)
    with pytest.raises(QgsProcessingException, match="abîmé"):
        run("osp:analyse_logement_bailleur", {"INPUT": f"{other}|layername=logement"})


def test_errors_of_a_base_are_errors_of_the_tool():
    assert issubclass(BaseDamaged, OspError)
