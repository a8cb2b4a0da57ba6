"""« Identifier »: a row of ours is told in short before all its fields."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem

from osp_plugin.gui.maps.identified import brief, tell_briefly
from osp_plugin.project import open_base

from ..support.new_base import new_base

DATA = Qt.ItemDataRole.UserRole


@pytest.fixture
def cites(provider, tmp_path, qgis_new_project):
    base = new_base(str(tmp_path / "base.gpkg"))
    with base.transaction() as session:
        session.execute(
            "INSERT INTO cite (id_cite, nom_cite, nb_logements) "
            "VALUES (12, 'Cité <b>du 4</b>', 120)"
        )
    return open_base(base.path, QgsProject.instance())["cite"]


def listed(layer: QgsVectorLayer, fid: int) -> QTreeWidget:
    """What QGIS lists of a row."""
    tree = QTreeWidget()
    tree.setColumnCount(2)
    top = QTreeWidgetItem(tree, [layer.name(), ""])
    top.setData(0, DATA, layer)
    row = QTreeWidgetItem(top, ["Titre", "Cité"])
    row.setData(0, DATA, str(fid))
    derived = QTreeWidgetItem(row, ["(Dérivé)", ""])
    QTreeWidgetItem(derived, ["X", "1"])
    QTreeWidgetItem(row, ["N° de la cité", "12"])
    return tree


def test_the_short_form_comes_first_and_once(cites):
    fid = next(cites.getFeatures()).id()
    tree = listed(cites, fid)
    for _time in range(2):
        tell_briefly(tree)
    row = tree.topLevelItem(0).child(0)
    texts = [row.child(at).text(0) for at in range(row.childCount())]
    assert texts == ["En bref", "(Dérivé)", "N° de la cité"]
    told = row.child(0).text(1).splitlines()
    assert told[0] == "Cité <b>du 4</b>" and "Logements : 120" in told
    assert not row.child(1).isExpanded()


def test_what_is_not_ours_is_left_alone(cites):
    other = QgsVectorLayer("Polygon?field=id_cite:integer", "Cités minières", "memory")
    tree = listed(other, 1)
    tell_briefly(tree)
    assert tree.topLevelItem(0).child(0).childCount() == 2
    assert brief(cites, 99) == ""
