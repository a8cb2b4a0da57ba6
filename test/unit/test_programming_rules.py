"""Each rule of a line of a campaign, on its wrong side and once corrected; files of lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from osp_plugin.domain.common.work import QUIET, Work
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.columns import propose
from osp_plugin.domain.imports.plan import CHANGED, NEW, REFUSED, SAME, Plan
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.imports.table import assemble
from osp_plugin.domain.programming.checks import Places, line_faults
from osp_plugin.domain.programming.importing import FIELDS, programming_kind

from ..support.rule_codes import codes_of
from ..support.small_returns import base_of, rows_of_table, told

E, W = "erreur", "avertissement"
PLACES = Places({"12": "CALL", "13": "CAVM", "15": ""}, {"62498": "CALL", "59014": "CAVM"},
                {"CALL": {"62"}, "CAVM": {"59"}})  # fmt: skip
LINE = {
    "campagne": 2021, "nom": "L1", "bailleur": "SIA", "epci": "CALL", "dep": "62",
    "statut": "Publié", "bailleur_nb_total": 5, "bailleur_nb_c": 2, "bailleur_nb_bbc": 3,
}  # fmt: skip
"""A line with which nothing is wrong."""


@dataclass(frozen=True)
class Case:
    """Values that break ``code`` at ``column`` of a line, and those that no longer do."""

    code: str
    level: str
    column: str
    wrong: Mapping[str, Any]
    right: Mapping[str, Any]
    says: str = ""


def of_actor(actor: str, name: str) -> tuple[Case, ...]:
    """The rules on what one of the three actors counts."""
    c, bbc, total, bio = (f"{actor}_nb_{what}" for what in ("c", "bbc", "total", "biosources"))
    return (
        Case(f"{actor}_biosources", E, bio, {c: 2, bbc: 3, total: 5, bio: 6}, {bio: 5},
             f"{name}, il y a plus"),
        Case(f"{actor}_total", E, total, {c: 2, bbc: 3, total: 6}, {bbc: 4}, name),
        Case(f"{actor}_total", E, total, {c: None, bbc: 3, total: 2}, {total: 3}, name),
        Case(f"{actor}_total", E, total, {c: 2, bbc: None, total: 3}, {c: 3}, name),
        Case(f"{actor}_total", W, total, {c: 2, bbc: 3, total: 6, "statut": "Brouillon"},
             {total: 5}, "une ligne publiée le demande"),
    )  # fmt: skip


CASES = (
    *of_actor("bailleur", "le bailleur"), *of_actor("epci", "l’EPCI"),
    *of_actor("etat", "la DRBM/DDTM"),
    Case("travaux", E, "bailleur_date_livraison",
         {"bailleur_date_os": date(2022, 3, 2), "bailleur_date_livraison": date(2022, 3, 1)},
         {"bailleur_date_livraison": date(2022, 3, 2)}),
    Case("departement", W, "dep", {"dep": "59"}, {"dep": "62"}, "département 62, et la ligne"),
    Case("cite_inconnue", W, "cites", {"cites": "{12,99}"}, {"cites": "{12}"}, "n° 99"),
    Case("cite_epci", W, "cites", {"cites": "{12,13}"}, {"cites": "{12,15}"}, "de l’EPCI CAVM"),
    Case("commune_inconnue", W, "communes", {"communes": '{"62001"}'}, {"communes": None}, "62001"),
    Case("commune_epci", W, "communes", {"communes": '{"59014"}'}, {"communes": '{"62498"}'},
         "de l’EPCI CAVM, et la ligne de l’EPCI CALL"),
    Case("depot", W, "bailleur_date_depot", {"bailleur_date_depot": date(2020, 12, 31)},
         {"bailleur_date_depot": date(2021, 1, 1)}, "31/12/2020"),
    Case("depot", W, "bailleur_date_depot", {"bailleur_date_depot": date(2022, 1, 1)},
         {"bailleur_date_depot": date(2021, 12, 31)}),
    Case("sans_nombre", W, "bailleur_nb_total",
         {"bailleur_nb_total": None, "bailleur_nb_c": None, "bailleur_nb_bbc": None},
         {"bailleur_nb_total": 0}),
    Case("crhh", W, "crhh_nb_logements",
         {"etat_nb_total": 3, "etat_nb_bbc": 3, "crhh_nb_logements": 4}, {"crhh_nb_logements": 3},
         "retient 4 logements, plus que les 3"),
)  # fmt: skip
IDS = [f"{case.code}-{number}" for number, case in enumerate(CASES)]


def faults(values: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    return [
        (fault.regle, fault.gravite, fault.champ, str(fault.message))
        for fault in line_faults({**LINE, **values}, PLACES)
    ]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_line_on_the_wrong_side_of_a_rule_is_told_once_at_its_field(case):
    found = faults(case.wrong)
    assert [(code, level) for code, level, *_ in found] == [(case.code, case.level)]
    _, _, field, message = found[0]
    assert field == case.column and case.says in message and message.endswith(".")


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_line_once_corrected_has_no_fault(case):
    assert faults({**case.wrong, **case.right}) == []


def test_every_rule_of_a_line_has_a_line_on_its_wrong_side():
    of_table = {rule.name for rule in dictionary()["programmation"].rules}
    written = codes_of("domain/programming/checks.py")
    assert {case.code for case in CASES} == written | of_table


@pytest.mark.parametrize(
    "values",
    [
        {"dep": None},
        {"epci": "CAHC"},
        {"epci": None, "cites": "{13}", "communes": '{"59014"}'},
        {"bailleur_date_depot": None},
        {"crhh_nb_logements": 4},
        {"etat_nb_total": 3, "etat_nb_c": 3},
        {"bailleur_nb_total": None, "bailleur_nb_biosources": 6, "bailleur_nb_c": None,
         "bailleur_nb_bbc": None},
        {"bailleur_date_livraison": date(2022, 3, 1)},
    ],
)  # fmt: skip
def test_half_of_what_a_rule_compares_says_nothing(values):
    assert {code for code, *_ in faults(values)} <= {"sans_nombre"}


def test_an_epci_of_two_departements_has_lines_of_both():
    both = Places({}, {}, {"CALL": {"62", "59"}})
    codes = [
        fault.regle for dep in ("59", "62", "80") for fault in line_faults({**LINE, "dep": dep},
                                                                         both)
    ]  # fmt: skip
    assert codes == ["departement"]


# -- files of lines ----------------------------------------------------------------------------

HELD = {**LINE, "fid": 7, "statut": "Brouillon"}


def plan_for(
    rows: list[Mapping[str, Any]],
    *held: Mapping[str, Any],
    bailleur: str = "",
    work: Work = QUIET,
) -> Plan:
    """What a file of lines (field → cell) would do to the lines ``held`` of the campaign 2021."""
    fields = list(dict.fromkeys(field for row in rows for field in row))
    cells = [fields, *([row.get(field) for field in fields] for row in rows)]
    sheet = Sheet("Lignes", list(enumerate(cells, 1)))
    kind = programming_kind(2021, bailleur)
    layout = propose(sheet, kind.vocabulary(), header_row=1)
    assert layout is not None and [match.field for match in layout.matches] == fields
    known = {"CALL": "Lens-Liévin", "CAVM": "Valenciennes", "CAHC": "Hénin-Carvin"}
    context = base_of(lignes=rows_of_table("programmation", held), epci=known)
    return kind.prepare(assemble([sheet], [layout]), context, "lignes.xlsx", "0" * 64, work)


NEW_LINE = {"nom": "L2", "bailleur": "SIA", "epci": "CALL", "bailleur_nb_total": 5}
FILES = (
    ("autre_campagne", E, "campagne", {"campagne": 2022}, {"campagne": 2021}),
    ("sans_identifiant", E, "nom", {"nom": None}, {"nom": "L3"}),
    ("doublon", E, "nom", {"nom": "l1"}, {"nom": "L1 bis"}),
    ("obligatoire", E, "bailleur", {"bailleur": None}, {"bailleur": "sia habitat"}),
    ("obligatoire", E, "epci", {"epci": None}, {"epci": "Lens Liévin"}),
    ("obligatoire", E, "dep", {"epci": "CAHC"}, {"dep": "62"}),
    ("reference", E, "bailleur", {"bailleur": "XXX"}, {"bailleur": "M&C"}),
    ("reference", E, "bailleur", {"bailleur": "XXX"}, {"bailleur": "mc"}),
    ("reference", E, "epci", {"epci": "XXX"}, {"epci": "CALL"}),
    ("reference", E, "dep", {"dep": "80"}, {"dep": "Pas-de-Calais"}),
    ("cite_inconnue", W, "cites", {"cites": "Cité 99"}, {"cites": "cité du 12"}),
    ("cite_inconnue", W, "cites", {"cites": "Cité St-Albert"}, {"cites": "13"}),
    ("commune_inconnue", W, "communes", {"communes": "Tataouine"}, {"communes": "lievin"}),
    ("commune_inconnue", W, "communes", {"communes": "62001"}, {"communes": "62510"}),
    ("commune_ancienne", W, "communes", {"communes": "Hénin-Liétard"}, {"communes": "Lens (62)"}),
    ("bailleur_biosources", E, "bailleur_nb_biosources", {"bailleur_nb_biosources": 6},
     {"bailleur_nb_biosources": 5}),
)  # fmt: skip


@pytest.mark.parametrize(("code", "level", "column", "wrong", "right"), FILES)
def test_a_row_of_a_file_is_told_at_its_cell_and_read_once_corrected(
    code, level, column, wrong, right
):
    first = {**NEW_LINE, "nom": "L1"}
    plan = plan_for([first, {**NEW_LINE, "bailleur_nb_bbc": 5, **wrong}])
    own = [item for item in plan.findings if item.position == 1]
    assert (code, level) in {(item.regle, item.gravite) for item in own}
    assert column in {item.champ for item in own if item.regle == code}
    assert plan.rows[1].status == (REFUSED if level == E else NEW)
    plan = plan_for([first, {**NEW_LINE, "bailleur_nb_bbc": 5, **wrong, **right}])
    own = [item for item in plan.findings if item.position == 1]
    assert own == [] and plan.rows[1].status == NEW


def test_a_new_line_is_a_draft_of_the_campaign_in_the_departement_of_its_epci():
    (row,) = plan_for([{**NEW_LINE, "bailleur_nb_bbc": 5}]).rows
    assert dict(row.values) == {
        "nom": "L2", "bailleur": "SIA", "epci": "CALL", "bailleur_nb_total": 5,
        "bailleur_nb_bbc": 5, "dep": "62", "campagne": 2021, "statut": "Brouillon",
    }  # fmt: skip


def test_places_become_lists_of_keys_whatever_they_are_written_like():
    rows = [
        {**NEW_LINE, "nom": "A", "cites": "{12,13}", "communes": '{"62498","62510"}'},
        {**NEW_LINE, "nom": "B", "cites": "Cité n°12 de Lens ; 14", "communes": "Lens, 62510"},
        {**NEW_LINE, "nom": "C", "cites": "12", "communes": "Lens"},
        {**NEW_LINE, "nom": "D", "cites": None, "communes": None},
        {**NEW_LINE, "nom": "E", "cites": "zut", "communes": "zut"},
    ]
    values = [row.values for row in plan_for(rows).rows]
    assert [(one.get("cites"), one.get("communes")) for one in values] == [
        ("{12,13}", '{"62498","62510"}'), ("{12,14}", '{"62498","62510"}'),
        ("{12}", '{"62498"}'), (None, None), (None, None),
    ]  # fmt: skip


def test_the_only_commune_of_a_line_tells_which_cite_is_meant():
    there, elsewhere = (
        plan_for([{**NEW_LINE, "cites": "cité 12", "communes": name}])
        for name in ("Lens", "Liévin")
    )
    assert there.rows[0].values["cites"] == "{12}"
    assert "cites" not in elsewhere.rows[0].values
    assert [item.regle for item in elsewhere.findings if item.champ == "cites"] == ["cite_inconnue"]


def test_a_row_is_the_line_of_its_name_in_the_campaign():
    rows = [{**NEW_LINE, "nom": "l1", "bailleur_nb_bbc": 3}]
    plan = plan_for(rows, HELD, {**HELD, "fid": 8, "campagne": 2020})
    assert (plan.rows[0].status, plan.rows[0].fid) == (SAME, 7)
    assert plan_for(rows, {**HELD, "campagne": 2020}).rows[0].status == NEW
    changed = plan_for([{**rows[0], "bailleur_nb_c": 1, "bailleur_nb_total": 4}], HELD)
    assert (changed.rows[0].status, dict(changed.rows[0].values)) == (
        CHANGED, {"bailleur_nb_c": 1, "bailleur_nb_total": 4},
    )  # fmt: skip
    assert dict(changed.rows[0].before) == {"bailleur_nb_c": 2, "bailleur_nb_total": 5}
    assert (changed.campaign, changed.target) == (2021, "programmation")


def test_what_a_row_changes_is_judged_with_what_the_base_holds():
    plan = plan_for([{"nom": "L1", "bailleur_nb_biosources": 6}], HELD)
    assert plan.rows[0].status == REFUSED
    assert [item.regle for item in plan.findings] == ["bailleur_biosources"]
    plan = plan_for([{"nom": "L1", "bailleur_nb_c": 1}], HELD)
    assert plan.rows[0].status == CHANGED
    assert [(item.regle, item.gravite) for item in plan.findings] == [("bailleur_total", W)]


def test_the_bailleur_of_the_file_is_that_of_the_rows_that_name_none():
    rows = [{**NEW_LINE, "nom": "A", "bailleur": None}, {**NEW_LINE, "nom": "B", "bailleur": "M&C"}]
    plan = plan_for(rows, bailleur="SIA")
    assert [row.values["bailleur"] for row in plan.rows] == ["SIA", "M&C"]


def test_a_row_of_another_campaign_is_left_aside_without_being_a_double():
    rows = [{**NEW_LINE, "campagne": 2022}, {**NEW_LINE, "campagne": 2021}, NEW_LINE]
    plan = plan_for(rows)
    assert [row.status for row in plan.rows] == [REFUSED, NEW, REFUSED]
    assert [(item.regle, item.ligne) for item in plan.findings if item.gravite == E] == [
        ("autre_campagne", 2), ("doublon", 4),
    ]  # fmt: skip
    assert "ligne 3" in told(plan, "doublon")[0].message


def test_every_rule_of_a_file_of_lines_has_a_row_on_its_wrong_side():
    written = codes_of("domain/programming/importing.py")
    assert written <= {code for code, *_ in FILES}
    assert set(FIELDS) >= {column for _, _, column, *_ in FILES}


def test_a_file_of_lines_fills_all_but_what_the_state_decides_or_the_base_reckons():
    decided = {"crhh_nb_logements", "crhh_enveloppe", "crhh_date", "preflechage", "statut"}
    reckoned = {f"etat_{what}_{end}" for what in ("enveloppe", "bonus") for end in ("mini", "maxi")}
    names = {item.name for item in dictionary()["programmation"].fields}
    assert names - set(FIELDS) == decided | reckoned | {"fid", "origine"}


def test_the_share_told_grows_to_the_end():
    shares: list[float] = []
    plan_for([NEW_LINE], work=Work(shares.append))
    assert shares == sorted(shares) and len(shares) >= 2 and shares[0] > 0 and shares[-1] <= 1
