"""A base is opened with layers made in another thread: the same as those made at once."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from qgis.core import QgsApplication, QgsProject

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.project import BaseReference, Showing, open_base
from osp_plugin.project.opening import Aside, lacking
from osp_plugin.storage import open_geopackage


@pytest.fixture
def base(demo, tmp_path):
    return open_geopackage(shutil.copy(demo, tmp_path / "base.gpkg"))


def made_aside(base, wanted):
    reference, showing = BaseReference.of(base), Showing.of(base)
    with ThreadPoolExecutor(1) as pool:
        return showing, pool.submit(Aside.of, base, reference, wanted, showing).result()


def test_layers_made_aside_are_those_made_at_once(base):
    plain, threaded = QgsProject(), QgsProject()
    at_once = open_base(base, plain)
    showing, aside = made_aside(base, lacking(threaded, BaseReference.of(base), base))
    assert set(aside.layers) == aside.tried == set(dictionary())
    found = open_base(base, threaded, showing=showing, aside=aside)
    assert list(found) == list(at_once)
    for role, layer in found.items():
        assert layer is aside.layers[role], role
        assert layer.isValid() and layer.thread() is QgsApplication.instance().thread()
        assert layer.dataProvider().thread() is QgsApplication.instance().thread()
        assert layer.featureCount() == at_once[role].featureCount()
        assert layer.source() == at_once[role].source() and layer.name() == at_once[role].name()
    dwellings = found["logement"]
    assert dwellings.startEditing()
    fid = next(dwellings.getFeatures()).id()
    assert dwellings.changeAttributeValue(fid, dwellings.fields().lookupField("info"), "vu")
    assert dwellings.commitChanges(), dwellings.commitErrors()


def test_only_the_layers_that_the_project_lacks_are_made(base):
    project = QgsProject()
    layers = open_base(base, project)
    project.removeMapLayer(layers["tarif"].id())
    assert lacking(project, BaseReference.of(base), base) == {"tarif"}
    showing, aside = made_aside(base, {"tarif"})
    again = open_base(base, project, showing=showing, aside=aside)
    assert again["tarif"] is aside.layers["tarif"]
    assert again["logement"] is project.mapLayersByName(dictionary()["logement"].title)[0]
