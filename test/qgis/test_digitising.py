"""Cités that are drawn: snapping, no overlap, codes that follow, a cut that is told."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QPushButton

from osp_plugin.compat import avoided_layers
from osp_plugin.gui.common.messages import Messages
from osp_plugin.gui.maps.digitising import CiteDrawing
from osp_plugin.project import open_base
from osp_plugin.project.maps.outlines import place_of


@pytest.fixture
def opened(demo, qgis_new_project, tmp_path):
    layers = open_base(shutil.copy(demo, tmp_path / "osp.gpkg"), QgsProject.instance())
    bar = QgsMessageBar()
    drawing = CiteDrawing(Messages(SimpleNamespace(messageBar=lambda: bar)))
    drawing.install()
    cites = layers["cite"]
    assert cites.startEditing()
    yield SimpleNamespace(cites=cites, communes=layers["commune"], bar=bar, drawing=drawing)
    if not sip.isdeleted(cites):
        cites.rollBack()
    drawing.remove()


def told(opened: SimpleNamespace) -> list[str]:
    return [item.text() for item in opened.bar.items()]


def a_cite(opened: SimpleNamespace, enjeux: bool = True) -> QgsFeature:
    return next(
        one
        for one in opened.cites.getFeatures()
        if bool(one["a_enjeux"]) == enjeux and one.geometry().area() > 5000
    )


def another_commune(opened: SimpleNamespace, cite: QgsFeature) -> QgsFeature:
    return next(
        one
        for one in opened.communes.getFeatures()
        if one["epci"] != cite["epci"] and one.geometry().area() > 10 * cite.geometry().area()
    )


def at(cite: QgsFeature, place: QgsPointXY) -> QgsGeometry:
    here = cite.geometry().centroid().asPoint()
    moved = cite.geometry()
    moved.translate(place.x() - here.x(), place.y() - here.y())
    return moved


def test_an_edit_session_snaps_and_avoids_and_gives_back(opened, qgis_app):
    project = QgsProject.instance()
    assert project.snappingConfig().enabled()
    assert project.snappingConfig().individualLayerSettings(opened.cites).enabled()
    assert avoided_layers(project) == [opened.cites]
    opened.cites.rollBack()
    assert not project.snappingConfig().enabled() and avoided_layers(project) == []
    opened.cites.startEditing()


def test_an_outline_moved_to_another_commune_changes_its_codes_and_says_it(opened):
    cite = a_cite(opened)
    other = another_commune(opened, cite)
    there = other.geometry().poleOfInaccessibility(50)[0].asPoint()
    moved = at(cite, there)
    assert opened.cites.changeGeometry(cite.id(), moved)
    opened.drawing.look(opened.cites)
    found = opened.cites.getFeature(cite.id())
    assert (found["idcom"], found["epci"], found["dep"]) == (
        *(other["idcom"], other["epci"], other["dep"]),
    )
    (said,) = [text for text in told(opened) if "passe de" in text]
    assert other["idcom"] in said and cite["idcom"] in said
    place = place_of(moved, opened.cites, opened.communes)
    assert place.commune == other["idcom"] and place.communes[0] == other["idcom"]


def test_a_move_and_the_codes_that_follow_it_are_undone_and_redone_at_once(opened, qgis_app):
    cite = a_cite(opened)
    other = another_commune(opened, cite)
    there = other.geometry().poleOfInaccessibility(50)[0].asPoint()
    stack = opened.cites.undoStack()
    opened.cites.beginEditCommand("Déplacer")
    opened.cites.changeGeometry(cite.id(), at(cite, there))
    opened.cites.endEditCommand()
    qgis_app.processEvents()
    assert opened.cites.getFeature(cite.id())["idcom"] == other["idcom"]
    assert len([text for text in told(opened) if "passe de" in text]) == 1
    assert stack.index() == 1
    stack.undo()
    qgis_app.processEvents()
    back = opened.cites.getFeature(cite.id())
    assert back["idcom"] == cite["idcom"] and back.geometry().equals(cite.geometry())
    stack.redo()
    qgis_app.processEvents()
    assert opened.cites.getFeature(cite.id())["idcom"] == other["idcom"]
    assert (stack.index(), stack.count()) == (1, 1)


def test_an_outline_over_another_is_told(opened):
    cite = a_cite(opened)
    other = min(
        (one for one in opened.cites.getFeatures() if one.id() != cite.id()),
        key=lambda one: one.geometry().distance(cite.geometry()),
    )
    over = cite.geometry().combine(other.geometry())
    over.convertToMultiType()
    opened.cites.changeGeometry(cite.id(), over)
    opened.drawing.look(opened.cites)
    said = next(text for text in told(opened) if "recouvre" in text)
    assert cite["nom_cite"] in said and other["nom_cite"] in said


def test_a_small_change_within_its_commune_says_nothing(opened):
    cite = a_cite(opened)
    inside = cite.geometry().buffer(-1, 4)
    inside.convertToMultiType()
    opened.cites.changeGeometry(cite.id(), inside)
    opened.drawing.look(opened.cites)
    assert told(opened) == []
    assert opened.cites.getFeature(cite.id())["idcom"] == cite["idcom"]


@pytest.mark.parametrize("enjeux", [True, False])
def test_the_second_part_of_a_cut_cite_is_not_a_enjeux_without_a_word(opened, enjeux):
    cite = a_cite(opened, enjeux)
    box: QgsRectangle = cite.geometry().boundingBox()
    middle = box.center().x()
    before = {one.id() for one in opened.cites.getFeatures()}
    line = [QgsPointXY(middle, box.yMinimum() - 9), QgsPointXY(middle, box.yMaximum() + 9)]
    opened.cites.selectByIds([cite.id()])
    opened.cites.splitFeatures(line)
    added = [one.id() for one in opened.cites.getFeatures() if one.id() not in before]
    assert added
    opened.drawing.look(opened.cites)
    assert bool(opened.cites.getFeature(cite.id())["a_enjeux"]) == enjeux
    assert not any(opened.cites.getFeature(fid)["a_enjeux"] for fid in added)
    said = [item for item in opened.bar.items() if "coupée" in item.text()]
    assert len(said) == (len(added) if enjeux else 0)
    if enjeux:
        said[0].findChild(QPushButton, "osp_details").click()
        assert any(opened.cites.getFeature(fid)["a_enjeux"] for fid in added)


def test_a_layer_taken_away_in_an_edit_session_gives_the_snapping_back(opened, qgis_app):
    project = QgsProject.instance()
    project.removeMapLayer(opened.cites.id())
    assert not project.snappingConfig().enabled() and avoided_layers(project) == []


def test_the_snapping_of_a_project_does_not_pass_to_the_next(opened, demo, tmp_path):
    project = QgsProject.instance()
    opened.cites.rollBack()
    set_tolerance(77)
    opened.cites.startEditing()
    project.clear()
    assert not project.snappingConfig().enabled() and project.snappingConfig().tolerance() != 77
    set_tolerance(33)
    cites = open_base(shutil.copy(demo, tmp_path / "autre.gpkg"), project)["cite"]
    assert cites.startEditing()
    assert project.snappingConfig().individualLayerSettings(cites).enabled()
    cites.rollBack()
    assert project.snappingConfig().tolerance() == 33


def test_a_project_saved_in_an_edit_session_keeps_its_own_snapping(opened, tmp_path, qgis_app):
    project = QgsProject.instance()
    path = str(tmp_path / "carte.qgs")
    assert project.write(path)
    qgis_app.processEvents()
    assert project.snappingConfig().enabled() and avoided_layers(project) == [opened.cites]
    saved = QgsProject()
    assert saved.read(path)
    assert not saved.snappingConfig().enabled() and avoided_layers(saved) == []


def set_tolerance(pixels: int) -> None:
    config = QgsProject.instance().snappingConfig()
    config.setTolerance(pixels)
    QgsProject.instance().setSnappingConfig(config)
