"""What was financed, reported and located, on a few dwellings made by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from osp_plugin.domain.completeness import (
    ABSENT_COLUMNS,
    COMPLETE,
    DUPLICATE_COLUMNS,
    DWELLING_COLUMNS,
    MISSING,
    OPERATION_COLUMNS,
    OPERATION_KEYS,
    SURPLUS,
    UNKNOWN,
    Completeness,
    check,
)


def compared(
    dwellings: list[dict[str, Any]], operations: list[dict[str, Any]] | None = None
) -> Completeness:
    """Dwellings (of operation « A » and placed unless said) compared with operations."""
    homes = [
        {"fid": number, "intitule": "A", "x": 700_000.0, "y": 7_030_000.0, **home}
        for number, home in enumerate(dwellings, 11)
    ]
    listed = [{"intitule": "A", "type_palu": "Groupé"}] if operations is None else operations
    return check(
        pd.DataFrame(homes, columns=["fid", *DWELLING_COLUMNS, "x", "y"], dtype=object),
        pd.DataFrame(listed, columns=list(OPERATION_KEYS), dtype=object),
    )


def operation(name: str, kind: str, financed: int | None, **more: Any) -> dict[str, Any]:
    return {"intitule": name, "type_palu": kind, "nb_logements_decision": financed, **more}


def reported(**counts: int) -> list[dict[str, Any]]:
    """So many dwellings of each operation, none like another."""
    names = [name for name, count in counts.items() for _ in range(count)]
    return [{"intitule": name, "ident_rep": str(place)} for place, name in enumerate(names)]


def situations(found: Completeness) -> dict[str, tuple[Any, ...]]:
    table = found.operations
    return {
        name: (count, gap if pd.notna(gap) else None, situation)
        for name, count, gap, situation in zip(
            table["intitule"], table["nb_logements"], table["ecart"], table["situation"]
        )
    }


# -- operations --------------------------------------------------------------------------------


def test_the_gap_of_an_operation_is_what_was_financed_less_what_was_reported():
    found = compared(
        reported(A=2, B=2, C=2, D=2),
        [operation("A", "Groupé", 2), operation("B", "Groupé", 3), operation("C", "Isolé", 1),
         operation("D", "Groupé", None)],
    )  # fmt: skip
    assert situations(found) == {
        "A": (2, 0, COMPLETE), "B": (2, 1, MISSING), "C": (2, -1, SURPLUS), "D": (2, None, UNKNOWN),
    }  # fmt: skip
    assert list(found.operations.columns) == list(OPERATION_COLUMNS)


def test_an_operation_financed_with_nothing_reported_misses_all_its_dwellings():
    found = compared(reported(A=1), [operation("A", "Groupé", 1), operation("B", "Groupé", 7)])
    assert situations(found)["B"] == (0, 7, MISSING)
    assert found.counts["NB_FINANCES"] == 8
    assert found.counts["NB_MANQUANTS"] == found.counts["NB_MANQUANTS_BRUTS"] == 7
    line = found.operations.set_index("intitule").loc["B"]
    assert (line["nb_geolocalises"], line["nb_non_geolocalises"]) == (0, 0)
    assert "B" not in found.centres


def test_surpluses_and_missing_are_summed_apart_and_on_balance():
    found = compared(
        reported(A=5, B=1, C=2),
        [operation("A", "Groupé", 2), operation("B", "Groupé", 6), operation("C", "Isolé", 1)],
    )
    assert found.counts == {
        "NB_LOGEMENTS": 8, "NB_OPERATIONS": 3, "NB_FINANCES": 9, "NB_MANQUANTS": 1,
        "NB_MANQUANTS_BRUTS": 5, "NB_EN_TROP": 4, "NB_DOUBLONS": 0, "NB_NON_GEOLOCALISES": 0,
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["Hors", None, "Autre"])
def test_an_operation_without_palulos_is_shown_with_its_decision_but_not_counted(kind):
    found = compared(reported(A=1, B=1), [operation("A", "Isolé", 3), operation("B", kind, 10)])
    assert situations(found)["B"] == (1, 9, MISSING)
    assert found.counts["NB_FINANCES"] == 3
    assert (found.counts["NB_MANQUANTS"], found.counts["NB_MANQUANTS_BRUTS"]) == (2, 2)


def test_a_palulos_operation_without_decision_counts_neither_missing_nor_surplus():
    found = compared(reported(A=4), [operation("A", "Groupé", None)])
    assert [found.counts[name] for name in (
        "NB_FINANCES", "NB_MANQUANTS", "NB_MANQUANTS_BRUTS", "NB_EN_TROP",
    )] == [0, 0, 0, 0]  # fmt: skip


def test_an_operation_that_only_dwellings_name_is_listed_once_from_the_first():
    homes = [
        {"ident_rep": "1"},
        {"ident_rep": "2", "intitule": "B", "bailleur": "SIA", "type_palu": "Hors",
         "annee_financ": 2019},
        {"ident_rep": "3", "intitule": "B", "bailleur": "M&C", "x": None, "y": None},
        {"ident_rep": "4", "intitule": None},
    ]  # fmt: skip
    found = compared(homes)
    assert found.operations["intitule"].tolist() == ["A", "B"]
    line = found.operations.iloc[1]
    assert line[["bailleur", "type_palu", "annee_financ"]].tolist() == ["SIA", "Hors", 2019]
    assert line[["nb_logements", "nb_geolocalises", "nb_non_geolocalises"]].tolist() == [2, 1, 1]
    assert line["situation"] == UNKNOWN
    assert found.counts["NB_OPERATIONS"] == 1 and found.counts["NB_LOGEMENTS"] == 4


# -- positions ---------------------------------------------------------------------------------


def test_dwellings_without_position_are_listed_and_counted():
    homes = [{"ident_rep": "1"}, {"ident_rep": "2", "x": None, "y": None, "dvoilib": "rue A"}]
    found = compared(homes)
    assert found.counts["NB_NON_GEOLOCALISES"] == 1
    assert list(found.absents.columns) == list(ABSENT_COLUMNS)
    assert found.absents[["fid_logement", "dvoilib"]].values.tolist() == [[12, "rue A"]]


def test_the_middle_of_an_operation_is_a_median_of_its_placed_dwellings():
    places = [(0, 0), (10, 100), (20, 200), (900_000, 9_000_000), (30, 300)]
    homes = [{"ident_rep": str(x), "x": float(x), "y": float(y)} for x, y in places]
    found = compared([*homes, {"ident_rep": "-", "x": None, "y": None}])
    assert found.centres == {"A": (20.0, 200.0)}


# -- the same dwelling twice -------------------------------------------------------------------

HERE = {"idpar": "62498000AX0826", "dnvoiri": "3", "dvoilib": "rue de Béthune"}


def groups(found: Completeness) -> list[tuple[Any, ...]]:
    """Group, key, value, dwelling and other of each line."""
    names = ["groupe", "cle", "valeur", "fid_logement", "fid_autre"]
    return list(found.doublons[names].itertuples(index=False, name=None))


def test_dwellings_of_one_address_without_number_are_doubles():
    found = compared([HERE, {**HERE, "dvoilib": "RUE DE BETHUNE"}, {**HERE, "dnvoiri": "5"}])
    value = "62498000AX0826 3 rue de bethune"
    assert groups(found) == [
        (1, "Parcelle et adresse", value, 11, 12), (1, "Parcelle et adresse", value, 12, 11),
    ]  # fmt: skip
    assert found.counts["NB_DOUBLONS"] == 1


@pytest.mark.parametrize(
    ("numbers", "doubles"),
    [(("1", "2"), 0), (("1", None), 1), ((None, None), 1), (("1", "2", "3"), 0),
     (("1", "2", None), 1)],
)  # fmt: skip
def test_flats_of_one_address_that_each_have_a_number_are_neighbours(numbers, doubles):
    found = compared([{**HERE, "ident_rep": number} for number in numbers])
    assert found.counts["NB_DOUBLONS"] == doubles
    assert len(found.doublons) == (len(numbers) if doubles else 0)


def test_a_number_twice_at_one_address_is_a_double_and_the_neighbour_is_none():
    found = compared([{**HERE, "ident_rep": number} for number in ("1", "1", "2")])
    assert groups(found) == [(1, "N° RPLS", "1", 11, 12), (1, "N° RPLS", "1", 12, 11)]


def test_who_shares_another_key_with_a_double_joins_its_group():
    """A dwelling is in one group, and is listed once."""
    found = compared(
        [
            {"ident_rep": "9"},
            {"ident_rep": "1"},
            {"ident_rep": "1", "idlocal": "624980000001"},
            {"idlocal": "624980000001", **HERE},
            HERE,
            {"ident_rep": "9"},
        ]
    )
    assert [(group, key, fid, other) for group, key, _, fid, other in groups(found)] == [
        (1, "N° RPLS", 11, 16), (1, "N° RPLS", 16, 11), (2, "N° RPLS", 12, 13),
        (2, "N° RPLS", 13, 12), (2, "Identifiant local", 14, 13),
        (2, "Parcelle et adresse", 15, 14),
    ]  # fmt: skip
    assert found.counts["NB_DOUBLONS"] == 2


def test_a_dwelling_twice_is_told_by_its_surest_key_alone():
    home = {**HERE, "ident_rep": "1", "idlocal": "624980000001"}
    found = compared([home, {**home, "intitule": "B"}])
    assert groups(found) == [(1, "N° RPLS", "1", 11, 12), (1, "N° RPLS", "1", 12, 11)]
    assert found.doublons["autre_intitule"].tolist() == ["B", "A"]
    assert found.doublons["intitule"].tolist() == ["A", "B"]
    assert list(found.doublons.columns) == list(DUPLICATE_COLUMNS)


def test_of_three_the_first_is_the_other_of_the_rest_and_the_second_that_of_the_first():
    found = compared([{"idlocal": "624980000001"}] * 3)
    assert [(fid, other) for *_, fid, other in groups(found)] == [(11, 12), (12, 11), (13, 11)]


def test_groups_are_numbered_and_missing_keys_make_none():
    homes = [{"ident_rep": "1"}, {"ident_rep": "2"}, {"ident_rep": "1"}, {"ident_rep": "2"}, {}, {}]
    found = compared(homes)
    assert [group for group, *_ in groups(found)] == [1, 1, 2, 2]
    assert found.counts["NB_DOUBLONS"] == 2
