"""The states of a campaign: files, published totals in the pages, formulas of the workbook."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsProject

from osp_plugin.reports.layouts import STATEMENT, Signature, fill, template_of
from osp_plugin.reports.programming.recap import ProgrammingStates
from osp_plugin.reports.statement.pdf import StatementPrinter, content_of
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.programming.names import read_names
from osp_plugin.storage.programming.reading import read_programme

from ..support.pdf import described, fonts_embedded, pages
from ..support.processing_runner import Feedback, run_algorithm

openpyxl = pytest.importorskip("openpyxl")
FIGURES = ("nb_total", "nb_c", "nb_bbc", "nb_biosources", "palulos", "palulos_toiture",
           "palulos_mur", "palulos_mur_toiture")  # fmt: skip
PREFIX = {"epci": "TOTAL", "dep": "TOTAL DEP", "tot": "TOTAL DEP"}
SPACES = "[\u202f\u00a0 ]"


@pytest.fixture(scope="module")
def folder(own_demo, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("etats") / "2021"
    parameters = {"BASE": str(own_demo), "CAMPAGNE": 2021, "DOSSIER": str(target)}
    assert run_algorithm("osp:etats_programmation", parameters)["NB_FICHIERS"] == 12
    return target


def test_the_recap_may_end_with_the_map_of_its_cites(own_demo, folder, tmp_path):
    given = {"BASE": str(own_demo), "CAMPAGNE": 2021, "ETATS": ["recapitulatif"]}
    run_algorithm("osp:etats_programmation", {**given, "CARTE": True, "DOSSIER": str(tmp_path)})
    without, mapped = (pages(one / "recapitulatif_2021.pdf") for one in (folder, tmp_path))
    assert len(mapped) == len(without) + 1
    assert "Cités programmées" in mapped[-1] and "Cité" in mapped[-1].split("programmées")[1]
    assert not any("Cités programmées" in page for page in without)


@pytest.fixture(scope="module")
def expected(reference) -> dict[str, list[int]]:
    """Figures of each line and of each total, by what it is called."""
    with (reference / "programmation_2021.csv").open(encoding="utf-8") as stream:
        rows = {row["nom"]: row for row in csv.DictReader(stream)}
    with (reference / "programmation_2021_totaux.csv").open(encoding="utf-8") as stream:
        rows |= {f"{PREFIX[row['niveau']]} {row['code']}": row for row in csv.DictReader(stream)}
    return {name: [int(row[figure]) for figure in FIGURES] for name, row in rows.items()}


def layout_rows(path: Path) -> dict[str, list[int]]:
    """Figures on the row of each name, in the text of the pages."""
    found = {}
    for page in pages(path):
        for line in page.splitlines():
            cells = re.split(r"\s{2,}", line.strip())
            figures = [re.sub(r"\D", "", cell) for cell in cells[-len(FIGURES) :]]
            if len(cells) > len(FIGURES) and all(figures):
                name = re.split(r"\s\d\d/\d\d/\d{4}", cells[0])[0]
                found[name] = [int(figure) for figure in figures]
    return found


def test_the_recapitulation_prints_every_published_figure(folder, expected):
    found = layout_rows(folder / "recapitulatif_2021.pdf")
    assert {name: found.get(name) for name in expected} == expected


def test_lines_are_in_the_published_order_with_their_totals(folder, expected):
    names = [name for name in layout_rows(folder / "recapitulatif_2021.pdf") if name in expected]
    assert names[4] == "TOTAL CAPH" and names[-1] == "TOTAL DEP 59-62"
    assert names.index("TOTAL DEP 59") < names.index("TOTAL CABBALR") < names.index("TOTAL DEP 62")


def test_every_page_has_its_titles_its_version_and_its_number(folder):
    for path in folder.glob("*_2021.pdf"):
        found = pages(path)
        for number, page in enumerate(found, 1):
            assert re.search(r"Version du \d\d/\d\d/\d{4} à \d\dh\d\d", page), path.name
            assert re.search(rf"\b{number} ?/ ?{len(found)}\b", page), path.name
        assert all(fonts_embedded(path).values())
    recap = pages(folder / "recapitulatif_2021.pdf")
    assert len(recap) > 1 and all("PALULOS" in page for page in recap)


def test_each_bailleur_and_each_epci_has_its_own_lines_alone(folder, expected):
    for path, mine in (
        ("bailleur_SIA_2021.pdf", lambda name: name.startswith("SIA ")),
        ("bailleur_M&C_2021.pdf", lambda name: name.startswith("MC ")),
        ("epci_CALL_2021.pdf", lambda name: " CALL " in name),
    ):
        lines = {name for name in expected if not name.startswith("TOTAL")}
        found = layout_rows(folder / path)
        assert set(found) & lines == {name for name in lines if mine(name)}, path
    call = layout_rows(folder / "epci_CALL_2021.pdf")
    assert call["TOTAL CALL"] == expected["TOTAL CALL"]
    assert "TOTAL DEP 62" not in call  # the same total


def test_the_sheet_of_a_line_has_its_four_blocks(folder):
    found = pages(folder / "fiches_lignes_2021.pdf")
    # The file is of the campaign, and not of its last line.
    assert described(folder / "fiches_lignes_2021.pdf")["Title"] == "ERBM – Programmation 2021"
    assert len(found) == 30
    dechy = next(page for page in found if "DECHY" in page)
    places = [re.search(rf"^{title}$", dechy, re.MULTILINE)
              for title in ("Bailleur", "EPCI", "DRBM / DDTM", "CRHH")]  # fmt: skip
    assert all(places) and sorted(places, key=lambda found: found.start()) == places
    assert "Opération reportée" in dechy and "ERBM – Programmation 2021" in dechy
    assert re.search(rf"2{SPACES}502{SPACES}000", dechy)


def test_libreoffice_finds_the_published_figures(folder, expected, tmp_path):
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice absent")
    source = folder / "synthese_2021.xlsx"
    book = openpyxl.load_workbook(source)
    lines, tariff = book["Lignes"], book["Tarif"]
    reckoned = [cell for row in lines.iter_rows(min_row=5) for cell in row if cell.data_type == "f"]
    assert len(reckoned) == 30 * 4 + 10 * 10
    cached = openpyxl.load_workbook(source, data_only=True)
    assert _sheet_rows(cached["Lignes"], expected) == expected
    tariff["C6"] = 10_000  # the BBC rénovation: every amount must follow
    changed = tmp_path / "change.xlsx"
    book.save(changed)
    for path, raise_bbc in ((source, 0), (changed, 1000)):
        out = tmp_path / path.stem
        subprocess.run(
            [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}",
             "--convert-to", "xlsx", "--outdir", str(out), str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        calculated = openpyxl.load_workbook(out / path.name, data_only=True)
        found = _sheet_rows(calculated["Lignes"], expected)
        assert found == {
            name: [*row[:4], *(amount + raise_bbc * row[2] for amount in row[4:])]
            for name, row in expected.items()
        }
        envelopes = {row[0]: row for row in calculated["Enveloppes"].values if row[0]}
        assert envelopes["TOTAL"][5] == found["TOTAL DEP 59-62"][4]
        assert envelopes["CALL"][5] == found["TOTAL CALL"][4]


def _sheet_rows(sheet, names) -> dict[str, list[int]]:
    return {row[0]: list(row[7:15]) for row in sheet.values if row[0] in names}


def test_text_of_the_base_is_never_a_formula(own_demo, tmp_path):
    shutil.copy(own_demo, tmp_path / "base.gpkg")
    base = open_geopackage(str(tmp_path / "base.gpkg"))
    with base.transaction() as session:
        session.execute("UPDATE campagne SET etat = 'Ouverte', motif_reouverture = 'Essai'")
        session.execute(
            "UPDATE programmation SET nom = '=1+1' WHERE nom LIKE '%DECHY%' AND campagne = 2021"
        )
    parameters = {"BASE": str(tmp_path / "base.gpkg"), "CAMPAGNE": 2021, "ETATS": ["synthese"]}
    run_algorithm("osp:etats_programmation", {**parameters, "DOSSIER": str(tmp_path / "e")})
    sheet = openpyxl.load_workbook(tmp_path / "e" / "synthese_2021.xlsx")["Lignes"]
    cell = next(row[0] for row in sheet.iter_rows() if row[0].value == "=1+1")
    assert cell.data_type == "s"


def test_the_version_is_the_moment_of_edition(own_demo, tmp_path):
    base = open_geopackage(str(own_demo))
    moment = datetime(2021, 3, 25, 9, 52)
    states = ProgrammingStates(read_programme(base, 2021), read_names(base), moment, base.label)
    target = tmp_path / "etat.pdf"
    StatementPrinter(Signature()).write(states.of_epci("CAVM"), target)
    text = pages(target)[0]
    assert "Version du 25/03/2021 à 09h52" in text and "CAVM – Valenciennes Métropole" in text
    assert str(tmp_path.parent) not in text


def test_a_filled_state_kept_as_a_model_prints_other_states(own_demo, tmp_path, monkeypatch):
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: f"{tmp_path}/profil/")
    base, moment = open_geopackage(str(own_demo)), datetime(2021, 3, 25, 9, 52)
    states = ProgrammingStates(read_programme(base, 2021), read_names(base), moment, base.label)
    project, template = QgsProject(), template_of(STATEMENT)
    StatementPrinter(Signature()).write(states.of_epci("CAVM"), tmp_path / "ours.pdf")
    layout = template.load(project)
    fill(layout, content_of(states.recap()), Signature())
    template.save(layout)
    assert template.is_own()
    StatementPrinter(Signature()).write(states.of_epci("CAVM"), tmp_path / "own.pdf")
    assert pages(tmp_path / "own.pdf") == pages(tmp_path / "ours.pdf")


def test_one_line_may_be_asked_for_and_a_wrong_name_is_told(own_demo, tmp_path):
    parameters = {"BASE": str(own_demo), "CAMPAGNE": 2021, "ETATS": ["fiches"],
                  "DOSSIER": str(tmp_path / "e")}  # fmt: skip
    run_algorithm("osp:etats_programmation", {**parameters, "LIGNE": "MC CALL LENS 4 T2"})
    assert len(pages(tmp_path / "e" / "fiches_lignes_2021.pdf")) == 1
    with pytest.raises(QgsProcessingException, match="aucune ligne nommée « LENS »"):
        run_algorithm("osp:etats_programmation", {**parameters, "LIGNE": "LENS"})


def test_a_cancelled_edition_leaves_the_folder_as_it_was(own_demo, tmp_path):
    target = tmp_path / "etats"
    target.mkdir()
    (target / "recapitulatif_2021.pdf").write_text("avant", encoding="utf-8")
    parameters = {"BASE": str(own_demo), "CAMPAGNE": 2021, "DOSSIER": str(target)}
    with pytest.raises(QgsProcessingException):
        run_algorithm("osp:etats_programmation", parameters, Feedback(cancel_at=20))
    assert [path.name for path in target.iterdir()] == ["recapitulatif_2021.pdf"]
    assert (target / "recapitulatif_2021.pdf").read_text(encoding="utf-8") == "avant"
