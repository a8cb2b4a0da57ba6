"""Several years ahead, on small stocks made by hand and on any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.programming.payments import FIRST_RULES, rules_of
from osp_plugin.domain.programming.trajectory import (
    CERTAINTIES,
    LIKELY,
    ORDER,
    STUDIED,
    SURE,
    Assumptions,
    Line,
    Population,
    needs,
    profile,
    project,
    remaining,
    shared,
)

A, B = ("CALL", "SIA"), ("CAPH", "M&C")
STOCK = {(A, "G"): 30, (A, "F"): 10, (B, "G"): 10, (B, "F"): 0, (B, "E"): 5, (A, "?"): 2}


def test_lines_come_first_then_the_most_urgent_in_proportion() -> None:
    line = Line(2027, "Ligne", SURE, B, {"E": 3})
    found = project(STOCK, [line], Assumptions(2027, 2028, "Arrêtées", pace=23))
    done = {(s.group, s.label): s.done for s in found.steps if s.year == 2027 and s.done}
    assert done == {(B, "E"): 3, (A, "G"): 15, (B, "G"): 5}
    assert found.left("G", 2027) == 20 and found.left("G", 2028) == 0
    assert [found.end(label) for label in ("G", "F", "E")] == [2028, None, None]
    assert found.done("F", 2028) == 3


def test_a_line_beyond_the_stock_is_told_and_does_no_more_than_there_is() -> None:
    line = Line(2027, "Trop", LIKELY, B, {"E": 8, "G": 1})
    found = project(STOCK, [line], Assumptions(2027, 2027, "Arrêtées et probables"))
    assert found.beyond == {"2027 – Trop": 3}
    assert found.left("E", 2027) == 0 and found.left("G", 2027) == 39


def test_a_scenario_takes_the_lines_of_its_certainty() -> None:
    lines = [Line(2027, name, name, A, {"G": 1}) for name in (SURE, LIKELY, STUDIED)]
    done = {
        wanted: project(STOCK, lines, Assumptions(2027, 2027, wanted)).done("G", 2027)
        for wanted in CERTAINTIES
    }
    assert done == {"Arrêtées": 1, "Arrêtées et probables": 2, "Toutes": 3}


def test_a_ban_reaches_what_is_left_the_day_before() -> None:
    found = project(STOCK, [], Assumptions(2027, 2034, pace=20))
    banned = found.banned()
    assert banned["G"] == {A: 30, B: 10}, "2025 : ce qui reste aujourd’hui"
    assert banned["F"] == {A: 10}, "fin 2027, rien n’est encore fait des F"
    assert banned["E"] == {}
    assert found.end("?") == 2029 and found.left("F", 2026) == 10


def test_what_is_done_beyond_an_etiquette_is_taken_from_the_unknown_then_from_the_least() -> None:
    population = {("1", "SIA"): Population(A, {"G": 5, "F": 2, "E": 4, "?": 1}, gone=1)}
    treated = {("1", "SIA"): {"F": 4}, ("2", "SIA"): {"G": 9}}
    left = remaining(population, treated)
    assert left == {(A, "G"): 5, (A, "F"): 0, (A, "E"): 2, (A, "?"): 0}


def test_the_aid_is_paid_over_the_years_of_the_rules() -> None:
    paid = profile(rules_of(FIRST_RULES, "135", 2030))
    assert paid == {1: 3000, 2: 4000, 3: 3000}
    found = needs(project(STOCK, [], Assumptions(2027, 2027, pace=10, aid=101, cost=5)), paid)
    assert [(need.year, need.dwellings, need.works, need.ae, need.cp) for need in found] == [
        (2027, 10, 50, 1010, 0), (2028, 0, 0, 0, 303), (2029, 0, 0, 0, 404), (2030, 0, 0, 0, 303),
    ]  # fmt: skip


GROUPS = st.tuples(st.sampled_from(["CALL", "CAPH", "DA"]), st.sampled_from(["SIA", "M&C"]))
STOCKS = st.dictionaries(st.tuples(GROUPS, st.sampled_from(ORDER)), st.integers(0, 400))
LINES = st.lists(
    st.builds(
        Line, st.integers(2026, 2036), st.text(max_size=3),
        st.sampled_from([SURE, LIKELY, STUDIED]),
        GROUPS, st.dictionaries(st.sampled_from(ORDER), st.integers(0, 300), max_size=3),
    ),
    max_size=6,
)  # fmt: skip
MADE = st.builds(
    Assumptions, st.just(2027), st.integers(2027, 2034), st.sampled_from(list(CERTAINTIES)),
    st.integers(0, 900), st.integers(0, 10**7), st.integers(0, 10**8),
)  # fmt: skip


@given(STOCKS, LINES, MADE)
def test_a_stock_never_goes_below_zero_and_nothing_is_lost(stock, lines, made) -> None:
    found = project(stock, lines, made)
    assert all(step.left >= 0 and step.done >= 0 for step in found.steps)
    for place, count in stock.items():
        steps = [step for step in found.steps if (step.group, step.label) == place]
        assert sum(step.done for step in steps) + steps[-1].left == count
        lefts = [count, *(step.left for step in steps)]
        assert all(
            before - step.done == step.left for before, step in zip(lefts, steps)
        )  # fmt: skip


@given(STOCKS, LINES, MADE)
def test_the_pace_is_kept_as_long_as_there_is_something_to_do(stock, lines, made) -> None:
    found = project(stock, lines, made)
    for year in found.years:
        done = sum(found.done(label, year) for label in ORDER)
        left = sum(found.left(label, year) for label in ORDER)
        assert done >= made.pace or left == 0


@given(STOCKS, MADE, st.integers(1, 300))
def test_a_faster_pace_ends_no_etiquette_later(stock, made, more) -> None:
    slow = project(stock, [], made)
    fast = project(stock, [], Assumptions(made.first, made.last, made.lines, made.pace + more))
    for label in ("G", "F", "E"):
        assert (fast.end(label) or 9999) <= (slow.end(label) or 9999)


@given(STOCKS, LINES, MADE)
def test_cp_add_up_to_ae(stock, lines, made) -> None:
    found = needs(project(stock, lines, made), profile(rules_of(FIRST_RULES, "135", 2030)))
    assert sum(need.cp for need in found) == sum(need.ae for need in found)


@given(st.lists(st.integers(0, 50), max_size=8), st.data())
def test_parts_are_whole_and_never_above_their_own(weights, data) -> None:
    total = data.draw(st.integers(0, sum(weights)))
    parts = shared(total, weights)
    assert sum(parts) == total
    assert all(0 <= part <= weight for part, weight in zip(parts, weights))


COUNTS = st.dictionaries(st.sampled_from(ORDER), st.integers(0, 50))


@given(COUNTS, st.integers(0, 60), st.dictionaries(st.sampled_from(ORDER[:3]), st.integers(0, 60)))
def test_what_remains_is_the_population_less_all_that_left_it(counts, gone, treated) -> None:
    left = remaining({("1", "SIA"): Population(A, counts, gone)}, {("1", "SIA"): treated})
    assert all(count >= 0 for count in left.values())
    whole = sum(counts.values()) - gone - sum(treated.values())
    assert sum(left.values()) == max(whole, 0)
