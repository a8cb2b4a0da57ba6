"""The state of deadlines, on the demonstration."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from osp_plugin.storage import open_geopackage
from osp_plugin.storage.home.overview import overview
from osp_plugin.storage.programming.deadlines import read_deadlines


@pytest.fixture
def base(demo, tmp_path):
    copy = tmp_path / "base.gpkg"
    shutil.copy(demo, copy)
    return open_geopackage(copy)


def test_the_state_lists_every_palulos_operation_and_the_home_counts_the_same(run, base, tmp_path):
    today = date(2021, 6, 15)
    table = read_deadlines(base, today)
    assert len(table) == 29
    late = table[table["situation"] == "Dépassée"]
    found = run(
        "osp:echeances_operations",
        {"BASE": str(base.path), "JOUR": today.isoformat(), "DOSSIER": str(tmp_path / "etats")},
    )
    assert found["NB_FICHIERS"] == 2
    urgent = table["situation"].isin(["Dépassée", "Sous 3 mois", "Sous 6 mois", "Sous 12 mois"])
    assert found["NB_ALERTES"] == urgent.sum() > 0
    book = load_workbook(tmp_path / "etats" / "echeances_operations.xlsx")
    assert book.sheetnames[:3] == ["Ce qui attend", "Calendrier", "Opérations"]
    assert Path(tmp_path / "etats" / "echeances_operations.pdf").stat().st_size > 5_000
    told = overview(base, today).deadlines
    assert told.late == tuple(late["fid"]) and len(told.late + told.near) == urgent.sum()
    assert told.late_euros == pytest.approx(late["en_jeu"].astype(float).sum())


def test_a_notification_takes_the_rule_of_its_day(run, base):
    title = read_deadlines(base, date(2021, 6, 15)).loc[0, "intitule"]
    with base.transaction() as session:
        session.execute(
            "INSERT INTO evenement (operation, nature, date_evenement) "
            "VALUES (:t, 'Notification', '2024-07-15')",
            {"t": title},
        )
    table = read_deadlines(base, date(2026, 1, 1)).set_index("intitule")
    assert table.loc[title, "echeance"] == date(2029, 7, 15)
    with base.transaction() as session:
        session.execute("UPDATE regle_delai SET delai_ans = 6 WHERE date_debut IS NOT NULL")
    table = read_deadlines(base, date(2026, 1, 1)).set_index("intitule")
    assert table.loc[title, "echeance"] == date(2030, 7, 15)
