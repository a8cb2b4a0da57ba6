"""``osp:suivi_programmation`` on the demonstration base."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from ..support.pdf import pages
from ..support.processing_runner import run_algorithm

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("matplotlib")


@pytest.fixture(scope="module")
def folder(own_demo, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("suivi") / "2021"
    parameters = {"BASE": str(own_demo), "CAMPAGNE": 2021, "DATE": "2021-06-15", "JOURS": 45}
    run_algorithm("osp:suivi_programmation", {**parameters, "DOSSIER": str(target)})
    return target


def test_delays_reminders_and_calendar_are_printed(folder):
    text = "\n".join(pages(folder / "suivi_2021.pdf"))
    assert "situation au 15/06/2021" in text and "plus de 45 jours" in text
    late = text[text.index("Lignes en retard") : text.index("Relances")]
    assert "DECHY" in late and "Reportée" in late and "2022" in late and "2022.0" not in late
    assert "DECHY" not in text[text.index("Relances") : text.index("Calendrier")]
    drawn = (folder / "calendrier_2021.png").read_bytes()
    assert drawn.startswith(b"\x89PNG") and len(drawn) > 20_000


def test_each_bailleur_signs_its_own_lines(folder):
    text = "\n".join(pages(folder / "avancement_SIA_2021.pdf"))
    assert "Signature :" in text and "Pour l’État" in text and "MC CALL" not in text
    sheet = openpyxl.load_workbook(folder / "avancement_SIA_2021.xlsx")["Avancement"]
    names = [row[0] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert len(names) == 5 and names[-1] == "TOTAL"
    assert all(name.startswith("SIA ") for name in names[:-1])
    assert sheet["D9"].value == "=SUM(D5:D8)"


def test_the_workbook_keeps_every_note(folder, demo_tables):
    book = openpyxl.load_workbook(folder / "suivi_2021.xlsx")
    assert book.sheetnames == ["Retards et reports", "Relances", "Suivi", "Points d’avancement"]
    assert book["Points d’avancement"].max_row - 4 == len(demo_tables["avancement"])
    assert book["Suivi"].max_row - 4 == 31


def test_a_campaign_without_lines_is_told(own_demo, tmp_path):
    import shutil

    base = tmp_path / "base.gpkg"
    shutil.copy(own_demo, base)
    run_algorithm("osp:ouvrir_campagne", {"BASE": str(base), "CAMPAGNE": 2023})
    for name in ("suivi_programmation", "etats_programmation"):
        parameters = {"BASE": str(base), "CAMPAGNE": 2023, "DOSSIER": str(tmp_path / "e")}
        with pytest.raises(QgsProcessingException, match="aucune ligne"):
            run_algorithm(f"osp:{name}", parameters)
    assert not (tmp_path / "e").exists()
