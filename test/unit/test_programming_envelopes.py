"""Envelopes of the délégataires at a date, and when an aid is paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.programming.envelopes import balance_at, net_movements
from osp_plugin.domain.programming.payments import (
    DECIDED,
    ENDED,
    EXPECTED,
    FIRST_RULES,
    LATE,
    PAID,
    STARTED,
    Dates,
    Rule,
    RulesIncomplete,
    calendar,
    months_after,
    read_rules,
    rules_of,
)

MANAGERS = ("CALL", "CAPH", "État 59", "État 62")
ENVELOPES = pd.DataFrame(
    [(2021, "135", "CALL", 1000.1, 0.2, None), (2021, "135", "État 62", 500.0, None, 300.0),
     (2021, "112", "CALL", 70.0, None, 20.0), (2022, "135", "CALL", 9.0, None, None)],
    columns=["campagne", "programme", "delegataire", "dotation", "reliquat", "credits_paiement"],
).astype({"credits_paiement": object})  # fmt: skip
OPERATIONS = pd.DataFrame(
    [("A", "CALL", "62", 2021, date(2021, 5, 1), 400.0), ("B", "CAHC", "62", 2021, None, 30.0),
     ("C", "CALL", "62", 2021, date(2021, 11, 2), None)],
    columns=["intitule", "epci", "dep", "annee_financ", "date_decision", "montant_palulos"],
)  # fmt: skip
MOVED = ["campagne", "programme", "date_mouvement", "origine", "destination", "montant"]


def movements(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=MOVED)


ONE = movements((2021, "135", date(2021, 10, 25), "État 62", "CALL", 100.05))


def at(day: date, moved: pd.DataFrame = ONE) -> pd.DataFrame:
    found = balance_at(ENVELOPES, moved, OPERATIONS, {"CALL": "CALL"}, day)
    return found.set_index(["campagne", "programme", "delegataire"])


def test_a_movement_counts_from_its_day_and_a_decision_from_its_own() -> None:
    names = ["entrees", "sorties", "disponible", "engage", "solde"]
    call, state = (2021, "135", "CALL"), (2021, "135", "État 62")
    assert at(date(2021, 4, 30)).loc[call, names].tolist() == [0, 0, 1000.3, 0, 1000.3]
    assert at(date(2021, 10, 24)).loc[call, names].tolist() == [0, 0, 1000.3, 400, 600.3]
    assert at(date(2021, 10, 25)).loc[call, names].tolist() == [100.05, 0, 1100.35, 400, 700.35]
    assert at(date(2021, 10, 25)).loc[state, "solde"] == 399.95
    assert at(date(2021, 12, 31)).loc[state, "engage"] == 30, "sans date : en fin d’année"


def test_the_programmes_and_the_years_stay_apart_and_cp_are_not_ae() -> None:
    found = at(date(2021, 12, 31))
    assert found.loc[(2021, "112", "CALL"), "disponible"] == 70
    assert found.loc[(2021, "112", "CALL"), "credits_paiement"] == 20
    assert found.loc[(2022, "135", "CALL"), "disponible"] == 9
    assert pd.isna(found.loc[(2021, "135", "CALL"), "credits_paiement"])


ACTS = st.lists(
    st.tuples(
        st.sampled_from(MANAGERS), st.sampled_from(MANAGERS), st.integers(1, 10**8),
        st.integers(0, 364),
    ).filter(lambda act: act[0] != act[1]),
    max_size=12,
)  # fmt: skip


@given(ACTS, st.integers(0, 364))
def test_what_moves_is_neither_made_nor_lost(acts: list[tuple[str, str, int, int]], day: int):
    first = date(2021, 1, 1)
    moved = movements(
        *[(2021, "135", first + timedelta(days), out, to, cents / 100)
          for out, to, cents, days in acts]
    )  # fmt: skip
    found = at(first + timedelta(day), moved)
    cents = (found[["entrees", "sorties", "disponible"]] * 100).round().astype("int64").sum()
    assert cents["entrees"] == cents["sorties"]
    assert cents["disponible"] == 100_010 + 20 + 50_000 + 7_000 + 900
    assert sum(round(value * 100) for value in net_movements(moved, 2021, "135").values()) == 0


# -- payments ----------------------------------------------------------------------------------

DECIDED_ON = date(2020, 1, 31)
TODAY = date(2021, 6, 15)


def test_the_first_rules_pay_the_whole_of_each_programme_and_are_told_to_be_assumptions() -> None:
    for programme in ("135", "112"):
        found = rules_of(FIRST_RULES, programme, 2021)
        assert [rule.rank for rule in found] == [1, 2, 3]
        assert all("Hypothèse" in rule.origin for rule in found)
    assert read_rules([]) == FIRST_RULES


def test_rules_that_do_not_pay_the_whole_are_refused() -> None:
    half = {"programme": "135", "rang": 1, "libelle": "Avance", "evenement": DECIDED,
            "delai_mois": 1, "delai_sans_date": 0, "part": 50.0, "annee_debut": None,
            "annee_fin": 2020, "hypothese": None}  # fmt: skip
    rest = {**half, "rang": 2, "annee_fin": None}
    rules = read_rules([rest, half])
    assert [rule.share for rule in rules_of(rules, "135", 2020)] == [5000, 5000]
    with pytest.raises(RulesIncomplete, match="50 %"):
        rules_of(rules, "135", 2021)


def test_what_was_paid_stands_for_the_first_payments_and_what_is_late_is_told() -> None:
    rules = rules_of(FIRST_RULES, "135", 2020)
    found = calendar(
        100_001, Dates(DECIDED_ON, date(2020, 3, 1), None), 2020, rules,
        [(date(2020, 7, 1), 20_000)], TODAY,
    )  # fmt: skip
    assert [(payment.day, payment.cents, payment.kind) for payment in found] == [
        (date(2020, 7, 1), 20_000, PAID),
        (TODAY, 10_000, LATE),
        (TODAY, 40_000, LATE),
        (date(2023, 4, 30), 30_001, EXPECTED),
    ]


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert months_after(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert months_after(date(2020, 11, 30), 15) == date(2022, 2, 28)


def test_without_any_date_the_decision_is_at_the_end_of_its_year() -> None:
    rules = (Rule(1, "Tout", DECIDED, 0, 0, 10_000),)
    (payment,) = calendar(5, Dates(), 2030, rules, [], TODAY)
    assert (payment.day, payment.kind) == (date(2030, 12, 31), EXPECTED)


DAYS = st.none() | st.dates(date(2018, 1, 1), date(2030, 1, 1))
SHARES = st.lists(st.integers(1, 3000), min_size=0, max_size=3)


@given(
    st.integers(0, 10**10), st.builds(Dates, DAYS, DAYS, DAYS), SHARES,
    st.lists(st.tuples(st.dates(date(2018, 1, 1), TODAY), st.integers(0, 10**9)), max_size=5),
)  # fmt: skip
def test_payments_add_up_to_the_aid_or_to_what_was_paid(
    amount: int, dates: Dates, shares: list[int], paid: list[tuple[date, int]]
) -> None:
    rules = [
        Rule(rank, "", (DECIDED, STARTED, ENDED)[rank], 2 * rank, 12 * rank, share)
        for rank, share in enumerate([*shares, 10_000 - sum(shares)][:3])
    ]
    rules[-1] = Rule(9, "", ENDED, 6, 30, 10_000 - sum(rule.share for rule in rules[:-1]))
    found = calendar(amount, dates, 2020, rules, paid, TODAY)
    already = sum(cents for _day, cents in paid)
    assert sum(payment.cents for payment in found) == max(amount, already)
    assert all(payment.cents > 0 for payment in found if payment.kind != PAID)
    assert all(payment.day >= TODAY for payment in found if payment.kind != PAID)
