"""The dictionary says what the design says."""

from __future__ import annotations

import shutil

import pytest

from osp_plugin.domain.decisions.preparation import decision_vocabulary
from osp_plugin.domain.dictionary import Dictionary, Table, dictionary
from osp_plugin.domain.imports.columns import Vocabulary
from osp_plugin.domain.programming.importing import line_vocabulary
from osp_plugin.domain.referential import SYNONYMS
from osp_plugin.domain.remontee.vocabulary import NOT_READ_TITLES, dwelling_vocabulary
from osp_plugin.domain.remontee.vocabulary import SYNONYMS as DWELLING_SYNONYMS
from osp_plugin.paths import SCHEMAS
from osp_plugin.reports.workbook.columns import GROUPS

from ..support.future import edited, new_field


def test_every_table_of_the_design_is_there():
    assert set(dictionary()) == {
        "situation", "situation_valeur", "situation_compte",
        "logement", "cite", "operation", "programmation", "avancement", "financement",
        "programme_complementaire", "occupation", "commune", "epci", "departement", "bailleur",
        "campagne", "tarif", "parcelle", "journal", "import_remontee", "import_ligne",
        "correspondance", "anomalie_acceptee", "rpls", "delegataire", "enveloppe", "scenario",
        "scenario_ligne", "dpe", "population_cible", "mouvement_enveloppe", "mouvement_operation",
        "regle_acompte", "acompte", "trajectoire", "trajectoire_scenario",
        "operation_numero", "label", "aide", "regle_delai", "evenement",
        "reference_epoque",
        "organisation", "convention", "accord_adresse",
    }  # fmt: skip


def test_a_table_comes_after_those_that_it_refers_to():
    seen: set[str] = set()
    for table in dictionary().values():
        seen.add(table.name)
        assert {key.table for key in table.foreign_keys} <= seen


def test_every_table_but_the_logs_and_the_rpls_has_the_audit_fields():
    audit = {"cree_le", "cree_par", "modifie_le", "modifie_par", "version", "version_lue"}
    for table in dictionary().values():
        names = {field.name for field in table.columns}
        assert "fid" in names
        without = {
            *("journal", "import_ligne", "correspondance", "rpls"),
            *("situation", "situation_valeur", "situation_compte"),
        }
        assert (audit <= names) == (table.name not in without)


def test_an_alias_tells_the_unit():
    assert dictionary()["logement"]["surf_hab"].alias == "Surface habitable (m²)"
    assert dictionary()["logement"]["bailleur"].alias == "Bailleur"


def test_a_format_is_said_of_whole_numbers_and_years_all_have_it():
    for table in dictionary().values():
        for field in table.columns:
            place = f"{table.name}.{field.name}"
            assert field.format in (None, "annee", "numero"), place
            assert field.format is None or field.type == "integer", place
            year = field.type == "integer" and (field.maximum or 0) == 2050
            assert year == (field.format == "annee"), place


def test_the_workbook_shows_fields_of_dwellings_in_groups_that_it_has():
    for table in dictionary().values():
        for field in table.columns:
            if field.classeur is not None:
                assert table.name == "logement", field.name
                assert field.classeur in GROUPS, field.name


@pytest.mark.parametrize(
    "vocabulary",
    [
        *(dwelling_vocabulary(), decision_vocabulary(), line_vocabulary()),
        *(Vocabulary(dictionary()[name], [], names) for name, names in SYNONYMS.items()),
    ],
    ids=lambda vocabulary: vocabulary.table.name,
)
def test_no_title_of_a_file_is_claimed_by_two_fields(vocabulary):
    assert vocabulary.disputed() == []


@pytest.fixture
def with_a_code(tmp_path) -> Table:
    """The dwellings with a field whose title is what bailleurs call their own identifier."""
    folder = tmp_path / "schema"
    shutil.copytree(SCHEMAS, folder)
    field = {**new_field("essai_code", "string", {}), "title": "Code logement"}
    edited(folder, "logement", lambda item: item["fields"].append(field))
    return Dictionary.load(folder)["logement"]


def test_a_new_field_that_takes_the_title_of_another_is_seen(with_a_code):
    vocabulary = Vocabulary(with_a_code, ["ident_int"], DWELLING_SYNONYMS, NOT_READ_TITLES)
    assert vocabulary.disputed() == ["« code logement » : essai_code, ident_int"]


def test_what_is_sensitive_is_said_and_nothing_else_is():
    tables = dictionary().values()
    assert [table.name for table in tables if table.sensible] == ["occupation"]
    fields = {(table.name, item.name) for table in tables for item in table.fields if item.sensible}
    homes = {"occupe_avant", "occupe_apres", "relogement", "loyer_avant", "loyer_apres"}
    assert {name for table, name in fields if table == "logement"} == homes
    assert {table for table, _ in fields} == {"logement", "occupation"}


def test_a_field_bears_all_that_its_schema_says():
    for table in dictionary().values():
        for said in table.descriptor["fields"]:
            field, rules = table[said["name"]], said.get("constraints", {})
            assert field.description == said.get("description", field.description)
            told = (field.title, field.type, field.required, field.unique, field.minimum,
                    field.maximum, field.max_length, field.pattern, list(field.enum))  # fmt: skip
            assert told == (
                said["title"], said["type"], rules.get("required", False),
                rules.get("unique", False), rules.get("minimum"), rules.get("maximum"),
                rules.get("maxLength"), rules.get("pattern"),
                rules.get("enum", said.get("osp", {}).get("valeurs", [])),
            )  # fmt: skip
    assert "m²" in dictionary()["logement"]["surf_hab"].alias
