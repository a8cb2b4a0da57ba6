"""The open file of the diagnoses: whose each is, and what they say of the works."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.dpe.columns import recognise
from osp_plugin.domain.dpe.dwellings import Sought, dwellings_of
from osp_plugin.domain.dpe.follow_up import ERAS, follow_up, method_of
from osp_plugin.domain.dpe.matching import (
    BY_ADDRESS,
    BY_BUILDING,
    BY_CHAIN,
    BY_NUMBER,
    CONTRADICTED,
    NOT_A_HOUSE,
    OTHER_DWELLING,
    SEVERAL,
    Matches,
    match,
)
from osp_plugin.domain.dpe.rows import address, diagnosis, rpls_number
from osp_plugin.domain.dpe.sieve import Sieve

from ..benchmark.dpe_data import TITLES, Maker

RPLS, OTHER_RPLS = "0044631887", "0044619057"
CELLS = {
    "numero_dpe": "2162E0000001A", "date_dpe": "2022-05-03", "idcom": "62498", "numero": "12",
    "rue": "Rue des Lilas", "type_batiment": "maison", "surf_hab": "60", "etiquette_dpe": "C",
}  # fmt: skip


def home(number: int, **values):
    row = {
        "id_ddtm62": number, "ident_rep": None, "id_rnb": None, "id_ban": None, "idcom": "62498",
        "idcomtxt": "Lens", "dnvoiri": "12", "dindic": None, "dvoilib": "RUE DES LILAS",
        "surf_hab": 60.0,
    }  # fmt: skip
    return {**row, **values}


def matched(homes, *rows) -> Matches:
    sought = Sought(dwellings_of(homes))
    sieve = Sieve(sought)
    names = sorted({name for row in rows for name in {**CELLS, **row}})
    piece = pd.DataFrame([{**dict.fromkeys(names, ""), **CELLS, **row} for row in rows])
    kept = list(sieve.kept(piece))
    sought.settle()
    return match(sought, kept)


def told(matches: Matches):
    return [(item.dwelling.numbers, item.method, item.score) for item in matches.found]


# -- the file ------------------------------------------------------------------------------------


def test_the_titles_of_today_and_those_of_the_files_before_are_known():
    now = recognise(TITLES)
    assert TITLES[now["numero_dpe"]] == "numero_dpe" and TITLES[now["rue"]] == "nom_rue_ban"
    before = ["N°DPE", "Date_établissement_DPE", "Etiquette_DPE", "Nom__rue_(BAN)", "N°_voie_(BAN)"]
    assert recognise(before) == {
        "numero_dpe": 0, "date_dpe": 1, "etiquette_dpe": 2, "rue": 3, "numero": 4,
    }  # fmt: skip
    assert recognise(["numero_dpe", "date_etablissement_dpe", "etiquette_dpe"]) == {}


def test_a_rpls_number_with_a_wrong_key_is_none():
    assert rpls_number(" 0044631887 ") == RPLS
    assert rpls_number("44631887") == RPLS
    assert rpls_number("0044631886") == "" == rpls_number("0") == rpls_number("n/a")


def test_an_address_is_read_in_two_cells_or_in_one():
    assert address("Rue des Lilas", "12bis", "") == address(
        "", "", "12 bis Rue des Lilas 62300 Lens"
    )
    assert address("", "", "") == (None, None)


def test_a_value_out_of_bounds_is_left_out_and_a_row_without_number_refused():
    found = diagnosis({**CELLS, "conso_ep": "99999", "etiquette_dpe": "X", "cout_energie": "1 200"})
    assert found is not None
    assert found.values["conso_ep"] is None and found.values["etiquette_dpe"] is None
    assert found.values["cout_energie"] == 1200 and found.values["date_dpe"] == date(2022, 5, 3)
    assert diagnosis({**CELLS, "numero_dpe": ""}) is None
    assert diagnosis({**CELLS, "date_dpe": "2022-13-45"}) is None


# -- whose it is ---------------------------------------------------------------------------------


def test_the_number_comes_before_the_building_and_the_building_before_the_address():
    homes = [home(1, ident_rep=RPLS), home(2, dnvoiri="14", id_rnb="ABCDEFGHJKMN"),
             home(3, dnvoiri="16")]  # fmt: skip
    found = matched(
        homes,
        {"numero_dpe": "A", "ident_rep": RPLS, "id_rnb": "ABCDEFGHJKMN"},
        {"numero_dpe": "B", "id_rnb": "ABCDEFGHJKMN", "numero": "16"},
        {"numero_dpe": "C", "numero": "16"},
    )
    assert told(found) == [((1,), BY_NUMBER, 1.0), ((2,), BY_BUILDING, 0.95),
                           ((3,), BY_ADDRESS, 0.9)]  # fmt: skip


def test_two_keys_that_name_two_dwellings_name_none():
    homes = [home(1, ident_rep=RPLS, dnvoiri="14"), home(2)]
    found = matched(homes, {"ident_rep": RPLS})
    assert not found.found and found.doubtful[0][1] == CONTRADICTED
    other = matched([home(1, ident_rep=RPLS)], {"ident_rep": OTHER_RPLS})
    assert not other.found and other.doubtful[0][1] == CONTRADICTED


def test_a_number_of_another_commune_is_not_believed():
    assert not matched([home(1, ident_rep=RPLS)], {"ident_rep": RPLS, "idcom": "62427"}).found


@pytest.mark.parametrize(
    ("homes", "row", "why"),
    [
        ([home(1), home(2)], {}, SEVERAL),
        ([home(1)], {"type_batiment": "appartement"}, NOT_A_HOUSE),
        ([home(1)], {"surf_hab": "70"}, OTHER_DWELLING),
    ],
)
def test_what_may_be_another_dwelling_is_told_and_left(homes, row, why):
    found = matched(homes, row)
    assert not found.found and found.doubtful[0][1] == why


def test_the_surface_tells_two_dwellings_of_one_address_apart():
    found = matched([home(1, surf_hab=90.0), home(2)], {"surf_hab": "62"})
    assert told(found) == [((2,), BY_ADDRESS, 0.9)]


def test_a_dwelling_reported_twice_has_its_diagnosis_twice():
    homes = [home(1, ident_rep=RPLS), home(9, ident_rep=RPLS, dnvoiri=None)]
    assert told(matched(homes, {})) == [((1, 9), BY_ADDRESS, 0.9)]


def test_a_misspelt_street_is_found_unless_the_file_has_one_of_its_name():
    wrong = [home(1, dvoilib="RUE EMILE BASLLY")]
    row = {"rue": "Rue Émile Basly"}
    assert told(matched(wrong, row)) == [((1,), BY_ADDRESS, 0.9)]
    assert not matched(
        wrong, row, {"numero_dpe": "B", "rue": "Rue Émile Baslly", "numero": "1"}
    ).found


def test_what_replaces_a_diagnosis_is_of_the_same_dwelling():
    found = matched(
        [home(1, ident_rep=RPLS)],
        {"numero_dpe": "C", "remplace": "B", "rue": "", "numero": "", "idcom": ""},
        {"numero_dpe": "B", "remplace": "A", "rue": "", "numero": "", "idcom": ""},
        {"numero_dpe": "A", "ident_rep": RPLS},
    )
    by_number = {item.diagnosis.number_dpe: item for item in found.found}
    assert {name: item.method for name, item in by_number.items()} == {
        "A": BY_NUMBER, "B": BY_CHAIN, "C": BY_CHAIN,
    }  # fmt: skip
    assert [by_number[name].replaced_by for name in "ABC"] == ["B", "C", ""]
    assert by_number["C"].score < by_number["B"].score < by_number["A"].score


def test_a_chain_that_turns_round_ends():
    rows = [{"numero_dpe": "A", "remplace": "B"}, {"numero_dpe": "B", "remplace": "A"}]
    assert len(matched([home(1)], *rows).found) == 2


def test_precision_and_recall_on_a_set_of_known_truth(tmp_path):
    """Typing errors, keys that lack and replaced diagnoses are planted."""
    from osp_plugin.storage.dpe.file import pieces

    maker = Maker()
    homes = maker.dwellings(1_500, communes=40)
    maker.write(tmp_path / "dpe.csv", 12_000)
    sought = Sought(dwellings_of(homes))
    sieve = Sieve(sought)
    kept = [item for piece in pieces(tmp_path / "dpe.csv") for item in sieve.kept(piece)]
    sought.settle()
    found = match(sought, kept).found
    truth = maker.made.truth
    right = sum(truth.get(item.diagnosis.number_dpe) in item.dwelling.numbers for item in found)
    assert sieve.read == 12_000
    assert right / len(found) >= 0.99
    assert right / len(truth) >= 0.95


# -- what they say of the works --------------------------------------------------------------------


AIMED = {"C": "C", "BBC rénovation": "B"}


def works_row(number=1, **values):
    row = {
        "id_ddtm62": number, "ident_rep": None, "bailleur": "SIA", "intitule": "Op", "idcomtxt": "",
        "dnvoiri": None, "dindic": None, "dvoilib": None, "avancement": "Livré",
        "date_os": date(2022, 1, 1), "date_fin": date(2023, 1, 1), "etiquette_avant": "F",
        "etiquette_apres": "B", "label_vise": None,
    }  # fmt: skip
    return {**row, **values}


def dpe(day: date, label: str, **values):
    row = {
        "logement": 1, "numero_dpe": str(day), "date_dpe": day, "date_modification": None,
        "etiquette_dpe": label, "etiquette_lue": None, "remplace_par": None, "conso_ep": 100.0,
    }  # fmt: skip
    return {**row, **values}


def test_before_and_after_are_the_last_of_each_side_and_one_that_is_replaced_says_nothing():
    rows = [dpe(date(2021, 8, 1), "G"), dpe(date(2021, 9, 1), "F", conso_ep=400.0),
            dpe(date(2022, 6, 1), "E"), dpe(date(2023, 5, 1), "C", conso_ep=150.0),
            dpe(date(2023, 6, 1), "A", remplace_par="x")]  # fmt: skip
    (works,) = follow_up([works_row()], rows, AIMED).works
    assert works.before is rows[1] and works.after is rows[3]
    assert works.comparable and works.gain("conso_ep") == 250


def test_a_gain_across_two_methods_is_none():
    rows = [dpe(date(2021, 9, 1), "F"), dpe(date(2026, 2, 1), "B", conso_ep=50.0)]
    (works,) = follow_up([works_row()], rows, AIMED).works
    assert not works.comparable and works.gain("conso_ep") is None


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_a_gain_is_told_of_one_method_only(first, last):
    rows = [dpe(first, "F"), dpe(last, "B")]
    for works in follow_up([works_row()], rows, AIMED).works:
        if works.gain("conso_ep") is not None:
            assert method_of(works.before) == method_of(works.after)


def test_the_promise_is_the_label_reported_else_the_aim():
    after = dpe(date(2023, 5, 1), "C")
    assert follow_up([works_row()], [after], AIMED).not_reached
    assert not follow_up([works_row(etiquette_apres="C")], [after], AIMED).not_reached
    aimed = works_row(etiquette_apres=None, label_vise="BBC rénovation")
    assert follow_up([aimed], [after], AIMED).not_reached
    assert not follow_up([works_row(etiquette_apres=None)], [after], AIMED).not_reached
    other = works_row(etiquette_apres=None, label_vise="Label de 2030")
    assert not follow_up([other], [after], AIMED).not_reached
    assert follow_up([other], [after], {"Label de 2030": "A"}).not_reached


def test_a_delivered_dwelling_without_diagnosis_after_its_works_is_listed():
    assert follow_up([works_row()], [dpe(date(2021, 8, 1), "F")], AIMED).without
    assert not follow_up([works_row()], [dpe(date(2023, 1, 1), "B")], AIMED).without
    assert not follow_up([works_row(avancement="En cours")], [], AIMED).without


def test_dates_of_works_that_lack_are_those_of_the_operation():
    rows = [works_row(), works_row(2, date_os=None, date_fin=None)]
    after = dpe(date(2023, 5, 1), "B", logement=2)
    found = follow_up(rows, [after], AIMED)
    assert [works.after for works in found.works] == [after]


def test_a_label_that_moved_without_works_is_the_reform_s():
    two = [dpe(date(2023, 5, 1), "D"), dpe(date(2026, 3, 1), "C")]
    (moved,) = follow_up([works_row()], two, AIMED).moved
    assert (moved.label_before, moved.label_after) == ("D", "C")
    one = dpe(date(2024, 5, 1), "C", etiquette_lue="D", date_modification=date(2026, 1, 15))
    (moved,) = follow_up([works_row()], [one], AIMED).moved
    assert moved.first is moved.last and method_of(one) == ERAS[0][1]


def test_a_label_that_moved_with_works_or_within_a_method_is_not():
    with_works = [dpe(date(2021, 9, 1), "F"), dpe(date(2026, 3, 1), "B")]
    within = [dpe(date(2023, 5, 1), "D"), dpe(date(2024, 3, 1), "C")]
    mended = dpe(date(2024, 5, 1), "C", etiquette_lue="D", date_modification=date(2024, 6, 1))
    better_by_two = [dpe(date(2023, 5, 1), "E"), dpe(date(2026, 3, 1), "C")]
    worse = [dpe(date(2023, 5, 1), "C"), dpe(date(2026, 3, 1), "D")]
    for rows in (with_works, within, [mended], better_by_two, worse):
        assert not follow_up([works_row()], rows, AIMED).moved
