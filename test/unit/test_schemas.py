"""resources/schema/*.json are Table Schemas that hold together."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import frictionless
import pytest

from osp_plugin.paths import SCHEMAS

PATHS = sorted(path for path in SCHEMAS.glob("*.json") if not path.name.startswith("_"))
BY_NAME: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in PATHS
}
TABLES = {
    *("situation", "situation_valeur", "situation_compte"),
    *("logement", "cite", "operation", "programmation", "avancement", "programme_complementaire"),
    *("financement", "occupation", "commune", "epci", "departement", "bailleur", "campagne"),
    *("tarif", "parcelle", "journal", "import_remontee", "import_ligne", "correspondance"),
    "anomalie_acceptee",
    *("rpls", "dpe", "delegataire", "enveloppe", "scenario", "scenario_ligne"),
    *("population_cible", "mouvement_enveloppe", "mouvement_operation", "regle_acompte", "acompte"),
    *("trajectoire", "trajectoire_scenario"),
    *("operation_numero", "label", "aide", "regle_delai", "evenement"),
    "reference_epoque",
    *("organisation", "convention", "accord_adresse"),
}
each_schema = pytest.mark.parametrize("name", BY_NAME)


def _fields(name: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in BY_NAME[name]["fields"]}


def _unique_alone(name: str) -> set[str]:
    descriptor = BY_NAME[name]
    marked = {
        field["name"]
        for field in descriptor["fields"]
        if field.get("constraints", {}).get("unique")
    }
    key = descriptor.get("primaryKey", [])
    key = [key] if isinstance(key, str) else key
    return marked | (set(key) if len(key) == 1 else set())


def test_one_schema_per_table_of_the_design() -> None:
    assert set(BY_NAME) == TABLES


@each_schema
def test_schema_is_a_valid_table_schema(name: str) -> None:
    report = frictionless.Schema.validate_descriptor(BY_NAME[name])
    assert report.valid, report.flatten(["message"])


def test_a_broken_schema_is_seen() -> None:
    broken = {"fields": [{"name": "a", "type": "texte"}]}
    assert not frictionless.Schema.validate_descriptor(broken).valid


@each_schema
def test_schema_is_named_and_described_in_full(name: str) -> None:
    descriptor = BY_NAME[name]
    assert descriptor["name"] == name
    assert descriptor["title"] and descriptor["description"]
    assert descriptor["primaryKey"] == "fid"
    names = [field["name"] for field in descriptor["fields"]]
    assert len(names) == len(set(names))
    for field in descriptor["fields"]:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", field["name"])
        assert field["title"], field["name"]


@each_schema
def test_foreign_keys_point_at_unique_fields_of_the_same_type(name: str) -> None:
    for key in BY_NAME[name].get("foreignKeys", []):
        target, field = key["reference"]["resource"], key["reference"]["fields"]
        assert field in _unique_alone(target), f"{target}.{field} n’est pas unique"
        assert _fields(name)[key["fields"]]["type"] == _fields(target)[field]["type"]


@each_schema
def test_constraints_can_be_converted(name: str) -> None:
    fields = {
        field.name: field for field in frictionless.Schema.from_descriptor(BY_NAME[name]).fields
    }
    for field in BY_NAME[name]["fields"]:
        rules = field.get("constraints", {})
        for value in rules.get("enum", []):
            cell, notes = fields[field["name"]].read_cell(str(value))
            assert not notes and str(cell) == value
        if "pattern" in rules:
            assert field["type"] == "string"
            re.compile(rules["pattern"])
        if {"minimum", "maximum"} <= set(rules):
            assert rules["minimum"] <= rules["maximum"]


def test_audit_fields_are_fields_of_table_schema() -> None:
    audit = json.loads((SCHEMAS / "_audit.json").read_text(encoding="utf-8"))
    assert [field["name"] for field in audit["fields"]] == [
        *("cree_le", "cree_par", "modifie_le", "modifie_par", "version", "version_lue")
    ]
    assert frictionless.Schema.validate_descriptor({"fields": audit["fields"]}).valid


@each_schema
def test_audit_fields_are_in_no_schema(name: str) -> None:
    audit = json.loads(Path(SCHEMAS / "_audit.json").read_text(encoding="utf-8"))
    assert not {field["name"] for field in audit["fields"]} & set(_fields(name))
