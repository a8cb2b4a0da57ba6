"""The project in the base: whole for others, without a path of the computer that wrote it."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path, PureWindowsPath

import pytest
from qgis.core import (
    QgsAction,
    QgsApplication,
    QgsDefaultValue,
    QgsLayerTreeModel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsMapThemeCollection,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QImage

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.project import BaseReference, Showing, open_base
from osp_plugin.project.roles import own_layers
from osp_plugin.project.stored import (
    CleanSaves,
    cleaning,
    list_projects,
    open_project,
    take_out,
    uri_of,
    write_project,
)
from osp_plugin.project.stored import outgoing as outgoing_paths
from osp_plugin.project.stored import storage as stored_storage
from osp_plugin.project.stored.archive import ProjectNotRead
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.projects import IN_FILE

from ..support.stored_projects import Watched, text_of, unzipped

NAME = "Suivi & « notes »"


@pytest.fixture
def folder(tmp_path):
    """With a space, a % and an accent, as folders have."""
    made = tmp_path / "poste de Zoé 100%"
    made.mkdir()
    return made


@pytest.fixture
def base(demo, folder):
    return open_geopackage(shutil.copy(demo, folder / "base.gpkg"))


def a_project(base, folder: Path) -> QgsProject:
    """With a theme, a layout with a picture, a style, an action and a layer from elsewhere."""
    project = QgsProject.instance()
    project.clear()
    layers = open_base(base, project)
    layers["logement"].setName("Mes logements")
    layers["logement"].setSubsetString("bailleur = 'SIA'")
    layers["epci"].setOpacity(0.5)
    layers["cite"].actions().addAction(QgsAction(QgsAction.ActionType.GenericPython, "a", "1"))
    picture = folder.parent / "logo.png"
    QImage(20, 20, QImage.Format.Format_RGB32).save(str(picture))
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Note")
    logo = QgsLayoutItemPicture(layout)
    logo.setId("logo")
    logo.setPicturePath(str(picture))
    layout.addLayoutItem(logo)
    shown = QgsLayoutItemMap(layout)
    shown.setId("carte")
    layout.addLayoutItem(shown)
    shown.setLayers([layers["epci"]])
    shown.setKeepLayerSet(True)
    project.layoutManager().addLayout(layout)
    elsewhere = folder.parent / "ailleurs.gpkg"
    shutil.copy(base.path, elsewhere)
    other = QgsVectorLayer(f"{elsewhere}|layername=commune", "Ailleurs", "ogr")
    project.addMapLayer(other)
    root = project.layerTreeRoot()
    theme = QgsMapThemeCollection.createThemeFromCurrentState(root, QgsLayerTreeModel(root))
    project.mapThemeCollection().insert("Mon thème", theme)
    return project


@pytest.fixture
def kept(base, folder):
    found = write_project(a_project(base, folder), base, NAME)
    yield found
    QgsProject.instance().clear()


def test_no_path_of_the_computer_goes_in(base, folder, kept):
    text = text_of(base, NAME)
    assert list_projects(base) == [NAME]
    for trace in (str(folder.parent), folder.name, "logo.png", "ailleurs.gpkg", "osp/lieu"):
        assert trace not in text, trace
    assert kept.layers == ["Ailleurs"]
    assert base64.b64encode((folder.parent / "logo.png").read_bytes()).decode() in text


@pytest.mark.parametrize("by_qgis", [False, True])
def test_at_no_moment_is_a_path_of_the_computer_in_the_base(base, folder, by_qgis):
    """A save that is killed half way leaves what was written first."""
    registry = QgsApplication.projectStorageRegistry()
    real, watched = registry.projectStorageFromType(IN_FILE), Watched(IN_FILE)
    registry.registerProjectStorage(watched)
    project = a_project(base, folder)
    try:
        if by_qgis:
            saves = CleanSaves(lambda _uri: base, lambda *_told: None)
            saves.install()
            assert project.write(uri_of(base, NAME))
            saves.remove()
        else:
            write_project(project, base, NAME)
    finally:
        registry.registerProjectStorage(real)
        project.clear()
    assert len(watched.given) == 1
    for content in unzipped(watched.given[0]).values():
        assert str(folder.parent).encode() not in content and b"osp/lieu" not in content


def test_a_project_that_cannot_be_cleaned_is_not_kept(base, folder, monkeypatch):
    def refuse(*_given: object) -> None:
        raise ProjectNotRead(projet=NAME, base="base")

    monkeypatch.setattr(cleaning.Archive, "read", refuse)
    with pytest.raises(ProjectNotRead):
        write_project(a_project(base, folder), base, NAME)
    QgsProject.instance().clear()
    assert list_projects(base) == []


def test_projects_of_other_bases_are_written_as_qgis_does(base, folder):
    project = a_project(base, folder)
    told = []
    saves = CleanSaves(lambda _uri: None, lambda *given: told.append(given))
    saves.install()
    try:
        assert project.write(uri_of(base, NAME))
    finally:
        saves.remove()
        project.clear()
    assert "osp/lieu" in text_of(base, NAME) and not told


@pytest.mark.parametrize(
    ("provider", "source", "stays"),
    [
        ("spatialite", "dbname='/home/zoe/a.sqlite' table=\"a\" (geom)", False),
        ("spatialite", "dbname='C:/Users/zoe/a.sqlite' table=\"a\" (geom)", False),
        ("vectortile", "type=mbtiles&url=/home/zoe/a.mbtiles", False),
        ("wms", "type=mbtiles&url=file:///home/zoe/a.mbtiles", False),
        ("virtual", "?layer=ogr:%2Fhome%2Fzoe%2Fa.gpkg:a:UTF-8", False),
        ("ogr", "./voisin.gpkg|layername=a", True),
        ("wms", "format=image/png&url=https://data.geopf.fr/wmts?SERVICE%3DWMTS&zmin=0", True),
        ("wms", "type=xyz&url=https%3A%2F%2Ftuiles.example%2F%7Bz%7D", True),
        ("postgres", 'dbname=\'osp\' host=/var/run/postgresql table="osp"."cite"', True),
    ],
)
def test_a_layer_whose_source_names_a_folder_within_stays_at_home(provider, source, stays):
    from xml.sax.saxutils import escape

    from osp_plugin.project.foreign.xml_tree import parse
    from osp_plugin.project.stored.elements import layers_of
    from osp_plugin.project.stored.outgoing import outgoing

    root = parse(
        "<qgis><projectlayers><maplayer><id>a</id><layername>A</layername>"
        f"<datasource>{escape(source)}</datasource><provider>{provider}</provider></maplayer>"
        "</projectlayers></qgis>"
    )
    kept = outgoing(root, "")
    assert (kept.layers, len(list(layers_of(root)))) == (([], 1) if stays else (["A"], 0))


def test_it_opens_for_others_wherever_the_base_is_and_whatever_its_name(base, folder, kept):
    QgsProject.instance().clear()
    moved = folder.parent / "autre poste" / "renommée.gpkg"
    moved.parent.mkdir()
    shutil.move(base.path, moved)
    shutil.rmtree(folder)
    there = open_geopackage(moved)
    project = QgsProject.instance()
    stored = take_out(there, NAME)
    layers = open_project(project, stored, there, Showing.of(there))
    assert set(layers) == set(dictionary())
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert set(own_layers(project, BaseReference.of(there))) == set(dictionary())
    assert layers["logement"].name() == "Mes logements"
    assert layers["logement"].subsetString() == "bailleur = 'SIA'"
    assert layers["epci"].opacity() == 0.5
    assert project.mapThemeCollection().mapThemes() == ["Mon thème"]
    layout = project.layoutManager().layoutByName("Note")
    assert layout.itemById("logo").picturePath().startswith("base64:")
    assert layout.itemById("carte").layers() == [layers["epci"]]
    setup = layers["logement"].editorWidgetSetup(
        layers["logement"].fields().lookupField("intitule")
    )
    assert str(moved) in setup.config()["LayerSource"]
    assert project.fileName() == uri_of(there, NAME) and not project.isDirty()


@pytest.mark.parametrize(
    "source",
    [r"C:\\osp\\base.gpkg", "C:/osp/base.gpkg", "file:///C:/osp/base.gpkg"],
)
def test_a_base_of_windows_is_found_however_its_path_is_written(monkeypatch, source):
    monkeypatch.setattr(outgoing_paths, "Path", PureWindowsPath)
    moved = outgoing_paths._moved(f"{source}|layername=cite", r"C:\\osp\\base.gpkg")
    assert moved == "./base.gpkg|layername=cite"


def test_a_project_half_made_takes_no_name(base, kept, monkeypatch):
    def fail(*given: object, **named: object) -> None:
        raise RuntimeError

    stored = take_out(base, NAME)
    monkeypatch.setattr(stored_storage, "open_base", fail)
    project = QgsProject.instance()
    with pytest.raises(RuntimeError):
        open_project(project, stored, base, Showing.of(base))
    assert project.fileName() == "" and not project.mapLayers()


def test_what_runs_is_left_out_and_told(base, kept):
    stored = take_out(base, NAME)
    assert stored.left_out.kinds == {"action"}
    project = QgsProject.instance()
    layers = open_project(project, stored, base, Showing.of(base))
    assert not layers["cite"].actions().actions()
    assert "[%" in layers["logement"].mapTipTemplate()


@pytest.mark.parametrize(
    "written",
    [
        "<properties><Macros><pythonCode type='QString'>def openProject(): 1</pythonCode></Macros>"
        "</properties>",
        "<properties><properties name='Macros'><properties name='pythonCode' type='QString'>1"
        "</properties></properties></properties>",
    ],
)
def test_macros_of_a_project_never_come_out(base, kept, written):
    from osp_plugin.project.foreign import LeftOut
    from osp_plugin.project.foreign.xml_tree import parse
    from osp_plugin.project.foreign.xml_tree import written as text
    from osp_plugin.project.stored.incoming import incoming

    root = parse(f"<qgis>{written}</qgis>")
    left_out = LeftOut()
    incoming(root, base, left_out)
    assert "acros" not in text(root) and left_out.kinds == {"code"}


def test_nothing_of_another_project_comes_in_with_one(base, folder):
    """QGIS would read that one by itself, with the actions that nobody has looked at."""
    from osp_plugin.project.foreign import LeftOut
    from osp_plugin.project.foreign.xml_tree import parse
    from osp_plugin.project.foreign.xml_tree import written as text
    from osp_plugin.project.stored.incoming import incoming

    trap = QgsProject()
    layer = QgsVectorLayer(f"{base.path}|layername=commune", "Piège", "ogr")
    layer.actions().addAction(QgsAction(QgsAction.ActionType.GenericPython, "a", "1"))
    trap.addMapLayer(layer, False)
    trap.layerTreeRoot().addGroup("Groupe").addLayer(layer)
    assert trap.write(str(folder / "piege.qgz"))
    project = QgsProject()
    project.layerTreeRoot().addChildNode(
        project.createEmbeddedGroup("Groupe", str(folder / "piege.qgz"), [])
    )
    project.setPresetHomePath("//espion.example/part")
    assert project.write(str(folder / "projet.qgs"))
    root = parse((folder / "projet.qgs").read_text("utf-8"))
    root.find("projectlayers").append(
        parse(
            f"<maplayer embedded='1' project='{folder / 'piege.qgz'}' id='{layer.id()}'>"
            f"<id>{layer.id()}</id><provider>ogr</provider>"
            "<datasource>./base.gpkg|layername=commune</datasource></maplayer>"
        )
    )
    assert text(root).count("piege.qgz") == 2
    left_out = LeftOut()
    incoming(root, base, left_out)
    assert "espion" not in text(root)
    assert left_out.kinds == {"fichier"}
    (folder / "sorti.qgs").write_text(f"<!DOCTYPE qgis>\n{text(root)}", "utf-8")
    read = QgsProject()
    assert read.read(str(folder / "sorti.qgs"))
    assert not read.mapLayers()


def test_each_style_of_a_layer_is_rid_of_what_runs(base, folder):
    """The user chooses another one, or a theme does: it would come with its actions."""
    from osp_plugin.project.foreign import LeftOut
    from osp_plugin.project.foreign.xml_tree import parse
    from osp_plugin.project.foreign.xml_tree import written as text
    from osp_plugin.project.stored.incoming import incoming

    project = QgsProject()
    layer = QgsVectorLayer(f"{base.path}|layername=commune", "Communes", "ogr")
    project.addMapLayer(layer)
    layer.setOpacity(0.25)
    layer.actions().addAction(QgsAction(QgsAction.ActionType.GenericPython, "a", "piege()"))
    layer.setDefaultValueDefinition(1, QgsDefaultValue("env('OSP_TRAHI')"))
    layer.styleManager().addStyleFromLayer("piège")
    layer.actions().clearActions()
    layer.setDefaultValueDefinition(1, QgsDefaultValue("1 + 1"))
    layer.setOpacity(1)
    assert project.write(str(folder / "projet.qgs"))
    root = parse((folder / "projet.qgs").read_text("utf-8"))
    assert "piege()" in text(root)
    left_out = LeftOut()
    incoming(root, base, left_out)
    assert "piege()" not in text(root) and "OSP_TRAHI" not in text(root)
    assert left_out.kinds == {"action", "fonction"}
    (folder / "sorti.qgs").write_text(f"<!DOCTYPE qgis>\n{text(root)}", "utf-8")
    read = QgsProject()
    assert read.read(str(folder / "sorti.qgs"))
    (shown,) = read.mapLayers().values()
    assert shown.defaultValueDefinition(1).expression() == "1 + 1"
    assert shown.styleManager().setCurrentStyle("piège")
    assert shown.opacity() == 0.25 and not shown.actions().actions()


def test_layers_of_the_web_or_of_another_folder_do_not_come_out(base):
    from osp_plugin.project.foreign import LeftOut
    from osp_plugin.project.foreign.xml_tree import parse
    from osp_plugin.project.stored.elements import layers_of
    from osp_plugin.project.stored.incoming import incoming

    sources = {
        "wms": "url=http://espion.example/wms&amp;layers=a",
        "ogr": "/etc/passwd",
        "virtual": "?query=SELECT 1",
        "postgres": 'dbname=\'osp\' host=espion.example table="osp"."logement"',
    }
    layers = "".join(
        f"<maplayer><id>{kind}</id><datasource>{source}</datasource><provider>{kind}</provider>"
        "</maplayer>"
        for kind, source in sources.items()
    )
    root = parse(
        f"<qgis><layer-tree-group><layer-tree-layer id='wms'/></layer-tree-group>"
        f"<projectlayers>{layers}<maplayer><id>ici</id><datasource>./voisin.gpkg</datasource>"
        "<provider>ogr</provider></maplayer></projectlayers></qgis>"
    )
    left_out = LeftOut()
    incoming(root, base, left_out)
    assert [layer.findtext("id") for layer in layers_of(root)] == ["ici"]
    assert root.find(".//layer-tree-layer") is None
    assert left_out.kinds == {"adresse", "fichier"}


def test_the_base_maps_of_the_ign_come_out(base):
    from xml.sax.saxutils import escape

    from osp_plugin.domain.maps.basemaps import shipped
    from osp_plugin.project.foreign import LeftOut
    from osp_plugin.project.foreign.xml_tree import parse
    from osp_plugin.project.maps.basemaps import source
    from osp_plugin.project.stored.elements import layers_of
    from osp_plugin.project.stored.incoming import incoming

    own = source(shipped()[0])
    spy = own.replace("data.geopf.fr", "espion.example")
    assert spy != own
    layers = "".join(
        f"<maplayer><id>{name}</id><datasource>{escape(text)}</datasource>"
        "<provider>wms</provider></maplayer>"
        for name, text in (("ign", own), ("espion", spy), ("deux", f"{own}&url=http://e.example"))
    )
    root = parse(f"<qgis><projectlayers>{layers}</projectlayers></qgis>")
    incoming(root, base, LeftOut())
    assert [layer.findtext("id") for layer in layers_of(root)] == ["ign"]


def test_the_base_is_as_its_version_wants_it_with_a_project_in(base, kept):
    base.check()
    assert base.foreign() == ()
    base.upgrade()
    assert list_projects(base) == [NAME]
