"""The causes of a difference, and their sum."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.history.cascade import GROUPED, Bar, Cascade, cascade, protected, rounded
from osp_plugin.domain.history.steps import steps
from osp_plugin.domain.history.telling import change

FIGURES = st.one_of(
    st.just(float("nan")), st.floats(-1e9, 1e9, allow_nan=False), st.integers(-99, 99).map(float)
)


def made(figures: list[float]) -> Cascade | None:
    after = [(f"c{place}", f"Cause {place}", x, 1) for place, x in enumerate(figures[1:])]
    return cascade("CALL", "Lens-Liévin", figures[0], after)


@given(st.lists(FIGURES, min_size=1, max_size=12))
def test_the_bars_add_up_to_the_difference_exactly(figures):
    found = made(figures)
    if figures[0] != figures[0] or figures[-1] != figures[-1]:
        assert found is None
        return
    assert sum((bar.value for bar in found.bars), Fraction(0)) == found.difference
    assert (float(found.before), float(found.after)) == (figures[0], figures[-1])


@given(st.lists(FIGURES.filter(lambda x: x == x), min_size=1, max_size=12), st.integers(0, 2))
def test_they_still_add_up_as_they_are_shown(figures, decimals):
    found = made(figures)
    before, values, after = rounded(found, decimals)
    assert before + sum(values.values(), Fraction(0)) == after
    unit = Fraction(1, 10**decimals)
    assert abs(before - found.before) <= unit / 2 and abs(after - found.after) <= unit / 2
    for bar in found.bars:
        assert abs(values[bar.key] - bar.value) < 2 * unit


def test_a_step_after_which_nothing_is_defined_leaves_its_part_to_the_next():
    found = made([50.0, float("nan"), 80.0])
    assert [(bar.key, float(bar.value)) for bar in found.bars] == [("c0", 0.0), ("c1", 30.0)]


def bars(*rows: int) -> tuple[Bar, ...]:
    return tuple(Bar(f"c{place}", "", Fraction(place + 1), n) for place, n in enumerate(rows))


def test_a_bar_of_few_dwellings_is_put_together_with_the_one_that_would_tell_it():
    found = Cascade("CALL", "", Fraction(0), Fraction(6), bars(3, 20, 40))
    [shown], secret = protected([found], 11)
    assert not secret
    assert [(bar.key, bar.value, bar.rows) for bar in shown.bars] == [
        ("c2", Fraction(3), 40),
        (GROUPED, Fraction(3), 23),
    ]
    assert shown.difference == sum((bar.value for bar in shown.bars), Fraction(0))


def test_a_territory_of_which_few_dwellings_changed_is_secret():
    few = Cascade("CALL", "", Fraction(0), Fraction(1), bars(5))
    many = Cascade("DA", "", Fraction(0), Fraction(1), bars(30))
    shown, secret = protected([few, many], 11)
    assert "CALL" in secret and "CALL" not in [found.code for found in shown]


def frame(rows: dict[int, dict[str, object]]) -> pd.DataFrame:
    names = ["ident_rep", "idlocal", "epci", "type_palu", "avancement", "etiquette_apres"]
    listed = [[row.get(name) for name in names] for row in rows.values()]
    return pd.DataFrame(listed, index=list(rows), columns=names, dtype=object)


ROW = {"epci": "CALL", "type_palu": "Hors", "avancement": "En cours", "etiquette_apres": None}


def walked(before: dict[int, dict[str, object]], after: dict[int, dict[str, object]]):
    return list(steps({"logement": frame(before)}, {"logement": frame(after)}))


def test_each_change_has_its_cause():
    before = {
        1: {**ROW, "ident_rep": "A"}, 2: {**ROW, "ident_rep": "A"}, 3: ROW, 4: ROW, 5: ROW, 6: ROW,
        7: {**ROW, "etiquette_apres": "C"},
    }  # fmt: skip
    after = {
        1: {**ROW, "ident_rep": "A"},
        4: {**ROW, "avancement": "Livré"},
        5: {**ROW, "epci": "DA"},
        6: {**ROW, "type_palu": "Isolé", "avancement": "OS"},
        7: {**ROW, "etiquette_apres": "B"},
        8: ROW,
    }
    found = walked(before, after)
    assert [step.key for step in found] == [
        *("doublons", "retires", "remontes", "epci", "livres", "financement"),
        *("corrige:avancement", "corrige:etiquette_apres"),
    ]
    assert found[-1].title == "Corrigé : étiquette après"
    assert found[-1].tables["logement"].equals(frame(after).sort_index())


def test_nothing_changed_is_no_step():
    assert walked({1: ROW}, {1: ROW}) == []


VALUES = st.fixed_dictionaries(
    {
        "ident_rep": st.sampled_from([None, "A", "B"]),
        "epci": st.sampled_from([None, "CALL", "DA"]),
        "type_palu": st.sampled_from(["Hors", "Isolé"]),
        "avancement": st.sampled_from([None, "OS", "Livré"]),
        "etiquette_apres": st.sampled_from([None, "B", "C"]),
    }
)
TABLES = st.dictionaries(st.integers(1, 6), VALUES, max_size=6)


@given(TABLES, TABLES)
def test_the_steps_lead_from_any_state_to_any_other(before, after):
    found = walked(before, after)
    last = found[-1].tables["logement"] if found else frame(before)
    expected = frame(after).sort_index()
    got = last.sort_index()
    assert list(got.index) == list(expected.index)
    assert got.to_dict("records") == expected.to_dict("records")


def test_what_partners_do_not_receive_is_not_told():
    names = ["avancement", "loyer_avant", "etiquette_apres"]
    one = pd.DataFrame([["OS", 300.0, "C"]], index=[1], columns=names, dtype=object)
    other = pd.DataFrame([["Livré", 350.0, "C"]], index=[1], columns=names, dtype=object)
    assert change(1, one, other) == "avancement : OS → Livré ; loyer avant : changé"
    assert change(2, one, other.rename(index={1: 2})) == "remonté"
    assert change(1, one, other.rename(index={1: 2})) == "retiré"
