"""A base is compared with its version: what lacks or is foreign is named, and nothing is written
meanwhile."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException, QgsProject

from osp_plugin.project import open_base
from osp_plugin.storage import acceptance, gpkg_geometry, open_geopackage
from osp_plugin.storage.conformity import items, words
from osp_plugin.storage.errors import BaseAltered, BaseToRebuild, ForeignObjects
from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.processing_runner import Feedback

ABROAD = (
    "CREATE TRIGGER sournois AFTER UPDATE ON logement BEGIN "
    "UPDATE logement SET info = 'x' WHERE fid <> NEW.fid; END"
)


@pytest.fixture
def base(demo, tmp_path) -> GeoPackageBase:
    return GeoPackageBase(shutil.copy(demo, tmp_path / "base.gpkg"))


def change(base: GeoPackageBase, *statements: str) -> None:
    """As another program would: no rule of ours is asked."""
    with closing(sqlite3.connect(base.path, isolation_level=None)) as connection:
        gpkg_geometry.register(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA legacy_alter_table = ON")
        for sql in statements:
            connection.execute(sql)


def renewed(base: GeoPackageBase, table: str, old: str, new: str) -> None:
    """Put another table in the place of one, whose definition has ``new`` for ``old``."""
    with closing(sqlite3.connect(base.path)) as connection:
        sql = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()[0]
        assert old in sql
        rest = connection.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL "
            "AND type IN ('index', 'trigger')",
            (table,),
        ).fetchall()
    change(base, f"DROP TABLE {table}", sql.replace(old, new), *(text for (text,) in rest))


def test_a_sound_base_is_as_its_version(base):
    base.check()
    assert base.foreign() == ()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DROP TABLE tarif", "table « tarif »"),
        ("DROP TABLE anomalie_acceptee", "table « anomalie_acceptee »"),
        ("ALTER TABLE cite RENAME COLUMN nom_cite TO nom", "cite.nom_cite"),
    ],
)
def test_a_table_or_column_that_lacks_is_named(base, sql, said):
    change(base, sql)
    with pytest.raises(BaseAltered, match=said):
        base.check()


def test_a_table_replaced_by_another_is_named(base):
    change(base, "DROP TABLE tarif", "CREATE TABLE tarif (fid INTEGER PRIMARY KEY, valeur TEXT)")
    with pytest.raises(BaseAltered, match="tarif"):
        base.check()


def test_a_rule_taken_away_is_named(base):
    renewed(base, "tarif", ' CHECK ("montant"', ' CHECK (1 OR "montant"')
    with pytest.raises(BaseAltered, match="tarif"):
        base.check()


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DROP TRIGGER osp_journal_logement_modification", "déclencheur"),
        ("DROP INDEX ix_logement_epci", "ix_logement_epci"),
        ("DROP VIEW v_operation", "v_operation"),
        ("DROP TRIGGER rtree_logement_geom_insert", "index spatial de « logement »"),
    ],
)
def test_what_protects_the_rows_is_missed_and_made_anew(base, sql, said):
    name = sql.split()[-1]
    if not base.rows("SELECT 1 AS un FROM sqlite_master WHERE name = :n", {"n": name}):
        found = base.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'logement' "
            "AND name LIKE 'osp%'"
        )
        sql = f"DROP TRIGGER {found[0]['name']}"
    change(base, sql)
    with pytest.raises(BaseToRebuild, match=said):
        base.check()
    base.upgrade()
    base.check()


def test_a_trigger_of_ours_with_another_text_is_named_and_made_anew(base):
    found = base.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'osp%' "
        "AND tbl_name = 'logement' LIMIT 1"
    )[0]
    text = found["sql"].replace("END", "; DELETE FROM tarif; END", 1)
    body = f"CREATE TRIGGER {found['name']} AFTER UPDATE ON logement BEGIN DELETE FROM tarif; END"
    change(base, f"DROP TRIGGER {found['name']}", body)
    assert text
    with pytest.raises(BaseToRebuild, match=found["name"]):
        base.check()
    base.upgrade()
    base.check()


FOREIGN = [
    ABROAD,
    "CREATE TRIGGER osp_faux AFTER INSERT ON cite BEGIN DELETE FROM journal; END",
    "CREATE TRIGGER rtree_logement_geom_update9 AFTER UPDATE ON logement BEGIN "
    "DELETE FROM logement WHERE fid = OLD.fid; END",
    'CREATE TRIGGER rtree_logement_geom_updat AFTER UPDATE ON logement BEGIN DELETE FROM '
    '"rtree_logement_geom" WHERE id = OLD.fid; UPDATE cite SET nom_cite = 1; END',
    "CREATE TRIGGER trigger_insert_feature_count_logement AFTER INSERT ON logement BEGIN "
    "DELETE FROM tarif; END",
    "CREATE TRIGGER g AFTER UPDATE ON gpkg_contents BEGIN DELETE FROM tarif; END",
    "CREATE TRIGGER r AFTER INSERT ON rtree_logement_geom_rowid BEGIN DELETE FROM tarif; END",
    "CREATE TRIGGER s AFTER UPDATE ON osp_meta BEGIN DELETE FROM tarif; END",
    "CREATE VIEW v_logement AS SELECT * FROM logement WHERE bailleur <> 'SIA'",
    "CREATE UNIQUE INDEX un ON commune (nom_commune, fid)",
]  # fmt: skip


@pytest.mark.parametrize("sql", FOREIGN)
def test_what_is_of_other_hands_is_named_and_nothing_is_written(base, run, sql):
    change(base, sql)
    base.check()  # it is read
    assert [part.sql for part in base.foreign()] == [sql]
    with pytest.raises(ForeignObjects), base.transaction():
        pass
    with pytest.raises(ForeignObjects):
        base.upgrade()
    layers = open_base(base, project := QgsProject())
    assert layers and all(layer.readOnly() for layer in layers.values())
    assert not layers["logement"].startEditing()
    project.clear()
    with pytest.raises(QgsProcessingException, match="lecture"):
        run("osp:mettre_a_niveau", {"BASE": str(base.path)})


HARMLESS = [
    "CREATE TABLE mes_notes (fid INTEGER PRIMARY KEY, texte TEXT)",
    "ALTER TABLE logement ADD COLUMN a_moi TEXT",
    "ALTER TABLE logement ADD COLUMN a_moi TEXT DEFAULT 'a, b' CHECK (length(a_moi) < 9)",
    "CREATE INDEX mien ON logement (dvoilib)",
    'CREATE TRIGGER "trigger_insert_feature_count_logement" AFTER INSERT ON "logement" BEGIN '
    "UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE "
    "lower(table_name) = lower('logement'); END",
    "CREATE TRIGGER gpkg_metadata_md_scope_insert BEFORE INSERT ON gpkg_extensions FOR EACH ROW "
    "BEGIN SELECT RAISE(ABORT, 'non') WHERE NEW.extension_name = ''; END",
]


@pytest.mark.parametrize("sql", HARMLESS)
def test_what_holds_data_or_comes_from_gdal_is_left_in_peace(base, sql):
    change(base, sql)
    base.check()
    assert base.foreign() == ()
    with base.transaction():
        pass


def test_a_layer_added_by_gdal_is_left_in_peace(base):
    dataset = ogr.Open(str(base.path), 1)
    layer = dataset.CreateLayer("perso", geom_type=ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("nom"))
    del layer, dataset
    base.check()
    assert base.foreign() == ()


def test_a_trigger_on_a_table_of_the_user_that_reaches_ours_is_foreign(base):
    change(
        base,
        "CREATE TABLE layer_styles (id INTEGER)",
        "CREATE TRIGGER t AFTER INSERT ON layer_styles BEGIN DELETE FROM logement; END",
    )
    assert [part.name for part in base.foreign()] == ["t"]


def test_a_column_that_makes_rows_go_with_others_is_told(base):
    change(
        base,
        "ALTER TABLE logement ADD COLUMN a_moi TEXT REFERENCES epci (epci) ON DELETE CASCADE",
    )
    with pytest.raises(BaseAltered, match="a_moi"):
        base.check()


def test_what_was_accepted_is_accepted_as_it_was_and_there_alone(base, run, tmp_path):
    change(base, ABROAD)
    results = run("osp:verifier_base", {"BASE": str(base.path)})
    assert (results["SAINE"], results["NB_OBJETS"]) == (False, 1)
    results = run("osp:verifier_base", {"BASE": str(base.path), "OBJETS": 1})
    assert (results["SAINE"], results["NB_OBJETS"]) == (True, 0)
    with base.transaction():
        pass
    other = GeoPackageBase(shutil.copy(base.path, tmp_path / "autre.gpkg"))
    with pytest.raises(ForeignObjects), other.transaction():
        pass
    change(base, "DROP TRIGGER sournois", ABROAD.replace("'x'", "'y'"))
    with pytest.raises(ForeignObjects), base.transaction():
        pass


def test_what_was_accepted_survives_an_upgrade(base):
    change(base, ABROAD)
    acceptance.accept(base.identity, base.foreign())
    base.upgrade()
    assert base.rows("SELECT 1 AS un FROM sqlite_master WHERE name = 'sournois'")


def test_what_is_removed_is_kept_in_a_copy(base, run):
    change(base, ABROAD, "CREATE VIEW mienne AS SELECT 1 AS un")
    feedback = Feedback()
    results = run("osp:verifier_base", {"BASE": str(base.path), "OBJETS": 2}, feedback)
    assert (results["SAINE"], results["NB_OBJETS"]) == (True, 0)
    assert base.foreign() == ()
    assert len(GeoPackageBase(results["SAUVEGARDE"]).foreign()) == 2
    assert any("SET info = 'x'" in text for text in feedback.warnings)


def test_layers_are_writable_again_once_decided(base):
    change(base, ABROAD)
    project = QgsProject()
    layers = open_base(base, project)
    acceptance.accept(base.identity, base.foreign())
    again = open_base(base, project)
    assert again["logement"] is layers["logement"]
    assert not again["logement"].readOnly() and again["journal"].readOnly()
    again["cite"].setReadOnly(True)  # by the user
    assert open_base(base, project)["cite"].readOnly()
    project.clear()


def test_a_damaged_base_and_one_that_lacks_are_told_by_the_check(base, run):
    change(base, "DROP VIEW v_operation")
    results = run("osp:verifier_base", {"BASE": str(base.path)}, feedback := Feedback())
    assert (results["SAINE"], results["NB_DEFAUTS"]) == (False, 1)
    assert feedback is not None


def test_an_opening_costs_little(demo):
    open_geopackage(demo)  # what a new base is made of is made once
    start = time.perf_counter()
    for _ in range(3):
        open_geopackage(demo)
    assert (time.perf_counter() - start) / 3 < 1.5  # 0.1 s on a machine that is free


def test_a_definition_is_taken_apart():
    sql = (
        'CREATE TABLE "t" (\n  "a" TEXT DEFAULT \'x, (y\',\n  CONSTRAINT "k" CHECK ("a" IN (1, 2)))'
    )
    assert [(part.kind, part.name) for part in items(sql).values()] == [
        ("column", "a"),
        ("constraint", "k"),
    ]
    assert words("a  (b)") == words("a(b)")


def test_the_file_itself_is_not_changed_by_looking(base):
    before = Path(base.path).read_bytes()
    base.check()
    base.require_sound(deep=True)
    assert Path(base.path).read_bytes() == before
