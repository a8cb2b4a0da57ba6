"""What a return would change: matching, differences, and every planted error at its cell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.imports.cites import CiteReferential
from osp_plugin.domain.imports.columns import corrected, propose
from osp_plugin.domain.imports.context import Context
from osp_plugin.domain.imports.plan import CHANGED, CONFLICT, NEW, REFUSED, SAME, Plan
from osp_plugin.domain.imports.sheets import Sheet
from osp_plugin.domain.remontee.guessing import guessed_bailleur
from osp_plugin.domain.remontee.kind import RETURN
from osp_plugin.domain.remontee.vocabulary import dwelling_vocabulary
from osp_plugin.reports.remontee.mail import RULE_TITLES

from ..support.made_once import demonstration_tables
from ..support.returns import FIELDS, context_of, plan_of, rows_of, without_doubles

pytestmark = pytest.mark.slow  # the whole demonstration, as a file

SOME = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    return demonstration_tables()


@pytest.fixture(scope="module")
def dwellings(tables):
    """80 dwellings of SIA, each reported once."""
    logement = tables["logement"]
    own = without_doubles(logement[logement["bailleur"] == "SIA"])
    return own.iloc[:: max(1, len(own) // 80)].head(80).reset_index(drop=True)


@pytest.fixture(scope="module")
def context(tables, dwellings) -> Context:
    return context_of(tables, "SIA", dwellings)


@pytest.fixture(scope="module")
def rows(dwellings):
    return rows_of(dwellings)


def edited(rows, changes: dict[tuple[int, str], Any]):
    """A copy with other values, by line of the file (2 is the first) and field."""
    copy = [list(row) for row in rows]
    for (line, field), value in changes.items():
        copy[line - 1][FIELDS.index(field)] = value
    return copy


def found(plan: Plan) -> set[tuple[int, str, str, str]]:
    return {(item.ligne, item.colonne, item.gravite, item.regle) for item in plan.findings}


def status(plan: Plan, line: int) -> str:
    return plan.rows[plan.table.lignes.index(line)].status


def test_reimporting_what_the_base_holds_changes_nothing(rows, context):
    plan = plan_of(rows, context)
    assert {row.status for row in plan.rows} == {SAME}
    assert plan.findings == []
    assert plan.counts["NB_INCHANGES"] == 80 == plan.counts["NB_LIGNES"]
    assert plan.vanished.empty and plan.differences().empty and not plan.writes


@SOME
@given(order=st.permutations(range(len(FIELDS))), blank=st.integers(0, 6), lines=st.data())
def test_the_order_of_columns_and_rows_makes_no_difference(rows, context, order, blank, lines):
    kept = lines.draw(st.permutations(range(1, len(rows))))
    shuffled = [[row[index] for index in order] for row in [rows[0], *(rows[i] for i in kept)]]
    plan = plan_of([["Remontée"]] * blank + shuffled, context)
    assert {row.status for row in plan.rows} == {SAME}
    assert plan.findings == []


WRONG = {
    "label_vise": ("BBC rénovatoin", "erreur", "liste"),
    "type_palu": ("Groupage", "erreur", "liste"),
    "cout_travaux": ("beaucoup", "erreur", "type"),
    "surf_hab": (3, "erreur", "minimum"),
    "annee_constr": ("1924,5", "erreur", "type"),
    "date_os": ("31/02/2019", "erreur", "type"),
    "loyer_avant": ("#REF!x", "erreur", "type"),
    "idlocal": ("599999999999", "erreur", "commune_du_code"),
    "idpar": ("62498AX", "erreur", "format"),
    "idcom": ("99999", "erreur", "reference"),
    "epci": ("CALLL", "erreur", "reference"),
    "dindic": ("quater bis", "erreur", "longueur"),
    "bailleur": ("Maisons et Cités", "erreur", "autre_bailleur"),
    "dep": ("Département de la Lys", "erreur", "reference"),
    "occupe_avant": ("euh", "erreur", "type"),
    "num_decision": ("2019-12", "erreur", "format"),
    "intitule": ("OPERATION QUE PERSONNE NE CONNAIT", "avertissement", "operation_a_creer"),
    "idcomtxt": ("Tataouine", "avertissement", "commune_discordante"),
}
"""A wrong value by field, and what is said of it. On one row only one is planted."""


@SOME
@given(
    planted=st.dictionaries(
        st.integers(2, 81), st.sampled_from(sorted(WRONG)), min_size=1, max_size=25
    )
)
def test_every_planted_error_is_found_at_its_cell_and_nothing_else(rows, context, planted):
    seen: set[str] = set()
    changes, expected = {}, set()
    for line, field in planted.items():
        value, level, rule = WRONG[field]
        if rule == "operation_a_creer":
            if field in seen:
                continue
            seen.add(field)
        # Two rows with one wrong identifier would be doubles too.
        changes[line, field] = f"59999{line:07d}" if field == "idlocal" else value
        expected.add((line, field, level, rule))
    plan = plan_of(edited(rows, changes), context)
    extra = {
        # An unknown commune contradicts the codes that begin with the right one.
        (line, code, "erreur", "commune_du_code")
        for line, field, *_ in expected
        if field == "idcom"
        for code in ("idlocal", "idpar")
    }
    assert expected <= found(plan) <= expected | extra
    refused = {line for line, _, level, _ in expected if level == "erreur"}
    assert {plan.table.lignes[i] for i, row in enumerate(plan.rows) if row.status == REFUSED} == (
        refused
    )


def test_the_value_and_title_are_those_of_the_file(rows, context):
    titled = edited(rows, {(5, "ident_rep"): "12", (9, "label_vise"): "BBC rénovatoin"})
    titled[0][FIELDS.index("ident_rep")] = "N° RPLS"
    plan = plan_of([["Remontée SIA 2021"], [], *titled], context, "Janvier")
    first, second = plan.findings
    assert (first.onglet, first.ligne, first.colonne, first.valeur) == (
        "Janvier", 7, "N° RPLS", "12",
    )  # fmt: skip
    assert "« BBC rénovation »" in second.message
    assert second.sentence.startswith("Onglet « Janvier », ligne 11, colonne « label_vise » : ")


# -- rules between cells -----------------------------------------------------------------------


def test_dates_in_order_also_with_the_base(rows, context, dwellings):
    line = int(dwellings.index[dwellings["date_fin"].notna()][0]) + 2
    both = edited(rows, {(line, "date_os"): "01/02/2020", (line, "date_fin"): "01/01/2020"})
    assert found(plan_of(both, context)) == {(line, "date_fin", "erreur", "dates_travaux")}
    one = edited(rows, {(line, "date_os"): "01/02/2049", (line, "date_fin"): None})
    assert found(plan_of(one, context)) == {(line, "date_os", "erreur", "dates_travaux")}


def test_a_wrong_key_of_the_rpls_is_a_warning_and_matches_otherwise(rows, context):
    good = rows[4][FIELDS.index("ident_rep")]
    wrong = good[:-1] + str((int(good[-1]) + 1) % 10)
    plan = plan_of(edited(rows, {(5, "ident_rep"): wrong}), context)
    assert found(plan) == {
        (5, "ident_rep", "avertissement", "cle_rpls"),
        (5, "ident_rep", "avertissement", "identifiant_change"),
    }
    assert plan.rows[3].by == "idlocal" and status(plan, 5) == CHANGED


def test_a_number_written_with_its_street_is_told_apart_for_a_person_to_agree(rows, context):
    written = {
        2: ("2626 rue des Anémones", ("2626", None, "rue des Anémones")),
        3: ("1212 BIS RUE X", ("1212", "B", "RUE X")),
        4: ("RUE DU 8 MAI 1945", (None, None, "RUE DU 8 MAI 1945")),
        5: ("CITE 5", (None, None, "CITE 5")),
        6: ("FOSSE 7 BIS", (None, None, "FOSSE 7 BIS")),
    }
    parts = ("dnvoiri", "dindic", "dvoilib")
    in_one = edited(rows, {(line, "dvoilib"): cell for line, (cell, _) in written.items()})
    places = [place for place, name in enumerate(FIELDS) if name not in ("dnvoiri", "dindic")]
    plan = plan_of([[row[place] for place in places] for row in in_one], context)
    planned = {line: plan.rows[plan.table.lignes.index(line)].values for line in written}
    for line, (_, expected) in written.items():
        assert tuple(planned[line].get(name) for name in parts) == expected
    told = [item for item in plan.findings if item.regle == "adresse_en_une_cellule"]
    assert {(item.ligne, item.valeur) for item in told} >= {
        (2, "2626 rue des Anémones"),
        (3, "1212 BIS RUE X"),
    }
    assert not {4, 5, 6} & {item.ligne for item in told}
    assert "n° 1212, indice B, voie « RUE X »" in told[1].message
    assert "adresse_en_une_cellule" in RULE_TITLES

    with_number = plan_of(in_one, context)
    assert "dnvoiri" not in with_number.rows[0].values, "sa colonne du numéro fait foi"
    assert not any(item.regle == "adresse_en_une_cellule" for item in with_number.findings)


def test_an_address_in_one_cell_that_the_base_has_changes_nothing(rows, context):
    number, street = FIELDS.index("dnvoiri"), FIELDS.index("dvoilib")
    mark = FIELDS.index("dindic")
    in_one = [rows[0], *(list(row) for row in rows[1:])]
    for row in in_one[1:]:
        row[street] = f"{row[number]} {row[mark] or ''} {row[street]}"
    places = [place for place in range(len(FIELDS)) if place not in (number, mark)]
    plan = plan_of([[row[place] for place in places] for row in in_one], context)
    assert {row.status for row in plan.rows} == {SAME} and plan.findings == []


def test_amounts_and_labels(rows, context):
    plan = plan_of(
        edited(rows, {(3, "cout_travaux"): 10, (4, "etiquette_avant"): "A",
                      (4, "etiquette_apres"): "G"}), context)  # fmt: skip
    assert found(plan) == {
        (3, "cout_travaux", "avertissement", "financement"),
        (4, "etiquette_apres", "avertissement", "etiquettes"),
    }


def test_a_dwelling_twice_in_the_file(rows, context, tables):
    again = [*rows, list(rows[1])]
    assert found(plan_of(again, context)) == {(82, "ident_rep", "erreur", "doublon")}
    other = next(
        title
        for title, owner in zip(tables["operation"]["intitule"], tables["operation"]["bailleur"])
        if owner == "SIA" and title != rows[1][FIELDS.index("intitule")]
    )
    again[-1][FIELDS.index("intitule")] = other
    plan = plan_of(again, context)
    assert {item.regle for item in plan.findings} == {"doublon_operations", "conflit"}
    assert status(plan, 82) == CONFLICT


def test_a_nearly_known_operation_is_refused_with_the_right_title(rows, context):
    title = rows[1][FIELDS.index("intitule")]
    plan = plan_of(edited(rows, {(2, "intitule"): title.replace("SIA", "SIAA")}), context)
    assert found(plan) == {(2, "intitule", "erreur", "operation_inconnue")}
    assert f"« {title} »" in plan.findings[0].message
    same = plan_of(edited(rows, {(2, "intitule"): f" {title.lower()}"}), context)
    assert same.findings == [] and not same.writes


# -- matching ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kept", "by"),
    [
        ("ident_rep", "ident_rep"),
        ("idlocal", "idlocal"),
        ("ident_int", "ident_int"),
        ("idpar", "idpar"),
    ],
)
def test_each_key_alone_finds_the_dwelling(rows, context, kept, by):
    keys = {"ident_rep", "idlocal", "ident_int", "idpar"} - {kept}
    changes = {(line, key): None for line in range(2, 82) for key in keys}
    plan = plan_of(edited(rows, changes), context)
    assert {row.by for row in plan.rows} == {by}
    assert {row.status for row in plan.rows} == {SAME}


def test_two_keys_that_lead_to_two_dwellings_are_a_conflict(rows, context):
    other = rows[10][FIELDS.index("idlocal")]
    swapped = edited(rows, {(2, "idlocal"): other, (2, "idcom"): None, (2, "idpar"): None,
                            (2, "idcomtxt"): None})  # fmt: skip
    swapped.pop(10)
    plan = plan_of(swapped, context)
    assert status(plan, 2) == CONFLICT
    assert found(plan) == {(2, "idlocal", "erreur", "conflit")}
    assert plan.counts["NB_CONFLITS"] == 1


def test_new_changed_and_vanished(rows, context):
    edits = {(2, "cout_travaux"): "123 456,5", (2, "date_fin"): "31/12/2021"}
    new = list(rows[5])
    for field, value in (("ident_rep", "9000000004"), ("idlocal", None), ("ident_int", "NEUF"),
                         ("idpar", None), ("dnvoiri", "9999")):  # fmt: skip
        new[FIELDS.index(field)] = value
    changed = edited(rows, edits)
    vanished = changed.pop(40)
    plan = plan_of([*changed, new], context)
    assert [status(plan, 2), status(plan, 81)] == [CHANGED, NEW]
    differences = plan.differences()
    assert set(zip(differences["champ"], differences["apres"])) == {
        ("cout_travaux", 123456.5), ("date_fin", date(2021, 12, 31)),
    }  # fmt: skip
    assert plan.vanished["ident_rep"].tolist() == [vanished[FIELDS.index("ident_rep")]]
    written = plan.rows[-1].values
    assert written["num_rpls_ini"] and written["bailleur"] == "SIA"


def test_a_dwelling_of_another_bailleur_is_a_conflict(rows, tables, dwellings):
    theirs = dwellings.assign(bailleur="M&C")
    plan = plan_of(rows, context_of(tables, "SIA", theirs))
    assert {row.status for row in plan.rows} == {CONFLICT}
    assert "au nom du bailleur « M&C »" in plan.findings[0].message


def test_names_stand_for_the_codes_of_referentials(tables):
    logement = tables["logement"]
    own = without_doubles(logement[logement["bailleur"] == "M&C"]).head(3).reset_index(drop=True)
    written = own.assign(
        bailleur=["Maisons et Cités", "MC", "MAISONS & CITES"],
        epci=own["epci"].map(tables["epci"].set_index("epci")["nom_epci"]),
        dep=own["dep"].map(tables["departement"].set_index("dep")["nom_dep"]),
    )
    plan = plan_of(rows_of(written), context_of(tables, "M&C", own))
    assert plan.findings == [] and {row.status for row in plan.rows} == {SAME}


def test_only_a_dwelling_without_operation_anywhere_is_told(rows, context):
    bare = [[row[FIELDS.index("ident_rep")], row[FIELDS.index("cout_travaux")]] for row in rows[:4]]
    plan = plan_of([*bare, ["0044619057", 1000]], context)
    assert "sans_operation" not in {item.regle for item in plan.findings if item.ligne < 5}
    assert (5, "", "avertissement", "sans_operation") in found(plan)


def test_an_empty_cell_erases_nothing(rows, context):
    changes = {(line, field): None for line in range(2, 82) for field in FIELDS[6:]}
    plan = plan_of(edited(rows, changes), context)
    assert not plan.writes and plan.counts["NB_REJETES"] == 0


# -- columns -----------------------------------------------------------------------------------


def layout_of(*rows):
    return propose(Sheet("S", list(enumerate(rows, 1))), dwelling_vocabulary())


def test_synonyms_accents_and_near_names_are_recognised():
    layout = layout_of(
        ["Remontée des logements", None, None],
        [],
        ["N° RPLS", "Identifiant logement", "CITÉ", "Surface habitable (m²)", "Etiquete avant",
         "Couleur des volets", "Commune (INSEE)"],
    )  # fmt: skip
    assert layout is not None and layout.header_row == 3
    assert [(match.field, match.by) for match in layout.matches] == [
        ("ident_rep", "nom"), ("ident_int", "synonyme"), ("cite_ini", "nom"), ("surf_hab", "nom"),
        ("etiquette_avant", "ressemblance"), (None, ""), ("idcom", "nom"),
    ]  # fmt: skip


def test_a_sheet_without_titles_is_no_table():
    assert layout_of(["Bonjour"], ["voici", "la remontée"]) is None
    assert layout_of() is None


def test_two_columns_of_one_field_give_the_surest():
    layout = layout_of(["Identifiant logement", "ident_int", "N° RPLS"])
    assert layout is not None and layout.fields["ident_int"].index == 1


def test_what_was_chosen_is_remembered_and_corrected():
    sheet = Sheet("S", [(1, ["N° RPLS", "Réf. maison", "Remarques", "Cité"])])
    memory = {"ref maison": "ident_int", "remarques": ""}
    layout = propose(sheet, dwelling_vocabulary(), memory)
    assert layout is not None
    assert [match.field for match in layout.matches] == ["ident_rep", "ident_int", None, "cite_ini"]
    again = corrected(layout, {"Remarques": "info", "Réf. maison": ""})
    assert [match.field for match in again.matches] == ["ident_rep", None, "info", "cite_ini"]


def test_a_row_of_titles_said_by_a_person_is_read_whatever_it_holds():
    rows = [["N° RPLS", "Cité"], ["Réf.", "Quartier"], [], ["N°", None], ["interne", "Montant"]]
    sheet = Sheet("S", [(number, cells) for number, cells in enumerate(rows, 1) if cells])

    def headers(row: int) -> tuple[int, list[str]]:
        layout = propose(sheet, dwelling_vocabulary(), {}, row)
        assert layout is not None
        return layout.header_row, [match.header for match in layout.matches]

    assert headers(1) == (1, ["N° RPLS", "Cité"])
    assert headers(2) == (2, ["Réf.", "Quartier"])
    assert headers(3) == (3, [])
    assert headers(5) == (5, ["N° interne", "Montant"])


def test_totals_examples_and_repeated_titles_are_no_rows():
    title = ["N° RPLS", "N° interne du bailleur", "Coût"]
    sheet = Sheet("S", list(enumerate([
        title, ["0044619057", "EXEMPLE", 1], ["0044619057", "A1", 2], [], [None, None, None, "x"],
        title, ["TOTAL", None, 3],
    ], 1)))  # fmt: skip
    layout = propose(sheet, dwelling_vocabulary())
    assert layout is not None
    assert RETURN.rows([sheet], [layout]).lignes == [3]


def test_a_field_chosen_for_two_columns_of_one_title_is_read_once():
    layout = layout_of(["N° RPLS", "Coût", "Note", "Note"])
    assert layout is not None
    again = corrected(layout, {"Note": "info"})
    assert [match.field for match in again.matches] == ["ident_rep", "cout_travaux", "info", None]


def test_titles_on_two_rows_are_read_together_only_when_that_names_more():
    layout = layout_of(["N°", "N°", "Montant"], ["RPLS", "interne", "des travaux (€)"], ["1", "2"])
    assert layout is not None and layout.header_row == 2
    assert [match.header for match in layout.matches][:2] == ["N° RPLS", "N° interne"]
    plain = layout_of(["Le logement", None, "Les travaux"], ["N° RPLS", "Cité", "Coût"])
    assert plain is not None
    assert [match.header for match in plain.matches] == ["N° RPLS", "Cité", "Coût"]


def test_a_title_over_several_columns_tells_them_apart():
    layout = layout_of(
        ["N° RPLS", "Avant travaux", None, "Après travaux", None, None],
        [None, "DPE", "Loyer", "DPE", "Loyer", "Cité"],
    )
    assert layout is not None and layout.header_row == 2
    assert [match.field for match in layout.matches] == [
        "ident_rep", "etiquette_avant", "loyer_avant", "etiquette_apres", "loyer_apres", "cite_ini",
    ]  # fmt: skip


def test_a_column_of_another_unit_is_left_to_a_person():
    layout = layout_of(["N° RPLS", "Coût des travaux (k€)", "Loyer après (€/m²)", "Surface (m²)"])
    assert layout is not None
    assert [match.field for match in layout.matches] == ["ident_rep", None, None, "surf_hab"]


NAMES = {"SIA": "SIA Habitat", "M&C": "Maisons & Cités"}


@pytest.mark.parametrize(
    ("name", "rows", "code"),
    [
        ("a.xlsx", [["N° RPLS", "Cité", "Bailleur"], [1, 2, "Maisons et cités"], [1, 2, "M&C"]],
         "M&C"),
        ("a.xlsx", [["N° RPLS", "Cité", "Bailleur"], [1, 2, "SIA"], [1, 2, "M&C"]], ""),
        ("a.xlsx", [["Maisons & Cités – remontée"], ["N° RPLS", "Cité"], [1, "SIA"]], "M&C"),
        ("Remontée_SIA_2021.xlsx", [["N° RPLS", "Cité"], [1, 2]], "SIA"),
        ("SIA et M&C.xlsx", [["N° RPLS", "Cité"], [1, 2]], ""),
        ("asiatique.xlsx", [["N° RPLS", "Cité"], [1, 2]], ""),
    ],
)  # fmt: skip
def test_whose_return_it_is(name, rows, code):
    sheet = Sheet("R", list(enumerate(rows, 1)))
    layout = propose(sheet, dwelling_vocabulary())
    assert layout is not None
    assert guessed_bailleur(name, [sheet], [layout], NAMES) == code


# -- cités -------------------------------------------------------------------------------------


def test_names_of_cites_meet_the_referential(tables):
    known = CiteReferential(tables["cite"], tables["commune"]["nom_commune"])
    assert known.find("cité du 4", "62498").nom_cite == known.find("CITE N° 4", "62498").nom_cite
    assert known.find("cité du 4", "62498").nom_cite == "Cité n°4 de Lens"
    for name in ("C. ST ALBERT", "Cité Saint-Albert"):
        match = known.find(name, "62510")
        assert match.id_cite is None
        assert {cite for _, cite in match.candidates} == {
            "Cité Saint-Albert (n°16)",
            "Cité St-Albert",
        }
    assert known.find("Cité Miarbeau", "62528").suggestions == ("Cité Mirabeau",)
    assert known.find("zzz", "62528").suggestions == ()


def test_most_names_of_the_demonstration_are_found(tables):
    known = CiteReferential(tables["cite"], tables["commune"]["nom_commune"])
    names = tables["logement"].dropna(subset=["id_cite"]).drop_duplicates(["cite_ini", "idcom"])
    right = wrong = 0
    for name, idcom, number in zip(names["cite_ini"], names["idcom"], names["id_cite"]):
        match = known.find(name, idcom)
        right += match.id_cite == number
        wrong += match.id_cite not in (None, number)
    assert right > 0.85 * len(names) and wrong <= 2


def test_the_words_of_a_title_may_come_in_any_order():
    layout = layout_of(["RPLS n°", "Avant étiquette", "Habitable surface (m²)"])
    assert layout is not None
    assert [match.field for match in layout.matches] == [
        "ident_rep", "etiquette_avant", "surf_hab",
    ]  # fmt: skip


def test_what_the_osp_fills_itself_is_never_imported():
    never = {"fid", "id_ddtm62", "geoloc_source", "geoloc_score", "geoloc_date", "source_rpls",
             "id_cite", "nom_cite_1", "l_id_cite"}  # fmt: skip
    names = {field.name for field in dictionary()["logement"].fields}
    assert set(FIELDS) == names - never and never <= names
