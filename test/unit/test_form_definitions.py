"""The forms of ``forms/*.json``: complete, and made of what the dictionary knows."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from osp_plugin.domain.dictionary import Table, dictionary
from osp_plugin.paths import FORMS
from osp_plugin.project.forms.definition import (
    FormDefinition,
    FormError,
    Group,
    TextPlace,
    form_definition,
    macros,
)

TABLES = list(dictionary().values())
MACRO = re.compile(r"\{\{(\w+)")
LAYER = re.compile(r"\{\{@(\w+)\}\}")
RELATION = re.compile(r"\{\{>(\w+)\.(\w+)\}\}")
STATE = {"logement_enregistre"}

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def expressions(form: FormDefinition) -> list[str]:
    """Every expression of a form."""
    groups = [item for tab in form.tabs for item in _groups(tab)]
    return [
        form.header,
        *form.texts.values(),
        *form.marks.values(),
        *(alert.condition for alert in form.warnings),
        *(default.expression for default in form.defaults.values()),
        *(group.visible for group in groups),
    ]


def _groups(group: Group) -> list[Group]:
    inner = [found for item in group.content if isinstance(item, Group) for found in _groups(item)]
    return [group, *inner]


@each_table
def test_every_table_has_a_form(table: Table) -> None:
    assert (FORMS / f"{table.name}.json").is_file()
    assert form_definition(table.name).table == table.name


def test_no_form_is_without_a_table() -> None:
    assert {path.stem for path in FORMS.glob("*.json")} == {*dictionary(), "_commun"}


@each_table
def test_every_field_has_one_place_or_is_hidden(table: Table) -> None:
    form = form_definition(table.name)
    placed = Counter(form.placed)
    assert [name for name, times in placed.items() if times > 1] == []
    known = {field.name for field in table.columns} | {"version_lue"}
    assert set(placed) <= known
    assert {field.name for field in table.columns} <= set(placed) | form.hidden
    assert not set(placed) & form.hidden, "un champ caché ne se montre pas"


@each_table
def test_only_what_the_base_fills_is_hidden(table: Table) -> None:
    audit = {field.name for field in table.audit}
    shown_as_text = {"avant", "apres"} if table.name == "journal" else set()
    hidden = form_definition(table.name).hidden - {"version_lue"}
    assert hidden <= {"fid", *audit, *shown_as_text}


@each_table
def test_a_text_is_carried_by_a_hidden_field(table: Table) -> None:
    form = form_definition(table.name)
    placed = {item.carrier for item in form.items() if isinstance(item, TextPlace)}
    assert placed == set(form.texts)
    carriers = placed | ({form.carrier} if form.header else set())
    assert carriers <= form.hidden
    assert form.carrier not in placed


@each_table
def test_rules_speak_of_fields_of_the_table(table: Table) -> None:
    form = form_definition(table.name)
    known = {field.name for field in table.columns}
    named = {
        *(alert.field for alert in form.warnings),
        *form.labels,
        *form.marks,
        *form.helps,
        *form.defaults,
        *form.read_only,
        *form.labels_left,
        *form.precision,
    }
    assert named <= known
    assert {alert.field for alert in form.warnings} <= set(form.placed)


@each_table
def test_relations_exist(table: Table) -> None:
    for name in form_definition(table.name).relations:
        other = name.partition(".")[0]
        if other == "journal":
            assert table.audit
            continue
        assert any(key.table == table.name for key in dictionary()[other].foreign_keys), name


@each_table
def test_expressions_name_what_there_is(table: Table) -> None:
    for text in [*expressions(form_definition(table.name)), *macros().values()]:
        assert set(MACRO.findall(text)) <= set(macros())
        assert set(LAYER.findall(text)) <= set(dictionary()) | STATE
        for name, field in RELATION.findall(text):
            assert any(key.field == field for key in dictionary()[name].foreign_keys)


@each_table
def test_texts_are_whole_sentences(table: Table) -> None:
    form = form_definition(table.name)
    for text in [alert.text for alert in form.warnings] + list(form.helps.values()):
        assert text[0].isupper() and text.endswith("."), text
        assert "'" not in text, "l’apostrophe est courbe"


def test_the_dwelling_form_has_its_tabs() -> None:
    assert [tab.title for tab in form_definition("logement").tabs] == [
        "Identifiants",
        "Adresse et position",
        "Cité",
        "Programme",
        "Travaux et étiquettes",
        "Financement",
        "Ménage avant/après",
        "Historique",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"table": "logement", "onglets": [], "onglet": []},
        {"table": "logement", "onglets": [{"titre": "A", "contenu": [], "colones": 2}]},
    ],
)
def test_a_misspelt_word_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(FormError):
        FormDefinition.from_json(wrong)
