"""An algorithm that fails closes and removes its layers, and lets go of what it read."""

from __future__ import annotations

import os
import weakref
from pathlib import Path

import pytest
from qgis.core import (
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProject,
    QgsVectorLayer,
)

from osp_plugin.compat import WKB_POINT, make_field
from osp_plugin.domain.errors import Cancelled
from osp_plugin.processing.common import kept
from osp_plugin.processing.common.algorithm import OspAlgorithm
from osp_plugin.processing.common.destinations import Destination

from ..support.processing_runner import Feedback


class Stopped(OspAlgorithm):
    """Writes one point, keeps hold of its layer, then is cancelled."""

    ID, GROUP, NAME, HELP = "essai", "base", "Essai", "Essai."

    def initAlgorithm(self, config=None):
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", "Points", QgsProcessing.SourceType.TypeVectorPoint
            )
        )

    def execute(self, parameters, context, feedback):
        fields = QgsFields()
        fields.append(make_field("nom", "string"))
        self.kept = self.open_output(parameters, "OUTPUT", context, fields, WKB_POINT)
        self.kept.add(["a"], QgsGeometry.fromWkt("Point(1 2)"))
        raise Cancelled


def opened(path: Path) -> bool:
    """Whether this process has the file open (Linux)."""
    places = Path("/proc/self/fd")
    return any(os.path.realpath(place) == str(path) for place in places.iterdir() if place.exists())


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson", "csv"])
def test_a_failure_closes_its_layer_and_leaves_the_file_that_was_there(
    qgis_app, tmp_path, monkeypatch, suffix
):
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("ce système ne dit pas quels fichiers sont ouverts")
    target = tmp_path / f"points.{suffix}"
    target.write_bytes(b"celui d'avant")
    seen: list[tuple[bool, bool]] = []
    discard = Destination.discard

    def watched(self: Destination) -> None:
        assert self.written is not None
        seen.append((self.written.exists(), opened(self.written)))
        discard(self)

    monkeypatch.setattr(Destination, "discard", watched)
    algorithm = Stopped()
    algorithm.initAlgorithm()
    with pytest.raises(QgsProcessingException, match="annulée"):
        algorithm.processAlgorithm(
            {"OUTPUT": str(target)}, QgsProcessingContext(), QgsProcessingFeedback()
        )
    assert seen == [(True, False)]
    assert target.read_bytes() == b"celui d'avant"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    with pytest.raises(ValueError, match="closed"):
        algorithm.kept.add(["b"])


class Points(Stopped):
    """Writes points, some without a place."""

    before = None

    def execute(self, parameters, context, feedback):
        fields = QgsFields()
        fields.append(make_field("nom_beaucoup_trop_long", "string"))
        output = self.open_output(parameters, "OUTPUT", context, fields, WKB_POINT)
        for number in range(4):
            place = QgsGeometry.fromWkt(f"Point({number} 2)") if number % 2 else None
            output.add([f"a{number}"], place)
        if self.before is not None:
            self.before()
        return {"OUTPUT": output.destination}


def points(target, feedback=None, context=None, before=None):
    algorithm = Points()
    algorithm.initAlgorithm()
    algorithm.before = before
    return algorithm.processAlgorithm(
        {"OUTPUT": target}, context or QgsProcessingContext(), feedback or Feedback()
    )


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson", "csv", "xlsx", "ods"])
def test_nothing_stands_under_its_name_before_it_is_whole(qgis_app, tmp_path, suffix):
    target = tmp_path / f"points.{suffix}"
    seen: list[bool] = []
    results = points(str(target), before=lambda: seen.append(target.exists()))
    assert seen == [False] and results["OUTPUT"].split("|")[0] == str(target)
    assert QgsVectorLayer(str(target), "points", "ogr").featureCount() >= 4
    assert not list(tmp_path.glob(".osp*"))


def test_a_layer_to_be_loaded_is_loaded_from_its_place(qgis_app, tmp_path):
    target = str(tmp_path / "points.gpkg")
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    points(QgsProcessingOutputLayerDefinition(target, project), context=context)
    assert list(context.layersToLoadOnCompletion()) == [target]
    assert context.layerToLoadOnCompletionDetails(target).outputName == "OUTPUT"


def test_what_a_format_does_not_keep_is_told(qgis_app, tmp_path, monkeypatch):
    feedback = Feedback()
    points(str(tmp_path / "points.shp"), feedback)
    assert "1 noms de colonnes y sont changés (nom_beaucoup_trop_long)" in feedback.warnings[0]
    feedback = Feedback()
    points(str(tmp_path / "points.gpkg"), feedback)
    assert feedback.warnings == []
    monkeypatch.setattr(kept, "_read", lambda path: (2, {"nom_beaucoup_trop_long"}))
    points(str(tmp_path / "points.kml"), feedback)
    assert "2 lignes sur 4 n’y sont pas" in feedback.warnings[0]


def test_a_format_that_refuses_the_layer_is_told_in_french(qgis_app, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"points\.gpx.*GeoPackage") as caught:
        points(str(tmp_path / "points.gpx"))
    assert ".osp" not in str(caught.value) and "Could" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_layer_and_says_so(qgis_app, tmp_path, monkeypatch):
    def full(self, feature, flags):
        return False

    monkeypatch.setattr("qgis.core.QgsFeatureSink.addFeature", full, raising=False)
    target = tmp_path / "points.gpkg"
    with pytest.raises(QgsProcessingException, match=r"points\.gpkg.*disque"):
        points(str(target))
    assert list(tmp_path.iterdir()) == []


def test_an_index_of_the_old_layer_does_not_stay_beside_the_new_one(qgis_app, tmp_path):
    old = tmp_path / "points.qix"
    points(str(tmp_path / "points.shp"))
    old.write_bytes(b"l'index d'avant")
    points(str(tmp_path / "points.shp"))
    assert not old.exists()


def test_a_layer_of_which_rows_lack_is_no_layer(qgis_app, tmp_path, monkeypatch):
    target = tmp_path / "points.gpkg"
    monkeypatch.setattr(kept, "_read", lambda path: (3, {"nom_beaucoup_trop_long"}))
    with pytest.raises(QgsProcessingException, match="en entier"):
        points(str(target))
    assert list(tmp_path.iterdir()) == []


class Read:
    """What an algorithm reads: thousands of rows, an open file."""


class Failing(OspAlgorithm):
    """Reads, then fails as it is told to."""

    ID, GROUP, NAME, HELP = "essai", "base", "Essai", "Essai."
    failure: type[Exception] = Exception
    read: weakref.ref[Read] | None = None

    def initAlgorithm(self, config=None):
        pass

    def execute(self, parameters, context, feedback):
        self.held = read = Read()  # by the frames of the failure, and by the algorithm itself
        Failing.read = weakref.ref(read)
        raise self.failure


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (Cancelled, "annulée"),
        (ModuleNotFoundError, "« Essai »"),
        (QgsProcessingException, "^$"),
    ],
)
def test_a_failure_lets_go_of_what_was_read(qgis_app, monkeypatch, failure, told):
    monkeypatch.setattr(Failing, "failure", failure)
    with pytest.raises(QgsProcessingException, match=told):
        Failing().run(
            {}, QgsProcessingContext(), QgsProcessingFeedback(False), catchExceptions=False
        )
    assert Failing.read is not None
    assert Failing.read() is None
