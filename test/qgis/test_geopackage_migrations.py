"""Upgrades of a GeoPackage: what any base promises, and what stands on its tables besides."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pandas as pd
import pytest
from qgis.core import QgsRectangle, QgsVectorLayer

from osp_plugin.domain.dictionary import SCHEMA_VERSION, Dictionary
from osp_plugin.storage import acceptance
from osp_plugin.storage.ddl import quote_name, quote_text
from osp_plugin.storage.errors import ConstraintViolated, OwnColumns
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.scripts import Migration

from ..contracts.migrations import MigrationContract, Place, generated
from ..support.future import later_dictionary
from ..support.released import scripts
from ..support.samples import ADDRESS, add_dwellings, dwelling, point
from ..support.structure import Structure


def _replaced(line: str, by: str, table: str) -> str:
    """SQLite keeps a constraint in the text of its table only."""
    return (
        f"UPDATE sqlite_master SET sql = replace(sql, {quote_text(line)}, {quote_text(by)}) "
        f"WHERE name = {quote_text(table)}"
    )


class Mutants:
    """Statements that take one thing away."""

    setup = "PRAGMA writable_schema = ON;"
    single = {
        "table qui n’est plus celle du dictionnaire": (
            "ALTER TABLE logement ADD COLUMN etrangere TEXT"
        ),
        "couche": "DELETE FROM gpkg_contents WHERE table_name = 'logement'",
    }

    def of(self, found: Structure) -> dict[str, dict[str, str]]:
        made: dict[str, dict[str, str]] = {}
        for aspect, kind in (("index", "INDEX"), ("déclencheurs", "TRIGGER"), ("vues", "VIEW")):
            made[aspect] = {name: f"DROP {kind} {quote_name(name)}" for name in found[aspect]}
        made["contraintes"] = {}
        for name, text in found["contraintes"].items():
            table, _, constraint = name.partition(".")
            line = f',\n  CONSTRAINT "{constraint}" {text}'
            made["contraintes"][name] = _replaced(line, "", table)
        made["colonnes"] = {}
        for name, text in found["colonnes"].items():
            shorter = re.sub(" (NOT NULL|UNIQUE|AUTOINCREMENT|DEFAULT '[^']*')", "", text)
            if shorter != text:
                table = name.partition(".")[0]
                made["colonnes"][name] = _replaced(f"\n  {text},", f"\n  {shorter},", table)
        made["commentaires"] = {
            name: f"UPDATE gpkg_contents SET description = '' WHERE table_name = {quote_text(name)}"
            for name in found["commentaires"]
        }
        for aspect, table in (("géométries", "geometry_columns"), ("extensions", "extensions")):
            made[aspect] = dict.fromkeys(found[aspect], f"DELETE FROM gpkg_{table}")
        return made


class TestGeoPackageMigrations(MigrationContract):
    """The contract on a GeoPackage."""

    @pytest.fixture(params=scripts("geopackage"), ids=lambda path: path.stem)
    def released_script(self, request) -> Path:
        return request.param

    @pytest.fixture
    def place(self, qgis_app, tmp_path) -> Place:
        numbers = count()
        return lambda: GeoPackageBase(tmp_path / f"base_{next(numbers)}.gpkg")

    @pytest.fixture
    def mutants(self) -> Mutants:
        return Mutants()


@pytest.fixture
def later(tmp_path) -> Dictionary:
    return later_dictionary(tmp_path)


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    """A base of today with a dwelling that has a position."""
    made = GeoPackageBase(tmp_path / "base.gpkg")
    made.create()
    add_dwellings(made)
    with made.transaction() as session:
        session.append(made.tables["logement"], dwelling(2, geom=point(700000.0, 7030000.0)))
    return made


def upgraded(base: GeoPackageBase, later: Dictionary, folder: Path, by_hand: str = "") -> None:
    """Upgrade a base to the later dictionary, after what a person wrote."""
    number = SCHEMA_VERSION + 1
    texts = {"a_la_main": by_hand, "genere": generated(base, later)}
    steps = []
    for name, text in texts.items():
        path = folder / f"{number:04d}_{name}.sql"
        path.write_text(text, encoding="utf-8")
        steps.append(Migration(number, path))
    base.tables = later
    base.upgrade(steps)


def test_what_other_hands_put_on_a_table_is_still_there(base, later, tmp_path):
    with base.transaction() as session:
        session.execute("CREATE INDEX perso ON logement (dvoilib)")
        session.execute("CREATE TABLE notes (texte TEXT)")
        session.execute(
            "CREATE TRIGGER perso_note AFTER UPDATE OF info ON logement "
            "BEGIN INSERT INTO notes VALUES (NEW.info); END"
        )
        session.execute("CREATE VIEW v_perso AS SELECT dvoilib FROM logement")
    acceptance.accept(base.identity, base.foreign())
    upgraded(base, later, tmp_path)
    with base.transaction() as session:
        session.execute("UPDATE logement SET info = 'vu' WHERE fid = 1")
    assert base.rows("SELECT texte FROM notes") == [{"texte": "vu"}]
    assert {"dvoilib": ADDRESS} in base.rows("SELECT dvoilib FROM v_perso")
    assert base.rows("SELECT tbl_name FROM sqlite_master WHERE name = 'perso'") == [
        {"tbl_name": "logement"}
    ]


def test_positions_are_found_and_kept_in_the_spatial_index_after_an_upgrade(base, later, tmp_path):
    upgraded(base, later, tmp_path)
    layer = QgsVectorLayer(base.source("logement").uri, "logement", "ogr")
    around = QgsRectangle(699999, 7029999, 700001, 7030001)
    assert [item["id_ddtm62"] for item in layer.getFeatures(around)] == [2]
    with base.transaction() as session:
        session.append(later["logement"], dwelling(3, geom=point(700000.5, 7030000.0)))
        session.append(
            later["visite"],
            pd.DataFrame([{"bailleur": "SIA", "campagne": 2021, "geom": point(1.0, 2.0)}]),
        )
    assert len(base.rows("SELECT id FROM rtree_logement_geom")) == 2
    assert len(base.rows("SELECT id FROM rtree_visite_geom")) == 1


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ("INSERT INTO epci (epci, nom_epci) VALUES ('CALL', 'Lens')", "SIREN"),
        (
            "INSERT INTO epci (epci, nom_epci, siren) VALUES ('A', 'Lens', '246200364'), "
            "('B', 'Lens', '246200299')",
            "nom_epci",
        ),
    ],
)
def test_a_row_that_a_new_rule_refuses_is_told_and_nothing_changes(
    base, later, tmp_path, spoilt, said
):
    with base.transaction() as session:
        session.execute(spoilt)
    with pytest.raises(ConstraintViolated, match=said) as refusal:
        upgraded(base, later, tmp_path)
    assert "osp_nouvelle" not in str(refusal.value)
    assert base.version() == SCHEMA_VERSION
    assert "essai_nombre" not in base.query("SELECT * FROM logement").columns


def test_a_reference_that_a_migration_breaks_stops_the_upgrade(base, later, tmp_path):
    with pytest.raises(ConstraintViolated, match="logement → bailleur"):
        upgraded(base, later, tmp_path, "DELETE FROM bailleur WHERE bailleur = 'SIA';")
    assert base.read("bailleur", ["bailleur"])["bailleur"].tolist() == ["SIA"]


def test_a_column_that_somebody_added_is_never_lost_with_its_table(tmp_path, qgis_app):
    base = GeoPackageBase(tmp_path / "b.gpkg")
    base.create()
    later = later_dictionary(tmp_path)
    path = tmp_path / f"{SCHEMA_VERSION + 1:04d}_genere.sql"
    path.write_text(generated(base, later), encoding="utf-8")
    with base.transaction() as session:
        session.execute("ALTER TABLE logement ADD COLUMN ma_colonne TEXT")
        session.execute("CREATE INDEX a_moi ON logement (ma_colonne)")
    base.tables = later
    with pytest.raises(OwnColumns, match=r"logement\.ma_colonne"):
        base.upgrade([Migration(SCHEMA_VERSION + 1, path)])
    assert base.version() == SCHEMA_VERSION
    assert base.rows("SELECT count(ma_colonne) AS n FROM logement") == [{"n": 0}]
