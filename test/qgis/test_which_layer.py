"""Which base and which layer: what the source says, whatever marks travelled, whatever the way."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QInputDialog

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.domain.errors import Cancelled
from osp_plugin.gui.base.opener import Opener
from osp_plugin.gui.base.strays import StrayLayers
from osp_plugin.gui.common.current import layer_parameters
from osp_plugin.gui.common.messages import Messages
from osp_plugin.project import (
    BaseReference,
    find_layer,
    open_base,
    open_references,
    osp_layers,
    reference_of,
    restore_form,
    role_of,
)
from osp_plugin.project.forms.saved_state import state_layers
from osp_plugin.project.maps.themes import add_theme
from osp_plugin.project.opening import NothingOpened
from osp_plugin.project.roles import own_layers, stray
from osp_plugin.storage.geopackage import GeoPackageBase

from ..support.at_once import PiecesNow
from ..support.new_base import new_base
from ..support.samples import add_dwellings

LAYERS = len(dictionary()) + 1
COPY = "Logements (copie)"


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    (tmp_path / "dossier").mkdir()
    made = new_base(tmp_path / "dossier" / "base.gpkg")
    add_dwellings(made)
    return made


@pytest.fixture
def project(qgis_new_project) -> QgsProject:
    return QgsProject.instance()


@pytest.fixture
def layers(base, project) -> dict[str, QgsVectorLayer]:
    return open_base(base, project)


def copy_of(layer: QgsVectorLayer, name: str = COPY, only: str = "") -> QgsVectorLayer:
    """What « Dupliquer la couche » of QGIS makes, marks and all."""
    made = layer.clone()
    made.setName(name)
    if only:
        assert made.setSubsetString(only)
    QgsProject.instance().addMapLayer(made)
    return made


def relations(project: QgsProject) -> dict[str, tuple[str, str]]:
    return {
        name: (found.referencingLayerId(), found.referencedLayerId())
        for name, found in project.relationManager().relations().items()
    }


def window(active: QgsVectorLayer | None = None) -> Any:
    bar = QgsMessageBar()
    return SimpleNamespace(
        activeLayer=lambda: active, mainWindow=lambda: None, messageBar=lambda: bar
    )


class AtOnce:
    """A worker that works when it is asked to."""

    pieces = PiecesNow()

    def start(self, _title: str, function: Any, done: Any, failed: Any) -> None:
        try:
            found = function()
        except Exception as error:
            failed(error)
        else:
            done(found)


class Soon(AtOnce):
    """A worker that works when QGIS has done what it was at."""

    bar: QgsMessageBar

    def __init__(self) -> None:
        self.waiting: list[Any] = []

    def start(self, *given: Any) -> None:
        self.waiting.append(given)

    def work(self) -> None:
        for given in self.waiting:
            super().start(*given)
        self.waiting.clear()


# -- copies ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(6))
def test_the_layer_placed_and_whole_is_that_of_the_base(layers, base, project, number):
    """Ids are drawn at random, and with them the order of the layers of a project."""
    copy_of(layers["logement"], only="bailleur = 'SIA'")
    copy_of(layers["logement"])
    assert find_layer(project, "logement") is layers["logement"]
    assert layer_parameters(window(), BaseReference.of(base), INPUT="logement") == {
        "INPUT": layers["logement"].id()
    }


def test_relations_lists_and_forms_stay_on_the_layers_of_the_base(layers, base, project):
    before = relations(project)
    setup = layers["logement"].editorWidgetSetup(
        layers["logement"].fields().indexFromName("intitule")
    )
    for _number in range(4):
        for role in ("logement", "operation", "commune", "journal"):
            copy_of(layers[role], only="fid = 1")
    again = open_base(base, project)
    assert {role: layer.id() for role, layer in again.items()} == {
        role: layer.id() for role, layer in layers.items()
    }
    assert relations(project) == before
    field = layers["logement"].fields().indexFromName("intitule")
    assert layers["logement"].editorWidgetSetup(field).config() == setup.config()


def test_renamed_layers_and_groups_leave_one_set_of_relations(layers, base, project):
    before = sorted(relations(project).values())
    for layer in layers.values():
        layer.setName(f"{layer.name()} 2026")
    for group in project.layerTreeRoot().findGroups():
        group.setName("Chez nous")
    open_base(base, project)
    assert sorted(relations(project).values()) == before


def test_a_layer_sent_to_another_base_joins_nothing_of_the_first(layers, base, project, tmp_path):
    """« Changer la source des données… » of QGIS."""
    (tmp_path / "autre").mkdir()
    other = new_base(tmp_path / "autre" / "base.gpkg")
    sent = layers["operation"]
    sent.setDataSource(f"{other.path}|layername=operation", sent.name(), "ogr")
    again = open_base(base, project)
    assert again["operation"].id() != sent.id()
    ends = {end for joined in relations(project).values() for end in joined}
    assert ends == {layer.id() for layer in again.values()} & ends and sent.id() not in ends


def test_the_form_of_a_copy_moves_nothing(layers, base, project):
    before = relations(project)
    copy = copy_of(layers["operation"], only="fid = 1")
    assert restore_form(copy, project)
    assert relations(project) == before
    assert own_layers(project, BaseReference.of(base))["operation"] is layers["operation"]


def test_a_copy_takes_no_place_of_a_layer_that_is_gone(layers, base, project):
    copy = copy_of(layers["operation"], only="fid = 1")
    project.removeMapLayer(layers["operation"].id())
    again = open_base(base, project)
    assert again["operation"].id() != copy.id()
    assert not again["operation"].subsetString()


def test_copies_saved_with_their_project_stay_copies(layers, base, project, tmp_path):
    kept = layers["logement"].id()
    copy_of(layers["logement"])
    assert project.write(str(tmp_path / "projet.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "projet.qgz"))
    assert find_layer(project, "logement").id() == kept
    assert open_base(base, project)["logement"].id() == kept


def test_where_only_filtered_layers_are_the_active_one_is_meant_or_the_user_asked(
    layers, base, project, monkeypatch
):
    reference = BaseReference.of(base)
    one = copy_of(layers["logement"], "SIA", "bailleur = 'SIA'")
    other = copy_of(layers["logement"], "M&C", "bailleur = 'M&C'")
    project.removeMapLayer(layers["logement"].id())
    assert layer_parameters(window(other), reference, INPUT="logement") == {"INPUT": other.id()}
    asked: list[list[str]] = []

    def answer(_parent: Any, _title: str, _text: str, items: list[str], *_more: Any) -> Any:
        asked.append(items)
        return next(text for text in items if "SIA" in text), True

    monkeypatch.setattr(QInputDialog, "getItem", answer)
    assert layer_parameters(window(), reference, INPUT="logement") == {"INPUT": one.id()}
    assert len(asked[0]) == 2 and all("filtre" in text for text in asked[0])
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_any: ("", False))
    with pytest.raises(Cancelled):
        layer_parameters(window(), reference, INPUT="logement")


# -- marks -----------------------------------------------------------------------------------


def test_marks_of_another_table_change_no_role(layers, base, project):
    """As a style pasted with its custom properties leaves them."""
    marks = layers["logement"].customProperties()
    layers["commune"].setCustomProperties(marks)
    assert role_of(layers["commune"]) == "commune"
    assert find_layer(project, "logement") is layers["logement"]
    again = open_base(base, project)
    assert again["commune"].id() == layers["commune"].id()
    assert len(project.mapLayers()) == LAYERS


def test_marks_make_no_base_of_a_file_that_is_none(layers, project, tmp_path):
    from osgeo import ogr

    path = tmp_path / "voisin.gpkg"
    made = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    made.CreateLayer("commune", None, ogr.wkbPoint)
    del made
    layer = QgsVectorLayer(f"{path}|layername=commune", "commune", "ogr")
    assert layer.isValid()
    project.addMapLayer(layer)
    layer.setCustomProperties(layers["commune"].customProperties())
    assert role_of(layer) is None and reference_of(layer) is None
    assert len(open_references(project)) == 1


def test_marks_of_another_base_do_not_move_a_layer_there(layers, base, project, tmp_path):
    other = new_base(tmp_path / "autre.gpkg")
    second = open_base(other, project)
    second["commune"].setCustomProperties(layers["commune"].customProperties())
    assert reference_of(second["commune"]) == BaseReference.of(other)
    assert find_layer(project, "commune", BaseReference.of(base)) is layers["commune"]


def test_the_hidden_layer_is_no_table_to_edit_and_is_made_once(layers, base, project):
    hidden = [layer for layer in project.mapLayers().values() if layer not in layers.values()]
    assert [role_of(layer) for layer in hidden] == [None]
    assert all(stray(layer) is None for layer in project.mapLayers().values())
    state_layers(project, base, BaseReference.of(base), {"logement"})
    assert len(project.mapLayers()) == LAYERS


# -- one file --------------------------------------------------------------------------------


def ways(path: Path, tmp_path: Path) -> dict[str, str]:
    """A file by all the ways that lead to it here."""
    link = tmp_path / "lien.gpkg"
    if not link.exists():
        link.symlink_to(path)
        (tmp_path / "raccourci").symlink_to(path.parent)
        os.link(path, tmp_path / "lien dur.gpkg")
    return {
        "lien dur": str(tmp_path / "lien dur.gpkg"),
        "lien": str(link),
        "dossier lié": str(tmp_path / "raccourci" / path.name),
        "remontée": str(path.parent / ".." / path.parent.name / path.name),
        "relatif": os.path.relpath(path),
        "adresse": path.as_uri(),
        "GDAL": f"GPKG:{path}",
        "fenêtre": f"/vsisubfile/0,{path}",
        "double barre": str(path).replace("/", "//"),
    }


WAYS = (
    "lien dur",
    "lien",
    "dossier lié",
    "remontée",
    "relatif",
    "adresse",
    "GDAL",
    "fenêtre",
    "double barre",
)


@pytest.mark.parametrize("way", WAYS)
def test_one_file_is_one_base(layers, base, project, tmp_path, way):
    reference = BaseReference.geopackage(ways(base.path, tmp_path)[way])
    assert reference == BaseReference.of(base)
    assert hash(reference) == hash(BaseReference.of(base))
    again = open_base(reference, project)
    assert again["logement"].id() == layers["logement"].id()
    assert len(project.mapLayers()) == LAYERS
    assert len(project.layerTreeRoot().children()) == 1


def test_a_file_keeps_its_place_when_another_name_is_given_to_it_or_taken_off(base, tmp_path):
    first, other = BaseReference.of(base), tmp_path / "autre.gpkg"
    os.link(base.path, other)
    assert BaseReference.geopackage(other) == BaseReference.of(base) == first
    os.replace(shutil.copy(base.path, tmp_path / "neuve.gpkg"), base.path)
    assert BaseReference.of(base) == first
    assert BaseReference.geopackage(other) != first


@pytest.mark.parametrize(
    "source",
    [
        "{lien}|layername=logement",
        "{remontée}|layername=logement",
        "GPKG:{path}:logement",
        "{path}|layername=LOGEMENT",
        "{path}|layername=logement|option:IMMUTABLE=NO",
    ],
)
def test_a_layer_is_of_its_base_however_its_source_is_written(base, tmp_path, source):
    text = source.format(path=base.path, **ways(base.path, tmp_path))
    layer = QgsVectorLayer(text, "une couche", "ogr")
    assert stray(layer) == (BaseReference.of(base), "logement")


def test_a_layer_known_by_its_number_is_of_its_table(base):
    layer = QgsVectorLayer(f"{base.path}|layerid=0", "une couche", "ogr")
    assert layer.isValid()
    found = stray(layer)
    assert found is not None and found[0] == BaseReference.of(base)
    assert dictionary()[found[1]].fields[1].name in layer.fields().names()


def test_a_query_on_a_base_is_no_table(base):
    sql = "SELECT * FROM logement WHERE fid > 0"
    layer = QgsVectorLayer(f"{base.path}|layername=logement|subset={sql}", "requête", "ogr")
    assert stray(layer) is None


# -- moved together --------------------------------------------------------------------------


def _relations(project):
    """What refers to what: QGIS names those of the journal after the layers, which come anew."""
    return sorted(
        (relation.polymorphicRelationId(), *_tables(relation))
        for relation in project.relationManager().relations().values()
    )


def _tables(relation):
    for layer in (relation.referencingLayer(), relation.referencedLayer()):
        yield layer.publicSource().rpartition("layername=")[2]


def test_a_project_moved_with_its_base_has_one_group_and_one_set_of_relations(
    layers, base, project, tmp_path
):
    before = _relations(project)
    project.removeMapLayer(layers["cite"].id())
    assert project.write(str(base.path.parent / "projet.qgz"))
    project.clear()
    moved = Path(shutil.move(base.path.parent, tmp_path / "ailleurs"))
    assert project.read(str(moved / "projet.qgz"))
    again = open_base(moved / "base.gpkg", project)
    assert set(again) == set(dictionary())
    assert [group.name() for group in project.layerTreeRoot().children()] == ["OSP – base"]
    names = [group.name() for group in project.layerTreeRoot().children()[0].children()]
    assert len(names) == len(set(names))
    assert _relations(project) == before
    [journal] = project.relationManager().polymorphicRelations().values()
    assert journal.referencingLayerId() == again["journal"].id()
    assert len(project.mapLayers()) == LAYERS


def test_the_base_then_made_where_the_first_was_stays_apart(layers, base, project, tmp_path):
    place = base.path
    assert project.write(str(place.parent / "projet.qgz"))
    project.clear()
    moved = Path(shutil.move(place.parent, tmp_path / "ailleurs"))
    assert project.read(str(moved / "projet.qgz"))
    first = relations(project)
    place.parent.mkdir()
    new = new_base(place)
    open_base(new, project)
    assert len(project.mapLayers()) == 2 * LAYERS
    assert len(project.layerTreeRoot().children()) == 2
    kept = relations(project)
    assert {name: kept[name] for name in first} == first
    assert len(kept) == 2 * len(first)


# -- tables that came by another way ---------------------------------------------------------


def dragged(base: GeoPackageBase, table: str, name: str = "") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{base.path}|layername={table}", name or f"base — {table}", "ogr")
    assert layer.isValid()
    return layer


@pytest.fixture
def strays(qgis_new_project):
    soon, iface = Soon(), window()
    soon.bar = iface.messageBar()
    watch = StrayLayers(Messages(iface), soon, SimpleNamespace(), ())
    watch.install()
    yield soon
    watch.remove()


def test_a_table_dragged_takes_its_name_symbols_group_and_place(base, project, strays):
    for table in ("occupation", "cite", "logement"):
        project.addMapLayer(dragged(base, table))
        strays.work()
    [group] = project.layerTreeRoot().children()
    assert group.name() == "OSP – base"
    shown = [(g.name(), [leaf.name() for leaf in g.findLayers()]) for g in group.children()]
    assert shown == [("Logements", ["Logements", "Occupation"]), ("Cités", ["Cités minières"])]
    assert find_layer(project, "logement").renderer().type() == "categorizedSymbol"
    assert all("Ouvrez la base" in item.text() for item in strays.bar.items())
    opened = open_base(base, project)
    assert len(project.mapLayers()) == LAYERS
    assert opened["logement"].name() == "Logements"
    assert [g.name() for g in group.findGroups()] == [
        "Logements", "Programmation", "Cités", "Territoires", "Référentiels",
    ]  # fmt: skip


def test_a_table_dragged_back_into_an_open_base_stands_at_its_place(layers, base, project, strays):
    project.removeMapLayer(layers["commune"].id())
    project.addMapLayer(dragged(base, "commune"))
    strays.work()
    [group] = project.layerTreeRoot().children()
    places = next(g for g in group.children() if g.name() == "Territoires")
    assert [leaf.name() for leaf in places.findLayers()] == [
        "EPCI", "Communes", "Départements", "Parcelles",
    ]  # fmt: skip
    assert own_layers(project, BaseReference.of(base))["commune"].name() == "Communes"
    assert all("déjà ouverte" in item.text() for item in strays.bar.items())


def test_a_name_that_somebody_gave_stays(base, project, strays):
    project.addMapLayer(dragged(base, "logement", "mes logements"))
    strays.work()
    layer = find_layer(project, "logement")
    assert layer.name() == "mes logements"
    assert layer.renderer().type() == "categorizedSymbol"
    assert [leaf.name() for leaf in project.layerTreeRoot().findLayers()] == ["mes logements"]


def test_a_table_dragged_beside_its_own_layer_is_one_more(layers, base, project, strays):
    layer = dragged(base, "commune")
    project.addMapLayer(layer)
    strays.work()
    assert role_of(layer) == "commune" and layer.name() == "base — commune"
    assert find_layer(project, "commune") is layers["commune"]


def test_a_layer_that_somebody_named_and_drew_in_a_project_keeps_it(base, project, tmp_path):
    layer = dragged(base, "cite", "Mes cités")
    layer.renderer().symbol().setOpacity(0.5)
    project.addMapLayer(layer)
    assert project.write(str(tmp_path / "projet.qgz"))
    project.clear()
    soon = Soon()
    watch = StrayLayers(Messages(window()), soon, SimpleNamespace(), ())
    watch.install()
    try:
        assert project.read(str(tmp_path / "projet.qgz"))
        soon.work()
        [found] = osp_layers(project)
        assert found.name() == "Mes cités"
        assert isinstance(found.renderer(), QgsSingleSymbolRenderer)
    finally:
        watch.remove()


# -- opening that fails ----------------------------------------------------------------------


def told(opened: GeoPackageBase, project: QgsProject) -> list[tuple[int, str]]:
    """What the message bar says of an opening: level and text."""
    iface = window()
    names = ("setReferencedExtent", "zoomByFactor", "refresh", "freeze")
    canvas = SimpleNamespace(**dict.fromkeys(names, lambda *_given: None))
    iface.mapCanvas = lambda: canvas
    Opener(iface, Messages(iface), AtOnce()).open(BaseReference.of(opened))
    return [(int(item.level()), item.text()) for item in iface.messageBar().items()]


def test_a_base_without_tables_is_not_called_open(base, project):
    with base.transaction() as session:
        session.execute("PRAGMA defer_foreign_keys = ON")
        for view in base._views()[::-1]:
            session.execute(f"DROP VIEW {view.name}")
        for name in base.tables:
            session.execute(f'DROP TABLE "{name}"')
    with pytest.raises(NothingOpened, match="aucune de ses tables"):
        open_base(base, project, showing=SHOWN)
    said = told(base, project)
    assert not any("est ouverte" in text for _level, text in said)
    assert said and not project.mapLayers() and not project.layerTreeRoot().children()


def test_a_path_that_qgis_cannot_read_is_told(base, project):
    moved = base.path.rename(base.path.with_name("base%20du%7Cmois.gpkg"))
    said = told(GeoPackageBase(moved), project)
    if project.mapLayers():
        pytest.skip("ce QGIS sait lire ce chemin")
    assert len(said) == 1 and "n’a pas" not in said[0][1].split(":")[0].replace("n’a pu", "")
    assert "chemin" in said[0][1] and "est ouverte" not in said[0][1]


def test_tables_that_are_gone_are_named(base, project):
    with base.transaction() as session:
        session.execute("DROP TABLE rpls")
        session.execute("DROP TABLE anomalie_acceptee")
    said = told(base, project)
    assert len(said) == 1
    assert "est ouverte" not in said[0][1]
    assert all(name in said[0][1] for name in ("rpls", "anomalie_acceptee"))
    assert "logement" not in said[0][1]


def _shown() -> Any:
    from osp_plugin.project import Showing
    from osp_plugin.project.forms import Rights
    from osp_plugin.project.styles import SavedStyles

    return Showing(SavedStyles(), Rights(frozenset()))


SHOWN = _shown()


def test_two_bases_of_one_name_are_told_apart_by_their_folders(layers, base, project, tmp_path):
    """In the panel, and among the themes."""
    twins = []
    for folder in ("2021", "autre/2021"):
        (tmp_path / folder).mkdir(parents=True)
        twins.append(GeoPackageBase(shutil.copy(base.path, tmp_path / folder / "base.gpkg")))
    for twin in twins:
        other = open_base(twin, project)
        add_theme(project, BaseReference.of(twin), "Cités", {other["cite"]: ""})
        open_base(twin, project)
    names = [group.name() for group in project.layerTreeRoot().children()]
    whole = str(twins[1].path.parent)
    assert sorted(names) == ["OSP – base", f"OSP – base ({whole})", "OSP – base (2021)"]
    add_theme(project, BaseReference.of(base), "Cités", {layers["cite"]: ""})
    themes = project.mapThemeCollection().mapThemes()
    assert {"Cités", "Cités (base)", "Cités (base (dossier))"} <= set(themes)
