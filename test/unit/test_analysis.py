"""The analysis of counted dwellings, whatever the counts."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.analysis import (
    CUBE_KEYS,
    NotACount,
    analyse,
    as_cube,
    count_repeated,
    crossed,
    synthesise,
)
from osp_plugin.domain.common.criteria import Criteria
from osp_plugin.domain.common.grouping import UNKNOWN, NotAYear

DECISIONS = [
    "intitule", "bailleur", "annee_financ", "type_palu", "dep", "epci", "num_decision",
    "nb_logements_decision",
]  # fmt: skip
NONE = pd.DataFrame(columns=["ident_rep", "bailleur", "annee_financ"], dtype=object)


def cube_of(*rows: tuple[object, ...]) -> pd.DataFrame:
    return as_cube(pd.DataFrame(rows, columns=[*CUBE_KEYS, "nb_logements", "nb_geolocalises"]))


def decided(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=DECISIONS, dtype=object)


def optional(values: list[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "", *values])


counts = st.lists(
    st.tuples(
        optional(["OP 1", "OP 2", "OP 3"]),
        optional(["M&C", "SIA"]),
        optional(["Groupé", "Isolé", "Hors"]),
        st.sampled_from([None, 2014, 2018, 2019, 2025]),
        optional(["CALL", "CAPH"]),
        optional(["59", "62"]),
        st.integers(1, 50),
        st.integers(0, 1),
    ),
    max_size=12,
)
filters = st.builds(
    lambda bailleur, first, last: Criteria(first, last).only("bailleur", bailleur),
    st.sampled_from([None, "M&C", "SIA"]),
    st.sampled_from([None, 2015, 2019]),
    st.sampled_from([None, 2019, 2030]),
)


@pytest.mark.slow
@given(rows=counts, criteria=filters)
def test_each_crosstab_adds_up_to_the_dwellings_of_the_filter(rows, criteria):
    analysis = analyse(cube_of(*rows), decided(), NONE, criteria)
    kept_rows = [row for row in rows if criteria.keeps(row[3], {"bailleur": row[1]})]
    kept = sum(row[6] for row in kept_rows)
    assert analysis.figures.nb_logements == kept
    totals = analysis.synthese.groupby("analyse")["nb_logements"].sum()
    assert set(totals) <= {kept}
    assert analysis.figures.nb_palulos + analysis.figures.nb_hors == kept
    operations = analysis.operations["nb_logements"].sum()
    assert operations == sum(
        row[6] for row in rows if row[0] and criteria.keeps(row[3], {"bailleur": row[1]})
    )


@pytest.mark.slow
@given(rows=counts)
def test_a_cube_is_the_same_whether_counted_at_once_or_in_parts(rows):
    split = [(*row[:6], 1, 0) for row in rows for _ in range(row[6])]
    whole, parts = cube_of(*rows), cube_of(*split)
    assert whole["nb_logements"].tolist() == parts["nb_logements"].tolist()
    assert whole[list(CUBE_KEYS)].astype(str).equals(parts[list(CUBE_KEYS)].astype(str))


def test_the_crosstabs_show_at_least_the_published_years_and_all_those_of_the_data():
    table = synthesise(cube_of(("OP", "SIA", "Hors", 2014, "CALL", "62", 3, 3)))
    assert sorted(table["annee_financ"].unique()) == [2014, *range(2016, 2023)]
    found = table[(table["analyse"] == "epci") & (table["palulos"] == "hors")]
    assert found.set_index("annee_financ")["nb_logements"].to_dict() == {
        2014: 3,
        **dict.fromkeys(range(2016, 2023), 0),
    }


def test_a_dwelling_without_code_or_year_is_counted_apart():
    table = synthesise(cube_of((None, "SIA", "Hors", None, None, "62", 2, 0)))
    row = table[(table["analyse"] == "epci") & table["annee_financ"].isna()]
    assert row[["code", "palulos", "nb_logements"]].values.tolist() == [
        [UNKNOWN, "palulos", 0],
        [UNKNOWN, "hors", 2],
    ]


def test_an_operation_that_nobody_reported_is_listed_with_its_whole_gap():
    decisions = decided(("OP", "SIA", 2019, "Groupé", "62", "CALL", "20196249800003", 53))
    analysis = analyse(cube_of(), decisions, NONE)
    row = analysis.operations.iloc[0]
    assert (row["nb_logements"], row["nb_logements_decision"], row["ecart"]) == (0, 53, 53)
    assert analysis.figures.nb_manquants == 53


def test_the_missing_are_counted_on_balance():
    analysis = analyse(
        cube_of(
            ("A", "SIA", "Groupé", 2019, "CALL", "62", 130, 130),
            ("B", "SIA", "Isolé", 2019, "CALL", "62", 8, 8),
            ("C", "SIA", "Hors", 2019, "CALL", "62", 5, 5),
        ),
        decided(
            ("A", "SIA", 2019, "Groupé", "62", "CALL", None, 129),
            ("B", "SIA", 2019, "Isolé", "62", "CALL", None, 11),
        ),
        NONE,
    )
    assert analysis.operations["ecart"].tolist()[:2] == [-1, 3]
    assert pd.isna(analysis.operations["ecart"][2])
    assert analysis.figures.nb_manquants == 2
    assert analysis.figures.nb_finances == 140


def test_what_the_dwellings_say_fills_what_the_decision_does_not():
    analysis = analyse(
        cube_of(("A", "SIA", "Isolé", 2019, "CALL", "62", 8, 8)),
        decided(("A", None, None, None, None, None, "2018DD06200001", 9)),
        NONE,
    )
    row = analysis.operations.iloc[0]
    assert row[["bailleur", "annee_financ", "type_palu", "epci"]].tolist() == [
        "SIA", 2019, "Isolé", "CALL",
    ]  # fmt: skip
    assert analysis.figures.nb_operations_palulos == 1


def test_an_identifier_reported_in_two_years_is_repeated_in_each():
    rows = pd.DataFrame(
        [("1", "SIA", 2018), ("1", "SIA", 2019), ("2", "M&C", 2018), ("2", "M&C", 2018)],
        columns=["ident_rep", "bailleur", "annee_financ"],
    )
    found = count_repeated(rows, Criteria(2019, 2019).only("bailleur", "SIA"))
    assert found.values.tolist() == [["1", 2]]
    assert count_repeated(rows)["nb_lignes"].tolist() == [2, 2]


def test_years_kept_as_text_are_counted_as_years():
    cube = cube_of(
        ("A", "SIA", "Hors", "2019", "CALL", "62", 1, 1),
        ("A", "SIA", "Hors", 2019, "CALL", "62", 2, 1),
    )
    assert cube["nb_logements"].tolist() == [3]


def test_a_year_that_is_none_is_refused_in_french():
    with pytest.raises(NotAYear, match="« vingt »"):
        cube_of(("A", "SIA", "Hors", "vingt", "CALL", "62", 1, 1))


def test_a_count_that_is_none_is_refused_in_french():
    decisions = decided(("A", "SIA", 2019, "Isolé", "62", "CALL", None, "douze"))
    with pytest.raises(NotACount, match="« douze »"):
        analyse(cube_of(), decisions, NONE)


def test_codes_kept_as_numbers_are_counted_as_codes():
    cube = cube_of(
        ("A", "SIA", "Hors", 2019, "CALL", 62.0, 1, 1),
        ("A", "SIA", "Hors", 2019, "CALL", "62", 2, 1),
        ("A", "SIA", "Hors", 2019, "CALL", float("nan"), 2, 1),
    )
    assert sorted(cube["dep"].dropna()) == ["62"]
    assert cube["nb_logements"].tolist() == [3, 2]


def test_dwellings_of_the_palulos_are_counted_placed_or_not():
    figures = analyse(
        cube_of(
            ("A", "SIA", "Groupé", 2019, "CALL", "62", 5, 3),
            ("B", "SIA", "Isolé", 2019, "CALL", "62", 2, 0),
            ("C", "SIA", "Hors", 2019, "CALL", "62", 7, 6),
        ),
        decided(),
        NONE,
    ).figures
    assert (figures.nb_palulos, figures.nb_hors) == (7, 7)
    assert (figures.nb_logements, figures.nb_geolocalises) == (14, 9)
    assert figures.nb_non_geolocalises == 5


def test_the_crossed_table_reads_by_line_and_keeps_every_dwelling():
    cube = cube_of(
        ("A", "SIA", "Groupé", 2018, "CALL", "62", 3, 3),
        ("B", "SIA", "Hors", 2019, "CALL", "62", 4, 4),
        ("C", "M&C", "Hors", None, None, "59", 2, 0),
    )
    table = crossed(synthesise(cube, Criteria(2018, 2019)))
    assert list(table.columns) == [
        *("analyse", "code", "palulos", "hors", "total"),
        *("annee_2018", "annee_2019", "sans_annee"),
    ]  # fmt: skip
    assert list(table["analyse"].unique()) == ["epci", "departement", "bailleur"]
    call = table[table["code"] == "CALL"].iloc[0]
    assert (call["palulos"], call["hors"], call["total"]) == (3, 4, 7)
    assert (call["annee_2018"], call["annee_2019"], call["sans_annee"]) == (3, 4, 0)
    assert all(table.groupby("analyse")["total"].sum() == 9)
