"""``osp:fiches_territoire``: each EPCI has its fiche, searchable, whole; all of them or none."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from qgis.core import QgsProcessingException

from osp_plugin.domain.indicators import SCALES
from osp_plugin.reports.fiche_files import file_names
from osp_plugin.reports.fiches import FicheMaker, NoSuchTerritory, Subject
from osp_plugin.storage import open_geopackage

from .. import fiches_contract
from ..pdf import fonts_embedded, pages
from ..processing_runner import Feedback

FICHES = "osp:fiches_territoire"


@pytest.fixture
def base(demo):
    return open_geopackage(demo)


@pytest.mark.parametrize(
    "check",
    [
        fiches_contract.tells_the_published_figures,
        fiches_contract.adds_up_between_scales,
        fiches_contract.honours_years_and_bailleur,
    ],
)
def test_what_a_fiche_tells(check, base):
    check(base)


def test_each_epci_has_its_fiche(run, demo, base, tmp_path):
    folder = tmp_path / "fiches"
    feedback = Feedback()
    results = run(FICHES, {"BASE": str(demo), "ECHELLE": "epci", "DOSSIER": str(folder)}, feedback)
    written = sorted(folder.iterdir())
    names = FicheMaker(base, "epci").statistics.names("epci")
    assert results["NB_FICHES"] == len(written) == len(names) == 9
    assert feedback.steps == sorted(feedback.steps) and feedback.steps[-1] == 100
    for path, (code, name) in zip(written, names.items()):
        assert path.name.startswith(f"fiche_epci_{code}_") and path.name.isascii()
        found = pages(path)
        assert name in found[0] and "logements remontés" in found[0]
        assert "Plan de financement" in found[1]
        assert (
            f"{len(found)} / {len(found)}" in found[-1]
            or f"{len(found)}/{len(found)}" in (found[-1])
        )
        assert all(fonts_embedded(path).values())


def test_every_operation_is_on_the_fiche(run, demo, base, tmp_path):
    run(FICHES, {"BASE": str(demo), "ECHELLE": "epci", "TERRITOIRES": "CALL",
                 "BLOCS": ["operations"], "DOSSIER": str(tmp_path)})  # fmt: skip
    (path,) = tmp_path.glob("*.pdf")
    text = " ".join(" ".join(pages(path)).split())
    operations = base.read("operation", ["intitule", "epci"])
    expected = operations[operations["epci"] == "CALL"]["intitule"]
    missing = [name for name in expected if name.split()[-2] not in text]
    assert len(expected) == 337 and not missing


@pytest.mark.parametrize(
    ("scale", "code", "told"),
    [
        ("cite", "301", "Étude urbaine"),
        ("commune", "62498", "Lens"),
        ("departement", "59", "Nord"),
        ("bassin", "bassin", "Bassin minier"),
        ("operation", "SIA CAHC ROUVROY NOUMEA 2020 G", "Logements décidés"),
    ],
)
def test_every_scale_has_a_fiche(run, demo, tmp_path, scale, code, told):
    run(FICHES, {"BASE": str(demo), "ECHELLE": scale, "TERRITOIRES": code,
                 "FORMATS": ["relie"], "DOSSIER": str(tmp_path)})  # fmt: skip
    assert told in "".join(pages(tmp_path / f"fiches_{scale}.pdf"))


def test_all_formats_of_two_territories(run, demo, tmp_path):
    formats = ["pdf", "relie", "png", "svg", "xlsx"]
    run(FICHES, {"BASE": str(demo), "ECHELLE": "epci", "TERRITOIRES": "CCHD; CCPC",
                 "FORMATS": formats, "PAPIER": "a4_paysage", "DOSSIER": str(tmp_path)})  # fmt: skip
    found = sorted(path.name for path in tmp_path.iterdir())
    assert found == [
        "chiffres_epci.xlsx",
        "fiche_epci_CCHD_Haute-Deule.pdf",
        "fiche_epci_CCHD_Haute-Deule_carte.png",
        "fiche_epci_CCHD_Haute-Deule_carte.svg",
        "fiche_epci_CCPC_Pevele-Carembault.pdf",
        "fiche_epci_CCPC_Pevele-Carembault_carte.png",
        "fiche_epci_CCPC_Pevele-Carembault_carte.svg",
        "fiches_epci.pdf",
    ]
    assert (tmp_path / found[3]).read_text(encoding="utf-8").count("<svg") == 1
    assert (tmp_path / found[2]).read_bytes().startswith(b"\x89PNG")
    bound = pages(tmp_path / "fiches_epci.pdf")
    assert "Haute-Deûle" in bound[0] and "Pévèle-Carembault" in bound[-1]
    sheet = load_workbook(tmp_path / "chiffres_epci.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[:3] for row in rows[1:]] == [
        ("CCHD", "Haute-Deûle", 1),
        ("CCPC", "Pévèle-Carembault", 50),
    ]


def test_a_cancel_leaves_what_was_there(run, demo, tmp_path):
    kept = tmp_path / "fiche_epci_CABBALR_Bethune-Bruay-Artois-Lys-Romane.pdf"
    kept.write_bytes(b"ancienne")
    with pytest.raises(QgsProcessingException, match="annulée"):
        run(
            FICHES,
            {"BASE": str(demo), "ECHELLE": "epci", "DOSSIER": str(tmp_path)},
            Feedback(cancel_at=20),
        )
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
    assert kept.read_bytes() == b"ancienne"


def test_a_wrong_code_is_told(base):
    with pytest.raises(NoSuchTerritory, match=r"CALLE.*CABBALR"):
        FicheMaker(base, "epci").subjects(["CALLE"])


def test_years_reversed_are_refused(run, demo, tmp_path):
    with pytest.raises(QgsProcessingException, match="Inversez"):
        run(FICHES, {"BASE": str(demo), "ANNEE_MIN": 2020, "ANNEE_MAX": 2018,
                     "DOSSIER": str(tmp_path)})  # fmt: skip
    assert not list(tmp_path.iterdir())


def test_names_of_files_sort_and_differ():
    scale = SCALES["cite"]
    subjects = [
        Subject(scale, code, name)
        for code, name in (("2", "Cité de l’Abbaye"), ("10", "Œ/…"), ("300", "x" * 200))
    ]
    names = list(file_names(subjects).values())
    assert names == sorted(names) and names[0] == "fiche_cite_002_Cite-de-l-Abbaye"
    same = [Subject(scale, "a" * 99 + end, "") for end in "bc"]
    assert len(set(file_names(same).values())) == 2
