"""What is planned, committed and paid, on a few shares made by hand; lines carried over."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from osp_plugin.domain.programming.carry_over import KEPT, NAME_LENGTH, carried, postponed
from osp_plugin.domain.programming.gaps import gaps
from osp_plugin.domain.programming.money import (
    AMOUNTS,
    CONSUMPTION_COLUMNS,
    consumption,
    financing,
    summed,
)

OPERATIONS = pd.DataFrame(
    [("A", "SIA", "CALL", "62", 2020), ("B", "M&C", "CAVM", "59", 2021),
     ("C", "SIA", "CABBALR", "62", None)],
    columns=["intitule", "bailleur", "epci", "dep", "annee_financ"],
)  # fmt: skip


def shares(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Operation, funder, planned, committed, paid; numbered from 1."""
    table = pd.DataFrame(rows, columns=["operation", "financeur", *AMOUNTS])
    return table.assign(fid=range(1, len(table) + 1))


def test_a_share_has_its_operation_and_what_is_left_of_it():
    found = financing(
        shares(("A", "État", 100.1, 60.05, 10), ("A", "EPCI", 50, None, None),
               ("B", "État", None, 5, 7), ("C", "État", 1, 1, 1)), OPERATIONS)  # fmt: skip
    assert found["fid"].tolist() == [3, 4, 1, 2], "département, EPCI, opération, ordre des lignes"
    rests = found.set_index("fid")[["reste_a_engager", "reste_a_payer"]]
    assert rests.loc[1].tolist() == [40.05, 50.05]
    assert rests.loc[2].tolist() == [50.0, 0.0]
    assert rests.loc[3].tolist() == [-5.0, -2.0]
    assert found.set_index("fid").loc[3, ["bailleur", "montant_prevu"]].tolist() == ["M&C", 0.0]


def test_sums_are_exact_to_the_cent_and_keep_what_has_no_year():
    table = financing(shares(*[("A", "État", 0.1, 0.1, 0.0)] * 3, ("C", "État", 2, 1, 0.5)),
                      OPERATIONS)  # fmt: skip
    found = summed(table, ["annee_financ"])
    assert found["annee_financ"].isna().tolist() == [True, False]
    assert found[[*AMOUNTS, "reste_a_engager", "reste_a_payer"]].values.tolist() == [
        [2.0, 1.0, 0.5, 1.0, 0.5], [0.3, 0.3, 0.0, 0.0, 0.3],
    ]  # fmt: skip


def test_what_the_state_has_decides_commits_and_pays_by_year():
    envelopes = pd.DataFrame(
        [(2020, "135", 1000.0, 50.0), (2020, "135", 500.0, 0.0), (2020, "112", 9.0, 9.0)],
        columns=["campagne", "programme", "dotation", "reliquat"],
    )
    lines = pd.DataFrame([(2020, 300.0), (2022, 10.0)], columns=["campagne", "crhh_enveloppe"])
    table = financing(
        shares(("A", "État", 0, 400, 100), ("A", "EPCI", 0, 999, 999), ("B", "État", 0, 70, 30),
               ("C", "État", 0, 5, 5)), OPERATIONS)  # fmt: skip
    found = consumption(envelopes, lines, table)
    assert list(found.columns) == list(CONSUMPTION_COLUMNS)
    told = found.astype(object).where(found.notna(), None).values.tolist()
    assert told == [
        [2020, 1500.0, 50.0, 1550.0, 300.0, 400.0, 100.0, 1150.0, 300.0],
        [2021, None, None, None, None, 70.0, 30.0, None, 40.0],
        [2022, None, None, None, 10.0, 0.0, 0.0, None, 0.0],
    ]


def test_without_anything_there_is_no_year():
    none = consumption(
        pd.DataFrame(columns=["campagne", "programme", "dotation", "reliquat"], dtype=float),
        pd.DataFrame(columns=["campagne", "crhh_enveloppe"], dtype=float),
        financing(shares(), OPERATIONS),
    )
    assert none.empty and list(none.columns) == list(CONSUMPTION_COLUMNS)


# -- lines carried over, and where actors differ -----------------------------------------------


def lines(*rows: dict[str, Any]) -> pd.DataFrame:
    counts = {f"{actor}_nb_{name}": None for actor in ("bailleur", "epci", "etat")
              for name in ("total", "c", "bbc", "biosources")}  # fmt: skip
    common = {**dict.fromkeys(KEPT), **counts, "dep": "62", "epci": "CALL", "campagne": 2021,
              "bailleur_report": None}  # fmt: skip
    made = [{**common, "fid": rank, "nom": f"L{rank}", **row} for rank, row in enumerate(rows, 1)]
    return pd.DataFrame(made, dtype=object)


def notes(*rows: tuple[int, str, int | None]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["programmation", "date_saisie", "report_annee"])
    return table.assign(fid=range(1, len(table) + 1))


def test_a_line_is_postponed_by_its_bailleur_or_by_its_last_note():
    table = lines({"bailleur_report": True}, {}, {}, {"bailleur_report": False}, {})
    told = notes((2, "2021-01-01", 2022), (3, "2021-01-01", 2022), (3, "2021-02-01", None),
                 (5, "2021-03-01", None), (5, "2021-03-01", 2023))  # fmt: skip
    assert postponed(table, told)["fid"].tolist() == [1, 2, 5], (
        "de deux notes d’un jour, la seconde"
    )


def test_a_name_that_is_taken_is_followed_by_the_year_then_by_a_rank():
    names = ["L1", "L1 (report 2021)"]
    present = pd.DataFrame({"nom": names, "origine": [None, 77]})
    (row,) = carried(lines({"etat_nb_c": 4}), 2022, present)
    assert row["nom"] == "L1 (report 2021 n° 2)"
    assert (row["campagne"], row["statut"], row["origine"]) == (2022, "Brouillon", 1)
    assert row["etat_nb_c"] == 4
    counts = {f"{actor}_nb_{name}" for actor in ("bailleur", "epci", "etat")
              for name in ("total", "c", "bbc", "biosources")}  # fmt: skip
    assert set(row) == counts | {
        "nom", "bailleur", "epci", "dep", "cites", "communes", "bailleur_perimetre",
        "bailleur_integree", "campagne", "statut", "origine",
    }  # fmt: skip
    two = carried(lines({"nom": "X"}, {"nom": "X"}), 2022, pd.DataFrame({"nom": [], "origine": []}))
    assert [one["nom"] for one in two] == ["X", "X (report 2021)"]


def test_a_long_name_is_cut_for_its_mark():
    name = "N" * NAME_LENGTH
    present = pd.DataFrame({"nom": [name], "origine": [None]})
    (row,) = carried(lines({"nom": name}), 2022, present)
    assert len(row["nom"]) == NAME_LENGTH and row["nom"].endswith("N (report 2021)")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"bailleur": 5, "epci": 5, "etat": 5}, []),
        ({"bailleur": 5, "epci": None, "etat": None}, []),
        ({"bailleur": 5, "epci": None, "etat": 4}, [("nb_c", 1)]),
        ({"bailleur": 5, "epci": 9, "etat": 4}, [("nb_c", 5)]),
        ({"bailleur": 0, "epci": None, "etat": 1}, [("nb_c", 1)]),
    ],
)
def test_actors_that_say_nothing_do_not_disagree(told, expected):
    found = gaps(lines({f"{actor}_nb_c": count for actor, count in told.items()}))
    assert list(zip(found["champ"], found["ecart"])) == expected
