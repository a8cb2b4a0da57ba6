"""In which EPCI a commune that moved is counted."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.indicators.cubes import Cube
from osp_plugin.domain.indicators.perimeter import (
    COMMUNE,
    CONSTANT,
    EPCI,
    OF_THE_TIME,
    Perimeter,
    Span,
    SpansOverlap,
    Times,
)

TODAY = date(2026, 12, 1)
MEMBERS = {"59192": "CAPH", "59008": "CCCO", "62427": "CALL"}
MOVED = Times(
    COMMUNE,
    [
        Span("59192", None, date(2023, 12, 31), "Émerchicourt", epci="CCCO"),
        Span("59192", date(2024, 1, 1), None, "Émerchicourt", epci="CAPH"),
    ],
)


def _perimeter(mode: str, day: date = TODAY) -> Perimeter:
    return Perimeter(mode, day, MEMBERS, MOVED)


def _cube(rows: list[tuple[str | None, int | None, str | None, float]]) -> Cube:
    frame = pd.DataFrame(rows, columns=["commune", "annee", "epci", "n"])
    frame["annee"] = frame["annee"].astype("Int64")
    return Cube("logement", ("commune", "annee", "epci"), (), frame)


def _sums(rows: pd.DataFrame) -> dict[str, float]:
    return rows["n"].groupby(rows["epci"].fillna("")).sum().to_dict()


@pytest.mark.parametrize(
    ("mode", "day", "year", "epci"),
    [
        (CONSTANT, TODAY, 2019, "CAPH"),
        (CONSTANT, date(2021, 6, 15), 2025, "CCCO"),
        (OF_THE_TIME, TODAY, 2023, "CCCO"),
        (OF_THE_TIME, TODAY, 2024, "CAPH"),
        (OF_THE_TIME, TODAY, None, "CAPH"),
    ],
)
def test_a_commune_that_moved_is_counted_where_it_is_asked(mode, day, year, epci):
    found = _perimeter(mode, day).of_rows(_cube([("59192", year, "CAPH", 1)]))
    assert found.rows["epci"].tolist() == [epci]


def test_a_commune_unknown_or_missing_keeps_the_epci_written_on_the_row():
    rows = [("99999", 2020, "MEL", 1), (None, 2020, "CALL", 2), (None, 2020, None, 3)]
    found = _perimeter(CONSTANT).of_rows(_cube(rows))
    assert found.rows["epci"].tolist() == ["MEL", "CALL", None]


def test_between_two_times_that_are_told_the_references_of_today_hold():
    times = Times(COMMUNE, [Span("59192", None, date(2021, 6, 15), epci="CCCO")])
    perimeter = Perimeter(CONSTANT, date(2022, 1, 1), MEMBERS, times)
    assert perimeter.of_commune("59192", perimeter.day) == "CAPH"


def test_a_table_without_commune_is_left_as_it_is():
    cube = Cube("operation", ("epci",), (), pd.DataFrame({"epci": ["CCCO"]}))
    assert _perimeter(CONSTANT).of_rows(cube) is cube


def test_two_rows_that_tell_of_one_day_are_refused():
    with pytest.raises(SpansOverlap, match=r"59192.*01/01/2024"):
        Times(COMMUNE, [Span("59192"), Span("59192", date(2024, 1, 1))])


def test_an_epci_has_the_name_of_the_day_at_a_constant_perimeter_only():
    epci = Times(EPCI, [Span("CCCO", None, date(2021, 6, 15), "CC Cœur d’Ostrevent")])
    then = Perimeter(CONSTANT, date(2021, 6, 15), MEMBERS, MOVED, epci)
    assert then.name("CCCO") == "CC Cœur d’Ostrevent"
    assert Perimeter(CONSTANT, TODAY, MEMBERS, MOVED, epci).name("CCCO") == ""
    assert Perimeter(OF_THE_TIME, TODAY, MEMBERS, MOVED, epci).name("CCCO") == ""
    listed = pd.DataFrame({"nom": ["Cœur", "CALL"]}, index=["CCCO", "CALL"])
    assert then.of_list("epci", listed)["nom"].tolist() == ["CC Cœur d’Ostrevent", "CALL"]


def test_communes_that_moved_are_told_with_both_epci():
    assert _perimeter(CONSTANT, date(2021, 6, 15)).moved() == {"59192": ("CAPH", "CCCO")}
    assert _perimeter(CONSTANT).moved() == {}
    assert _perimeter(OF_THE_TIME).ever("59192") == {"CAPH", "CCCO"}


_ROWS = st.lists(
    st.tuples(
        st.sampled_from([*MEMBERS, None]),
        st.one_of(st.none(), st.integers(2015, 2030)),
        st.sampled_from(["CAPH", "CCCO", "CALL", None]),
        st.integers(0, 50).map(float),
    ),
    min_size=1,
    max_size=40,
)


@given(_ROWS, st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_both_perimeters_have_the_same_whole_and_differ_by_the_communes_that_moved(rows, day):
    cube = _cube(rows)
    constant, then = (_perimeter(mode, day).of_rows(cube).rows for mode in (CONSTANT, OF_THE_TIME))
    assert constant["n"].sum() == then["n"].sum() == cube.rows["n"].sum()
    differing = constant["epci"].fillna("") != then["epci"].fillna("")
    assert sum(_sums(constant).values()) == sum(_sums(then).values())
    assert set(cube.rows.loc[differing, "commune"]) <= {"59192"}
    others = cube.rows["commune"] != "59192"
    assert _sums(constant[others]) == _sums(then[others])
