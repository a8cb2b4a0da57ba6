"""A project of an older version: it takes the presentations of today if one agrees, and once."""

from __future__ import annotations

import pytest
from qgis.core import QgsFillSymbol, QgsMapLayer, QgsProject, QgsSingleSymbolRenderer

from osp_plugin.project import BaseReference, Showing, open_base
from osp_plugin.project.renewing import answered, renew_looks, wears_older_looks
from osp_plugin.project.tree import GROUP

from ..support.new_base import new_base


@pytest.fixture
def older(provider, tmp_path, qgis_new_project):
    """A project whose fills are opaque, and whose journal stands in a group of its own."""
    base = new_base(str(tmp_path / "base.gpkg"))
    project = QgsProject.instance()
    layers = open_base(base.path, project)
    reference = BaseReference.of(base)
    assert not wears_older_looks(project, reference)
    opaque = QgsFillSymbol.createSimple({"color": "200,0,0"})
    layers["cite"].setRenderer(QgsSingleSymbolRenderer(opaque))
    top = project.layerTreeRoot().findGroups()[0]
    group = top.addGroup("Journal")
    group.setCustomProperty(GROUP, "journal")
    leaf = project.layerTreeRoot().findLayer(layers["journal"].id())
    layers["journal"].setFlags(layers["journal"].flags() & ~QgsMapLayer.LayerFlag.Private)
    group.addLayer(layers["journal"])
    leaf.parent().removeChildNode(leaf)
    return project, reference, layers, base


def test_an_older_project_is_told_until_somebody_answers(older):
    project, reference, _layers, _base = older
    assert wears_older_looks(project, reference)
    answered(project)
    assert not wears_older_looks(project, reference)


def test_the_presentations_of_today_are_taken_and_the_rest_stays(older):
    project, reference, layers, base = older
    layers["cite"].setFieldAlias(0, "À moi")
    renew_looks(project, reference, Showing.of(base).styles)
    assert not wears_older_looks(project, reference)
    assert type(layers["cite"].renderer()) is not QgsSingleSymbolRenderer
    assert layers["cite"].attributeAlias(0) == "À moi"
    groups = [group.name() for group in project.layerTreeRoot().findGroups(True)]
    assert "Journal" not in groups
    assert layers["journal"].flags() & QgsMapLayer.LayerFlag.Private
    assert project.layerTreeRoot().findLayer(layers["journal"].id()) is not None
