"""Upgrades of a GeoPackage: what any base promises, and what stands on its tables besides."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pytest

from osp_plugin.storage.ddl import quote_name, quote_text
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.migrations import MigrationContract, Place
from ..support.released import scripts
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
