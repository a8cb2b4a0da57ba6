"""Envelopes and totals of the lines of a campaign, and the published figures of 2021."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp_plugin.domain.programming.carry_over import carried, postponed
from osp_plugin.domain.programming.checks import Places, check_lines
from osp_plugin.domain.programming.figures import (
    AMOUNTS,
    FIGURES,
    SCALES,
    figures,
    published,
    published_order,
    totals,
)
from osp_plugin.domain.programming.gaps import gaps
from osp_plugin.domain.programming.tariff import FIRST_TARIFF, Tariff, TariffMissing

from ..support.programming_samples import (
    DEMO,
    OF_EPCI,
    TARIFF,
    any_lines,
    published_lines,
)

tariffs = st.lists(
    st.decimals(0, 20_000, places=2), min_size=len(FIRST_TARIFF), max_size=len(FIRST_TARIFF)
).map(
    lambda amounts: Tariff.of(
        2021,
        [
            {"campagne": 2021, "nature": nature, "valeur": value, "montant": amount}
            for (nature, value, _), amount in zip(FIRST_TARIFF, amounts)
        ],
    )
)


def cents(amounts: pd.Series) -> int:
    return sum(round(amount * 100) for amount in amounts)


def test_each_published_line_has_its_published_figures() -> None:
    lines = published_lines().set_index("nom")
    found = figures(lines, TARIFF)
    with (DEMO / "programmation_2021.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            expected = {name: float(row[name]) for name in FIGURES}
            assert found.loc[row["nom"]].to_dict() == expected, row["nom"]


def test_totals_are_the_published_ones(reference: Path) -> None:
    path = reference / "programmation_2021_totaux.csv"
    found = totals(published_lines(), TARIFF, OF_EPCI).set_index(["niveau", "code"])
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        expected = {name: float(row[name]) for name in FIGURES}
        assert found.loc[(row["niveau"], row["code"]), list(FIGURES)].to_dict() == expected, row
    told = published(published_lines(), TARIFF).set_index("libelle")
    names = {"epci": "TOTAL {}", "dep": "TOTAL DEP {}", "tot": "TOTAL DEP {}"}
    for row in rows:
        line = told.loc[names[row["niveau"]].format(row["code"])]
        assert line[list(FIGURES)].to_dict() == {name: float(row[name]) for name in FIGURES}


def test_the_state_manages_what_no_epci_does() -> None:
    found = totals(published_lines(), TARIFF, OF_EPCI).set_index(["niveau", "code"])
    managed = found.loc["delegataire", "nb_total"]
    assert managed.to_dict() == {
        "CABBALR": 307, "CALL": 891, "CAPH": 388, "CAVM": 257,
        "État 59": 653 + 428, "État 62": 361,
    }  # fmt: skip


def test_lines_are_published_in_the_printed_order() -> None:
    with (DEMO / "programmation_2021.csv").open(encoding="utf-8", newline="") as stream:
        printed = [row["nom"] for row in csv.DictReader(stream)]
    assert list(published_order(published_lines())["nom"]) == printed
    told = published(published_lines(), TARIFF)
    assert list(told.loc[told["niveau"] == "ligne", "libelle"]) == printed
    labels = list(told.loc[told["niveau"] != "ligne", "libelle"])
    assert labels == [
        "TOTAL CAPH", "TOTAL CAVM", "TOTAL CCCO", "TOTAL DA", "TOTAL DEP 59",
        "TOTAL CABBALR", "TOTAL CAHC", "TOTAL CALL", "TOTAL DEP 62", "TOTAL DEP 59-62",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "codes", "expected"),
    [
        ("epci", ["CALL"], ["TOTAL CALL"]),
        ("dep", ["62"], ["TOTAL CABBALR", "TOTAL CAHC", "TOTAL CALL", "TOTAL DEP 62"]),
        ("epci", ["CAPH", "CALL"],
         ["TOTAL CAPH", "TOTAL DEP 59", "TOTAL CALL", "TOTAL DEP 62", "TOTAL DEP 59-62"]),
    ],
)  # fmt: skip
def test_a_part_says_a_total_once(column: str, codes: list[str], expected: list[str]) -> None:
    lines = published_lines()
    part = lines[lines[column].isin(codes)]
    told = published(part, TARIFF, once=True)
    assert list(told.loc[told["niveau"] != "ligne", "libelle"]) == expected
    whole = published(part, TARIFF).iloc[-1]
    assert told.iloc[-1][list(FIGURES)].equals(whole[list(FIGURES)])


@pytest.mark.filterwarnings("error::FutureWarning")  # a later pandas would give another kind
def test_lines_as_a_base_numbers_them_keep_their_number_and_totals_have_none() -> None:
    lines = published_lines().astype({"fid": "Int64"})
    table = published(lines, TARIFF)
    numbers = table["fid"].tolist()
    assert [number for number in numbers if number is not None] == list(
        published_order(lines)["fid"]
    )
    assert [number is None for number in numbers] == (table["niveau"] != "ligne").tolist()


@pytest.mark.slow
@given(any_lines(), tariffs)
def test_every_total_is_the_sum_of_its_parts(lines: pd.DataFrame, tariff: Tariff) -> None:
    each = figures(lines, tariff)
    found = totals(lines, tariff, OF_EPCI)
    whole = found[found["niveau"] == "tot"].iloc[0]
    assert whole["nb_lignes"] == len(lines)
    for name in FIGURES:
        assert round(whole[name] * 100) == cents(each[name])
        for scale in SCALES:
            assert cents(found.loc[found["niveau"] == scale, name]) == cents(each[name])
    printed = published(lines, tariff)
    assert len(printed[printed["niveau"] == "ligne"]) == len(lines)
    for level in ("ligne", "epci", "dep", "tot"):
        for name in FIGURES:
            assert cents(printed.loc[printed["niveau"] == level, name]) == cents(each[name])


@pytest.mark.slow
@given(any_lines())
def test_a_bonus_never_lowers_an_envelope(lines: pd.DataFrame) -> None:
    each = figures(lines, TARIFF)
    for lower, higher in zip(AMOUNTS, AMOUNTS[1:]):
        assert (each[lower] <= each[higher]).all()


def test_a_tariff_that_misses_an_amount_says_which() -> None:
    without = Tariff(2021, {key: value for key, value in TARIFF.cents.items() if key[1] != "C"})
    lines = published_lines()
    assert figures(lines[lines["etat_nb_c"] == 0], without)["nb_c"].sum() == 0
    with pytest.raises(TariffMissing, match="« C »"):
        figures(lines, without)


def test_a_tariff_is_that_of_its_campaign() -> None:
    rows = [
        {"campagne": year, "nature": "label", "valeur": "C", "montant": amount}
        for year, amount in ((2021, 7500), (2022, 8000.5))
    ]
    assert Tariff.of(2022, rows).amount("label", "C") == 800_050


def test_gaps_tell_where_actors_disagree() -> None:
    lines = published_lines()
    assert gaps(lines).empty
    place = lines.index[lines["nom"] == "MC CALL LENS 4 T2"][0]
    lines.loc[place, ["epci_nb_total", "etat_nb_bbc"]] = [140, 151]
    found = gaps(lines)
    assert found[["champ", "ecart"]].to_numpy().tolist() == [["nb_total", 10], ["nb_bbc", 1]]
    assert found.loc[0, ["bailleur", "epci", "etat"]].tolist() == [150, 140, 150]
    assert found.loc[1, "epci"] is pd.NA


PLACES = Places({"12": "CALL", "13": "CAPH"}, {"62498": "CALL", "59014": "CAPH"}, {"CALL": {"62"}})


def one_line(**values: object) -> pd.DataFrame:
    lines = published_lines()
    line = lines[lines["nom"] == "MC CALL LENS 4 T2"].astype(object)
    return line.assign(**values)


def rules_of(**values: object) -> set[tuple[str, str]]:
    found = check_lines(one_line(**values), PLACES)
    return set(zip(found["regle"], found["champ"]))


def test_published_lines_hold_but_for_one_deposit_before_the_year() -> None:
    found = check_lines(published_lines(), Places())
    assert found[["nom", "regle", "gravite"]].to_numpy().tolist() == [
        ["SIA CAHC ROUVROY LA MOTTE NOUMEA - TRANCHE2", "depot", "avertissement"]
    ]


def test_what_a_line_says_is_compared_with_the_territory() -> None:
    assert rules_of() == set()
    assert rules_of(cites="{12,13,14}") == {("cite_epci", "cites"), ("cite_inconnue", "cites")}
    assert rules_of(communes='{"62498","59014","62001"}') == {
        ("commune_epci", "communes"),
        ("commune_inconnue", "communes"),
    }
    assert rules_of(dep="59") == {("departement", "dep")}
    assert rules_of(bailleur_date_depot=date(2022, 1, 1)) == {("depot", "bailleur_date_depot")}
    assert rules_of(crhh_nb_logements=151) == {("crhh", "crhh_nb_logements")}


def notes(*rows: tuple[int, date, int | None]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["programmation", "date_saisie", "report_annee"])
    return table.assign(fid=range(1, len(table) + 1))


def with_every_column(lines: pd.DataFrame) -> pd.DataFrame:
    return lines.assign(bailleur_perimetre=None, bailleur_integree=None)


def test_postponed_lines_are_carried_over_once_with_their_origin() -> None:
    lines = with_every_column(published_lines())
    early, late = date(2021, 4, 1), date(2021, 5, 1)
    told = notes((1, early, 2022), (1, late, None), (2, late, 2022), (2, early, None))
    moved = postponed(lines, told)
    assert list(moved["nom"]) == [
        "MC CAPH ESCAUDAIN SCHNEIDER",  # fid 2: its last note gives a year
        "MC DA DECHY CROIX DE PIERRE",
    ]
    present = pd.DataFrame({"nom": ["MC DA DECHY CROIX DE PIERRE"], "origine": [2]})
    rows = carried(moved, 2022, present)
    assert [(row["nom"], row["campagne"], row["statut"]) for row in rows] == [
        ("MC DA DECHY CROIX DE PIERRE (report 2021)", 2022, "Brouillon")
    ]
    assert rows[0]["origine"] == moved["fid"].iloc[1]
    assert rows[0]["etat_nb_bbc"] == 278
    assert "crhh_enveloppe" not in rows[0] and "bailleur_report" not in rows[0]
    after = pd.DataFrame(rows)
    assert carried(moved, 2022, pd.concat([present, after])) == []
