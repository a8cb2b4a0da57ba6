"""Figures on too few dwellings are secret, and nothing gives them away."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.disclosure.secrecy import (
    SHOWN_FROM,
    Cell,
    WrongThreshold,
    nested,
    secret_cells,
    threshold,
)
from osp_plugin.domain.indicators import indicator
from osp_plugin.domain.indicators.cubes import Reached, make_cube
from osp_plugin.domain.indicators.figures import Figures, compute
from osp_plugin.domain.indicators.secret import with_companions


def cells(**counts: int) -> dict[str, Cell]:
    return {code: Cell(count, count) for code, count in counts.items()}


def test_the_rule_is_of_eleven_dwellings() -> None:
    assert SHOWN_FROM == 11
    assert [Cell(n, n).too_few() for n in (0, 1, 10, 11)] == [False, True, True, False]
    assert Cell(0, 10).too_few() and not Cell(0, 11).too_few()
    assert Cell(95, 100).too_few(), "the five others are told too"


def test_an_office_may_choose_another_threshold_but_not_one_that_hides_nobody() -> None:
    assert [threshold(told) for told in (None, "", " 5 ", "20", 3)] == [11, 11, 5, 20, 3]
    for told in ("2", 0, "-5", "onze", "11.5"):
        with pytest.raises(WrongThreshold):
            threshold(told)


def relocated(shown_from: int = SHOWN_FROM) -> Figures:
    """« Ménages relogés » of three EPCI: 12 of 40, 6 of 30, 25 of 60."""
    measures = with_companions(indicator("nb_reloges").formula.measures())
    counts = {"CALL": (12, 40), "CAHC": (6, 30), "CALL2": (25, 60)}
    rows = [
        [code, *(of if measure == measures[-1] else count for measure in measures)]
        for code, (count, of) in counts.items()
    ]
    counted = pd.DataFrame(rows, columns=pd.Index(["epci", *measures], dtype=object))
    cube = make_cube(dictionary()["logement"], counted, measures, {"epci": Reached("epci")}, {})
    return compute({"logement": cube}, {}, "epci", ["nb_reloges"], shown_from=shown_from)


def test_figures_are_shown_from_the_threshold() -> None:
    assert set(relocated().secret["nb_reloges"]) == {"CAHC", "CALL"}
    assert not relocated(6).secret, "six is not fewer than six"
    assert set(relocated(26).secret["nb_reloges"]) == {"CAHC", "CALL", "CALL2"}


def test_a_threshold_that_is_not_the_usual_one_is_told() -> None:
    assert relocated().warns() and relocated(6).warns("nb_reloges")
    plain = pd.DataFrame({"nom": ["CALL"], "nb_logements": [12.0]}, index=["CALL"])
    assert not Figures("epci", plain, shown_from=3).warns(), "nothing of it could be secret"


def test_a_secret_figure_takes_the_smallest_beside_it() -> None:
    assert secret_cells(cells(a=5, b=100, c=40), []) == {"a", "c"}
    assert secret_cells(cells(a=5, b=3, c=40, d=50), []) == {"a", "b", "c"}
    assert secret_cells(cells(a=5, b=7, c=40), []) == {"a", "b"}
    assert secret_cells(cells(a=50, b=30, c=0), []) == set()
    assert secret_cells(cells(a=5, b=0), []) == {"a"}, "as secret as the whole"


def test_a_group_hides_its_own() -> None:
    found = secret_cells(cells(a=5, b=60, c=20, d=90), [{"a": "N", "b": "N", "c": "S", "d": "S"}])
    assert found == {"a", "b"}


def test_what_is_secret_above_is_not_told_by_its_parts() -> None:
    top = {"N": Cell(5, 5), "S": Cell(60, 60), "W": Cell(99, 99)}
    low = cells(n=5, s1=40, s2=20, w=99)
    above = {"n": "N", "s1": "S", "s2": "S", "w": "W"}
    found = nested([(top, []), (low, [above])])
    assert {"n"} < found and found & {"s1", "s2"}


@st.composite
def territories(draw):
    """Communes, in EPCI, in departements, with how many dwellings and how many of those count."""
    rows = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 30),
                                   st.integers(0, 30)), min_size=1, max_size=14))  # fmt: skip
    return {
        f"c{number}": (f"d{dep}", f"e{dep}{epci}", Cell(min(count, base), base))
        for number, (dep, epci, base, count) in enumerate(rows)
    }


def summed(found, place) -> dict[str, Cell]:
    totals: dict[str, Cell] = {}
    for values in found.values():
        totals[values[place]] = totals.get(values[place], Cell(0, 0)) + values[2]
    return totals


@given(territories())
def test_no_secret_figure_is_had_by_subtraction(found) -> None:
    communes = {code: values[2] for code, values in found.items()}
    deps, epcis = summed(found, 0), summed(found, 1)
    dep_of_epci = {values[1]: values[0] for values in found.values()}
    of_dep = {code: values[0] for code, values in found.items()}
    of_epci = {code: values[1] for code, values in found.items()}
    levels = [(deps, []), (epcis, [dep_of_epci]), (communes, [of_dep, of_epci])]
    secret = [nested(levels[: place + 1]) for place in range(3)]
    for hidden, (known, _parents) in zip(secret, levels):
        assert {code for code, cell in known.items() if cell.too_few()} <= hidden
    whole = sum(communes.values(), Cell(0, 0))
    unknown = sorted(code for code in secret[2] if communes[code].base)
    parts = {
        **{("d", code): [c for c in unknown if of_dep[c] == code] for code in deps},
        **{("e", code): [c for c in unknown if of_epci[c] == code] for code in epcis},
        ("w", ""): unknown,
    }
    shown = [
        members
        for (kind, code), members in parts.items()
        if (kind == "d" and code not in secret[0])
        or (kind == "e" and code not in secret[1])
        or (kind == "w" and not whole.too_few())
    ]
    matrix = np.array([[float(code in members) for code in unknown] for members in shown])
    for place, code in enumerate(unknown):
        unit = np.eye(len(unknown))[place]
        if len(shown) and communes[code].too_few():
            rank = np.linalg.matrix_rank(matrix)
            assert np.linalg.matrix_rank(np.vstack([matrix, unit])) > rank, (code, unknown)
