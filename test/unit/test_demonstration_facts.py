"""The facts shipped for the demonstration base, and the rules drawn from them, without QGIS.

``osp_plugin.demonstration`` imports QGIS; what is tested here is read from the files alone.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    "name",
    [
        "cites.csv",
        "communes.csv",
        "logements_publies.csv",
        "operations_palulos.csv",
        "programmation_2021.csv",
        "synthese_logements.csv",
    ],
)
def test_facts_are_the_published_ones(name: str, reference: Path) -> None:
    assert read(DEMO / name) == read(reference / name)


def test_palulos_operations_sum_to_the_published_totals() -> None:
    rows = read(DEMO / "operations_palulos.csv") + read(DEMO / "operations_sia.csv")
    assert len(rows) == 29
    assert sum(int(r["nb_logements"]) for r in rows) == 2212
    assert sum(int(r["nb_geolocalises"]) for r in rows) == 2207
    assert sum(int(r["nb_logements_decision"]) for r in rows) == 2247
    assert len({r["intitule"] for r in rows}) == 29
    assert len({r["num_decision"] for r in rows}) == 29


def test_matches_name_cites_of_the_referential_and_give_every_dwelling_a_cite() -> None:
    cites = {(r["idcom"], r["nom_cite"]) for r in read(DEMO / "cites.csv")}
    parts: Counter[tuple[str, str]] = Counter()
    for row in read(DEMO / "rapprochements.csv"):
        assert (row["idcom"], row["nom_cite"]) in cites, row
        parts[row["objet"], row["nom"]] += int(row["part"])
    operations = read(DEMO / "operations_palulos.csv") + read(DEMO / "operations_sia.csv")
    expected = {("operation", r["intitule"]): int(r["nb_logements"]) for r in operations}
    expected |= {
        ("programme", r["nom"]): int(r["nb_total"]) for r in read(DEMO / "programmation_2021.csv")
    }
    assert dict(parts) == expected


def test_street_names_are_plain_and_unique() -> None:
    names = [r["nom"] for r in read(DEMO / "rues.csv")]
    assert len(names) == len(set(names)) > 150
    assert all(name == name.upper() and name.isascii() for name in names)


def test_epci_are_those_of_the_communes() -> None:
    communes = {(r["epci"], r["epci_siren"]) for r in read(DEMO / "communes.csv")}
    assert communes == {(r["epci"], r["siren"]) for r in read(DEMO / "epci.csv")}
