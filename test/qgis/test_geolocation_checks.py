"""« Contrôler la géolocalisation » on GeoPackages, on real polygons, with what users give it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from osp_plugin.domain.geolocation.checks.catalogue import CODES
from osp_plugin.reports.fiches.maker import FicheMaker
from osp_plugin.storage.geolocation.checking import open_anomalies
from osp_plugin.storage.geolocation.checks_areas import CITE, COMMUNE, read_areas
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.geolocation import (
    CheckContract,
    fill,
    found_by,
    layer_of,
    of_planted,
    pairs_of,
    rows_of,
)
from ..support.geolocation_data import dwellings, write_dwellings
from ..support.new_base import new_base
from ..support.processing_runner import Feedback


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base.gpkg")


class TestCheckingGeoPackages(CheckContract):
    """The contract on a GeoPackage."""


@pytest.fixture(scope="module")
def faulty(qgis_app, tmp_path_factory, planted_tables) -> GeoPackageBase:
    """Every anomaly. Tests read it."""
    made = new_base(tmp_path_factory.mktemp("fautes") / "fautes.gpkg")
    fill(made, planted_tables[0])
    return made


def test_the_planted_anomalies_are_of_codes_that_are_checked(planted_tables):
    assert {code for code, _ in planted_tables[1]} <= set(CODES)
    assert len({code for code, _ in planted_tables[1]}) >= 18


def test_the_demonstration_has_41_dwellings_without_position_and_nothing_that_is_planted_elsewhere(
    run, demo, planted_tables
):
    base = GeoPackageBase(demo)
    results = found_by(run, base, layer_of(base, "logement"))
    found = of_planted(pairs_of(rows_of(results)), planted_tables[1])
    assert {code for code, _ in found} == {"sans_geometrie"}
    assert len(found) == 41
    assert results["NB_ERREURS"] + results["NB_AVERTISSEMENTS"] == results["NB_ANOMALIES"]
    assert results["NB_LOGEMENTS"] == 6287


def test_a_base_without_communes_says_that_its_positions_are_not_checked(base):
    assert open_anomalies(base) is None
    maker = FicheMaker(base, "bassin", blocks=("anomalies",))
    (section,) = maker.content(maker.subjects()[0]).sections
    assert "positions n’ont pas été contrôlées" in section.sentence and section.table is None


def test_a_check_can_be_switched_off_and_reveals_what_it_explained(run, faulty, planted_tables):
    homes = layer_of(faulty, "logement")
    kept = [code for code in CODES if code != "hors_commune"]
    every = pairs_of(rows_of(found_by(run, faulty, homes, CONTROLES=kept)))
    found = of_planted(every, planted_tables[1])
    missing = planted_tables[1] - found
    assert {code for code, _ in missing} == {"hors_commune"}
    assert {code for code, fid in found - planted_tables[1]} == {"hors_cite"}


def test_corrections_mend_what_they_are_proposed_for(run, faulty, tmp_path):
    import shutil

    from osp_plugin.project.geolocation.anomalies import correct, read_anomalies

    path = tmp_path / "copie.gpkg"
    shutil.copy(faulty.path, path)
    base = GeoPackageBase(path)
    homes = layer_of(base, "logement")
    target = str(tmp_path / "anomalies.gpkg")
    layers = {"COMMUNES": "commune", "CITES": "cite", "PARCELLES": "parcelle"}
    parameters = {name: layer_of(base, table) for name, table in layers.items()}
    run("osp:controle_geolocalisation", {"INPUT": homes, **parameters, "OUTPUT": target})
    found = read_anomalies(target)
    mended = [anomaly for anomaly in found if anomaly.can_be_corrected]
    correct(homes, mended)
    left = pairs_of(rows_of(found_by(run, base, homes)))
    assert len({anomaly.code for anomaly in mended}) >= 10
    # Moved into a parcel that is not its own, a dwelling may have another anomaly: not the same.
    assert not left & {(a.code, a.fid_logement) for a in mended}
    assert left >= {(a.code, a.fid_logement) for a in found if not a.can_be_corrected}
    homes.undoStack().undo()
    assert not homes.isModified()


def test_real_polygons_give_no_false_anomaly(run, territoire, tmp_path, planted_tables):
    import processing

    context = QgsCoordinateTransformContext()
    town = QgsVectorLayer(str(territoire / "communes.geojson"), "communes", "ogr")
    numbered = processing.run(
        "native:addautoincrementalfield",
        {
            "INPUT": str(territoire / "cites_minieres.geojson"),
            "FIELD_NAME": "id_cite",
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]
    communes, _ = read_areas(town, COMMUNE, "", context)
    cites, _ = read_areas(numbered, CITE, "", context)
    assert len(communes) == 330
    table = dwellings(20_000, communes, cites)
    base = write_dwellings(tmp_path / "reel.gpkg", table)
    results = run(
        "osp:controle_geolocalisation",
        {
            "INPUT": layer_of(base, "logement"),
            "COMMUNES": town,
            "CITES": numbered,
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )
    assert of_planted(pairs_of(rows_of(results)), planted_tables[1]) == set()
    assert results["NB_LOGEMENTS"] == len(table) > 19_000


def test_a_layer_in_degrees_is_read_in_lambert(run, faulty, planted_tables):
    homes = layer_of(faulty, "logement")
    wanted = QgsFeatureRequest().setFilterExpression("\"epci\" = 'CALL'")
    import processing

    moved = processing.run(
        "native:reprojectlayer",
        {"INPUT": homes.materialize(wanted), "TARGET_CRS": "EPSG:3950", "OUTPUT": "memory:"},
    )["OUTPUT"]
    found = rows_of(found_by(run, faulty, moved))
    codes = {row["code"] for row in found}
    assert {"sans_geometrie"} <= codes <= set(CODES)
    assert len(found) < 60


def test_lambert_coordinates_in_a_layer_said_to_be_in_degrees_are_told(run, faulty):
    homes = QgsVectorLayer("Point?crs=EPSG:4326&field=idcom:string", "mal déclarée", "memory")
    feature = QgsFeature(homes.fields())
    feature["idcom"] = "62498"
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(685_000, 7_037_000)))
    homes.dataProvider().addFeature(feature)
    (row,) = rows_of(found_by(run, faulty, homes, CONTROLES=["geometrie_invalide"]))
    assert "que déclare la couche" in row["message"]


@pytest.mark.parametrize("rows", [[], [None]])
def test_communes_without_any_polygon_are_refused_in_words(run, demo, rows):
    none = QgsVectorLayer("MultiPolygon?crs=EPSG:2154&field=insee:string", "vide", "memory")
    for _shape in rows:
        feature = QgsFeature(none.fields())
        feature["insee"] = "62498"
        none.dataProvider().addFeature(feature)
    homes = layer_of(GeoPackageBase(demo), "logement")
    with pytest.raises(QgsProcessingException, match="aucun polygone de commune"):
        run(
            "osp:controle_geolocalisation",
            {"INPUT": homes, "COMMUNES": none, "OUTPUT": "TEMPORARY_OUTPUT"},
        )


def test_a_layer_without_a_code_column_is_refused_in_words(run, demo):
    base = GeoPackageBase(demo)
    with pytest.raises(QgsProcessingException, match="code INSEE des communes"):
        run(
            "osp:controle_geolocalisation",
            {
                "INPUT": layer_of(base, "logement"),
                "COMMUNES": layer_of(base, "parcelle"),
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )


def test_reports_are_written_whole_for_each_bailleur(run, faulty, tmp_path):
    from openpyxl import load_workbook

    homes = layer_of(faulty, "logement")
    page, book = tmp_path / "rapport.html", tmp_path / "rapport.xlsx"
    found_by(run, faulty, homes, RAPPORT=str(page), DOSSIER=str(tmp_path / "envois"))
    found_by(run, faulty, homes, RAPPORT=str(book))
    text = page.read_text(encoding="utf-8")
    assert "Hors de sa commune" in text
    assert text.count("<svg") > 10
    sheets = load_workbook(book)
    assert sheets.sheetnames == ["Synthèse", "M&C", "Cartes M&C", "SIA", "Cartes SIA"]
    assert len(sheets["Cartes SIA"]._images) > 3
    told = sheets["SIA"]
    heights = {row: told.row_dimensions[row].height for row in range(2, told.max_row + 1)}
    assert all(cell.alignment.wrap_text for cell in told["G"][1:]), "une phrase coupée"
    assert len(set(heights.values())) > 1, "une phrase de deux lignes n’en a qu’une"
    own = sorted(path.name for path in (tmp_path / "envois").iterdir())
    assert own == [
        "anomalies_M&C.html", "anomalies_M&C.xlsx", "anomalies_SIA.html", "anomalies_SIA.xlsx",
    ]  # fmt: skip
    sent = (tmp_path / "envois" / "anomalies_SIA.html").read_text("utf-8")
    assert "M&amp;C" not in sent
    own = sum(1 for home in homes.getFeatures() if home["bailleur"] == "SIA")
    book = load_workbook(tmp_path / "envois" / "anomalies_SIA.xlsx")
    said = [str(row[0]).replace("\u202f", "") for row in book["Synthèse"].values]
    assert f"{own} logements contrôlés." in said, "ceux du bailleur, et non de tous"


def test_a_report_of_another_format_is_refused_in_words(run, demo, tmp_path):
    base = GeoPackageBase(demo)
    with pytest.raises(QgsProcessingException, match=r"ne s’écrit pas en « \.pdf »"):
        found_by(run, base, layer_of(base, "logement"), RAPPORT=str(tmp_path / "rapport.pdf"))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("moment", [1, 45, 75])
def test_a_cancel_leaves_nothing(run, faulty, tmp_path, moment):
    target, report = tmp_path / "anomalies.gpkg", tmp_path / "rapport.html"
    with pytest.raises(QgsProcessingException, match="annulée"):
        run(
            "osp:controle_geolocalisation",
            {
                "INPUT": layer_of(faulty, "logement"),
                "COMMUNES": layer_of(faulty, "commune"),
                "CITES": layer_of(faulty, "cite"),
                "OUTPUT": str(target),
                "RAPPORT": str(report),
            },
            Feedback(cancel_at=moment),
        )
    assert list(tmp_path.iterdir()) == []


def around(code: str, *, field: str = "code_insee") -> QgsVectorLayer:
    """A commune of 4 km in memory."""
    made = QgsVectorLayer(f"Polygon?crs=EPSG:2154&field={field}:string", "communes", "memory")
    shape = QgsFeature(made.fields())
    shape[field] = code
    shape.setGeometry(QgsGeometry.fromRect(QgsRectangle(685_000, 7_037_000, 689_000, 7_041_000)))
    made.dataProvider().addFeature(shape)
    return made


def home_of(idpar: str, x: float, y: float) -> QgsVectorLayer:
    """A dwelling in memory."""
    made = QgsVectorLayer(
        "Point?crs=EPSG:2154&field=idcom:string&field=idpar:string", "logements", "memory"
    )
    home = QgsFeature(made.fields())
    home.setAttributes([idpar[:5], idpar])
    home.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    made.dataProvider().addFeature(home)
    return made


@pytest.fixture(params=["memoire", "gpkg"])
def many_parcels(request, tmp_path) -> Callable[[str], QgsVectorLayer]:
    """Makes 60 parcels in a row, named as « 62498{sep}000{sep}AB{sep}0001 »."""

    def made(separator: str) -> QgsVectorLayer:
        layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=idu:string", "parcelles", "memory")
        for number in range(1, 61):
            parcel = QgsFeature(layer.fields())
            parcel["idu"] = separator.join(("62498", "000", "AB", f"{number:04d}"))
            x = 686_000 + 20 * number
            parcel.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, 7_038_000, x + 20, 7_038_020)))
            layer.dataProvider().addFeature(parcel)
        if request.param == "memoire":
            return layer
        options = QgsVectorFileWriter.SaveVectorOptions()
        path = str(tmp_path / "parcelles.gpkg")
        context = QgsCoordinateTransformContext()
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, context, options)
        return QgsVectorLayer(path, "parcelles", "ogr")

    return made


@pytest.mark.parametrize("separator", ["", " "])
def test_parcels_are_compared_however_their_ids_are_written(run, many_parcels, separator):
    given = {"COMMUNES": around("62498"), "PARCELLES": many_parcels(separator)}
    given["CONTROLES"] = ["hors_parcelle", "parcelle_introuvable"]
    given["OUTPUT"] = "TEMPORARY_OUTPUT"
    for idpar, x, expected in (
        ("62498000AB0001", 686_030, []),
        ("62498000AB0001", 686_330, ["hors_parcelle"]),
        # The only dwelling of its commune, whose parcels are there.
        ("62498000ZZ0001", 686_030, ["parcelle_introuvable"]),
    ):
        results = run(
            "osp:controle_geolocalisation", {"INPUT": home_of(idpar, x, 7_038_010), **given}
        )
        assert [row["code"] for row in rows_of(results)] == expected, idpar


@pytest.mark.parametrize("parameter", ["COLONNE_COMMUNE", "COLONNE_PARCELLE"])
def test_a_column_that_is_not_there_is_refused_in_words(run, many_parcels, parameter):
    given = {
        "INPUT": home_of("62498000AB0001", 686_030, 7_038_010),
        "COMMUNES": around("62498"),
        "PARCELLES": many_parcels(""),
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    with pytest.raises(QgsProcessingException, match="absente"):
        run("osp:controle_geolocalisation", {**given, parameter: "absente"})


def test_a_column_that_holds_no_code_of_the_dwellings_is_told(run):
    feedback = Feedback()
    given = {"INPUT": home_of("62498000AB0001", 686_030, 7_038_010), "OUTPUT": "TEMPORARY_OUTPUT"}
    given["CONTROLES"] = ["commune_inconnue"]
    results = run("osp:controle_geolocalisation", {**given, "COMMUNES": around("62300")}, feedback)
    assert [row["code"] for row in rows_of(results)] == ["commune_inconnue"]
    (told,) = feedback.warnings
    assert "« 62300 »" in told and "« 62498 »" in told and "paramètres avancés" in told
    feedback = Feedback()
    run("osp:controle_geolocalisation", {**given, "COMMUNES": around("62498")}, feedback)
    assert not feedback.warnings


@pytest.mark.parametrize("field", ["INSEE_COM", "code_commu", "DEPCOM", "code"])
def test_the_column_of_the_communes_is_recognised_even_cut_by_a_shapefile(run, field):
    given = {"INPUT": home_of("62498000AB0001", 690_000, 7_038_010), "OUTPUT": "TEMPORARY_OUTPUT"}
    given["CONTROLES"] = ["hors_territoire", "commune_inconnue"]
    results = run(
        "osp:controle_geolocalisation", {**given, "COMMUNES": around("62498", field=field)}
    )
    assert [row["code"] for row in rows_of(results)] == ["hors_territoire"]
