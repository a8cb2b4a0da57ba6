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
