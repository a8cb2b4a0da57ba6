"""``osp:fiches_territoire``: each EPCI has its fiche, searchable, whole; all of them or none."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QImage

from osp_plugin.domain.common.palulos import TYPES_PALULOS
from osp_plugin.domain.errors import MissingPackage
from osp_plugin.domain.indicators import SCALES, Criteria
from osp_plugin.reports.common import charts, french
from osp_plugin.reports.fiches import files as fiche_files
from osp_plugin.reports.fiches.files import file_names
from osp_plugin.reports.fiches.maker import BLOCKS, FicheMaker, NoSuchTerritory, Subject
from osp_plugin.reports.fiches.notes import note_charts
from osp_plugin.reports.indicators.figures_file import FIRST_ROW
from osp_plugin.reports.layouts import MapSource, views
from osp_plugin.reports.layouts.content import CHARTS, FIGURES
from osp_plugin.reports.workbook.sheet_style import COUNT
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics, Tables
from osp_plugin.storage.zones import ZoneLayer, read_zones

from ..contracts import fiches as fiches_contract
from ..support.pdf import fonts_embedded, pages
from ..support.processing_runner import Feedback, run_algorithm

FICHES = "osp:fiches_territoire"


@pytest.fixture
def base(demo):
    return open_geopackage(demo)


@pytest.mark.parametrize("refusals", [2, 99])
def test_no_map_is_drawn_without_a_layer_that_did_not_open(base, monkeypatch, refusals):
    tries = []

    def refusing(base, table, reference):
        layer = make_layer(base, table, reference)
        if table.name == "logement" and len(tries) < refusals:
            tries.append(table.name)
            return QgsVectorLayer("/nulle/part.gpkg", table.title, "ogr")
        return layer

    make_layer = views.layers.make_layer
    monkeypatch.setattr(views.layers, "make_layer", refusing)
    if refusals > 2:
        with pytest.raises(views.LayerNotOpened):
            MapSource.of_base(base)
        return
    maps = MapSource.of_base(base)
    assert maps.layer("logement").featureCount() == 6287 and len(tries) == 2
    maps.release()


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


@pytest.fixture(scope="module")
def written(provider, demo, tmp_path_factory) -> tuple[Path, dict[str, Any], Feedback]:
    """The folder of three EPCI in every format: large, of one dwelling, small."""
    folder = tmp_path_factory.mktemp("sorties") / "fiches"
    feedback = Feedback()
    wanted = {"TERRITOIRES": "CALL; CCHD; CCPC", "FORMATS": ["pdf", "relie", "png", "svg", "xlsx"]}
    results = run_algorithm(
        FICHES, {"BASE": str(demo), "ECHELLE": "epci", "DOSSIER": str(folder), **wanted}, feedback
    )
    return folder, results, feedback


def test_each_epci_has_its_fiche(base):
    maker = FicheMaker(base, "epci")
    subjects = maker.subjects()
    names = maker.statistics.names("epci")
    assert {subject.code: subject.name for subject in subjects} == names and len(names) == 9
    files = file_names(subjects)
    for subject in subjects:
        assert files[subject].startswith(f"fiche_epci_{subject.code}_")
        assert files[subject].isascii()


def test_a_fiche_is_whole_and_searchable(written):
    folder, results, feedback = written
    assert results["NB_FICHES"] == 3
    assert feedback.steps == sorted(feedback.steps) and feedback.steps[-1] == 100
    fiches = sorted(folder.glob("fiche_*.pdf"))
    for path, name in zip(fiches, ("Lens-Liévin", "Haute-Deûle", "Pévèle-Carembault")):
        found = pages(path)
        assert name in found[0] and "logements remontés" in found[0]
        assert "Plan de financement" in found[1]
        total = len(found)
        assert f"{total} / {total}" in found[-1] or f"{total}/{total}" in found[-1]
        assert all(fonts_embedded(path).values())
    bound = pages(folder / "fiches_epci.pdf")
    assert len(bound) == sum(len(pages(path)) for path in fiches)
    assert "Lens-Liévin" in bound[0] and "Pévèle-Carembault" in bound[-1]


def test_the_operations_are_an_annex_after_what_a_committee_reads(written, base):
    """Two pages, then those of PALULOS one by one, the small others added up."""
    (path,) = written[0].glob("fiche_epci_CALL_*.pdf")
    found = pages(path)
    annex = next(number for number, page in enumerate(found) if "Hors PALULOS, celles de" in page)
    assert annex <= 2 and len(found) <= annex + 2
    assert found[annex].index("Opérations") < found[annex].index("Géoloc.")
    text = " ".join(" ".join(found).split())
    operations = base.read("operation", ["intitule", "epci", "type_palu"])
    ours = operations[operations["epci"] == "CALL"]
    expected = ours[ours["type_palu"].isin(TYPES_PALULOS)]["intitule"]
    missing = [name for name in expected if name.split()[-2] not in text]
    assert len(ours) == 337 and len(expected) > 3 and not missing


def test_a_wide_fiche_has_two_pages_as_an_upright_one(run, demo, tmp_path):
    """The two tables of money stand side by side, and leave room for the programme."""
    annexes = ("anomalies", "operations", "cible")
    blocks = [name for name in BLOCKS if name not in annexes]
    run(FICHES, {"BASE": str(demo), "TERRITOIRES": "CALL;CABBALR", "PAPIER": "a4_paysage",
                 "BLOCS": blocks, "DOSSIER": str(tmp_path)})  # fmt: skip
    for path in tmp_path.glob("*.pdf"):
        first, second = pages(path)
        assert "Fiche EPCI" in first and "Programmation à venir" in second
        heads = next(line for line in second.splitlines() if "Plan de financement" in line)
        assert "Engagements et paiements" in heads


def test_an_annex_of_few_lines_has_no_page_to_itself(run, demo, tmp_path):
    run(FICHES, {"BASE": str(demo), "TERRITOIRES": "CALL", "PAPIER": "a4_paysage",
                 "BLOCS": ["anomalies", "operations"], "DOSSIER": str(tmp_path)})  # fmt: skip
    (path,) = tmp_path.glob("*.pdf")
    page = next(page for page in pages(path) if "Anomalies ouvertes" in page)
    assert "Opérations" in page.split("Anomalies ouvertes")[1] and len(page.splitlines()) > 30


def test_the_images_given_lie_under_the_maps(run, demo, tmp_path):
    """As the base map of the window does, which is named at the foot."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 160, 40))
    path = tmp_path / "ortho.png"
    assert image.save(str(path))
    # A pixel is two kilometres, from the north-west of the Bassin minier.
    (tmp_path / "ortho.pgw").write_text("2000\n0\n0\n-2000\n650000\n7080000\n")
    layer = QgsRasterLayer(str(path), "Photographie")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    metadata = layer.metadata()
    metadata.setRights(["© Essai"])
    layer.setMetadata(metadata)
    QgsProject.instance().addMapLayer(layer)
    results = run(
        FICHES,
        {"BASE": str(demo), "TERRITOIRES": "CALL", "BLOCS": ["carte"], "FONDS": [layer.id()],
         "FORMATS": ["pdf", "png"], "DOSSIER": str(tmp_path / "fiches")},
    )  # fmt: skip
    fiche = Path(results["FICHE"])
    assert "– Fond :" in pages(fiche)[0] and "Photographie © Essai" in pages(fiche)[0]
    (drawn,) = fiche.parent.glob("*.png")
    picture = QImage(str(drawn))
    colours = Counter(picture.pixel(x, y) for x in range(0, 900, 9) for y in range(0, 700, 9))
    assert colours[QColor(20, 160, 40).rgb()] > 300
    QgsProject.instance().removeMapLayer(layer.id())


def test_the_polygons_of_a_layer_have_their_fiches(run, demo, base, tmp_path):
    """The key figures, the map and the charts of the dwellings that are in each."""
    quarters = QgsVectorLayer(f"{demo}|layername=epci", "Quartiers d’essai", "ogr")
    results = run(
        FICHES,
        {
            "BASE": str(demo), "COUCHE": quarters, "CHAMP_CODE": "epci", "CHAMP_NOM": "nom_epci",
            "TERRITOIRES": "CAHC;DA", "FORMATS": ["pdf", "xlsx"], "DOSSIER": str(tmp_path),
        },
    )  # fmt: skip
    assert results["NB_FICHES"] == 2
    (path,) = tmp_path.glob("fiche_couche_CAHC_*.pdf")
    zones = read_zones(
        ZoneLayer(
            "Quartiers d’essai", quarters, quarters.crs(), QgsCoordinateTransformContext(), "epci"
        )
    )
    counted = Statistics(Tables(base, zones=zones)).at("couche", ["nb_logements"])
    number = int(counted.table.loc["CAHC", "nb_logements"])
    text = " ".join(" ".join(pages(path)).split())
    assert "Hénin-Carvin" in text and "Quartiers d’essai" in text and "Étiquettes énergie" in text
    assert french.number(number).replace("\u202f", " ") in text and number > 500
    assert "Anomalies" not in text and "Opérations" not in text
    book = load_workbook(tmp_path / "chiffres_couche.xlsx")
    told = {row[0] for row in book.worksheets[0].iter_rows(min_row=FIRST_ROW, values_only=True)}
    assert {"CAHC", "DA"} <= told


def test_all_formats_are_written(written):
    folder = written[0]
    found = sorted(path.name for path in folder.iterdir())
    fiches = ("CALL_Lens-Lievin", "CCHD_Haute-Deule", "CCPC_Pevele-Carembault")
    ends = (".pdf", "_carte.png", "_carte.svg")
    assert found == [
        "chiffres_epci.xlsx",
        *(f"fiche_epci_{name}{end}" for name in fiches for end in ends),
        "fiches_epci.pdf",
    ]
    assert (folder / found[3]).read_text(encoding="utf-8").count("<svg") == 1
    drawing = (folder / found[3]).read_text(encoding="utf-8")
    # Nothing of the map lies under its legend, and no name of a session is in the file.
    layers = re.findall(r'<g ([^>]*inkscape:label="osp_carte[^>]*)>', drawing)
    assert len(layers) > 5 and all('clip-path="url(#osp-cadre-0)"' in one for one in layers)
    assert drawing.count('<clipPath id="osp-cadre-0">') == 1
    assert "dc:creator" not in drawing
    assert (folder / found[2]).read_bytes().startswith(b"\x89PNG")
    sheet = load_workbook(folder / "chiffres_epci.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(min_row=FIRST_ROW, values_only=True))
    assert "Sources" in sheet["A2"].value and sheet["C4"].number_format == COUNT
    assert [row[:3] for row in rows] == [
        ("CALL", "Lens-Liévin", 2570),
        ("CCHD", "Haute-Deûle", 1),
        ("CCPC", "Pévèle-Carembault", 50),
    ]


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
                 "FORMATS": ["relie"], "BLOCS": ["identite", "carte"], "PAPIER": "a4_paysage",
                 "DOSSIER": str(tmp_path)})  # fmt: skip
    assert told in "".join(pages(tmp_path / f"fiches_{scale}.pdf"))


def test_a_cancel_leaves_what_was_there(run, demo, tmp_path, monkeypatch):
    made: list[MapSource] = []

    def noted(*given: Any) -> MapSource:
        made.append(MapSource.of_base(*given))
        return made[-1]

    monkeypatch.setattr(fiche_files, "MapSource", SimpleNamespace(of_base=noted))
    kept = tmp_path / "fiche_epci_CABBALR_Bethune-Bruay-Artois-Lys-Romane.pdf"
    kept.write_bytes(b"ancienne")
    with pytest.raises(QgsProcessingException, match="annulée"):
        run(
            FICHES,
            {"BASE": str(demo), "BLOCS": ["chiffres"], "DOSSIER": str(tmp_path)},
            Feedback(cancel_at=20),
        )
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
    assert kept.read_bytes() == b"ancienne"
    # Layers that outlive QGIS end in a crash, and the error may hold theirs.
    assert [source.project.mapLayers() for source in made] == [{}]


def test_a_cite_without_dwelling_is_told_on_one_page(base):
    maker = FicheMaker(base, "cite")
    empty, full = (maker.content(maker.subjects([code])[0]) for code in ("1", "255"))
    assert len(empty.figures) == len(full.figures) == FIGURES
    assert not empty.charts and len(full.charts) == CHARTS
    *others, target = empty.sections
    assert target.title == "Population cible" and target.table.rows[0][2] == "0"
    assert [section.table for section in others] == [None] * len(others)
    assert "Aucun montant" in others[0].sentence
    assert full.sections[0].table.total


def test_an_operation_shows_who_pays_for_it(base):
    maker = FicheMaker(base, "operation")
    (subject,) = maker.subjects(["SIA CAPH RAISMES PINSON 2019 G"])
    content = maker.content(subject)
    assert content.charts[0].title == "Plan de financement"
    assert content.subtitle.startswith("Fiche opération – ")


def test_a_note_has_a_chart_beside_its_table(base, monkeypatch):
    statistics = FicheMaker(base, "epci").statistics
    (chart,) = note_charts(statistics)
    assert b"<svg" in chart.drawing
    assert note_charts(statistics, Criteria(1900, 1901)) == ()

    def absent(*_given: object) -> None:
        raise MissingPackage(package="matplotlib", usage="x")

    monkeypatch.setattr(charts, "by_year", absent)
    assert note_charts(statistics) == ()


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
