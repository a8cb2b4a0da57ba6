"""The states of a campaign and of money, from a base on a server."""

from __future__ import annotations

import csv

import pytest

from ..support.pdf import pages

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("matplotlib")


@pytest.fixture
def demonstrated(demonstrated, connection) -> dict[str, str]:
    return {"CONNEXION": connection, "SCHEMA": "osp"}


def test_states_tell_the_published_totals_from_a_server(
    run, demonstrated, demo_tables, reference, tmp_path
):
    made = {}
    for name, more in {
        "etats_programmation": {"CAMPAGNE": 2021, "ETATS": ["recapitulatif", "synthese"]},
        "suivi_programmation": {"CAMPAGNE": 2021, "DATE": "2021-06-15"},
        "etat_programme_complementaire": {"CAMPAGNE": 2021},
        "suivi_financier": {},
    }.items():
        run(f"osp:{name}", {**demonstrated, **more, "DOSSIER": str(tmp_path / name)})
        for path in (tmp_path / name).glob("*.xlsx"):
            made[path.stem] = openpyxl.load_workbook(path, data_only=True)
    with (reference / "programmation_2021_totaux.csv").open(encoding="utf-8") as stream:
        totals = {row["code"]: int(row["palulos_mur_toiture"]) for row in csv.DictReader(stream)}
    rows = {row[0]: row for row in made["synthese_2021"]["Lignes"].values if row[0]}
    for code, amount in totals.items():
        name = f"TOTAL DEP {code}" if code[:2].isdigit() else f"TOTAL {code}"
        assert rows[name][14] == amount, name
    assert (
        "TOTAL DEP 59-62" in pages(tmp_path / "etats_programmation" / "recapitulatif_2021.pdf")[-1]
    )
    notes = made["suivi_2021"]["Points d’avancement"]
    assert notes.max_row - 4 == len(demo_tables["avancement"])
    actions = made["programme_complementaire_2021"]["Actions"]
    assert (
        actions.cell(actions.max_row, 10).value
        == demo_tables["programme_complementaire"]["cout"].sum()
    )
    funders = made["suivi_financier"]["Par financeur"]
    assert (
        funders.cell(funders.max_row, 2).value == demo_tables["financement"]["montant_prevu"].sum()
    )
