"""A cell against what the base holds of the same dwelling: told as within one row, by one rule."""

from __future__ import annotations

from datetime import date

import pytest

from osp_plugin.domain.imports.plan import CHANGED, REFUSED, SAME

from ..support.small_returns import OPERATION, PARCEL, RPLS, base_of, plan_for

HELD = {
    "ident_rep": RPLS[0], "intitule": OPERATION, "idcom": "62498", "idcomtxt": "Lens",
    "epci": "CALL", "dep": "62", "idpar": PARCEL, "idlocal": "624980000001",
    "date_os": date(2020, 2, 1), "date_fin": date(2020, 6, 1), "num_decision": "2019DD06200012",
    "annee_financ": 2019, "cout_travaux": 80_000.0, "subv_palulos": 40_000.0,
    "etiquette_avant": "E", "etiquette_apres": "B",
}  # fmt: skip


def plan_of(cells, held=HELD):
    return plan_for([{"ident_rep": RPLS[0], **cells}], base_of([held]))


def told(plan):
    return [(item.champ, item.gravite, item.regle) for item in plan.findings]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"idpar": "59014000AX0826"}, {("idpar", "erreur", "commune_du_code")}),
        ({"idlocal": "590140000001"}, {("idlocal", "erreur", "commune_du_code"),
                                       ("idlocal", "avertissement", "identifiant_change")}),
        ({"date_fin": "31/01/2020"}, {("date_fin", "erreur", "dates_travaux")}),
        ({"date_os": "02/06/2020"}, {("date_os", "erreur", "dates_travaux")}),
        ({"annee_financ": 2020}, {("annee_financ", "avertissement", "annee_decision")}),
        ({"num_decision": "2020DD06200013"}, {("num_decision", "avertissement",
                                               "annee_decision")}),
        ({"cout_travaux": 30_000}, {("cout_travaux", "avertissement", "financement")}),
        ({"subv_region": 50_000}, {("subv_region", "avertissement", "financement")}),
        ({"etiquette_avant": "A"}, {("etiquette_avant", "avertissement", "etiquettes")}),
        ({"etiquette_apres": "F"}, {("etiquette_apres", "avertissement", "etiquettes")}),
        ({"epci": "CA Valenciennes Métropole"}, {("epci", "avertissement", "territoire")}),
        ({"dep": "Nord"}, {("dep", "avertissement", "territoire")}),
        ({"idcom": "62510", "idpar": "62510000AX0826", "idlocal": "625100000001"},
         {("idcom", "avertissement", "commune_discordante"),
          ("idlocal", "avertissement", "identifiant_change")}),
    ],
)  # fmt: skip
def test_a_cell_that_contradicts_what_stays_is_told_at_its_cell(cells, expected):
    assert set(told(plan_of(cells))) == expected


@pytest.mark.parametrize("cells", [{"idcom": "59014"}, {"idcomtxt": "ANZIN"}])
def test_a_commune_elsewhere_than_all_that_stays_is_refused(cells):
    plan = plan_of(cells)
    found = told(plan)
    assert {rule for _, _, rule in found} >= {"commune_du_code", "territoire"}
    assert {champ for champ, _, _ in found} == set(cells) and plan.rows[0].status == REFUSED
    parcel = next(item for item in plan.findings if "parcelle" in item.message)
    assert parcel.message.endswith(f"Dans la base : Parcelle {PARCEL}.")
    assert parcel.valeur in cells.values()


def test_a_move_that_is_whole_is_no_contradiction():
    move = {"idcom": "59014", "idcomtxt": "Anzin", "epci": "CAVM", "dep": "59",
            "idpar": "59014000AX0826", "idlocal": "590140000001"}  # fmt: skip
    plan = plan_of(move)
    assert [rule for _, _, rule in told(plan)] == ["identifiant_change"]
    assert plan.rows[0].status == CHANGED


WRONG = {**HELD, "epci": "CAVM", "dep": "59", "date_fin": date(2019, 1, 1), "etiquette_apres": "G",
         "idpar": "59014000AX0826", "annee_financ": 2015, "subv_palulos": 500_000.0}  # fmt: skip


@pytest.mark.parametrize(
    "cells", [{"surf_hab": 60}, {"info": "rien"}, {"date_os": "01/02/2020"}, {"epci": "CAVM"}]
)
def test_what_the_base_held_already_and_the_row_does_not_touch_is_not_told(cells):
    plan = plan_of(cells, WRONG)
    assert told(plan) == [] and plan.rows[0].status in (CHANGED, SAME)


def test_a_contradiction_within_the_row_is_told_once():
    plan = plan_of({"etiquette_avant": "A", "etiquette_apres": "F"})
    assert told(plan) == [("etiquette_apres", "avertissement", "etiquettes")]


def test_a_parcel_of_a_commune_that_another_took_is_not_elsewhere():
    held = {**HELD, "idcom": "62427", "idcomtxt": "Hénin-Beaumont", "epci": None, "idpar": None,
            "idlocal": None}  # fmt: skip
    assert told(plan_of({"idpar": "62098000AX0826"}, held)) == []


@pytest.mark.parametrize(
    "written",
    [
        "AX 826",
        "62498 000 AX 826",
        "62498000AX826",
        "620498000AX0826",
        "624980000AX0826",
        "498000AX0826",
    ],
)
def test_a_parcel_is_completed_by_the_commune_of_the_row_or_of_the_base(written):
    for held, cells in ((HELD, {}), ({}, {"idcom": "62498"})):
        plan = plan_of({"type_palu": "Groupé", "idpar": written, **cells},
                       {"ident_rep": RPLS[0], "intitule": OPERATION, **held})  # fmt: skip
        assert told(plan) == [("idpar", "avertissement", "parcelle_completee")]
        assert plan.rows[0].values.get("idpar", PARCEL) == PARCEL


def test_a_parcel_without_a_commune_is_refused_with_a_plausible_example():
    plan = plan_of({"idpar": "AX 826"}, {"ident_rep": RPLS[0], "intitule": OPERATION})
    assert told(plan) == [("idpar", "erreur", "format")]
    assert "62498000AX0826" in plan.findings[0].message
