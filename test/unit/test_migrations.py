"""A released version of the tables never changes: the next one comes with its migration."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from osp_plugin.domain.dictionary import SCHEMA_VERSION, Dictionary, dictionary
from osp_plugin.paths import SCHEMAS
from osp_plugin.storage.ddl import create_all
from osp_plugin.storage.migrations.definition import ColumnDefinition, Definitions, tables_of
from osp_plugin.storage.migrations.difference import Difference, difference, settled
from osp_plugin.storage.migrations.recording import Recorder
from osp_plugin.storage.migrations.writing import TO_CHECK, WRITERS, altered_column
from osp_plugin.storage.scripts import migrations
from tools import new_version

from ..support.future import edited, field_of, later_dictionary, new_field

each_backend = pytest.mark.parametrize("backend", new_version.DIALECTS)


def definitions(backend: str, tables: Dictionary) -> Definitions:
    return tables_of(create_all(tables, new_version.DIALECTS[backend]))


class Edition:
    """A copy of the dictionary that a test changes, and what its migration would be."""

    def __init__(self, folder) -> None:
        self.folder = folder / "schema"
        shutil.copytree(SCHEMAS, self.folder)

    def edit(self, table, change) -> Edition:
        edited(self.folder, table, change)
        return self

    def difference(self, backend: str = "postgis") -> Difference:
        after = definitions(backend, Dictionary.load(self.folder))
        return difference(definitions(backend, dictionary()), after)


@pytest.fixture
def edition(tmp_path) -> Edition:
    return Edition(tmp_path)


@each_backend
def test_the_migration_is_what_the_command_writes(backend):
    path = new_version.generated_file(backend, new_version.last_released() + 1)
    written = path.read_text(encoding="utf-8") if path.exists() else None
    assert written == new_version.expected(backend), "lancez « make nouvelle-version »"


@each_backend
def test_every_version_after_the_first_has_its_migration(backend):
    numbers = {step.number for step in migrations(backend)}
    assert numbers == set(range(2, SCHEMA_VERSION + 1))
    assert SCHEMA_VERSION - new_version.last_released() in (0, 1)


@each_backend
def test_every_released_version_is_kept(backend):
    for version in range(1, new_version.last_released() + 1):
        assert new_version.released(backend, version)["logement"].constraints


@each_backend
def test_what_is_read_of_a_table_is_all_that_it_says(backend):
    tables = definitions(backend, dictionary())
    assert list(tables) == list(dictionary())
    for table in tables.values():
        wanted = {field.name for field in dictionary()[table.name].columns}
        assert set(table.columns) - {"geom"} == wanted
        items = [item.sql for item in table.columns.values()] + [
            f'CONSTRAINT "{name}" {text}' for name, text in table.constraints.items()
        ]
        body = ",\n  ".join(items)
        assert table.sql == f'CREATE TABLE "{table.name}" (\n  {body}\n)'
    state = tables["campagne"].columns["etat"]
    assert (state.default, state.required, state.unique) == ("'En préparation'", True, False)


@each_backend
def test_the_same_tables_in_another_order_need_no_migration(backend, edition):
    edition.edit("logement", lambda item: item["fields"].reverse())
    assert not edition.difference(backend)


def test_a_title_needs_no_migration(edition):
    edition.edit("logement", lambda item: field_of(item, "surf_hab").update(title="Surface"))
    assert not edition.difference()


def test_postgis_drops_a_reference_before_the_unique_column_that_it_needs(edition):
    def no_reference(item):
        keys = item["foreignKeys"]
        item["foreignKeys"] = [key for key in keys if key["reference"]["resource"] != "cite"]

    for table in ("logement", "programme_complementaire"):
        edition.edit(table, no_reference)
    edition.edit("cite", lambda item: field_of(item, "id_cite")["constraints"].pop("unique"))
    script = WRITERS["postgis"].script(edition.difference())
    reference = script.index('DROP CONSTRAINT IF EXISTS "logement_id_cite_reference"')
    assert reference < script.index('DROP CONSTRAINT "cite_id_cite_key"')


@each_backend
def test_a_later_dictionary_is_all_decided(backend, tmp_path):
    later = definitions(backend, later_dictionary(tmp_path))
    assert difference(definitions(backend, dictionary()), later).undecided() == []


def test_postgis_adds_a_field_with_each_of_its_rules(edition):
    field = new_field("essai_nombre", "integer", {"minimum": 1, "maximum": 12})
    edition.edit("logement", lambda item: item["fields"].append(field))
    assert WRITERS["postgis"].script(edition.difference()).splitlines()[2:] == [
        "-- Table logement : colonnes",
        'ALTER TABLE "logement" ADD COLUMN "essai_nombre" integer;',
        "",
        "-- Table logement : contraintes",
        'ALTER TABLE "logement" ADD CONSTRAINT "logement_essai_nombre_minimum" '
        'CHECK ("essai_nombre" >= 1);',
        'ALTER TABLE "logement" ADD CONSTRAINT "logement_essai_nombre_maximum" '
        'CHECK ("essai_nombre" <= 12);',
    ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"default": None}, {"default": "0"}, ["SET DEFAULT 0"]),
        ({"default": "0"}, {"default": "1"}, ["SET DEFAULT 1"]),
        ({"default": "0"}, {"default": None}, ["DROP DEFAULT"]),
        ({"required": False}, {"required": True}, ["SET NOT NULL"]),
        ({"required": True}, {"required": False}, ["DROP NOT NULL"]),
        ({}, {}, []),
    ],
)
def test_postgis_alters_of_a_column_what_changed_alone(before, after, words):
    column = ColumnDefinition("nb", "integer", None, required=False, unique=False, sql="nb integer")
    altered = altered_column("logement", replace(column, **before), replace(column, **after))
    assert list(altered) == [f'ALTER COLUMN "nb" {said}' for said in words]


def test_postgis_names_the_rule_of_a_column_as_the_server_did():
    column = ColumnDefinition("nb", "integer", None, required=False, unique=False, sql="nb integer")
    unique = replace(column, unique=True)
    added = 'ADD CONSTRAINT "logement_nb_key" UNIQUE ("nb")'
    assert list(altered_column("logement", column, unique)) == [added]
    assert list(altered_column("logement", unique, column)) == ['DROP CONSTRAINT "logement_nb_key"']


def test_what_is_recorded_of_a_base_makes_the_same_base():
    recorder = Recorder()
    recorder.execute("SAVEPOINT osp")
    values = {"texte": "l'état", "nombre": 3, "rien": None}
    recorder.execute("INSERT INTO t VALUES (:texte, :nombre, :rien, '1'::integer)", values)
    recorder.script("\nCREATE VIEW v AS SELECT 1;\n")
    assert recorder.statements == [
        "INSERT INTO t VALUES ('l''état', 3, NULL, '1'::integer)",
        "CREATE VIEW v AS SELECT 1",
    ]


def test_a_geopackage_adds_an_index_without_a_new_table(edition):
    edition.edit("logement", lambda item: item["osp"].update(index=[["idcom", "dvoilib"]]))
    assert WRITERS["geopackage"].script(edition.difference("geopackage")).splitlines()[3:] == [
        'CREATE INDEX "ix_logement_idcom_dvoilib" ON "logement" ("idcom", "dvoilib");'
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda item: item["fields"].remove(field_of(item, "dindic")),
            "« logement.dindic » dispar",
        ),
        (lambda item: field_of(item, "dindic").update(name="indice"), "« logement.dindic » dispar"),
        (lambda item: field_of(item, "dindic").update(type="integer", constraints={}), "change de"),
        (
            lambda item: item["fields"].append(new_field("x", "string", {"required": True})),
            "« logement.x » est obligatoire et sans valeur par défaut",
        ),
        (
            lambda item: item["fields"].append(
                new_field("x", "string", {"required": True, "unique": True}, defaut="a")
            ),
            "« logement.x » est obligatoire et unique",
        ),
        (
            lambda item: item["fields"].append(
                new_field("x", "string", {"unique": True}, defaut="a")
            ),
            "« logement.x » est unique et a une valeur par défaut",
        ),
        (
            lambda item: item["osp"].update(geometry="MultiPoint"),
            "« logement.geom » change de type",
        ),
    ],
)
@each_backend
def test_what_may_lose_data_is_left_to_a_person(backend, edition, change, said):
    questions = edition.edit("logement", change).difference(backend).undecided()
    assert len(questions) == 1
    assert said in questions[0]


def test_a_table_that_goes_is_left_to_a_person(edition):
    (edition.folder / "anomalie_acceptee.json").unlink()
    assert "« anomalie_acceptee » disparaît" in edition.difference().undecided()[0]


@each_backend
def test_what_a_person_has_settled_is_no_longer_asked(backend, edition):
    (edition.folder / "anomalie_acceptee.json").unlink()
    edition.edit("logement", lambda item: field_of(item, "dindic").update(name="indice"))
    before = definitions(backend, dictionary())
    after = definitions(backend, Dictionary.load(edition.folder))
    names = ["anomalie_acceptee", "logement.dindic", "logement.indice"]
    change = difference(settled(before, after, names), after)
    assert change.undecided() == []
    # The rules of the new name are still written, the column itself no more.
    assert '"logement_indice_longueur"' in WRITERS[backend].script(change)
    assert "ADD COLUMN" not in WRITERS[backend].script(change)
    assert change.changed[0].kept == tuple(after["logement"].columns)


def test_the_command_says_what_to_write_by_hand(monkeypatch, edition):
    edition.edit("logement", lambda item: item["fields"].remove(field_of(item, "dindic")))
    monkeypatch.setattr(new_version, "dictionary", lambda: Dictionary.load(edition.folder))
    monkeypatch.setattr(new_version, "released", lambda *_: definitions("postgis", dictionary()))
    with pytest.raises(new_version.Undecided, match="à la main") as refusal:
        new_version.pending("postgis")
    assert "-- Fait ici : table.colonne" in str(refusal.value)
    assert "postgis/migrations" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("annee_financ", lambda rules: rules.update(minimum=1800)),
        ("surf_hab", lambda rules: rules.update(maximum=rules["maximum"] + 0.5)),
        ("dvoilib", lambda rules: rules.update(maxLength=200)),
        ("etiquette_avant", lambda rules: rules["enum"].append("Z")),
        ("dvoilib", lambda rules: rules.pop("maxLength")),
    ],
)
def test_a_rule_that_allows_more_is_no_cause_for_worry(edition, name, change):
    edition.edit("logement", lambda item: change(field_of(item, name)["constraints"]))
    found = edition.difference()
    assert found and TO_CHECK not in WRITERS["postgis"].script(found)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("surf_hab", lambda rules: rules.update(maximum=rules["maximum"] - 0.5)),
        ("dvoilib", lambda rules: rules.update(maxLength=20)),
        ("etiquette_avant", lambda rules: rules["enum"].remove("A")),
        ("etiquette_avant", lambda rules: rules["enum"].__setitem__(0, "Z")),
    ],
)
def test_a_rule_that_allows_less_is_told(edition, name, change):
    edition.edit("logement", lambda item: change(field_of(item, name)["constraints"]))
    assert TO_CHECK in WRITERS["postgis"].script(edition.difference())


def test_the_rules_of_a_new_field_with_a_default_are_told(edition):
    rules = {"required": True, "enum": ["À faire", "Fait"]}
    field = new_field("essai_oblige", "string", rules, defaut="Fait")
    edition.edit("logement", lambda item: item["fields"].append(field))
    script = WRITERS["postgis"].script(edition.difference())
    assert "DEFAULT 'Fait'" in script and TO_CHECK in script


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rules: rules.update(maximum=2030), "annee_financ_maximum"),
        (lambda rules: rules.update(required=True), "« annee_financ » devient obligatoire"),
        (lambda rules: rules.update(unique=True), "« annee_financ » devient unique"),
    ],
)
def test_a_rule_that_rows_may_fail_is_told_in_the_migration(edition, change, told):
    edition.edit("logement", lambda item: change(field_of(item, "annee_financ")["constraints"]))
    lines = WRITERS["postgis"].script(edition.difference()).splitlines()
    assert [line for line in lines if line.startswith(TO_CHECK) and told in line]


def test_the_rules_of_a_new_field_are_no_cause_for_worry(edition):
    field = new_field("essai_nombre", "integer", {"minimum": 1})
    edition.edit("logement", lambda item: item["fields"].append(field))
    assert TO_CHECK not in WRITERS["postgis"].script(edition.difference())


@each_backend
def test_no_name_is_longer_than_the_server_keeps(backend):
    for table in definitions(backend, dictionary()).values():
        for name in (*table.constraints, *table.indexes):
            assert len(name.encode()) <= 63, name
