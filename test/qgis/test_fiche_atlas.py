"""A fiche whose atlas turns: filled whole or filled again, its parcels copied beside the window."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBar

from osp_plugin.domain.common.pieces import at_once
from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.fiches import atlas as turning
from osp_plugin.gui.fiches.atlas import FicheAtlas
from osp_plugin.project import BaseReference, open_base
from osp_plugin.project.frozen import Freezing
from osp_plugin.reports.fiches.definition import FICHE, Definition, made
from osp_plugin.reports.fiches.maker import FicheMaker
from osp_plugin.reports.fiches.making import added
from osp_plugin.reports.layouts import FICHE_ESTATE, Signature, layers_of_fiches, template_of

from ..support.at_once import Now

SIGNATURE = Signature("", "DDTM")


@pytest.fixture
def fiche(demo, qgis_new_project):
    project, reference = QgsProject.instance(), BaseReference.geopackage(demo)
    open_base(reference, project)
    layers = layers_of_fiches(project, reference, "cite")
    near = {"parcelle": layers.pop("parcelle")}
    freezing = Freezing(project, list(layers.values()))
    freezing.write()
    found = freezing.layers()
    copies = {role: found[layer.id()] for role, layer in layers.items()}
    maker = FicheMaker(reference.open(), "cite")
    layout = added(project, template_of(FICHE_ESTATE), "Fiche")
    bar, worker = QgsMessageBar(), Now()
    messages = Messages(SimpleNamespace(messageBar=lambda: bar))
    definition = Definition(FICHE, reference.name, "", scale="cite")
    atlas = FicheAtlas(layout, maker, copies, near, [], definition, messages, worker)
    codes = [subject.code for subject in maker.subjects()][:2]
    return SimpleNamespace(
        atlas=atlas, layout=layout, codes=codes, worker=worker, cites=copies["cite"]
    )


def test_a_fiche_that_could_not_be_filled_is_filled_when_it_is_turned_to_again(fiche, monkeypatch):
    (code, _other), whole = fiche.codes, turning.filling

    def failing(*_given):
        yield None
        raise ValueError("pas de place")

    monkeypatch.setattr(turning, "filling", failing)
    with pytest.raises(ValueError, match="pas de place"):
        at_once(fiche.atlas.showing(code, SIGNATURE))
    monkeypatch.setattr(turning, "filling", whole)
    at_once(fiche.atlas.showing(code, SIGNATURE))
    assert made(fiche.layout).definition.code == code


def test_a_turn_that_is_given_up_half_way_leaves_the_page_before_to_be_filled_again(fiche):
    first, second = fiche.codes
    at_once(fiche.atlas.showing(first, SIGNATURE))
    title = fiche.layout.itemById("osp_page_titre").currentText()
    given_up = fiche.atlas.showing(second, SIGNATURE)
    while fiche.layout.itemById("osp_page_titre").currentText() == title:
        next(given_up)
    given_up.close()
    at_once(fiche.atlas.showing(first, SIGNATURE))
    assert fiche.layout.itemById("osp_page_titre").currentText() == title


def test_parcels_are_copied_beside_the_window_but_at_once_for_the_printer(fiche):
    first, second = fiche.codes
    at_once(fiche.atlas.showing(first, SIGNATURE))
    assert len(fiche.worker.aside) == 1 and fiche.worker.aside[0].startswith("Parcelles")
    shown = {layer.name() for layer in fiche.layout.referenceMap().layers()}
    assert any(name.startswith("Parcelle") for name in shown)
    coverage = fiche.cites
    assert isinstance(coverage, QgsVectorLayer)
    fiche.atlas.follow(coverage)
    atlas = fiche.layout.atlas()
    atlas.beginRender()
    atlas.featureChanged.emit(fiche.atlas.feature_of(second, coverage))
    atlas.endRender()
    assert made(fiche.layout).definition.code == second
    assert len(fiche.worker.aside) == 1
