"""Each rule of a list of decisions, on both sides; whose operation a row is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from osp_plugin.domain.decisions.preparation import decision_vocabulary, prepare_decisions
from osp_plugin.domain.imports.columns import propose
from osp_plugin.domain.imports.plan import CHANGED, CONFLICT, NEW, REFUSED, SAME, Plan
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.imports.table import assemble
from osp_plugin.storage.imports.changes import changes_of

from ..support.rule_codes import codes_of
from ..support.small_returns import base_of, rows_of_table, told

E, W = "erreur", "avertissement"
FIRST, SECOND, THIRD = "2019DD06200001", "2020DD06200002", "2021DD06200003"
HELD = (
    {"fid": 1, "intitule": "A", "bailleur": "SIA", "type_palu": "Groupé", "num_decision": FIRST,
     "nb_logements_decision": 5},
    {"fid": 2, "intitule": "B", "bailleur": "SIA", "type_palu": "Groupé", "num_decision": SECOND},
    {"fid": 3, "intitule": "B bis", "bailleur": "SIA", "type_palu": "Isolé",
     "num_decision": SECOND},
    {"fid": 4, "intitule": "C", "bailleur": "M&C", "type_palu": "Hors", "num_decision": None},
    {"fid": 5, "intitule": "D", "bailleur": "SIA", "type_palu": "Hors", "dep": "59",
     "date_decision": date(2020, 5, 1)},
)  # fmt: skip


def plan_for(*rows: Mapping[str, Any]) -> Plan:
    """What a list of decisions (field → cell) would do to the operations HELD."""
    fields = list(dict.fromkeys(field for row in rows for field in row))
    cells = [fields, *([row.get(field) for field in fields] for row in rows)]
    sheet = Sheet("SISAL", list(enumerate(cells, 1)))
    layout = propose(sheet, decision_vocabulary(), header_row=1)
    assert layout is not None and [match.field for match in layout.matches] == fields
    context = base_of(operations=rows_of_table("operation", HELD))
    return prepare_decisions(assemble([sheet], [layout]), context, "decisions.csv", "0" * 64)


def of_row(plan: Plan, position: int = 0) -> tuple[str, int | None, str]:
    row = plan.rows[position]
    return row.status, row.fid, row.by


NUMBERED = {"num_decision": FIRST, "nb_logements_decision": 5}
CASES = (
    ("sans_identifiant", E, "num_decision", {"num_decision": None}, {"intitule": "a"}),
    ("annee_decision", W, "date_decision", {"date_decision": date(2020, 1, 1)},
     {"date_decision": date(2019, 12, 31)}),
    ("prorogation", E, "echeance", {"echeance": date(2022, 1, 1)},
     {"echeance": date(2022, 1, 1), "date_prorogation": date(2021, 12, 1)}),
    ("prorogation", E, "echeance",
     {"echeance": date(2022, 1, 1), "date_prorogation": date(2022, 1, 2)},
     {"echeance": date(2022, 1, 1), "date_prorogation": date(2022, 1, 1)}),
    ("reference", E, "bailleur", {"bailleur": "XXX"}, {"bailleur": "SIA Habitat"}),
    ("reference", E, "epci", {"epci": "XXX"}, {"epci": "CALL"}),
    ("territoire", W, "dep", {"epci": "CALL", "dep": "Nord"}, {"dep": "Pas-de-Calais"}),
    ("territoire", W, "epci", {"num_decision": None, "intitule": "D", "epci": "C.A.L.L."},
     {"epci": "Valenciennes Métropole"}),
    ("annee_decision", W, "num_decision", {"intitule": "D", "num_decision": THIRD},
     {"num_decision": SECOND, "intitule": "B"}),
    ("reference", E, "dep", {"dep": "80"}, {"dep": "62"}),
    ("obligatoire", E, "bailleur", {"num_decision": THIRD}, {"bailleur": "SIA", "intitule": "A"}),
    ("operation_a_creer", W, "intitule", {"num_decision": THIRD, "bailleur": "SIA"},
     {"num_decision": FIRST}),
    ("conflit", E, "num_decision", {"num_decision": SECOND}, {"intitule": "b bis"}),
    ("conflit", E, "num_decision", {"intitule": "C"}, {"intitule": "A"}),
)  # fmt: skip


@pytest.mark.parametrize(("code", "level", "column", "wrong", "right"), CASES)
def test_a_row_on_the_wrong_side_of_a_rule_is_told_at_its_cell(code, level, column, wrong, right):
    plan = plan_for({**NUMBERED, **wrong})
    assert [(item.regle, item.gravite, item.champ) for item in plan.findings] == [
        (code, level, column)
    ]
    refused = CONFLICT if code == "conflit" else REFUSED
    assert (plan.rows[0].status == refused) == (level == E)
    plan = plan_for({**NUMBERED, **wrong, **right})
    assert plan.findings == [] and plan.rows[0].status in (SAME, CHANGED)


def test_a_decision_twice_in_the_list_is_told_with_the_first_row():
    other = {**NUMBERED, "num_decision": SECOND, "intitule": "B"}
    plan = plan_for(NUMBERED, {**NUMBERED, "nb_logements_decision": 6}, other)
    assert [row.status for row in plan.rows] == [SAME, REFUSED, CHANGED]
    (double,) = told(plan, "doublon")
    assert (double.ligne, double.champ) == (3, "num_decision") and "ligne 2" in double.message


def test_one_number_for_two_titles_is_no_double():
    rows = [{"num_decision": SECOND, "intitule": title} for title in ("B", "B bis")]
    plan = plan_for(*rows)
    assert plan.findings == [] and [row.fid for row in plan.rows] == [2, 3]


def test_rows_that_name_nothing_are_no_doubles_of_each_other():
    plan = plan_for(
        {"nb_logements_decision": 1, "num_decision": None}, {"nb_logements_decision": 2}
    )
    assert {item.regle for item in plan.findings} == {"sans_identifiant"}


def test_a_wrong_number_is_told_once():
    plan = plan_for({"num_decision": "2019-1", "nb_logements_decision": 5})
    assert [item.regle for item in plan.findings] == ["format"]


def test_every_rule_of_a_list_of_decisions_has_a_row_on_its_wrong_side():
    assert codes_of("domain/decisions") <= {code for code, *_ in CASES} | {"doublon"}


# -- whose operation a row is ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"num_decision": FIRST}, (SAME, 1, "num_decision")),
        ({"num_decision": FIRST, "intitule": "a"}, (SAME, 1, "num_decision")),
        ({"intitule": "A"}, (SAME, 1, "intitule")),
        ({"num_decision": SECOND, "intitule": "B bis"}, (SAME, 3, "num_decision")),
        ({"num_decision": THIRD, "intitule": "C"}, (CHANGED, 4, "intitule")),
        ({"num_decision": THIRD, "intitule": "Z", "bailleur": "SIA"}, (NEW, None, "")),
    ],
)
def test_a_row_is_the_operation_of_its_number_else_of_its_title(row, expected):
    assert of_row(plan_for(row)) == expected


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"num_decision": SECOND}, "2 opérations de la base portent ce numéro"),
        ({"num_decision": SECOND, "intitule": "Z"}, "2 opérations de la base portent ce numéro"),
        ({"num_decision": FIRST, "intitule": "C"}, "le numéro est celui de « A »"),
    ],
)
def test_a_row_that_means_two_operations_is_a_conflict_that_says_why(row, said):
    plan = plan_for(row)
    assert of_row(plan) == (CONFLICT, None, "")
    assert said in told(plan, "conflit")[0].message


def test_two_rows_of_one_operation_are_a_conflict_for_the_second():
    plan = plan_for({"num_decision": FIRST}, {"num_decision": THIRD, "intitule": "A"})
    assert [row.status for row in plan.rows] == [SAME, CONFLICT]
    assert "une autre ligne désigne déjà cette opération" in told(plan, "conflit")[0].message


def test_a_decision_does_not_rename_the_operation():
    plan = plan_for({"num_decision": FIRST, "intitule": "Z", "nb_logements_decision": 7})
    assert dict(plan.rows[0].values) == {"nb_logements_decision": 7}
    assert dict(plan.rows[0].before) == {"nb_logements_decision": 5}


# -- a new operation ---------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "kind"), [(1, "Isolé"), (2, "Groupé"), (None, "Groupé")])
def test_a_new_operation_follows_from_its_decision(count, kind):
    plan = plan_for(
        {"num_decision": THIRD, "bailleur": "SIA", "epci": "CALL", "nb_logements_decision": count}
    )
    values = {name: value for name, value in plan.rows[0].values.items()
              if name != "nb_logements_decision"}  # fmt: skip
    assert values == {
        "num_decision": THIRD, "bailleur": "SIA", "epci": "CALL", "annee_financ": 2021,
        "intitule": f"SIA CALL {THIRD}", "type_palu": kind,
    }  # fmt: skip
    assert f"« SIA CALL {THIRD} » sera créée, de type {kind}" in plan.findings[0].message


def test_what_the_row_says_of_a_new_operation_is_kept():
    said = {"num_decision": THIRD, "bailleur": "SIA", "intitule": "Z", "annee_financ": 2020,
            "type_palu": "Hors"}  # fmt: skip
    (row,) = plan_for(said).rows
    assert (row.status, dict(row.values)) == (NEW, said)


def test_a_new_operation_without_number_has_the_year_that_the_row_says_or_none():
    (row,) = plan_for({"intitule": "Z", "bailleur": "SIA"}).rows
    assert (row.status, dict(row.values)) == (
        NEW, {"intitule": "Z", "bailleur": "SIA", "type_palu": "Groupé"},
    )  # fmt: skip


OTHER_NUMBER, FRESH = "20220600005", "20230600400430"


def plan_with_numbers(*rows: Mapping[str, Any], **held: pd.DataFrame) -> Plan:
    fields = list(dict.fromkeys(field for row in rows for field in row))
    cells = [fields, *([row.get(field) for field in fields] for row in rows)]
    sheet = Sheet("SIAP", list(enumerate(cells, 1)))
    layout = propose(sheet, decision_vocabulary(), header_row=1)
    assert layout is not None
    numbers = pd.DataFrame([{"operation": "A", "numero": OTHER_NUMBER}], dtype=object)
    context = base_of(operations=rows_of_table("operation", HELD))
    context = replace(context, numeros=numbers, **held)
    return prepare_decisions(assemble([sheet], [layout]), context, "siap.csv", "0" * 64)


def test_a_row_is_the_operation_of_any_of_its_numbers_and_keeps_its_own():
    plan = plan_with_numbers({"num_decision": OTHER_NUMBER, "nb_logements_decision": 7})
    assert of_row(plan) == (CHANGED, 1, "num_decision")
    assert plan.rows[0].values == {"nb_logements_decision": 7} and plan.attached == []


def test_a_number_that_replaces_another_is_a_row_that_goes_with_the_import():
    day = date(2023, 5, 1)
    plan = plan_with_numbers({"intitule": "A", "num_decision": FRESH, "date_decision": day})
    assert plan.rows[0].values == {"num_decision": FRESH, "date_decision": day}
    assert [item.values for item in plan.attached] == [
        {"operation": "A", "systeme": "SIAP", "numero": FRESH, "date_numero": day}
    ]


def test_a_first_number_is_left_to_the_base():
    plan = plan_with_numbers({"intitule": "C", "num_decision": FRESH})
    assert plan.rows[0].values == {"num_decision": FRESH} and plan.attached == []


def test_titles_of_the_lists_of_siap_are_known():
    sheet = Sheet("l", [(1, ["numeroOperation", "nomOperation", "Nb logements"])])
    layout = propose(sheet, decision_vocabulary(), header_row=1)
    assert layout is not None
    assert [match.field for match in layout.matches] == [
        "num_decision", "intitule", "nb_logements_decision",
    ]  # fmt: skip


def test_a_list_brings_the_notification_and_the_extension_once():
    """What the base has already is not brought again; a row with nothing else is a change."""
    first, second, until = date(2019, 3, 1), date(2021, 2, 1), date(2022, 3, 1)
    row = {
        "num_decision": FIRST, "date_notification": first, "date_prorogation": second,
        "echeance": until,
    }  # fmt: skip
    plan = plan_with_numbers(row)
    assert of_row(plan) == (CHANGED, 1, "num_decision") and plan.rows[0].values == {}
    notified = {"operation": "A", "nature": "Notification", "date_evenement": first}
    extended = {
        "operation": "A", "nature": "Prorogation", "date_evenement": second, "echeance": until,
    }  # fmt: skip
    assert [item.values for item in plan.attached] == [notified, extended]
    assert [(change.table, change.place) for change in changes_of(plan)] == [
        ("evenement", ("SIAP", 2)), ("evenement", ("SIAP", 2)),
    ]  # fmt: skip
    held = pd.DataFrame([{**notified, "reference": None}], dtype=object)
    again = plan_with_numbers(row, evenements=held)
    assert [item.values for item in again.attached] == [extended]
