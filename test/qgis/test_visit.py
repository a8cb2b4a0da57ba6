"""A field visit: a folder that QField opens anywhere, and what comes back of it by the preview."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.errors import Cancelled
from osp_plugin.domain.imports.plan import CHANGED
from osp_plugin.domain.visit import (
    KEYS,
    NOTES,
    NUMBER,
    SEEN,
    NothingSeen,
    NothingToVisit,
    NoVisit,
    OnlyPhotos,
    changes,
)
from osp_plugin.project.visit import package
from osp_plugin.project.visit.ground import GroundNotWritten, write_ground
from osp_plugin.project.visit.photos import PhotosNotKept
from osp_plugin.project.visit.returned import write_return
from osp_plugin.reports.imports.scenario import FileImport
from osp_plugin.reports.remontee.subject import RETURNS
from osp_plugin.storage import open_geopackage

VISIT = "osp:preparer_visite"


@pytest.fixture
def base(demo, tmp_path):
    return open_geopackage(shutil.copy(demo, tmp_path / "base.gpkg"))


def an_operation(base) -> str:
    found = base.rows(
        "SELECT intitule, count(*) AS n FROM logement WHERE bailleur = 'SIA' AND geom IS NOT NULL "
        "AND ident_rep IS NOT NULL GROUP BY intitule HAVING count(*) BETWEEN 5 AND 60 "
        "ORDER BY intitule LIMIT 1"
    )
    return str(found[0]["intitule"])


@pytest.fixture
def visited(run, base, tmp_path):
    """The folder of a visit of an operation, with a piece of a raster."""
    ground = tmp_path / "ortho.tif"
    made = gdal.GetDriverByName("GTiff").Create(str(ground), 400, 300, 3)
    made.SetGeoTransform((600_000, 1000, 0, 7_100_000, 0, -1000))
    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    made.SetProjection(system.ExportToWkt())
    made.GetRasterBand(1).Fill(120)
    made = None
    return run(
        VISIT,
        {
            "BASE": str(base.path),
            "OPERATION": an_operation(base),
            "FOND": str(ground),
            "DOSSIER": str(tmp_path / "visites"),
        },
    )


def folder_of(visited) -> Path:
    return Path(visited["DOSSIER"])


def test_the_folder_opens_wherever_it_is_carried(visited, tmp_path):
    folder = folder_of(visited)
    names = {path.name for path in folder.iterdir()}
    assert names == {"visite.qgz", "visite.gpkg", "fond.tif", "photos"}
    carried = tmp_path / "tablette"
    shutil.move(folder, carried)
    with zipfile.ZipFile(carried / "visite.qgz") as archive:
        text = archive.read(next(n for n in archive.namelist() if n.endswith(".qgs"))).decode()
    assert str(tmp_path) not in text and " saveUser=" not in text
    project = QgsProject()
    assert project.read(str(carried / "visite.qgz"))
    layers = project.mapLayers().values()
    assert len(layers) == 3 and all(layer.isValid() for layer in layers)
    dwellings = project.mapLayersByName(dictionary()["logement"].title)[0]
    assert dwellings.featureCount() == visited["NB_LOGEMENTS"]
    setup = dwellings.editorWidgetSetup(dwellings.fields().lookupField("photo_avant"))
    assert setup.type() == "ExternalResource" and setup.config()["RelativeStorage"] == 1
    config = dwellings.editFormConfig()
    assert not config.readOnly(dwellings.fields().lookupField("avancement"))
    assert config.readOnly(dwellings.fields().lookupField("ident_rep"))
    assert [tab.name() for tab in config.tabs()] == ["Visite", "Logement"]
    project.clear()


def test_what_the_field_does_not_receive_stays_at_home(visited):
    layer = QgsVectorLayer(f"{folder_of(visited) / 'visite.gpkg'}|layername=logement", "", "ogr")
    names = set(layer.fields().names())
    assert not names & {field.name for field in dictionary()["logement"].fields if field.sensible}
    assert {NUMBER, NOTES, *SEEN, "ident_rep"} <= names


def test_a_visit_is_not_for_the_public(run, base, tmp_path):
    with pytest.raises(QgsProcessingException, match="le public ne les reçoit pas"):
        run(
            VISIT,
            {
                "BASE": str(base.path),
                "OPERATION": an_operation(base),
                "DIFFUSION": "public",
                "DOSSIER": str(tmp_path / "v"),
            },
        )


def see(folder, **values):
    """Fill in the first dwelling of a visit, as QField does; its number in the base."""
    source = ogr.Open(str(folder / "visite.gpkg"), 1)
    layer = source.GetLayerByName("logement")
    row = layer.GetNextFeature()
    for name, value in values.items():
        row.SetField(name, value)
    layer.SetFeature(row)
    number = row.GetField(NUMBER)
    source = None
    return number


def test_what_changed_comes_back_by_the_import_and_nothing_else(visited, base, tmp_path):
    folder = folder_of(visited)
    number = see(
        folder, annee_constr=1931, observations_visite="Toiture refaite", photo_avant="photos/a.jpg"
    )
    returned = write_return(folder, base, tmp_path)
    (bailleur, path), *others = returned.files.items()
    assert not others and bailleur == "SIA"
    plan = FileImport(base, RETURNS).plan_file(str(path), bailleur)
    changed = [row for row in plan.rows if row.status == CHANGED]
    assert [(row.fid, dict(row.values)) for row in changed] == [
        (number, {"annee_constr": 1931, "info": "Toiture refaite"})
    ]
    assert len(plan.rows) == 1


def test_photos_are_kept_beside_the_base_under_paths_that_can_be_carried(visited, base, tmp_path):
    folder, home = folder_of(visited), tmp_path / "bases"
    home.mkdir()
    (folder / "photos" / "a.jpg").write_bytes(b"avant")
    (folder / "photos" / "b.jpg").write_bytes(b"apres")
    (tmp_path / "secret.jpg").write_bytes(b"pas de la visite")
    see(folder, photo_avant="photos/a.jpg", photo_apres="../../secret.jpg")
    (home / "photos").mkdir()
    (home / "photos" / "a.jpg").write_bytes(b"une autre")
    for _time in range(2):  # brought back twice, it is there once
        returned = write_return(folder, base, home)
        assert returned.photos.number == 1 and returned.photos.folder == home / "photos"
        told = returned.files["SIA"].read_text("utf-8-sig")
        assert "photos/a_2.jpg" in told and "secret" not in told and str(tmp_path) not in told
        assert sorted(path.name for path in (home / "photos").iterdir()) == ["a.jpg", "a_2.jpg"]
    assert (home / "photos" / "a_2.jpg").read_bytes() == b"avant"
    (tmp_path / "plein").write_bytes(b"")
    with pytest.raises(PhotosNotKept, match="plein"):
        write_return(folder, base, tmp_path / "plein")


def test_what_the_base_says_of_another_dwelling_is_not_told_of_this_one(visited, base, tmp_path):
    """The visit comes back to a base that was made anew: its numbers are those of others."""
    folder = folder_of(visited)
    number = see(folder, observations_visite="Toiture refaite")
    with base.transaction() as session:
        session.execute("UPDATE logement SET info = 'Squat' WHERE fid = :fid", {"fid": number})
    path = write_return(folder, base, tmp_path).files["SIA"]
    assert "Squat ; Toiture refaite" in path.read_text("utf-8-sig")
    other = base.rows(
        "SELECT fid FROM logement WHERE ident_rep IS NOT NULL AND fid NOT IN "
        "(SELECT fid FROM logement WHERE bailleur = 'SIA') LIMIT 1"
    )[0]["fid"]
    with base.transaction() as session:
        names = ("ident_rep", "idlocal", "ident_int", "info")
        held = {
            fid: session.rows(
                f"SELECT {', '.join(names)} FROM logement WHERE fid = :fid", {"fid": fid}
            )[0]
            for fid in (number, other)
        }
        session.execute(
            "UPDATE logement SET ident_rep = NULL, idlocal = NULL, ident_int = NULL "
            "WHERE fid IN (:un, :autre)",
            {"un": number, "autre": other},
        )
        for fid, row in ((number, held[other]), (other, held[number])):
            session.execute(
                "UPDATE logement SET ident_rep = :ident_rep, idlocal = :idlocal, "
                "ident_int = :ident_int, info = :info WHERE fid = :fid",
                {**row, "fid": fid},
            )
        session.execute(
            "UPDATE logement SET info = 'Autre logement' WHERE fid = :fid", {"fid": number}
        )
    written = write_return(folder, base, tmp_path).files["SIA"].read_text("utf-8-sig")
    assert "Squat ; Toiture refaite" in written and "Autre logement" not in written


def test_a_ground_that_is_cancelled_says_so_and_no_fault(qgis_app, tmp_path):
    path = tmp_path / "ortho.tif"
    made = gdal.GetDriverByName("GTiff").Create(str(path), 400, 300, 1)
    made.SetGeoTransform((600_000, 1, 0, 7_100_000, 0, -1))
    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    made.SetProjection(system.ExportToWkt())
    made = None
    ground = QgsRasterLayer(str(path), "Ortho")
    here = QgsRectangle(600_000, 7_099_700, 600_400, 7_100_000)
    with pytest.raises(Cancelled):
        write_ground(ground, here, tmp_path / "fond.tif", Work(None, lambda: True))
    with pytest.raises(GroundNotWritten, match="Ortho"):
        write_ground(ground, here, tmp_path / "absent" / "fond.tif")


def test_a_visit_that_saw_nothing_imports_nothing(visited, base, tmp_path):
    with pytest.raises(NothingSeen):
        write_return(folder_of(visited), base, tmp_path)


def test_a_visit_whose_photos_are_elsewhere_says_so(visited, base, tmp_path):
    folder = folder_of(visited)
    see(folder, photo_apres="photos/facade.jpg")
    with pytest.raises(OnlyPhotos) as told:
        write_return(folder, base, tmp_path)
    assert told.value.values["nombre"] == 1 and told.value.values["photos"] == folder / "photos"


def test_a_folder_of_something_else_is_told(tmp_path, demo, base):
    with pytest.raises(NoVisit):
        write_return(tmp_path, base, tmp_path)
    shutil.copy(demo, tmp_path / "visite.gpkg")
    with pytest.raises(NoVisit):
        write_return(tmp_path, base, tmp_path)


def test_a_visit_is_never_written_over(visited, run, base, tmp_path):
    folder = folder_of(visited)
    see(folder, observations_visite="À garder")
    with pytest.raises(QgsProcessingException):
        run(
            VISIT,
            {
                "BASE": str(base.path),
                "OPERATION": an_operation(base),
                "DOSSIER": str(folder.parent),
            },
        )
    assert list(write_return(folder, base, tmp_path).files) == ["SIA"]


@pytest.mark.parametrize(("table", "only"), [("logement", "fid % 2 = 0"), ("cite", "fid < 0")])
def test_a_base_that_stops_answering_makes_no_visit(run, base, tmp_path, monkeypatch, table, only):
    """QGIS reads what it may and says nothing of the rest."""
    whole = package._source

    def cut(asked, name):
        layer = whole(asked, name)
        if name == table:
            assert layer.setSubsetString(only)
        return layer

    monkeypatch.setattr(package, "_source", cut)
    place = tmp_path / "visites"
    estate = base.rows("SELECT id_cite FROM logement WHERE id_cite IS NOT NULL "
                       "GROUP BY id_cite HAVING count(*) > 5 LIMIT 1")  # fmt: skip
    given = {"BASE": str(base.path), "CITE": str(estate[0]["id_cite"]), "DOSSIER": str(place)}
    with pytest.raises(QgsProcessingException, match="a cessé de répondre"):
        run(VISIT, given)
    assert not place.exists() or not list(place.iterdir())


def test_an_operation_without_a_dwelling_is_told(run, base, tmp_path):
    given = {"BASE": str(base.path), "DOSSIER": str(tmp_path / "v"), "OPERATION": "Nulle part"}
    with pytest.raises(QgsProcessingException) as refusal:
        run(VISIT, given)
    assert str(NothingToVisit(lieu="Nulle part")) in str(refusal.value)
    assert not list((tmp_path / "v").glob("visite*"))


@pytest.mark.parametrize("given", [{}, {"CITE": "1", "OPERATION": "A"}, {"CITE": "999999"}])
def test_a_place_is_chosen_and_is_in_the_base(run, base, tmp_path, given):
    with pytest.raises(QgsProcessingException, match="visiter"):
        run(VISIT, {"BASE": str(base.path), "DOSSIER": str(tmp_path / "v"), **given})
    assert not list((tmp_path / "v").glob("visite*"))


def test_an_emptied_field_says_nothing():
    key = dict.fromkeys(KEYS, "x")
    before = {1: {**key, "avancement": "OS", "surf_hab": 50.0}, 2: dict(key)}
    after = {
        1: {**key, "avancement": None, "surf_hab": 50.0, NOTES: None},
        2: {**key, "avancement": "Livré"},
        3: {**key, "avancement": "Livré"},
    }
    assert changes(before, after) == [{**key, "avancement": "Livré"}]


def test_what_is_noted_comes_after_what_the_base_says():
    key = dict.fromkeys(KEYS, "x")
    after = {1: {**key, NOTES: "Toit refait"}, 2: {**key, NOTES: "Déjà dit"}}
    found = changes({1: dict(key), 2: dict(key)}, after, {1: "Squat", 2: "Hier : Déjà dit"})
    assert found == [{**key, "info": "Squat ; Toit refait"}]
