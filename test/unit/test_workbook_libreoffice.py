"""LibreOffice opens the workbook, recalculates it, and finds the same figures."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from osp_plugin.domain.analysis import Analysis
from osp_plugin.reports.analysis.workbook import write_workbook
from osp_plugin.reports.workbook.columns import dwelling_columns

from ..support.pdf import pages
from ..support.report_samples import make_sample

openpyxl = pytest.importorskip("openpyxl")
SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) absent")

FORMULAS = {"=1+1": "=1+1", "@SUM(A1)": "@SUM(A1)", "_x0041_": "_x0041_", "001": "001"}


@pytest.fixture(scope="module")
def sample() -> tuple[pd.DataFrame, Analysis]:
    return make_sample(400)


@pytest.fixture(scope="module")
def path(sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("lo") / "classeur.xlsx"
    dwellings = sample[0].copy()
    dwellings.loc[: len(FORMULAS) - 1, "ident_int"] = list(FORMULAS)
    write_workbook(target, [dwellings], sample[1], title="Titre", subtitle="Source")
    return target


def convert(source: Path, folder: Path) -> Path:
    """Open, calculate and save ``source`` with LibreOffice."""
    folder.mkdir()
    done = subprocess.run(
        [
            str(SOFFICE),
            "--headless",
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            *("--convert-to", "xlsx", "--outdir", str(folder), str(source)),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    result = folder / source.name
    assert result.is_file(), done.stderr
    return result


def forget_results(source: Path, target: Path) -> Path:
    """A copy without the stored results, so that what is read was calculated."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            new.writestr(name, content)
    return target


@pytest.mark.slow
def test_recalculated_totals_are_the_same(path: Path, tmp_path: Path) -> None:
    bare = forget_results(path, tmp_path / path.name)
    assert openpyxl.load_workbook(bare, data_only=True)["Logements"]["B3"].value is None
    stored = openpyxl.load_workbook(path, data_only=True)
    found = openpyxl.load_workbook(convert(bare, tmp_path / "sortie"), data_only=True)
    compared = 0
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    place = cell.coordinate
                    assert found[sheet.title][place].value == stored[sheet.title][place].value
                    compared += 1
    assert compared > 150


@pytest.mark.slow
def test_texts_survive(path: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(convert(path, tmp_path / "sortie"))["Logements"]
    column = [item.name for item in dwelling_columns()].index("ident_int") + 1
    read = [sheet.cell(7 + index, column) for index in range(len(FORMULAS))]
    assert [cell.value.replace("_x005F_", "_") for cell in read] == list(FORMULAS.values())
    assert {cell.data_type for cell in read} == {"s"}


@pytest.mark.slow
def test_subtotals_follow_the_filter(sample, path: Path, tmp_path: Path) -> None:
    dwellings, _ = sample
    book = openpyxl.load_workbook(path)
    sheet = book["Logements"]
    names = [column.name for column in dwelling_columns()]
    bailleur = names.index("bailleur") + 1
    for row in range(7, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = sheet.cell(row, bailleur).value != "SIA"
    filtered = tmp_path / "filtre.xlsx"
    book.save(filtered)
    found = openpyxl.load_workbook(convert(filtered, tmp_path / "sortie"), data_only=True)
    sheet = found["Logements"]
    kept = dwellings[dwellings["bailleur"] == "SIA"]
    assert 0 < len(kept) < len(dwellings)
    cost = names.index("cout_travaux") + 1
    assert sheet.cell(3, bailleur).value == len(dwellings)
    assert sheet.cell(4, bailleur).value == len(kept)
    assert sheet.cell(3, cost).value == dwellings["cout_travaux"].sum()
    assert sheet.cell(4, cost).value == kept["cout_travaux"].sum()
    placed = names.index("geolocalise") + 1
    assert sheet.cell(4, placed).value == kept["geolocalise"].sum()


def printed(source: Path, folder: Path) -> list[str]:
    """Text of the pages that LibreOffice sends to paper."""
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder), str(source)], check=True, timeout=180)
    return pages(folder / source.with_suffix(".pdf").name)


@pytest.mark.slow
def test_paper_has_the_syntheses_and_the_charts_and_not_the_lists(
    sample, path: Path, tmp_path: Path
) -> None:
    """400 dwellings would be ten pages."""
    found = printed(path, tmp_path / "papier")
    by_tab = [re.search(r"(\w+) – Titre", page).group(1) for page in found]  # type: ignore[union-attr]
    assert by_tab.count("Logements") == 1 and by_tab.count("Synthèses") == 1
    assert by_tab.count("Opérations") == 1
    assert 1 <= by_tab.count("Graphiques") <= 2
    syntheses = found[by_tab.index("Synthèses")]
    for title in ("par EPCI", "par département", "par bailleur", "Total général"):
        assert title in syntheses
    listed = found[by_tab.index("Opérations")]
    operations = sample[1].operations
    hors = operations.loc[operations["type_palu"] == "Hors", "intitule"]
    assert not any(name in listed for name in hors)
    assert not re.search(r"Page \d+ / \d+[^\n]*Page", syntheses)


@pytest.mark.slow
def test_the_lists_go_to_paper_when_they_are_asked_for(sample, tmp_path: Path) -> None:
    target = tmp_path / "tout.xlsx"
    write_workbook(target, [sample[0]], sample[1], title="T", subtitle="S", print_rows=True)
    book = openpyxl.load_workbook(target)
    assert not book["Logements"].print_area and not book["Opérations"].print_area
    assert book["Logements"].print_title_rows == "$5:$6"
