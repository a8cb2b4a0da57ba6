"""What an upgrade promises on any database: the base of today, and no row changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from osp_plugin.domain.dictionary import SCHEMA_VERSION, Dictionary
from osp_plugin.paths import SCHEMAS
from osp_plugin.storage.base import Base
from osp_plugin.storage.ddl import create_all
from osp_plugin.storage.errors import BaseError, ConstraintViolated
from osp_plugin.storage.migrations.definition import Definitions, tables_of
from osp_plugin.storage.migrations.difference import difference, settled
from osp_plugin.storage.migrations.writing import WRITERS
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.scripts import Migration
from osp_plugin.storage.session import Session

from ..support import released
from ..support.future import edited, field_of, later_dictionary
from ..support.samples import add_dwellings, add_programme, dwelling
from ..support.structure import Structure, differences, structure, structure_of

REFUSED = [
    ({"essai_nombre": 99}, "essai_nombre"),
    ({"essai_liste": "Bois"}, "essai_liste"),
    ({"essai_forme": "AB1"}, "essai_forme"),
    ({"surf_hab": 6.0, "essai_nombre": 8}, "Trop petit"),
    ({"essai_campagne": 2049}, "n’existe pas"),
]
"""Values that only the later dictionary refuses, and what is then said."""

Place = Callable[[], Base]


def definitions(base: Base, dictionary: Dictionary) -> Definitions:
    """Tables of a dictionary in the words of the base."""
    return tables_of(create_all(dictionary, base.dialect))


def shared(before: Definitions, after: Definitions) -> Definitions:
    """The tables of ``before`` in the columns that are still in ``after``."""
    return {
        name: replace(
            table,
            columns={
                column: found
                for column, found in table.columns.items()
                if column in after[name].columns
            },
        )
        for name, table in before.items()
        if name in after
    }


def rows(base: Base, tables: Definitions) -> released.Rows:
    with base.reading() as session:
        return released.rows_of(session, tables, counters=released.COUNTERS[base.backend])


def changed(name: str, after: list[Any], before: Mapping[str, list[Any]]) -> bool:
    """Whether the rows of a table are others, but for the masks of the journal."""
    if name in ("journal", "import_ligne"):
        return len(after) != len(before[name])
    if name == "compteurs":  # a table that comes has a counter of its own
        # That of the sensitive values goes on when those that it has already are met again.
        held = [row for row in before[name] if "journal_sensible" not in str(row)]
        names = [next(iter(row.values())) for row in held]
        return [row for row in after if next(iter(row.values())) in names] != held
    return after != before[name]


def generated(base: Base, later: Dictionary) -> str:
    """The migration of a base of today to a later dictionary."""
    change = difference(definitions(base, base.tables), definitions(base, later))
    assert change.undecided() == []
    return WRITERS[base.backend].script(change)


class Undone(Exception):
    """Ends an attempt whose work is not to be kept."""


@contextmanager
def attempt(base: Base) -> Iterator[Session]:
    """A session of an upgrade that is undone at its end."""
    try:
        with base._session(writing=True, opened=base._open_for_upgrade()) as session:
            yield session
            raise Undone
    except Undone:
        pass


class MigrationContract:
    """Tests of upgrades. A module that subclasses it gives three fixtures: ``place`` makes a base
    that is still to be made, where the last one is no longer; ``released_script`` is the script of
    each released version; ``mutants`` takes things away: ``of`` gives for a structure, by aspect
    and name, the statement that takes it; ``single`` others by a name for them; ``setup`` is run
    before."""

    @pytest.fixture
    def later(self, tmp_path) -> Dictionary:
        return later_dictionary(tmp_path)

    @pytest.fixture
    def wanted(self, place: Place, later) -> Structure:
        """What a base made new from the later dictionary is made of."""
        base = place()
        base.tables = later
        base.create()
        return structure_of(base)

    def test_a_released_base_full_of_rows_becomes_a_base_of_today(
        self, place: Place, released_script: Path, demo_tables
    ):
        today = place()
        today.create()
        wanted = structure_of(today)
        old = place()
        tables = released.make(old, released_script)
        released.fill(old, tables, demo_tables)
        kept = shared(tables, definitions(old, old.tables))
        before = rows(old, kept)
        assert before["logement"] and before["programmation"] and before["journal"]
        assert old.upgrade().after == SCHEMA_VERSION
        missing = differences(structure_of(old), wanted)
        assert not missing, "\n".join(missing)
        after = rows(old, kept)
        assert {name: found for name, found in after.items() if changed(name, found, before)} == {}

    def test_a_generated_migration_gives_the_base_of_the_later_dictionary(
        self, place: Place, later, wanted, demo_tables, tmp_path
    ):
        base = place()
        base.create()
        tables = definitions(base, base.tables)
        released.fill(base, tables, demo_tables)
        before = rows(base, tables)
        path = tmp_path / f"{SCHEMA_VERSION + 1:04d}_genere.sql"
        path.write_text(generated(base, later), encoding="utf-8")
        base.tables = later
        base.upgrade([Migration(SCHEMA_VERSION + 1, path)])
        missing = differences(structure_of(base), wanted)
        assert not missing, "\n".join(missing)
        after = rows(base, tables)
        assert {name: found for name, found in after.items() if changed(name, found, before)} == {}
        assert base.rows("SELECT DISTINCT essai_oblige FROM logement") == [
            {"essai_oblige": "À faire"}
        ]
        for number, (values, said) in enumerate(REFUSED, start=90_000):
            with pytest.raises(ConstraintViolated, match=said), base.transaction() as session:
                session.append(later["logement"], dwelling(number, **values))

    def test_what_a_person_writes_goes_before_what_is_generated(self, place: Place, tmp_path):
        schemas = tmp_path / "schema"
        shutil.copytree(SCHEMAS, schemas)
        (schemas / "anomalie_acceptee.json").unlink()
        edited(schemas, "logement", lambda item: field_of(item, "dindic").update(name="indice"))
        later = Dictionary.load(schemas)
        fresh = place()
        fresh.tables = later
        fresh.create()
        wanted = structure_of(fresh)
        base = place()
        base.create()
        add_dwellings(base)
        with base.transaction() as session:
            session.append(base.tables["logement"], dwelling(2, dindic="BIS"))
        by_hand = (
            "-- Fait ici : logement.dindic\n"
            "ALTER TABLE logement RENAME COLUMN dindic TO indice;\nDROP TABLE anomalie_acceptee;\n"
        )
        if base.backend == "geopackage":
            by_hand += "DELETE FROM gpkg_contents WHERE table_name = 'anomalie_acceptee';\n"
        after = definitions(base, later)
        names = ["anomalie_acceptee", "logement.dindic", "logement.indice"]
        before = settled(definitions(base, base.tables), after, names)
        sql = WRITERS[base.backend].script(difference(before, after))
        base.tables = later
        with attempt(base) as session:
            base.migrate(session, [by_hand, sql])
            schema = base.schema if isinstance(base, PostgisBase) else ""
            missing = differences(structure(session, schema), wanted)
            kept = session.rows("SELECT indice FROM logement WHERE id_ddtm62 = 2")
        assert not missing, "\n".join(missing)
        assert kept == [{"indice": "BIS"}]

    def test_each_thing_that_an_upgraded_base_lacks_is_seen(self, place: Place, later, mutants):
        base = place()
        base.create()
        sql = generated(base, later)
        base.tables = later
        schema = base.schema if isinstance(base, PostgisBase) else ""
        with attempt(base) as session:
            base.migrate(session, [sql])
            session.script(mutants.setup)
            wanted = structure(session, schema)
            unseen = []
            for aspect, statements in mutants.of(wanted).items():
                assert statements
                lost = _lost(session, statements.values(), schema, wanted)
                named = {
                    text.split(" : ")[1].split(" manque")[0]
                    for text in lost
                    if text.startswith(f"{aspect} : ")
                }
                unseen += [f"{aspect} : {name}" for name in statements if name not in named]
            unseen += [
                name
                for name, statement in mutants.single.items()
                if not _lost(session, [statement], schema, wanted)
            ]
        assert not unseen, "\n".join(unseen)

    def test_each_line_that_a_migration_lacks_is_seen(self, place: Place, later, wanted):
        base = place()
        base.create()
        _add_a_row_to_each(base)
        tables = definitions(base, base.tables)
        before = rows(base, tables)
        sql = generated(base, later)
        shorter = dict(_shortened(sql, "\n".join(create_all(base.tables, base.dialect))))
        base.tables = later
        assert _faults(base, sql, wanted, tables, before) == []
        assert len(shorter) > 40
        unseen = [
            line
            for line, text in shorter.items()
            if not _faults(base, text, wanted, tables, before)
        ]
        assert not unseen, "\n".join(unseen)


def _add_a_row_to_each(base: Base) -> None:
    """Rows in the tables that the later dictionary changes; the counter of dwellings is ahead."""
    add_dwellings(base)
    add_programme(base)
    rows = {
        "delegataire": {"delegataire": "CALL", "nom_delegataire": "CALL"},
        "correspondance": {"bailleur": "SIA", "entete": "ville", "champ": "idcomtxt"},
        "import_remontee": {"nature": "Remontée", "fichier": "a.csv", "empreinte": "0" * 64,
                            "date_import": "2021-01-01T00:00:00Z", "etat": "Appliqué"},
        "import_ligne": {"import_remontee": 1, "nom_table": "logement", "fid_ligne": 1,
                         "verbe": "INSERT"},
        "avancement": {"programmation": 1, "date_saisie": "2021-01-01", "acteur": "Bailleur"},
    }  # fmt: skip
    with base.transaction() as session:
        for name, row in rows.items():
            session.append(base.tables[name], pd.DataFrame([row]))
        session.append(base.tables["logement"], dwelling(2))
        session.execute("DELETE FROM logement WHERE fid = (SELECT max(fid) FROM logement)")
        session.execute("UPDATE epci SET siren = '246200364'")


def _lost(session: Session, statements: Iterable[str], schema: str, wanted: Structure) -> list[str]:
    """What a base lacks after statements, which are undone."""
    session.execute("SAVEPOINT essai")
    for statement in statements:
        session.execute(statement)
    found = differences(structure(session, schema), wanted)
    session.execute("ROLLBACK TO SAVEPOINT essai")
    return found


def _faults(
    base: Base, sql: str, wanted: Structure, tables: Definitions, before: released.Rows
) -> list[str]:
    """What is wrong after a migration: its refusal, what the base lacks, rows that changed."""
    try:
        with attempt(base) as session:
            base.migrate(session, [sql])
            found = structure(session, base.schema if isinstance(base, PostgisBase) else "")
            after = released.rows_of(session, tables, counters=released.COUNTERS[base.backend])
    except BaseError as refusal:
        return [str(refusal)]
    # The spatial index of a new table of a GeoPackage is made once the upgrade is committed.
    faults = [
        text
        for text in differences(found, wanted)
        if "rtree_visite_geom" not in text and "visite.geom gpkg_rtree" not in text
    ]
    return faults + [name for name, table in after.items() if table != before[name]]


def _shortened(sql: str, known: str) -> Iterator[tuple[str, str]]:
    """The migration without each of its statements, then without each new rule of its tables."""
    for statement in re.findall(r"^[A-Z][^;]*;\n", sql, re.MULTILINE):
        yield statement, sql.replace(statement, "", 1)
        if statement.startswith("CREATE TABLE"):
            for line in re.findall(r",\n  CONSTRAINT .+", statement):
                item = line.removesuffix(",")
                if item not in known:
                    yield item, sql.replace(item, "", 1)
