"""By when the works of an operation must be done: the rule of the day, extensions, what is left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.programming.deadlines import (
    ALERTS,
    DONE,
    LATE,
    LATER,
    STOPPED,
    UNDATED,
    DelayRule,
    deadlines,
    months_later,
    rule_of,
    situation,
)

OLD = DelayRule(None, date(2024, 7, 14), 2, 1)
NEW = DelayRule(date(2024, 7, 15), None, 5, 1)
TODAY = date(2026, 6, 1)
OPERATION: dict[str, Any] = {
    "fid": 1, "num_osp": 1, "intitule": "A", "bailleur": "SIA", "epci": "CALL", "dep": "62",
    "num_decision": None, "annee_financ": 2024, "type_palu": "Groupé", "date_decision": None,
    "nb_logements_decision": 10, "montant_palulos": 90_000.0, "nb_logements": 10, "nb_livres": 0,
    "paye": None, "solde_le": None,
}  # fmt: skip
EVENT: dict[str, Any] = {
    "operation": "A", "nature": "Notification", "date_evenement": None, "echeance": None,
}  # fmt: skip


def of(*events: dict[str, Any], **values: Any) -> dict[str, Any]:
    """The deadline of one operation with these events."""
    operations = pd.DataFrame([{**OPERATION, **values}], dtype=object)
    held = pd.DataFrame([{**EVENT, **event} for event in events], columns=list(EVENT), dtype=object)
    return dict(deadlines(operations, held, [OLD, NEW], TODAY).iloc[0])


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2024, 7, 14), date(2026, 7, 14)),
        (date(2024, 7, 15), date(2029, 7, 15)),
        (date(2020, 2, 29), date(2022, 2, 28)),
    ],
)
def test_the_rule_is_that_of_the_day_of_the_notification(day, until):
    assert of({"date_evenement": day})["echeance"] == until


def test_without_a_notification_it_is_counted_from_the_decision_and_said():
    found = of(date_decision=date(2024, 1, 5))
    assert (found["depart"], found["echeance"]) == ("Décision", date(2026, 1, 5))
    assert "Notification inconnue" in found["remarque"] and found["situation"] == LATE


def test_an_operation_without_any_date_says_so():
    found = of()
    assert (found["situation"], found["jours"]) == (UNDATED, None) and found["remarque"]


def test_the_last_notification_counts_when_a_decision_was_replaced():
    events = [{"date_evenement": date(2021, 1, 1)}, {"date_evenement": date(2025, 1, 1)}]
    assert of(*events)["echeance"] == date(2030, 1, 1)


def test_an_extension_says_until_when():
    notified = {"date_evenement": date(2024, 3, 1)}
    granted = {"nature": "Prorogation", "date_evenement": date(2026, 1, 1)}
    found = of(notified, {**granted, "echeance": date(2027, 3, 1)})
    assert found["echeance"] == date(2027, 3, 1) and found["prorogee"] and not found["remarque"]
    beyond = of(notified, {**granted, "echeance": date(2027, 3, 2)})
    assert "01/03/2027" in beyond["remarque"]
    silent = of(notified, granted)
    assert silent["echeance"] == date(2026, 3, 1) and "ne dit pas" in silent["remarque"]


def test_the_extension_of_a_decision_that_was_replaced_counts_no_more():
    events = [
        {"nature": "Prorogation", "date_evenement": date(2022, 1, 1), "echeance": date(2031, 1, 1)},
        {"date_evenement": date(2024, 3, 1)},
    ]
    assert of(*events)["echeance"] == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("values", "event", "over"),
    [
        ({"nb_livres": 10}, None, True),
        ({"nb_livres": 9}, None, False),
        ({"nb_livres": 9, "nb_logements": 9}, None, False),  # one financed is not reported yet
        ({}, "Réception", True),
        ({"solde_le": date(2025, 1, 1)}, None, True),
        ({"solde_le": date(2023, 1, 1)}, None, False),  # of a decision that was replaced
        ({}, "Acompte", False),
    ],
)
def test_an_operation_is_over_when_all_is_delivered_or_an_event_says_so(values, event, over):
    events = [{"date_evenement": date(2024, 1, 1)}]
    if event:
        events.append({"nature": event, "date_evenement": date(2025, 1, 1)})
    found = of(*events, **values)
    assert (found["situation"] == DONE) == over
    assert (found["en_jeu"] is None) == over


def test_what_is_at_stake_is_the_grant_less_what_was_paid():
    notified = {"date_evenement": date(2025, 1, 1)}
    asked = {"nature": "Acompte", "date_evenement": date(2025, 6, 1)}
    assert of(notified)["en_jeu"] == of(notified, asked)["en_jeu"] == 90_000.0
    assert of(notified, paye=30_000.0)["en_jeu"] == 60_000.0
    assert of(notified, paye=100_000.0)["en_jeu"] == 0.0


@pytest.mark.parametrize(
    ("again", "stopped"),
    [
        (None, True),
        (("Décision", date(2025, 1, 2)), False),
        (("Notification", date(2025, 1, 2)), False),
        (("Notification", date(2025, 1, 1)), True),
        (("Prorogation", date(2025, 1, 2)), True),
    ],
)
def test_a_cancelled_operation_has_no_deadline_unless_it_is_decided_again(again, stopped):
    events = [
        {"date_evenement": date(2024, 1, 1)},
        {"nature": "Annulation", "date_evenement": date(2025, 1, 1)},
    ]
    if again:
        events.append({"nature": again[0], "date_evenement": again[1]})
    found = of(*events, nb_livres=10)
    assert (found["situation"] == STOPPED) == stopped
    if stopped:
        assert (found["jours"], found["en_jeu"]) == (None, None)
        assert "Annulée le 01/01/2025" in found["remarque"]


def test_only_what_draws_on_the_palulos_has_a_deadline():
    rows = pd.DataFrame([{**OPERATION, "type_palu": "Hors"}], dtype=object)
    assert deadlines(rows, pd.DataFrame(columns=list(EVENT)), [OLD], TODAY).empty


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_a_deadline_is_late_the_day_after_and_nearer_ones_are_worse(deadline, today):
    told = situation(deadline, today)
    assert (told == LATE) == (today > deadline)
    order = [LATE, *ALERTS.values(), LATER]
    assert order.index(situation(deadline + timedelta(days=1), today)) >= order.index(told)
    if told in ALERTS.values():
        months = next(count for count, text in ALERTS.items() if text == told)
        assert today <= deadline <= months_later(today, months)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_one_rule_holds_on_each_day(day):
    assert rule_of([NEW, OLD], day) is (NEW if day >= date(2024, 7, 15) else OLD)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 30))
def test_some_years_later_is_the_same_day_or_the_end_of_february(day, years):
    later = months_later(day, 12 * years)
    assert later.year == day.year + years and later.month == day.month
    assert later.day == day.day or (day.month, day.day, later.day) == (2, 29, 28)
