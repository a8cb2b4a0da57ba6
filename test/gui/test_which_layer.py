"""Copies, moved projects and dragged tables in a real window, in projects saved and read again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from osp_plugin.domain.dictionary import dictionary

from ..support.made_once import demonstration_tables
from .conftest import SCREENSHOTS
from .test_plugin import PREAMBLE
from .window import QgisWindow

LAYERS = len(dictionary()) + 1

COPIES = """
open_base(PATH)
project = QgsProject.instance()
homes = find_layer(project, "logement")
relations = sorted(project.relationManager().relations())
for number in range(4):
    iface.setActiveLayer(homes)
    made = homes.clone()
    made.setName(f"Copie {number}")
    made.setSubsetString("bailleur = 'SIA'")
    project.addMapLayer(made)
project.write(PROJECT)
project.clear()
project.read(PROJECT)
settle()
open_base(PATH)
homes = find_layer(project, "logement")
result["nom"], result["filtre"] = homes.name(), homes.subsetString()
result["memes_relations"] = relations == sorted(project.relationManager().relations())
result["jointes"] = sorted({
    project.mapLayer(relation.referencingLayerId()).name()
    for name, relation in project.relationManager().relations().items()
    if name.endswith("_logement_intitule") or name.endswith("_logement_commune")
})
found = []

def see(dialog):
    found.append(dialog.windowTitle())
    given = dialog.createProcessingParameters()["INPUT"]
    result["analyse"] = homes.id() in (given, getattr(given, "source", None))
    shot("copies_analyse")
    dialog.reject()

with_dialog("AlgorithmDialog", see, action("analyse").trigger)
"""

MOVED = """
project = QgsProject.instance()
project.read(PROJECT)
settle()
open_base(PATH)
result["couches"] = len(project.mapLayers())
result["groupes"] = [group.name() for group in project.layerTreeRoot().children()]
result["valides"] = all(layer.isValid() for layer in layers())
result["messages"] = [item.text() for item in iface.messageBar().items()]
shot("projet_deplace")
"""

DRAGGED = """
project = QgsProject.instance()
project.clear()
for table in ("commune", "logement"):
    iface.addVectorLayer(f"{PATH}|layername={table}", "", "ogr")
settle()
wait(lambda: find_layer(project, "logement") is not None and find_layer(project, "commune"), 30)
settle()
root = project.layerTreeRoot()
result["groupes"] = [group.name() for group in root.children()]
result["couches"] = [leaf.name() for leaf in root.findLayers()]
result["rendu"] = find_layer(project, "logement").renderer().type()
shot("tables_glissees")
"""


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory):
    with QgisWindow(tmp_path_factory.mktemp("couches")) as opened:
        yield opened
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for picture in opened.shots.glob("*.png"):
        shutil.copy(picture, SCREENSHOTS / f"couches_{picture.name}")


@pytest.fixture(scope="module")
def path(screen: QgisWindow) -> Path:
    """The demonstration base, made without a window."""
    from osp_plugin.storage.geopackage import GeoPackageBase

    (screen.folder / "dossier").mkdir()
    path = screen.folder / "dossier" / "osp_demo.gpkg"
    base = GeoPackageBase(path)
    base.create()
    with base.transaction() as session:
        for name, rows in demonstration_tables().items():
            session.append(base.tables[name], rows)
    return path


def run(screen: QgisWindow, path: Path, script: str) -> dict:
    names = f"PATH = {str(path)!r}\nPROJECT = {str(path.with_name('projet.qgz'))!r}\n"
    return screen.run(PREAMBLE + names + script)


def test_copies_of_a_saved_project_take_nothing_from_the_layer_of_the_base(screen, path):
    result = run(screen, path, COPIES)
    assert (result["nom"], result["filtre"]) == ("Logements", "")
    assert result["memes_relations"]
    assert result["jointes"] == ["Logements"]
    assert result["analyse"]
    moved = Path(shutil.move(path.parent, screen.folder / "ailleurs"))
    try:
        result = run(screen, moved / path.name, MOVED)
    finally:
        shutil.move(moved, path.parent)
    assert result["couches"] == LAYERS + 4
    assert len([name for name in result["groupes"] if name.startswith("OSP")]) == 1
    assert result["valides"]
    assert any("est ouverte" in text for text in result["messages"])


def test_tables_dragged_take_their_names_symbols_groups_and_places(screen, path):
    result = run(screen, path, DRAGGED)
    assert result["groupes"] == ["OSP – osp_demo"]
    assert result["couches"] == ["Logements", "Communes"]
    assert result["rendu"] == "categorizedSymbol"
