"""An algorithm that fails closes and removes its layers, and lets go of what it read."""

from __future__ import annotations

import os
import weakref
from pathlib import Path

import pytest
from qgis.core import (
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)

from osp_plugin.compat import WKB_POINT, make_field
from osp_plugin.domain.errors import Cancelled
from osp_plugin.processing.common.algorithm import OspAlgorithm
from osp_plugin.processing.common.destinations import Destination


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
        from qgis.core import QgsFields

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
def test_a_failure_closes_its_layer_before_removing_it(qgis_app, tmp_path, monkeypatch, suffix):
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("ce système ne dit pas quels fichiers sont ouverts")
    target = tmp_path / f"points.{suffix}"
    seen: list[tuple[bool, bool]] = []
    discard = Destination.discard

    def watched(self: Destination) -> None:
        seen.append((target.exists(), opened(target)))
        discard(self)

    monkeypatch.setattr(Destination, "discard", watched)
    algorithm = Stopped()
    algorithm.initAlgorithm()
    with pytest.raises(QgsProcessingException, match="annulée"):
        algorithm.processAlgorithm(
            {"OUTPUT": str(target)}, QgsProcessingContext(), QgsProcessingFeedback()
        )
    assert seen == [(True, False)]
    assert not target.exists()
    with pytest.raises(ValueError, match="closed"):
        algorithm.kept.add(["b"])


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
