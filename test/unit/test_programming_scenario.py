"""The répartition: scenarios never lose a line nor a cent."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osp_plugin.domain.programming.figures import SCALES, delegataires, figures
from osp_plugin.domain.programming.scenario import (
    CHOICES,
    FUNDED,
    KEPT,
    POSTPONED,
    RESERVED,
    WAITING,
    Choice,
    DraftKept,
    LineNotInScenario,
    NotSubstitutable,
    Scenario,
    balance,
    breakdown,
    by_start,
    compare,
    decision,
    propose,
)

from ..support.programming_samples import OF_EPCI, TARIFF, any_lines, published_lines

LATE = date(2021, 9, 1)
NO_ENVELOPE = pd.DataFrame(columns=["delegataire", "dotation", "reliquat"])


def amounts_of(lines: pd.DataFrame, option: str = "palulos") -> pd.Series:
    return figures(lines, TARIFF).set_index(lines["fid"])[option]


def managers_of(lines: pd.DataFrame) -> pd.Series:
    return delegataires(lines, OF_EPCI).set_axis(lines["fid"])


def fid_of(lines: pd.DataFrame, name: str) -> int:
    return int(lines.loc[lines["nom"] == name, "fid"].iloc[0])


@pytest.mark.slow
@given(any_lines(), st.data())
@settings(max_examples=60)
def test_changes_never_lose_a_line_nor_a_cent(lines: pd.DataFrame, data: st.DataObject) -> None:
    amounts = amounts_of(lines)
    scenario = propose(lines, amounts, managers_of(lines), {"CALL": 2_000_000}, LATE)
    for _ in range(data.draw(st.integers(0, 6)) if len(lines) else 0):
        fids = st.sampled_from(scenario.lines)
        if data.draw(st.booleans()):
            late, early = data.draw(fids), data.draw(fids)
            try:
                scenario = scenario.substitute(late, early)
            except NotSubstitutable:
                assert not scenario.choice(late).funded or scenario.choice(early).funded
        else:
            chosen = data.draw(st.lists(fids, max_size=4))
            scenario = scenario.choose(chosen, data.draw(st.sampled_from(CHOICES)))

    assert sorted(scenario.lines) == sorted(lines["fid"])
    assert sorted(scenario.having(*CHOICES)) == sorted(lines["fid"])
    for fid in scenario.lines:
        choice = scenario.choice(fid)
        if choice.remplace is not None:
            assert choice.funded and not scenario.choice(choice.remplace).funded
    parts = breakdown(lines, amounts, scenario, OF_EPCI)
    for level in (*SCALES, "tot"):
        part = parts[parts["niveau"] == level]
        assert part["nb_lignes"].sum() == len(lines)
        assert part["nb_logements"].sum() == lines["etat_nb_total"].fillna(0).sum()
        assert round(part["montant"].sum()) == round(amounts.sum())
    funded = parts[(parts["niveau"] == "tot") & parts["choix"].isin(FUNDED)]["montant"].sum()
    told = balance(parts, NO_ENVELOPE)
    assert round(-told["solde"].sum()) == round(funded)


@pytest.mark.slow
@given(any_lines(), st.integers(0, 3_000_000))
@settings(max_examples=40)
def test_a_proposal_stays_within_what_each_can_pay(lines: pd.DataFrame, euros: int) -> None:
    managers, amounts = managers_of(lines), amounts_of(lines)
    scenario = propose(lines, amounts, managers, dict.fromkeys(set(managers), euros), LATE)
    parts = breakdown(lines, amounts, scenario, OF_EPCI)
    spent = parts[(parts["niveau"] == "delegataire") & parts["choix"].isin(FUNDED)]
    assert (spent.groupby("code")["montant"].sum() <= euros).all()
    for line in lines.to_dict("records"):
        if line["bailleur_report"]:
            assert scenario.choice(line["fid"]).choix == POSTPONED
        elif line["statut"] == "Brouillon":
            assert scenario.choice(line["fid"]).choix == WAITING


def test_without_limit_the_published_campaign_is_kept_but_for_the_postponed_line() -> None:
    lines = published_lines()
    scenario = propose(lines, amounts_of(lines), managers_of(lines), {}, LATE)
    assert scenario.having(POSTPONED) == (fid_of(lines, "MC DA DECHY CROIX DE PIERRE"),)
    assert scenario.having(WAITING) == ()
    assert len(scenario.having(RESERVED)) == 6  # deposited from September on
    parts = breakdown(lines, amounts_of(lines), scenario, OF_EPCI).set_index(
        ["niveau", "code", "choix"]
    )
    assert parts.loc[("tot", "59-62", POSTPONED), "montant"] == 2_502_000
    funded = sum(parts.loc[("tot", "59-62", choix), "montant"] for choix in FUNDED)
    assert funded == 29_415_000 - 2_502_000


def test_lines_come_by_start_of_works_before_deposit() -> None:
    lines = published_lines()
    first = by_start(lines)
    assert first["nom"].iloc[0] == "SIA CAHC ROUVROY LA MOTTE NOUMEA - TRANCHE2"
    moved = lines.assign(
        bailleur_date_os=[
            date(2020, 1, 1) if name == "MC DA LALLAING HAUTS PRES" else None
            for name in lines["nom"]
        ]
    )
    assert by_start(moved)["nom"].iloc[0] == "MC DA LALLAING HAUTS PRES"


def test_an_early_line_takes_the_place_of_a_late_one_and_gives_it_back() -> None:
    scenario = Scenario((1, 2, 3)).choose([1, 3], KEPT)
    swapped = scenario.substitute(late=1, early=2)
    assert (swapped.choice(1).choix, swapped.choice(2).choix) == (POSTPONED, KEPT)
    assert swapped.choice(2).remplace == 1
    assert swapped.choose([2], RESERVED).choice(2).remplace == 1
    assert swapped.choose([2], WAITING).choice(2).remplace is None
    assert swapped.choose([1], KEPT).choice(2).remplace is None
    with pytest.raises(NotSubstitutable):
        scenario.substitute(late=2, early=1)
    with pytest.raises(NotSubstitutable):
        scenario.substitute(late=1, early=3)
    with pytest.raises(LineNotInScenario):
        scenario.choose([4], KEPT)
    with pytest.raises(LineNotInScenario, match="n° 4"):
        scenario.choice(4)
    with pytest.raises(LineNotInScenario):
        Scenario((1,), {4: Choice(KEPT)})
    with pytest.raises(ValueError):
        scenario.choose([1], "Peut-être")


def test_what_is_left_counts_envelopes_without_lines_and_lines_without_envelope() -> None:
    lines = published_lines()
    scenario = Scenario(tuple(lines["fid"])).choose(lines["fid"], KEPT)
    parts = breakdown(lines, amounts_of(lines), scenario, OF_EPCI)
    envelopes = pd.DataFrame(
        {"delegataire": ["CALL", "MEL"], "dotation": [8_000_000, 10], "reliquat": [500_000, None]}
    )
    found = balance(parts, envelopes).set_index("delegataire")
    assert found.loc["CALL", ["disponible", "retenu", "solde"]].tolist() == [
        8_500_000, 7_875_000, 625_000,
    ]  # fmt: skip
    assert found.loc["MEL", "solde"] == 10
    assert found.loc["CAPH", "solde"] == -3_492_000


def test_scenarios_are_compared_line_by_line() -> None:
    lines = published_lines()
    one = Scenario(tuple(lines["fid"]))
    other = one.choose([fid_of(lines, "MC CALL LENS 4 T2")], KEPT)
    found = compare(lines, [one, other])
    assert len(found) == 30
    differing = found[found["differe"]]
    assert differing[["nom", "choix"]].to_numpy().tolist() == [
        ["MC CALL LENS 4 T2", [WAITING, KEPT]]
    ]


def test_a_decision_writes_every_line_and_no_draft() -> None:
    lines = published_lines()
    first, second, *_ = lines["fid"]
    scenario = Scenario(tuple(lines["fid"])).choose([first], KEPT).choose([second], RESERVED)
    amounts = amounts_of(lines, "palulos_mur")
    rows = {row["fid"]: row for row in decision(lines, amounts, scenario, date(2021, 3, 23))}
    assert len(rows) == 30
    assert rows[first]["crhh_enveloppe"] == amounts[first] and not rows[first]["preflechage"]
    assert rows[second]["preflechage"] and rows[second]["crhh_nb_logements"] > 0
    assert sum(row["crhh_enveloppe"] for row in rows.values()) == amounts[first] + amounts[second]
    draft = lines.assign(statut="Brouillon")
    with pytest.raises(DraftKept):
        decision(draft, amounts, scenario, date(2021, 3, 23))


# -- a few lines made by hand ------------------------------------------------------------------


def small_lines(*rows: dict[str, object]) -> pd.DataFrame:
    """Published lines of CALL and M&C, numbered from 1, deposited on 1 March unless said."""
    common = {
        "epci": "CALL", "dep": "62", "bailleur": "M&C", "statut": "Publié",
        "bailleur_report": None, "bailleur_date_os": None,
        "bailleur_date_depot": date(2021, 3, 1), "etat_nb_total": 10,
    }  # fmt: skip
    made = [
        {"fid": number, "nom": f"L{number}", **common, **row} for number, row in enumerate(rows, 1)
    ]
    return pd.DataFrame(made, dtype=object)


def proposed(lines: pd.DataFrame, amounts: list[float], **available: float) -> list[str]:
    """The choice for each line, in the order of their numbers."""
    fids = lines["fid"].astype(int)
    costs = pd.Series(amounts, index=fids)
    scenario = propose(lines, costs, pd.Series(lines["epci"].to_numpy(), fids), available, LATE)
    return [scenario.choice(int(fid)).choix for fid in fids]


@pytest.mark.parametrize(
    ("envelope", "choices"),
    [
        (300.30, [KEPT, KEPT]),
        (300.29, [KEPT, WAITING]),
        (100.10, [KEPT, WAITING]),
        (100.09, [WAITING, WAITING]),
        (0.0, [WAITING, WAITING]),
    ],
)
def test_a_line_that_exactly_exhausts_the_envelope_is_kept(envelope, choices) -> None:
    """0.1 + 0.2 is not 0.3 for a computer: euros are compared in whole cents."""
    assert proposed(small_lines({}, {}), [100.10, 200.20], CALL=envelope) == choices


def test_an_exhausted_envelope_lets_a_line_that_costs_nothing_pass() -> None:
    assert proposed(small_lines({}, {}, {}), [100.0, 1.0, 0.0], CALL=100.0) == [KEPT, WAITING, KEPT]


def test_a_line_too_dear_leaves_its_money_to_the_next() -> None:
    lines = small_lines({}, {"bailleur_date_depot": date(2021, 4, 1)})
    assert proposed(lines, [150.0, 100.0], CALL=100.0) == [WAITING, KEPT]


def test_a_line_postponed_or_a_draft_costs_nothing() -> None:
    lines = small_lines({"bailleur_report": True}, {"statut": "Brouillon"}, {})
    assert proposed(lines, [100.0, 100.0, 100.0], CALL=100.0) == [POSTPONED, WAITING, KEPT]


def test_each_envelope_pays_its_own_lines_and_one_that_is_not_given_is_not_limited() -> None:
    lines = small_lines({}, {"epci": "CAPH"}, {"epci": "CAHC"}, {})
    assert proposed(lines, [100.0] * 4, CALL=100.0, CAPH=99.0) == [KEPT, WAITING, KEPT, WAITING]


def test_a_line_without_start_date_comes_last_and_is_kept_under_reserve() -> None:
    lines = small_lines({"bailleur_date_depot": None}, {"bailleur_date_depot": date(2021, 8, 31)})
    assert by_start(lines)["fid"].tolist() == [2, 1]
    assert proposed(lines, [100.0, 100.0]) == [RESERVED, KEPT]
    assert proposed(lines, [100.0, 100.0], CALL=100.0) == [WAITING, KEPT]


@pytest.mark.parametrize(
    ("day", "choice"),
    [(date(2021, 8, 31), KEPT), (date(2021, 9, 1), RESERVED), (date(2021, 9, 2), RESERVED)],
)
def test_a_line_that_starts_from_the_late_day_on_is_kept_under_reserve(day, choice) -> None:
    assert proposed(small_lines({"bailleur_date_depot": day}), [1.0]) == [choice]
    early = {"bailleur_date_depot": date(2021, 1, 1), "bailleur_date_os": day}
    assert proposed(small_lines(early), [1.0]) == [choice]


def test_lines_of_one_day_come_by_name() -> None:
    lines = small_lines({"nom": "B"}, {"nom": "C"}, {"nom": "A"})
    assert by_start(lines)["nom"].tolist() == ["A", "B", "C"]
    assert proposed(lines, [1.0, 1.0, 1.0], CALL=2.0) == [KEPT, WAITING, KEPT]


def test_a_decision_gives_nothing_to_what_is_not_funded_and_counts_what_is_missing_as_none():
    lines = small_lines({}, {"etat_nb_total": None}, {})
    scenario = Scenario((1, 2, 3)).choose([1], RESERVED).choose([2], KEPT)
    amounts = pd.Series([10.5, 20.0, 30.0], index=[1, 2, 3])
    day = date(2021, 3, 23)
    assert decision(lines, amounts, scenario, day) == [
        {"fid": 1, "crhh_nb_logements": 10, "crhh_enveloppe": 10.5, "crhh_date": day,
         "preflechage": True},
        {"fid": 2, "crhh_nb_logements": 0, "crhh_enveloppe": 20.0, "crhh_date": day,
         "preflechage": False},
        {"fid": 3, "crhh_nb_logements": 0, "crhh_enveloppe": 0.0, "crhh_date": day,
         "preflechage": False},
    ]  # fmt: skip


def test_a_draft_that_waits_is_no_hindrance_and_those_that_are_funded_are_named() -> None:
    lines = small_lines({"statut": "Brouillon"}, {"statut": "Brouillon"}, {})
    amounts = pd.Series([1.0, 1.0, 1.0], index=[1, 2, 3])
    waiting = Scenario((1, 2, 3)).choose([3], KEPT)
    assert len(decision(lines, amounts, waiting, LATE)) == 3
    with pytest.raises(DraftKept, match="L1, L2"):
        decision(lines, amounts, waiting.choose([1, 2], RESERVED), LATE)


def test_the_dwellings_and_euros_of_a_choice_are_summed_by_code() -> None:
    lines = small_lines({}, {"etat_nb_total": None}, {"epci": "CAPH", "dep": "59"})
    scenario = Scenario((1, 2, 3)).choose([1, 2], KEPT)
    parts = breakdown(lines, pd.Series([0.1, 0.2, 5.0], index=[1, 2, 3]), scenario, {"CALL": "X"})
    table = parts.set_index(["niveau", "code", "choix"])
    assert table.loc[("epci", "CALL", KEPT)].tolist() == [2, 10, 0.3]
    assert table.loc[("epci", "CAPH", KEPT)].tolist() == [0, 0, 0.0]
    assert table.loc[("delegataire", "X", KEPT)].tolist() == [2, 10, 0.3]
    assert table.loc[("delegataire", "État 59", WAITING)].tolist() == [1, 10, 5.0]
    assert table.loc[("tot", "59-62", WAITING)].tolist() == [1, 10, 5.0]


def test_a_line_named_as_waiting_says_no_more_than_a_line_not_named() -> None:
    named = Scenario((1, 2)).choose([1], KEPT).choose([1], WAITING)
    assert named.means(Scenario((1, 2)))
    assert not named.means(Scenario((1, 2)).choose([1], KEPT))
    assert not named.means(Scenario((1, 2), biosource="Toiture"))
