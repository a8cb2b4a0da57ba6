"""Which dwelling of the base a row is, on dwellings that look alike."""

from __future__ import annotations

from typing import Any

import pytest

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.imports.plan import CHANGED, CONFLICT, NEW, SAME
from osp_plugin.domain.remontee.planning import prepare

from ..support.small_returns import (
    OPERATION,
    OTHER_OPERATION,
    PARCEL,
    RPLS,
    base_of,
    matched,
    plan_for,
    table_of,
    told,
)

ADDRESS = {"idpar": PARCEL, "dvoilib": "rue de Béthune"}
"""What neighbours of one parcel share."""


def at(number: object, **more: Any) -> dict[str, Any]:
    return {**ADDRESS, "dnvoiri": number, **more}


def found(rows: list[dict[str, Any]], dwellings: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Status, number in the base and key of each row."""
    return [(row.status, row.number, row.by) for row in matched(rows, dwellings)]


# -- neighbours that share parcel and street ---------------------------------------------------


def test_neighbours_are_told_apart_by_their_house_number():
    homes = [at("3"), at("5")]
    assert found([at("5"), at("3")], homes) == [(SAME, 102, "idpar"), (SAME, 101, "idpar")]
    assert found([at("7"), at(None)], homes) == [(NEW, None, ""), (NEW, None, "")]


@pytest.mark.parametrize(
    ("written", "held", "same"),
    [
        ({"dnvoiri": 3}, {"dnvoiri": "3"}, True),
        ({"dvoilib": "RUE DE BETHUNE"}, {}, True),
        ({"dindic": "b"}, {"dindic": "B"}, True),
        ({"dindic": "B"}, {}, False),
        ({}, {"dindic": "B"}, False),
        ({"dindic": "B"}, {"dindic": "T"}, False),
        ({"dvoilib": "rue de Lille"}, {}, False),
        ({"idpar": "62498000AX0827"}, {}, False),
    ],
)
def test_an_address_is_a_parcel_a_number_its_mark_and_a_street(written, held, same):
    (row,) = matched([at("3", **written)], [at("3", **held)])
    assert (row.number, row.by) == ((101, "idpar") if same else (None, ""))


@pytest.mark.parametrize("missing", ["idpar", "dvoilib"])
def test_without_parcel_or_street_an_address_finds_nothing(missing):
    row = at("3", ident_int="A", **{missing: None})
    assert found([row], [at("3", **{missing: None})]) == [(NEW, None, "")]


def test_flats_of_one_address_are_told_apart_by_their_other_numbers():
    homes = [
        at("3", ident_rep=RPLS[0], ident_int="A"),
        at("3", ident_rep=RPLS[1], ident_int="B"),
    ]
    rows = [at("3", ident_rep=RPLS[1]), at("3", ident_int="A")]
    assert found(rows, homes) == [(SAME, 102, "ident_rep"), (SAME, 101, "ident_int")]


@pytest.mark.parametrize("field", ["ident_rep", "idlocal", "ident_int"])
def test_another_number_of_the_same_kind_says_that_it_is_a_neighbour(field):
    values = {"ident_rep": RPLS[:2], "idlocal": ("624980000001", "624980000002"),
              "ident_int": ("A", "B")}[field]  # fmt: skip
    homes = [at("3", **{field: values[0]})]
    assert found([at("3", **{field: values[1]})], homes) == [(NEW, None, "")]
    assert found([at("3", **{field: values[0]})], homes) == [(SAME, 101, field)]
    assert found([at("3")], homes) == [(SAME, 101, "idpar")]


def test_a_number_that_the_base_has_not_is_no_contradiction():
    homes = [at("3", ident_rep=RPLS[0])]
    assert found([at("3", ident_int="A")], homes) == [(CHANGED, 101, "idpar")]


def test_only_the_neighbour_that_nothing_contradicts_is_meant():
    homes = [at("3", ident_rep=RPLS[0]), at("3", ident_rep=RPLS[1]), at("3")]
    (row,) = matched([at("3", ident_rep=RPLS[2])], homes)
    assert (row.number, row.by, dict(row.values)) == (103, "idpar", {
        "ident_rep": RPLS[2],
    })  # fmt: skip


# -- a dwelling that the base holds several times ----------------------------------------------


def twice(**more: Any) -> list[dict[str, Any]]:
    """One RPLS number twice: in two operations."""
    return [
        {"ident_rep": RPLS[0], "intitule": OPERATION, **more},
        {"ident_rep": RPLS[0], "intitule": OTHER_OPERATION, **more},
    ]


@pytest.mark.parametrize(("title", "number"), [(OPERATION, 101), (OTHER_OPERATION, 102)])
def test_of_two_the_one_of_the_same_operation_is_meant(title, number):
    rows = [{"ident_rep": RPLS[0], "intitule": title}]
    assert found(rows, twice()) == [(SAME, number, "ident_rep")]


def test_the_one_of_the_same_operation_is_meant_whatever_else_differs():
    homes = twice()
    homes[1].update(typologie="T2", surf_hab=60)
    row = {"ident_rep": RPLS[0], "intitule": OTHER_OPERATION, "typologie": "T3", "surf_hab": 70}
    assert [row.number for row in matched([row], homes)] == [102]


def test_the_rows_of_the_same_operation_have_their_dwelling_first():
    """The first row says no operation: it is left what the second one does not take."""
    rows = [{"ident_rep": RPLS[0]}, {"ident_rep": RPLS[0], "intitule": OPERATION}]
    assert [row.number for row in matched(rows, twice())] == [102, 101]


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ({"surf_hab": 60, "typologie": "T2"}, 101),
        ({"surf_hab": 70, "typologie": "T3"}, 102),
        ({"surf_hab": 70, "typologie": "T2", "annee_constr": 1920}, 102),
        ({"surf_hab": 80, "typologie": "T4"}, 101),
        ({}, 101),
    ],
)
def test_of_two_the_one_with_the_fewest_differences_is_meant(values, number):
    homes = [
        {"ident_rep": RPLS[0], "surf_hab": 60, "typologie": "T2", "annee_constr": 1910},
        {"ident_rep": RPLS[0], "surf_hab": 70, "typologie": "T3", "annee_constr": 1920},
    ]
    assert [row.number for row in matched([{"ident_rep": RPLS[0], **values}], homes)] == [number]


def test_the_dwelling_of_the_fewest_differences_once_taken_the_other_is_left():
    homes = [{"ident_rep": RPLS[0], "surf_hab": 60}, {"ident_rep": RPLS[0], "surf_hab": 70}]
    rows = [{"ident_rep": RPLS[0], "surf_hab": area, "intitule": title}
            for area, title in ((70, OPERATION), (71, OTHER_OPERATION))]  # fmt: skip
    assert [row.number for row in matched(rows, homes)] == [102, 101]


def test_the_other_keys_choose_among_the_dwellings_of_the_surest():
    homes = [
        {"ident_rep": RPLS[0], "ident_int": "A"},
        {"ident_rep": RPLS[0], "ident_int": "B"},
    ]
    rows = [{"ident_rep": RPLS[0], "ident_int": "B"}]
    assert found(rows, homes) == [(SAME, 102, "ident_rep")]


def test_a_third_row_for_two_dwellings_is_a_conflict_that_names_the_first_row():
    rows = [{"ident_rep": RPLS[0], "intitule": title} for title in (OPERATION, OTHER_OPERATION)]
    plan = plan_for([*rows, {"ident_rep": RPLS[0]}], base_of(twice()))
    assert [row.status for row in plan.rows] == [SAME, SAME, CONFLICT]
    (conflict,) = told(plan, "conflit")
    assert (conflict.ligne, conflict.champ, conflict.gravite) == (4, "ident_rep", "erreur")
    assert "la ligne 2 désigne déjà ce logement" in conflict.message


# -- keys that disagree ------------------------------------------------------------------------


def test_two_keys_of_two_dwellings_are_a_conflict_that_names_both():
    homes = [{"ident_rep": RPLS[0]}, {"ident_int": "B"}]
    plan = plan_for([{"ident_rep": RPLS[0], "ident_int": "B"}], base_of(homes))
    assert [row.status for row in plan.rows] == [CONFLICT]
    (conflict,) = told(plan, "conflit")
    assert (conflict.champ, conflict.valeur) == ("ident_int", "B")
    assert "le n° RPLS est celui du logement n° 101 de la base" in conflict.message
    assert "le n° interne du bailleur celui du n° 102" in conflict.message


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"idlocal": "624980000001", "ident_int": "B"}, "l’identifiant local est celui"),
        ({"ident_int": "B", **at("3")}, "la parcelle et adresse celui"),
    ],
)
def test_a_conflict_names_its_keys_with_their_article(keys, said):
    homes = [{"idlocal": "624980000001"}, {"ident_int": "B", "idlocal": "624980000003"}, at("3")]
    plan = plan_for([keys], base_of(homes))
    (conflict,) = told(plan, "conflit")
    assert said in conflict.message


def test_the_third_key_is_compared_with_what_the_first_two_agree_on():
    """Each pair of keys shares a dwelling; no dwelling has all three."""
    homes = [
        {"ident_rep": RPLS[0], "idlocal": "624980000001"},
        {"idlocal": "624980000001", "ident_int": "C"},
        {"ident_rep": RPLS[0], "ident_int": "C"},
    ]
    row = {"ident_rep": RPLS[0], "idlocal": "624980000001", "ident_int": "C"}
    plan = plan_for([row], base_of(homes))
    assert [row.status for row in plan.rows] == [CONFLICT]
    assert [item.champ for item in told(plan, "conflit")] == ["ident_int"]


def test_a_dwelling_of_another_bailleur_is_named_with_its_bailleur():
    plan = plan_for([{"ident_rep": RPLS[0]}], base_of([{"ident_rep": RPLS[0], "bailleur": "M&C"}]))
    (conflict,) = told(plan, "conflit")
    assert plan.rows[0].status == CONFLICT and conflict.champ == "ident_rep"
    assert "au nom du bailleur « M&C »" in conflict.message


def test_a_number_that_two_bailleurs_have_is_that_of_ones_own_dwelling():
    homes = [
        {"ident_rep": RPLS[0], "bailleur": "M&C"},
        {"ident_rep": RPLS[0], "surf_hab": 60},
    ]
    rows = [{"ident_rep": RPLS[0], "intitule": OPERATION, "surf_hab": 70}]
    assert found(rows, homes) == [(CHANGED, 102, "ident_rep")]


def test_the_internal_number_of_another_bailleur_finds_nothing():
    homes = [{"ident_int": "A", "bailleur": "M&C"}]
    assert found([{"ident_int": "A"}], homes) == [(NEW, None, "")]


def test_a_refused_row_takes_no_dwelling():
    rows = [
        {"ident_rep": RPLS[0], "typologie": "T99", "intitule": OTHER_OPERATION},
        {"ident_rep": RPLS[0], "typologie": "T3", "intitule": OPERATION},
    ]
    plan = plan_for(rows, base_of([{"ident_rep": RPLS[0], "typologie": "T3",
                                    "intitule": OPERATION}]))  # fmt: skip
    assert [row.status for row in plan.rows] == ["rejeté", SAME]


def test_a_row_that_is_known_keeps_the_version_that_was_compared():
    (row,) = matched([{"ident_rep": RPLS[0], "surf_hab": 61}], [{"ident_rep": RPLS[0]}])
    assert (row.fid, row.version, row.number) == (1, 1, 101)
    (new,) = matched([{"ident_rep": RPLS[0]}], [])
    assert (new.fid, new.version, new.number) == (None, None, None)


def test_the_other_keys_choose_before_the_fewest_differences():
    """The dwelling that all keys mean is the one, however much the other looks like the row."""
    homes = [
        {"ident_rep": RPLS[0], "surf_hab": 60, "typologie": "T3", "annee_constr": 1920},
        {"ident_rep": RPLS[0], "ident_int": "B", "surf_hab": 90, "typologie": "T5"},
    ]
    row = {"ident_rep": RPLS[0], "ident_int": "B", "surf_hab": 60, "typologie": "T3",
           "annee_constr": 1920}  # fmt: skip
    assert [found.number for found in matched([row], homes)] == [102]


def test_the_share_told_grows_to_the_end():
    shares: list[float] = []
    prepare(table_of([{"ident_rep": RPLS[0]}]), base_of(), "a", "0" * 64, Work(shares.append))
    assert shares == sorted(shares) and shares[-1] <= 1
    steps = [0.0, *shares, 1.0]
    assert max(after - before for before, after in zip(steps, steps[1:])) <= 0.45


def test_wide_digits_that_the_base_holds_are_those_of_the_file():
    context = base_of([{"ident_rep": RPLS[0], "ident_int": "１２", "intitule": OPERATION}])
    plan = plan_for([{"ident_rep": RPLS[0], "ident_int": "12"}], context)
    assert [(row.status, row.values) for row in plan.rows] == [("inchangé", {})]


def test_a_new_operation_written_in_two_ways_is_one():
    rows = [
        {"ident_rep": number, "type_palu": "Groupé", "intitule": title}
        for number, title in zip(RPLS, ("SIA Vimy 2021", "SIA VIMY 2021", "sia vimy, 2021"))
    ]
    plan = plan_for(rows, base_of())
    assert [item["intitule"] for item in plan.operations] == ["SIA Vimy 2021"]
