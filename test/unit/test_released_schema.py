"""A released version of the tables never changes: a new one comes with its migration."""

from __future__ import annotations

import pytest

from osp_plugin.domain.dictionary import SCHEMA_VERSION, dictionary
from osp_plugin.storage.ddl import PostgresDialect, SqliteDialect, create_tables
from osp_plugin.storage.scripts import migrations

DIALECTS = {"geopackage": SqliteDialect(), "postgis": PostgresDialect()}


@pytest.mark.parametrize("backend", DIALECTS)
def test_the_tables_of_a_released_version_have_not_changed(root, backend):
    path = root / "test" / "data" / "released" / f"{backend}_v{SCHEMA_VERSION}.sql"
    assert path.exists(), "lancez tools/release_schema.py"
    tables = create_tables(dictionary(), DIALECTS[backend])
    assert path.read_text(encoding="utf-8") == "".join(f"{table};\n\n" for table in tables), (
        "le dictionnaire change les tables : ajoutez une migration, passez SCHEMA_VERSION à la "
        "suivante, puis lancez tools/release_schema.py"
    )


@pytest.mark.parametrize("backend", DIALECTS)
def test_every_version_after_the_first_has_its_migration(backend):
    assert [step.number for step in migrations(backend)] == list(range(2, SCHEMA_VERSION + 1))
