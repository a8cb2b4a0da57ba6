"""The project saved in the base from the window, by our command or by that of QGIS."""

from __future__ import annotations

import shutil

SAVED = """
from qgis.core import QgsProject
from qgis.utils import plugins
from osp_erbm.osp_plugin.project import BaseReference
from osp_erbm.osp_plugin.project.foreign.xml_tree import written
from osp_erbm.osp_plugin.project.stored import storage

commands = plugins["osp_erbm"].commands
reference = BaseReference.geopackage(PATH)

def told(words):
    return any(words in text for text in messages())

commands.opener.open(reference)
wait(lambda: QgsProject.instance().mapLayers(), 60)
settle()

def has_paths():
    archive = storage._archive(reference.open(check=False), "OSP")
    return PATH in written(archive.root)

with_dialog("QInputDialog", lambda dialog: dialog.accept(), commands.projects.save)
wait(lambda: told("est dans la base"), 60)
result["chemin"] = has_paths()
QgsProject.instance().setTitle("Suivi")
iface.messageBar().clearWidgets()
iface.actionSaveProject().trigger()
wait(lambda: told("est dans la base"), 60)
result["chemin_de_qgis"] = has_paths()
commands.projects.open()
wait(lambda: told("est ouvert."), 90)
settle()
result["titre"] = QgsProject.instance().title()
result["valides"] = all(layer.isValid() for layer in QgsProject.instance().mapLayers().values())
"""


def test_what_the_window_saves_in_the_base_has_no_path_and_opens_again(
    window, demonstration, tmp_path
):
    path = shutil.copy(demonstration, tmp_path / "base.gpkg")
    result = window.run(f"PATH = {str(path)!r}\n" + SAVED)
    assert not result["chemin"]
    assert not result["chemin_de_qgis"], "« Projet, Enregistrer » de QGIS y laisse un chemin"
    assert result["titre"] == "Suivi" and result["valides"]
