"""Lines of a campaign for tests: the published ones, and any."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pandas as pd
from hypothesis import strategies as st

from osp_plugin.domain.programming.tariff import FIRST_TARIFF, Tariff

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
COUNTS = ("nb_total", "nb_c", "nb_bbc", "nb_biosources")
TARIFF = Tariff.of(
    2021,
    [
        {"campagne": 2021, "nature": nature, "valeur": value, "montant": amount}
        for nature, value, amount in FIRST_TARIFF
    ],
)
OF_EPCI = {code: code for code in ("CABBALR", "CALL", "CAPH", "CAVM")}


def published_lines() -> pd.DataFrame:
    """The 30 lines of 2021 as rows of ``programmation``, in an order that is not the published."""
    with (DEMO / "programmation_2021.csv").open(encoding="utf-8", newline="") as stream:
        rows = [_line(number, row) for number, row in enumerate(csv.DictReader(stream), 1)]
    return pd.DataFrame(rows[::-1], index=range(100, 100 + len(rows)))


def _line(number: int, row: dict[str, str]) -> dict[str, object]:
    counts = {f"{who}_{name}": int(row[name]) for who in ("bailleur", "etat") for name in COUNTS}
    return {
        "fid": number,
        "campagne": 2021,
        "nom": row["nom"],
        "bailleur": "SIA" if row["nom"].startswith("SIA") else "M&C",
        "epci": row["epci"],
        "dep": row["departement"],
        "statut": "Publié",
        "cites": None,
        "communes": None,
        "bailleur_report": row["report"] == "oui",
        "bailleur_date_depot": date.fromisoformat(row["date_depot_prev"]),
        "bailleur_date_os": None,
        **counts,
        **{f"epci_{name}": None for name in COUNTS},
    }


@st.composite
def any_lines(draw: st.DrawFn) -> pd.DataFrame:
    """Up to a dozen lines, of any EPCI and département, some counts missing."""
    size = draw(st.integers(0, 12))
    count = st.one_of(st.none(), st.integers(0, 400))
    rows = []
    for number in range(1, size + 1):
        row: dict[str, object] = {
            "fid": number * 7,
            "campagne": 2021,
            "nom": f"LIGNE {draw(st.integers(0, 99))}-{number}",
            "bailleur": draw(st.sampled_from(["M&C", "SIA"])),
            "epci": draw(st.sampled_from(["CALL", "CAPH", "DA", "CAHC"])),
            "dep": draw(st.sampled_from(["59", "62"])),
            "statut": draw(st.sampled_from(["Brouillon", "Publié"])),
            "bailleur_report": draw(st.sampled_from([True, False, None])),
            "bailleur_date_depot": draw(st.none() | st.dates(date(2020, 1, 1), date(2022, 12, 31))),
            "bailleur_date_os": draw(st.none() | st.dates(date(2020, 1, 1), date(2022, 12, 31))),
        }
        for who in ("bailleur", "epci", "etat"):
            row |= {f"{who}_{name}": draw(count) for name in COUNTS}
        rows.append(row)
    columns = [*_line(1, _SOME), "bailleur_date_os"]
    names = list(dict.fromkeys(columns))
    return pd.DataFrame(rows, columns=names, dtype=object)


_SOME = {"nom": "", "epci": "", "departement": "", "report": "", "date_depot_prev": "2021-01-01",
         **dict.fromkeys(COUNTS, "0")}  # fmt: skip
