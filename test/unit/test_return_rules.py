"""Each rule of a return, on a row on its wrong side and on the same row once corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest

from osp_plugin.domain.imports.columns import propose
from osp_plugin.domain.imports.plan import CHANGED, CONFLICT, NEW, REFUSED, SAME
from osp_plugin.domain.imports.records import MISPLACED, NEVER_CLOSED
from osp_plugin.domain.imports.sheets import CellError, NotCalculated, SharedAmount, Sheet
from osp_plugin.domain.imports.table import assemble
from osp_plugin.domain.remontee.rules import FUNDING
from osp_plugin.domain.remontee.vocabulary import dwelling_vocabulary
from osp_plugin.domain.validation import FAULTS
from osp_plugin.reports.remontee.mail import RULE_TITLES

from ..support.rule_codes import codes_of
from ..support.small_returns import (
    OPERATION,
    OTHER_OPERATION,
    PARCEL,
    RPLS,
    THEIR_OPERATION,
    base_of,
    plan_for,
    told,
)

E, W = "erreur", "avertissement"
ROW = {"ident_rep": RPLS[0], "type_palu": "Groupé", "intitule": OPERATION}
"""A new dwelling with which nothing is wrong."""
NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Case:
    """Cells that break ``code`` at ``column``, and ``right`` those that no longer do.

    ``reads`` is what is then written. ``others`` are the rows before it in the file, ``base`` the
    dwellings of the base.
    """

    code: str
    level: str
    column: str
    wrong: Mapping[str, Any]
    right: Mapping[str, Any]
    reads: Mapping[str, Any] = field(default_factory=dict)
    others: Sequence[Mapping[str, Any]] = ()
    base: Sequence[Mapping[str, Any]] = ()
    says: str = ""


OLD = {"ident_rep": RPLS[0], "intitule": OPERATION, "date_os": date(2020, 2, 1)}
CASES = (
    # -- single cells
    Case("type", E, "surf_hab", {"surf_hab": "grand"}, {"surf_hab": "60,5"}, {"surf_hab": 60.5}),
    Case("type", E, "annee_constr", {"annee_constr": 1924.5}, {"annee_constr": 1924.0},
         {"annee_constr": 1924}),
    Case("type", E, "date_os", {"date_os": "29/02/2019"}, {"date_os": "29/02/2020"},
         {"date_os": date(2020, 2, 29)}),
    Case("type", E, "dnvoiri", {"dnvoiri": datetime(2020, 5, 3)}, {"dnvoiri": "3-5"},
         {"dnvoiri": "3-5"}, says="03/05/2020"),
    Case("liste", E, "typologie", {"typologie": "T8"}, {"typologie": "T7"}, {"typologie": "T7"}),
    Case("format", E, "ident_rep", {"ident_rep": "44619"}, {"ident_rep": "0044619057"}),
    Case("format", E, "idpar", {"idpar": "62498AX"}, {"idpar": PARCEL}, {"idpar": PARCEL}),
    Case("montant_commun", E, "cout_travaux", {"cout_travaux": SharedAmount(9_000, "F2:F3", 2)},
         {"cout_travaux": 4_500}, {"cout_travaux": 4500.0}, says="F2:F3"),
    Case("type", E, "dnvoiri", {"dnvoiri": "5-janv"}, {"dnvoiri": "5"}, {"dnvoiri": "5"},
         says="changé ce numéro en date"),
    Case("type", E, "dnvoiri", {"dnvoiri": 45413}, {"dnvoiri": "5 bis"}, {"dnvoiri": "5 bis"}),
    Case("format", E, "idpar", {"idcom": "62498", "idpar": "62498000AX08260"},
         {"idcom": "62498", "idpar": PARCEL}, {"idpar": PARCEL}),
    Case("parcelle_completee", W, "idpar", {"idcom": "62498", "idpar": "62498000AX00826"},
         {"idpar": PARCEL}, {"idpar": PARCEL}, says=PARCEL),
    Case("parcelle_completee", W, "idpar", {"idcom": "62498", "idpar": "AX 826"},
         {"idpar": PARCEL}, {"idpar": PARCEL}, says=PARCEL),
    Case("minimum", E, "surf_hab", {"surf_hab": 4.99}, {"surf_hab": 5}, {"surf_hab": 5.0}),
    Case("maximum", E, "surf_hab", {"surf_hab": 500.01}, {"surf_hab": 500}, {"surf_hab": 500.0}),
    Case("minimum", E, "cout_travaux", {"cout_travaux": -0.01}, {"cout_travaux": 0},
         {"cout_travaux": 0.0}),
    Case("minimum", E, "annee_financ", {"annee_financ": 2009}, {"annee_financ": 2010},
         {"annee_financ": 2010}),
    Case("longueur", E, "dindic", {"dindic": "quinq"}, {"dindic": "quin"}, {"dindic": "quin"}),
    Case("formule", E, "surf_hab", {"surf_hab": CellError("#REF!")}, {"surf_hab": 60},
         {"surf_hab": 60.0}, says="#REF!"),
    Case("formule", E, "surf_hab", {"surf_hab": NotCalculated("A1")}, {"surf_hab": 60},
         says="jamais été calculée"),
    Case("nombre_ambigu", E, "cout_travaux", {"cout_travaux": "82.000"},
         {"cout_travaux": "82.00"}, {"cout_travaux": 82.0}, says="82000 ou 82,000"),
    Case("nombre_ambigu", E, "cout_travaux", {"cout_travaux": "999.500"},
         {"cout_travaux": "1.999.500"}, {"cout_travaux": 1999500.0}),
    Case("notation_scientifique", E, "idlocal", {"idlocal": "6,2E+11"},
         {"idlocal": "624980000001"}, {"idlocal": "624980000001"}),
    Case("zeros_perdus", W, "ident_rep", {"ident_rep": 44619057}, {"ident_rep": "0044619057"},
         {"ident_rep": "0044619057"}, says="8 chiffres au lieu de 10"),
    Case("date_invraisemblable", W, "date_os", {"date_os": "31/12/1989"},
         {"date_os": "01/01/1990"}, {"date_os": date(1990, 1, 1)}),
    Case("date_invraisemblable", W, "date_os", {"date_os": "01/01/2051"},
         {"date_os": "31/12/2050"}, {"date_os": date(2050, 12, 31)}),
    Case("formule", E, "dvoilib", {"dvoilib": "#VALEUR !"}, {"dvoilib": "rue de Lille"},
         {"dvoilib": "rue de Lille"}, says="Formule en erreur"),
    Case("nombre_ambigu", E, "cout_travaux", {"cout_travaux": "82,000"},
         {"cout_travaux": "82,00"}, {"cout_travaux": 82.0}, says="82000 ou 82,000"),
    Case("unite", E, "cout_travaux", {"cout_travaux": "20 %"}, {"cout_travaux": "20 k€"},
         {"cout_travaux": 20_000.0}, says="« % »"),
    Case("annee_en_date", E, "annee_constr", {"annee_constr": date(1905, 4, 14)},
         {"annee_constr": 1931}, {"annee_constr": 1931}, says="l’année 1931"),
    Case("ordre_des_dates", E, "date_os", {"date_os": "02/26/2021"}, {"date_os": "26/02/2021"},
         {"date_os": date(2021, 2, 26)}, says="mois d’abord"),
    Case("code_en_nombre", W, "idlocal", {"idlocal": "6,24980000001E+11"},
         {"idlocal": "624980000001"}, {"idlocal": "624980000001"}, says="« 624980000001 »"),
    Case("caractere", E, "info", {"info": "b\ud800"}, {"info": "b"}, {"info": "b"},
         says="illisible"),
    # -- between the cells of a row
    Case("cle_rpls", W, "ident_rep", {"ident_rep": "0044619058"}, {"ident_rep": "0044619057"}),
    Case("commune_du_code", E, "idlocal", {"idcom": "62498", "idlocal": "625100000001"},
         {"idlocal": "624980000001"}, {"idlocal": "624980000001"}, says="commence par 62510"),
    Case("commune_du_code", E, "idpar", {"idcom": "62510", "idpar": PARCEL}, {"idcom": "62498"},
         {"idcom": "62498", "idcomtxt": "Lens"}, says="62498 alors que"),
    Case("dates_travaux", E, "date_fin", {"date_os": "02/02/2020", "date_fin": "01/02/2020"},
         {"date_fin": "02/02/2020"}, {"date_fin": date(2020, 2, 2)}),
    Case("dates_travaux", E, "date_fin", {"date_fin": "31/01/2020"}, {"date_fin": "01/02/2020"},
         {"date_fin": date(2020, 2, 1)}, base=[OLD], says="(01/02/2020)"),
    Case("dates_travaux", E, "date_os", {"date_os": "04/02/2020"}, {"date_os": "03/02/2020"},
         {"date_os": date(2020, 2, 3)}, base=[{**OLD, "date_fin": date(2020, 2, 3)}],
         says="(03/02/2020) précède"),
    Case("annee_decision", W, "num_decision",
         {"num_decision": "2019DD06200012", "annee_financ": 2020}, {"annee_financ": 2019},
         {"annee_financ": 2019}, says="de 2019 et l’année de financement 2020"),
    Case("annee_label", W, "label_vise",
         {"label_vise": "BBC rénovation 2024", "annee_financ": 2023}, {"annee_financ": 2024},
         {"annee_financ": 2024}, says="ne sert que depuis 2024, et l’année de financement est"),
    Case("annee_label", W, "label_vise",
         {"label_vise": "BBC rénovation", "annee_financ": 2024}, {"annee_financ": 2023},
         {"annee_financ": 2023}, says="ne sert plus depuis 2024"),
    *(Case("financement", W, "cout_travaux", {"cout_travaux": 1000, name: 1011.01}, {name: 1011},
           {name: 1011.0}, says="1 011 €") for name in FUNDING),
    Case("financement", W, "cout_travaux",
         {"cout_travaux": 200_000, "subv_palulos": 9_000, "pret_cdc": 100_000,
          "fonds_propres": 93_001.01}, {"fonds_propres": 93_001}, {"fonds_propres": 93_001.0}),
    Case("financement", W, "cout_travaux", {"cout_travaux": 0, "subv_palulos": 1.01},
         {"subv_palulos": 1}, {"subv_palulos": 1.0}),
    Case("etiquettes", W, "etiquette_apres", {"etiquette_avant": "C", "etiquette_apres": "D"},
         {"etiquette_apres": "C"}, {"etiquette_apres": "C"}, says="(D) est moins bonne"),
    Case("sans_identifiant", E, "ident_rep", {"ident_rep": None, "idpar": PARCEL},
         {"dvoilib": "rue de Lille"}, {"idpar": PARCEL, "dvoilib": "rue de Lille"}),
    Case("sans_identifiant", E, "ident_rep", {"ident_rep": None, "dvoilib": "rue de Lille"},
         {"ident_int": "A-1"}, {"ident_int": "A-1"}),
    Case("adresse_en_une_cellule", W, "dvoilib", {"dvoilib": "12 bis rue de Lille"},
         {"dvoilib": "rue de Lille", "dnvoiri": "12", "dindic": "B"},
         {"dvoilib": "rue de Lille", "dnvoiri": "12", "dindic": "B"}, says="n° 12, indice B"),
    Case("obligatoire", E, "type_palu", {"type_palu": None, "intitule": None},
         {"intitule": OTHER_OPERATION}, {"type_palu": "Isolé"}),
    # -- between the rows of the file
    Case("doublon", E, "ident_rep", NOTHING, {"ident_rep": RPLS[1]}, others=[ROW],
         says="déjà à la ligne 2, dans la même opération"),
    Case("doublon_operations", W, "ident_rep", {"intitule": OTHER_OPERATION},
         {"ident_rep": RPLS[1]}, others=[ROW], says="déjà à la ligne 2"),
    Case("conflit", E, "ident_rep", {"intitule": OTHER_OPERATION}, {"ident_rep": RPLS[1]},
         others=[ROW], base=[{"ident_rep": RPLS[0]}], says="la ligne 2 désigne déjà"),
    # -- against the base
    Case("conflit", E, "ident_int", {"ident_int": "B"}, {"ident_int": "A"},
         base=[{"ident_rep": RPLS[0], "ident_int": "A"}, {"ident_int": "B"}], says="n° 102"),
    Case("identifiant_change", W, "ident_int", {"ident_int": "B"}, {"ident_int": "A"},
         base=[{"ident_rep": RPLS[0], "ident_int": "A"}], says="« A »"),
    Case("autre_bailleur", E, "bailleur", {"bailleur": "M&C"}, {"bailleur": "sia habitat"},
         {"bailleur": "SIA"}),
    Case("operation_a_creer", W, "intitule", {"intitule": "TRAVAUX DE LA FOSSE 9"},
         {"intitule": OPERATION.lower()}, {"intitule": OPERATION}),
    Case("operation_inconnue", E, "intitule", {"intitule": "SIA CALL LENS 2019"},
         {"intitule": "Sia, Call – Lens 2018"}, {"intitule": OPERATION},
         says=f"« {OPERATION} »"),
    Case("operation_autre_bailleur", E, "intitule", {"intitule": THEIR_OPERATION},
         {"intitule": OPERATION}, {"intitule": OPERATION}, says="« M&C »"),
    Case("sans_operation", W, "intitule", {"intitule": None}, {"intitule": OPERATION}),
    Case("sans_operation", W, "intitule", {"intitule": None},
         {"num_decision": "2020DD06200012"},
         {"intitule": OTHER_OPERATION, "num_decision": "2020DD06200012"}),
    Case("reference", E, "idcom", {"idcom": "62001"}, {"idcom": "62510"},
         {"idcom": "62510", "idcomtxt": "Liévin", "epci": "CALL", "dep": "62"}, says="62001"),
    Case("reference", E, "epci", {"epci": "CALLE"}, {"epci": "Lens - Liévin"}, {"epci": "CALL"},
         says="Vouliez-vous dire « CALL »"),
    Case("reference", E, "dep", {"dep": "80"}, {"dep": "pas de calais"}, {"dep": "62"}),
    Case("territoire", W, "epci", {"idcom": "62498", "epci": "CAVM"}, {"epci": "CALL"},
         {"epci": "CALL"}, says="est de l’EPCI « CALL », et non « CAVM »"),
    Case("territoire", W, "dep", {"idcom": "62498", "dep": "59"}, {"dep": "62"}, {"dep": "62"},
         says="est du département « 62 », et non « 59 »"),
    Case("commune_ancienne", W, "idcomtxt", {"idcomtxt": "HENIN LIETARD"},
         {"idcomtxt": "62110 HENIN BEAUMONT CEDEX"},
         {"idcom": "62427", "idcomtxt": "Hénin-Beaumont"}, says="Hénin-Beaumont (62427)"),
    Case("commune_ancienne", W, "idcom", {"idcom": "62098"}, {"idcom": "62427"},
         {"idcom": "62427"}, says="01/01/1971"),
    Case("nom_ancien", W, "epci", {"epci": "Communaupole de Lens-Liévin"},
         {"epci": "Communauté d’agglomération de Lens-Liévin"}, {"epci": "CALL"}),
    Case("commune_discordante", W, "idcomtxt", {"idcom": "62498", "idcomtxt": "Liévin"},
         {"idcomtxt": "LENS"}, {"idcom": "62498"}),
    Case("commune_inconnue", W, "idcomtxt", {"idcomtxt": "Liévain"}, {"idcomtxt": "LIEVIN"},
         {"idcom": "62510", "epci": "CALL"}, says="« Liévin »"),
    Case("cite_inconnue", W, "cite_ini", {"idcom": "62510", "cite_ini": "Cité n°12"},
         {"idcom": "62498"}, {"id_cite": 12, "nom_cite_1": "Cité n°12 de Lens",
                              "l_id_cite": "{12}"}),
    Case("cite_ambigue", W, "cite_ini", {"idcom": "62510", "cite_ini": "St Albert"},
         {"idcom": "62498", "cite_ini": "c. du 12"}, {"id_cite": 12},
         says="Cité Saint-Albert (n° 13), Cité Saint-Albert (n° 14)"),
)  # fmt: skip
IDS = [f"{case.code}-{case.column}-{number}" for number, case in enumerate(CASES)]


def outcome(case: Case, cells: Mapping[str, Any]) -> tuple[set[tuple[str, str, str]], Any, str]:
    """Codes told of the last row with its level and column, its plan, the messages of the code."""
    plan = plan_for([*case.others, {**ROW, **cells}], base_of(case.base))
    last = len(case.others)
    own = [item for item in plan.findings if item.position == last]
    messages = " ".join(item.message for item in own if item.regle == case.code)
    return {(item.regle, item.gravite, item.champ) for item in own}, plan.rows[last], messages


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_row_on_the_wrong_side_of_a_rule_is_told_at_its_cell(case):
    found, row, messages = outcome(case, case.wrong)
    assert (case.code, case.level, case.column) in found
    assert case.says in messages and messages[-1] in ".?"
    if case.level == E:
        assert row.status == (CONFLICT if case.code == "conflit" else REFUSED)
        assert not row.values
    else:
        assert row.status in (NEW, CHANGED, SAME)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_row_once_corrected_is_read_with_its_right_value(case):
    found, row, _ = outcome(case, {**case.wrong, **case.right})
    assert case.code not in {code for code, _, _ in found}
    assert E not in {level for _, level, _ in found}
    assert {name: row.values.get(name) for name in case.reads} == dict(case.reads)


WIDTHS = (
    # cells of the row, cells written, fault of the quotation marks, level and code
    (["0044619057", "Groupé", "12"], 3, "", "", ""),
    (["0044619057", "Groupé"], 3, "", "", ""),
    (["0044619057", "Groupé"], 2, "", W, "ligne_courte"),
    (["0044619057"], 1, "", "", ""),
    (["0044619057", "Groupé", "12", "3"], 4, "", E, "ligne_decalee"),
    (["0044619057", "Groupé", "12", " "], 3, "", "", ""),
    (["0044619057", "Groupé", "12"], 3, NEVER_CLOSED, E, "ligne_decalee"),
    (["0044619057", "Groupé", "12"], 3, MISPLACED, W, "guillemet"),
)


@pytest.mark.parametrize(("cells", "written", "fault", "level", "code"), WIDTHS)
def test_a_row_of_a_text_whose_cells_are_not_under_their_titles_is_told(
    cells, written, fault, level, code
):
    rows = [(1, ["ident_rep", "type_palu", "info"]), (2, cells)]
    faults = {2: fault} if fault else {}
    sheet = Sheet("T", rows, faults=faults, width=3, widths={2: written})
    layout = propose(sheet, dwelling_vocabulary(), header_row=1)
    assert layout is not None
    table = assemble([sheet], [layout])
    told_of = [(item.ligne, item.gravite, item.regle) for item in table.faults]
    assert told_of == ([(2, level, code)] if code else [])
    spreadsheet = assemble([Sheet("T", rows)], [layout])
    assert spreadsheet.faults == [], "les cellules d’un classeur ne se décalent pas"


def test_every_rule_has_a_row_on_its_wrong_side_and_a_title():
    written = codes_of("domain/imports", "domain/remontee")
    # Of the faults of the dictionary, an empty position is never in a return.
    expected = written | (set(FAULTS) - {"vide"})
    of_tables = {"titre_double", "fusion"}  # see test_own_titles, test_merged_columns
    rows = {case.code for case in CASES} | {code for *_, code in WIDTHS} - {""}
    assert rows | of_tables == expected
    assert expected == set(RULE_TITLES)


# -- what is not told --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cells",
    [
        {"num_decision": "2019DD06200012"},
        {"annee_financ": 2019},
        {"subv_palulos": 9_000, "fonds_propres": 100_000},
        {"cout_travaux": 100_000},
        {"etiquette_avant": "G", "etiquette_apres": "A"},
        {"etiquette_apres": "A"},
        {"date_os": "02/02/2020"},
        {"date_fin": "02/02/2020"},
        {"idlocal": "624980000001", "idpar": PARCEL},
    ],
)
def test_half_of_what_a_rule_compares_says_nothing(cells):
    plan = plan_for([{**ROW, **cells}], base_of())
    assert plan.findings == [] and plan.rows[0].status == NEW


def test_a_rule_is_told_of_each_row_that_breaks_it_and_of_no_other():
    rows = [
        {**ROW, "ident_rep": number, "num_decision": "2019DD06200012", "annee_financ": year}
        for number, year in zip(RPLS, (2018, 2019, 2020, None))
    ]
    plan = plan_for(rows, base_of())
    assert [(item.ligne, item.regle) for item in plan.findings] == [
        (2, "annee_decision"), (4, "annee_decision"),
    ]  # fmt: skip


def test_a_refused_identifier_is_not_also_told_missing():
    plan = plan_for([{**ROW, "ident_rep": "12"}], base_of())
    assert [item.regle for item in plan.findings] == ["format"]


def test_a_new_operation_is_told_once_and_made_from_its_rows():
    title = "TRAVAUX DE LA FOSSE 9"
    rows = [
        {"ident_rep": RPLS[0], "intitule": title, "type_palu": "Isolé", "idcom": "62498"},
        {"ident_rep": RPLS[1], "intitule": title, "type_palu": "Groupé", "annee_financ": 2021},
    ]
    plan = plan_for(rows, base_of())
    assert [item.ligne for item in told(plan, "operation_a_creer")] == [2]
    assert plan.operations == [
        {"intitule": title, "bailleur": "SIA", "type_palu": "Isolé", "dep": "62", "epci": "CALL",
         "annee_financ": 2021}
    ]  # fmt: skip


def test_a_nearly_known_operation_is_told_on_every_row_and_never_made():
    rows = [{**ROW, "ident_rep": number, "intitule": "SIA CALL LENS 2019"} for number in RPLS[:2]]
    plan = plan_for(rows, base_of())
    assert [item.ligne for item in told(plan, "operation_inconnue")] == [2, 3]
    assert plan.operations == []


def test_of_three_rows_of_one_dwelling_the_row_of_the_same_operation_is_named():
    rows = [
        {**ROW, "intitule": OTHER_OPERATION},
        ROW,
        ROW,
    ]
    plan = plan_for(rows, base_of())
    first, second = sorted(
        (item for item in plan.findings if item.regle.startswith("doublon")),
        key=lambda item: item.ligne,
    )
    assert (first.ligne, first.regle) == (3, "doublon_operations") and "ligne 2" in first.message
    assert (second.ligne, second.regle) == (4, "doublon") and "ligne 3" in second.message


def test_a_row_told_twice_by_one_key_is_not_told_again_by_another():
    row = {**ROW, "idlocal": "624980000001", "ident_int": "A"}
    plan = plan_for([row, row], base_of())
    assert [(item.ligne, item.champ) for item in plan.findings] == [(3, "ident_rep")]


def test_what_the_base_says_already_is_not_asked_again():
    home = {"ident_rep": RPLS[0], "intitule": OPERATION, "type_palu": "Groupé", "idcom": "62498",
            "cite_ini": "zut"}  # fmt: skip
    plan = plan_for([{"ident_rep": RPLS[0], "cite_ini": "zut", "surf_hab": 61}], base_of([home]))
    assert plan.findings == [] and dict(plan.rows[0].values) == {"surf_hab": 61.0}
    assert dict(plan.rows[0].before) == {"surf_hab": None}


def test_the_cite_that_a_person_chose_is_not_replaced():
    home = {"ident_rep": RPLS[0], "intitule": OPERATION, "idcom": "62498", "id_cite": 13}
    row = {"ident_rep": RPLS[0], "cite_ini": "cité 12"}
    plan = plan_for([row], base_of([home]))
    assert dict(plan.rows[0].values) == {"cite_ini": "cité 12"}
    plan = plan_for([row], base_of([{**home, "id_cite": None}]))
    assert plan.rows[0].values["id_cite"] == 12


def test_dwellings_that_no_row_names_are_listed_even_when_a_row_names_them_wrongly():
    homes = [
        {"ident_rep": RPLS[0]},
        {"ident_rep": RPLS[1]},
        {"ident_int": "C"},
        {"idlocal": "624980000001"},
        {"ident_rep": RPLS[2], "bailleur": "M&C"},
        {},
    ]
    rows = [
        {"ident_rep": RPLS[0]},
        {"ident_rep": RPLS[1], "typologie": "T99"},  # refused, and all the same not vanished
    ]
    plan = plan_for(rows, base_of(homes))
    assert plan.vanished["id_ddtm62"].tolist() == [103, 104, 106]
