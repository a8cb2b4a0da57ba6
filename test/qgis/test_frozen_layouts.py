"""A note or a fiche stays what it was: the project moves, the base changes, the map turns to
something else; only « Mettre à jour les chiffres » changes it, and keeps what was done by hand.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
    QgsVectorLayerSimpleLabeling,
)

from osp_plugin.compat import make_field
from osp_plugin.domain.common.numbers import HIDDEN_VALUE
from osp_plugin.domain.indicators import Criteria, indicator, indicators
from osp_plugin.domain.maps.basemaps import shipped
from osp_plugin.project import BaseReference, Showing, open_base
from osp_plugin.project.frozen import DrawnBySecrets, FreezeFailed, Freezing, is_frozen, sweep
from osp_plugin.project.indicators.drawing import Drawing
from osp_plugin.project.indicators.thematic import FiguresLayer
from osp_plugin.project.maps import basemaps
from osp_plugin.project.still import ProjectLeft
from osp_plugin.project.stored import open_project, take_out, write_project
from osp_plugin.reports.fiches.contents import content_of, programmed
from osp_plugin.reports.fiches.definition import FICHE, NOTE, Definition, NotMadeHere, keep, made
from osp_plugin.reports.fiches.making import NewNote, added
from osp_plugin.reports.fiches.updating import Update
from osp_plugin.reports.layouts import (
    FICHE_TERRITORY,
    NOTE_TABLE,
    STATEMENT,
    Content,
    MapSource,
    Signature,
    View,
    fill,
    layers_of_fiches,
    template_of,
)
from osp_plugin.reports.layouts.files import write_pdf
from osp_plugin.storage import open_geopackage
from osp_plugin.storage.indicators.statistics import Statistics

from ..support.pdf import pages

SIGNATURE = Signature("Préfet du Pas-de-Calais", "Direction départementale des territoires")
DPI = 60


@pytest.fixture
def base_path(demo, tmp_path) -> Path:
    """A base of its own, whose rows the test may change; copied as SQLite copies itself."""
    path = tmp_path / "ici" / "osp.gpkg"
    path.parent.mkdir()
    source, target = sqlite3.connect(demo), sqlite3.connect(path)
    source.backup(target)
    source.close()
    target.close()
    return path


@pytest.fixture
def project(base_path) -> Iterator[QgsProject]:
    """A project with the layers of the base."""
    found = QgsProject()
    open_base(BaseReference.geopackage(base_path), found)
    yield found
    found.clear()


def test_a_layer_that_holds_other_shapes_than_it_says_is_copied(project, tmp_path):
    """A layer of Polygon may hold MultiPolygon, which files take and QGIS shows."""
    path = str(tmp_path / "secteurs.gpkg")
    source = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    table = source.CreateLayer("secteurs", geom_type=ogr.wkbPolygon)
    one = "((0 0, 10 0, 10 10, 0 0))"
    for text in (f"POLYGON {one}", f"MULTIPOLYGON ({one}, ((50 0, 60 0, 60 10, 50 0)))"):
        row = ogr.Feature(table.GetLayerDefn())
        row.SetGeometry(ogr.CreateGeometryFromWkt(text))
        table.CreateFeature(row)
    table = source = None
    layer = QgsVectorLayer(path, "Secteurs", "ogr")
    project.addMapLayer(layer)
    freezing = Freezing(project, [layer])
    freezing.write()
    copies = list(freezing.layers()[layer.id()].getFeatures())
    assert [copy.geometry().area() for copy in copies] == [50, 100]


def map_of(project: QgsProject, base_path: Path, key: str = "nb_logements") -> View:
    """What the window shows: a map of figures above the layers of the base."""
    base = open_geopackage(base_path)
    figures = Statistics.of_base(base).at("epci", [key])
    drawn = FiguresLayer(project).show(base, Drawing(indicator(key), figures))
    roles = layers_of_fiches(project, BaseReference.geopackage(base_path), "epci")
    layers = [roles["logement"], drawn, roles["cite"], roles["commune"]]
    return View(layers, roles["epci"].extent(), crs=project.crs())


def attached(project: QgsProject) -> list[str]:
    """The files attached to a project, but that of its own styles (since 3.26)."""
    return [path for path in project.attachedFiles() if not path.endswith("styles.db")]


def note(project: QgsProject, base_path: Path) -> QgsPrintLayout:
    definition = Definition(
        NOTE, "osp", "Logements remontés par EPCI", "", "epci", ("nb_logements",), chart="barres"
    )
    base = open_geopackage(base_path)
    new = NewNote(project, template_of(NOTE_TABLE), definition, map_of(project, base_path))
    new.write()
    return new.make(content_of(definition, base, lambda: Statistics.of_base(base)), SIGNATURE)


def fiche(
    project: QgsProject, base_path: Path, background: Sequence[QgsMapLayer] = ()
) -> QgsPrintLayout:
    base = open_geopackage(base_path)
    layers = layers_of_fiches(project, BaseReference.geopackage(base_path), "epci")
    freezing = Freezing(project, [*layers.values(), *background])
    freezing.write()
    made_of = freezing.layers()
    copies = {role: made_of[layer.id()] for role, layer in layers.items()}
    layout = added(project, template_of(FICHE_TERRITORY), "Fiche")
    definition = Definition(FICHE, "osp", "", scale="epci", code="CAHC")
    content = content_of(definition, base, lambda: Statistics.of_base(base))
    behind = [made_of[layer.id()] for layer in background]
    view = MapSource.of_project(project, copies).view(
        "epci", "CAHC", Criteria(), programmed(definition, base), behind
    )
    fill(layout, content, SIGNATURE, view)
    keep(layout, definition, content, made_at())
    sweep(project)
    return layout


def made_at():
    from datetime import datetime

    return datetime(2026, 1, 5, 10, 30)


def pictures(layout: QgsPrintLayout, folder: Path) -> list[bytes]:
    """The pages of the PDF of a layout, pixel by pixel."""
    folder.mkdir(parents=True, exist_ok=True)
    write_pdf(layout, folder / "page.pdf")
    command = ("pdftoppm", "-r", str(DPI), str(folder / "page.pdf"), str(folder / "page"))
    subprocess.run(command, check=True)
    return [path.read_bytes() for path in sorted(folder.glob("page*.ppm"))]


def change(base_path: Path) -> None:
    """A third of the dwellings moves to another EPCI, and another advances."""
    with sqlite3.connect(base_path) as base:
        triggers = base.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'logement'"
        ).fetchall()
        for name, _sql in triggers:
            base.execute(f'DROP TRIGGER "{name}"')
        base.execute("UPDATE logement SET epci = 'CAHC' WHERE fid % 3 = 0")
        base.execute("UPDATE logement SET avancement = 'Livré' WHERE fid % 3 = 1")
        for _name, sql in triggers:
            base.execute(sql)
    base.close()


def reopened(path: Path) -> QgsProject:
    found = QgsProject()
    assert found.read(str(path))
    return found


@pytest.mark.parametrize(("make", "extension"), [(note, "qgz"), (fiche, "qgs")])
def test_a_layout_is_the_same_to_the_pixel_until_it_is_updated(
    make, extension, project, base_path, tmp_path
):
    layout = make(project, base_path)
    name = layout.name()
    before = pictures(layout, tmp_path / "avant")
    # The window turns to another indicator, then shows nothing; the rows of the base change.
    map_of(project, base_path, "cout_travaux")
    change(base_path)
    assert project.write(str(tmp_path / "ici" / f"projet.{extension}"))
    assert "nb_logements" not in [layer.name() for layer in project.mapLayers().values()]
    project.clear()
    shutil.move(tmp_path / "ici", tmp_path / "ailleurs")

    again = reopened(tmp_path / "ailleurs" / f"projet.{extension}")
    try:
        layout = again.layoutManager().layoutByName(name)
        after = pictures(layout, tmp_path / "apres")
        assert after == before
        moved = BaseReference.geopackage(tmp_path / "ailleurs" / "osp.gpkg")
        updated(again, layout, moved)
        assert pictures(layout, tmp_path / "nouveau") != before
    finally:
        again.clear()


def updated(project: QgsProject, layout: QgsPrintLayout, reference: BaseReference) -> Update:
    update = Update(project, layout, reference)
    update.count()
    update.look()
    update.write()
    update.apply()
    return update


def test_an_update_tells_both_figures_and_changes_the_page_whole(project, base_path, tmp_path):
    layout = note(project, base_path)
    reference = BaseReference.geopackage(base_path)
    update = Update(project, layout, reference)
    update.count()
    assert not any(change.is_change for change in update.changes())
    change(base_path)
    update = Update(project, layout, reference)
    update.count()
    told = {c.label: (c.before, c.after) for c in update.changes() if c.is_change}
    counted = Statistics.of_base(open_geopackage(base_path)).at("epci", ["nb_logements"]).table
    for code, name in counted["nom"].items():
        if counted["nb_logements"][code]:  # a territory without any is left out of the table
            after = told[name][1].replace("\u202f", "")
            assert after == str(int(counted["nb_logements"][code])), name
    assert told["Lens-Liévin"][0] == "2\u202f570"
    updated(project, layout, reference)
    write_pdf(layout, tmp_path / "note.pdf")
    (page,) = pages(tmp_path / "note.pdf")
    before, after = ("".join(text.split()) for text in told["Hénin-Carvin"])
    assert after in "".join(page.split()) and before not in "".join(page.split())
    # The map has the figures of the table.
    drawn = next(
        one for one in layout.referenceMap().layers() if one.fields().lookupField("osp_valeur") >= 0
    )
    on_map = {row["epci"]: row["osp_valeur"] for row in drawn.getFeatures()}
    assert on_map == counted["nb_logements"].drop("Non renseigné", errors="ignore").to_dict()
    legend = layout.itemById("osp_legende").model().rootGroup()
    assert {node.layerId() for node in legend.findLayers()} <= {
        layer.id() for layer in layout.referenceMap().layers()
    }
    (kept,) = [text for key, text in made(layout).figures.items() if "Lens-Liévin" in key]
    assert kept == told["Lens-Liévin"][1]


def test_an_update_keeps_what_was_done_by_hand(project, base_path, own_picture):
    layout = note(project, base_path)
    title, frame = layout.itemById("osp_page_titre"), layout.itemById("osp_tableau")
    drawn, chart = layout.itemById("osp_carte"), layout.itemById("osp_graphique")
    title.setText("Mon titre à moi")
    frame.attemptMove(QgsLayoutPoint(150, 60))
    drawn.attemptResize(QgsLayoutSize(120, 90))
    drawn.zoomToExtent(drawn.extent().buffered(-3000))
    chart.setPicturePath(str(own_picture))
    own = QgsLayoutItemLabel(layout)
    own.setText("Avis du service")
    layout.addLayoutItem(own)
    own.attemptMove(QgsLayoutPoint(20, 30))
    legend = layout.itemById("osp_legende")
    node = legend.model().rootGroup().findLayers()[0]
    node.setCustomProperty("legend/title-label", "Ce que je veux dire")
    widths = layout.multiFrames()[0].columnWidths()
    layout.multiFrames()[0].setColumnWidths([widths[0] - 6, widths[1] + 6])
    extent, place = drawn.extent(), frame.pagePos()
    change(base_path)
    updated(project, layout, BaseReference.geopackage(base_path))
    assert title.currentText() == "Mon titre à moi"
    assert (frame.pagePos() - place).manhattanLength() < 0.01
    assert drawn.rect().width() == pytest.approx(120) and drawn.extent() == extent
    assert chart.picturePath() == str(own_picture)
    assert own.text() == "Avis du service" and own.pagePos().x() == pytest.approx(20)
    told = [n.customProperty("legend/title-label") for n in legend.model().rootGroup().findLayers()]
    assert "Ce que je veux dire" in told
    kept = [widths[0] - 6, widths[1] + 6]
    assert layout.multiFrames()[0].columnWidths() == pytest.approx(kept, abs=0.01)


@pytest.fixture
def own_picture(tmp_path) -> Path:
    path = tmp_path / "photo.svg"
    drawn = '<path d="M0 0h9v9z"/>'
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{drawn}</svg>')
    return path


def test_nothing_of_a_layout_is_in_memory_nor_offered_nor_left_behind(project, base_path):
    layouts = [note(project, base_path), fiche(project, base_path)]
    copies = [layer for layer_id, layer in project.mapLayers().items() if is_frozen(layer)]
    assert len(copies) >= 7
    for layer in copies:
        assert layer.providerType() != "memory"
        assert layer.flags() & QgsMapLayer.LayerFlag.Private
        assert project.layerTreeRoot().findLayer(layer.id()) is None
        assert layer.name().endswith("(figée)") or layer.customProperty("osp/derivee")
    sensitive = {"loyer_avant", "occupe_avant", "relogement", "dvoilib"}
    for layer in copies:
        assert not sensitive & set(layer.fields().names())
    shown = {layer.id() for item in layouts[1].items() if isinstance(item, QgsLayoutItemMap)
             for layer in item.layers()}  # fmt: skip
    assert shown <= {layer.id() for layer in copies}
    assert layouts[1].referenceMap() is layouts[1].itemById("osp_carte")
    files = len(attached(project))
    project.layoutManager().removeLayout(layouts[0])
    assert sweep(project) and len(attached(project)) < files
    assert shown <= set(project.mapLayers())
    project.layoutManager().removeLayout(layouts[1])
    sweep(project)
    assert not [layer for layer in project.mapLayers().values() if is_frozen(layer)]
    assert not attached(project)


def test_a_copy_of_a_layout_keeps_its_figures_when_the_first_is_updated(
    project, base_path, tmp_path
):
    layout = note(project, base_path)
    twin = project.layoutManager().duplicateLayout(layout, "Jumelle")
    before = pictures(twin, tmp_path / "avant")
    change(base_path)
    updated(project, layout, BaseReference.geopackage(base_path))
    assert pictures(twin, tmp_path / "apres") == before


def test_a_layout_of_somebody_else_says_that_it_cannot_be_updated(project, base_path):
    layout = added(project, template_of(NOTE_TABLE), "Une autre")
    layout.setCustomProperty("osp/definition", "{}")
    with pytest.raises(NotMadeHere, match="Une autre"):
        Update(project, layout, BaseReference.geopackage(base_path))


def test_the_copies_bear_no_path_of_the_machine(project, base_path, tmp_path):
    layout = note(project, base_path)
    path = tmp_path / "projet.qgz"
    assert project.write(str(path))
    with zipfile.ZipFile(path) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".qgs"))
        text = archive.read(name).decode()
    layers = text[text.index("<projectlayers") : text.index("</projectlayers>")]
    assert Path(next(iter(attached(project)))).parent.as_posix() not in layers
    for copy in layout.referenceMap().layers():
        if is_frozen(copy):
            assert f"attachment:{Path(copy.source()).name}" in text


def test_a_note_of_a_project_kept_in_the_base_is_the_same(project, base_path, tmp_path):
    """Kept, rid of what is of this computer, taken out and opened again."""
    layout = note(project, base_path)
    before = pictures(layout, tmp_path / "avant")
    base = open_geopackage(base_path)
    write_project(project, base, "Suivi")
    again = QgsProject()
    try:
        open_project(again, take_out(base, "Suivi"), base, Showing.of(base))
        kept = again.layoutManager().layoutByName(layout.name())
        assert all(layer.isValid() for layer in kept.referenceMap().layers())
        assert pictures(kept, tmp_path / "apres") == before
    finally:
        again.clear()


def test_a_base_map_behind_a_note_is_one_of_its_own(project):
    """Hidden or replaced in the panel, it stays in the note; our fills are transparent over it."""
    (item, *_others) = shipped()
    layer = basemaps.make_layer(item)
    project.addMapLayer(layer)
    freezing = Freezing(project, [layer])
    freezing.write()
    copy = freezing.layers()[layer.id()]
    assert copy.id() != layer.id() and copy.id().startswith(basemaps.ID)
    assert copy.source() == layer.source() and is_frozen(copy)
    assert basemaps.attributions([copy]) == basemaps.attributions([layer]) != []
    assert basemaps.find(project, item) is layer
    project.removeMapLayer(layer.id())
    assert basemaps.find(project, item) is None and project.mapLayer(copy.id()) is copy
    copy_id = copy.id()
    assert sweep(project) == [copy_id]


def test_the_chart_of_a_note_is_drawn_again(project, base_path):
    layout = note(project, base_path)
    chart = layout.itemById("osp_graphique")
    assert isinstance(chart, QgsLayoutItemPicture)
    first = chart.picturePath()
    assert first.startswith("base64:")
    change(base_path)
    updated(project, layout, BaseReference.geopackage(base_path))
    assert chart.picturePath().startswith("base64:") and chart.picturePath() != first


def a_map(project: QgsProject, view: View) -> QgsPrintLayout:
    """A note that is a map alone: its figures are told by no table."""
    definition = Definition(NOTE, "osp", "Une carte")
    new = NewNote(project, template_of(NOTE_TABLE), definition, view)
    new.write()
    return new.make(Content("Une carte"), SIGNATURE)


@pytest.mark.parametrize("key", ["nb_logements", "gain_etiquette_moyen"])
def test_a_map_alone_tells_each_of_its_territories_and_no_change_where_there_is_none(
    key, project, base_path
):
    base = open_geopackage(base_path)
    figures = Statistics.of_base(base).at("cite", [key])
    drawn = FiguresLayer(project).show(base, Drawing(indicator(key), figures))
    layout = a_map(project, View([drawn], drawn.extent(), crs=project.crs()))
    reference = BaseReference.geopackage(base_path)
    update = Update(project, layout, reference)
    update.count()
    told = update.changes()
    assert not [change for change in told if change.is_change]
    codes = [code for code in figures.table.index if code != "Non renseigné"]
    assert len(set(figures.table["nom"])) < len(codes) == len(told)
    change(base_path)
    with sqlite3.connect(base_path) as changed:
        triggers = changed.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'logement'"
        ).fetchall()
        for (name,) in triggers:
            changed.execute(f'DROP TRIGGER "{name}"')
        changed.execute("DELETE FROM logement WHERE fid % 2 = 0")
    changed.close()
    update = Update(project, layout, reference)
    update.count()
    assert any(one.is_change for one in update.changes()) and len(update.changes()) == len(told)


def test_a_secret_figure_of_a_map_is_told_as_secret_before_and_after(project, base_path):
    base = open_geopackage(base_path)
    found = Statistics.of_base(base)
    key = next(
        item.key
        for item in indicators().values()
        if found.available(item.key) and found.at("commune", [item.key]).secret
    )
    figures = found.at("commune", [key])
    drawn = FiguresLayer(project).show(base, Drawing(indicator(key), figures))
    layout = a_map(project, View([drawn], drawn.extent(), crs=project.crs()))
    update = Update(project, layout, BaseReference.geopackage(base_path))
    update.count()
    told = update.changes()
    assert not [change for change in told if change.is_change]
    shown = [change for change in told if change.before == HIDDEN_VALUE]
    assert len(shown) == len(figures.secret[key] - {"Non renseigné"}) > 0


def test_figures_are_counted_without_the_layers_which_are_of_another_thread(project, base_path):
    layout = note(project, base_path)
    update = Update(project, layout, BaseReference.geopackage(base_path))
    project.removeMapLayers([one for one, layer in project.mapLayers().items() if is_frozen(layer)])
    update.count()


def test_a_layer_taken_away_while_it_is_copied_is_in_the_note_all_the_same(project, base_path):
    view = map_of(project, base_path)
    new = NewNote(project, template_of(NOTE_TABLE), Definition(NOTE, "osp", "Une carte"), view)
    new.write()
    project.removeMapLayer(view.layers[1].id())
    layout = new.make(Content("Une carte"), SIGNATURE)
    assert len(layout.referenceMap().layers()) == 4


def test_a_statement_counted_while_another_project_opens_does_not_land_in_it(project):
    definition = Definition(STATEMENT.key, "osp", "Un état")
    new = NewNote(project, template_of(STATEMENT), definition, View([], QgsRectangle()))
    new.write()
    project.clear()  # as QGIS does before it reads another in the same object
    with pytest.raises(ProjectLeft, match="fermé"):
        new.make(Content("Un état"), SIGNATURE)
    assert not project.layoutManager().layouts()


def test_a_background_taken_away_while_a_note_is_made_leaves_nothing_of_it(project, base_path):
    (item, *_others) = shipped()
    behind = basemaps.make_layer(item)
    project.addMapLayer(behind)
    view = map_of(project, base_path)
    before = set(project.mapLayers()) - {behind.id()}
    layers = [*view.layers, behind]
    new = NewNote(
        project,
        template_of(NOTE_TABLE),
        Definition(NOTE, "osp", "Une carte"),
        View(layers, view.extent, crs=view.crs),
    )
    new.write()
    project.removeMapLayer(behind.id())
    with pytest.raises(FreezeFailed, match="Plan IGN"):
        new.make(Content("Une carte"), SIGNATURE)
    assert set(project.mapLayers()) == before
    assert not attached(project) and not project.layoutManager().layouts()


def test_the_sources_name_an_image_as_the_window_does(project, base_path, tmp_path):
    """Not as the copy is named, which lists of QGIS may offer."""
    path = tmp_path / "photo.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 2, 2, 1)
    dataset.SetGeoTransform((680_000, 1000, 0, 7_040_000, 0, -1000))
    del dataset
    image = QgsRasterLayer(str(path), "Orthophoto de la mission")
    metadata = image.metadata()
    metadata.setRights(["© Mission"])
    image.setMetadata(metadata)
    project.addMapLayer(image)
    view = map_of(project, base_path)
    layout = a_map(project, View([*view.layers, image], view.extent, crs=view.crs))
    scope = QgsExpressionContextUtils.layoutScope(layout)
    assert (
        scope.variable("osp_sources")
        .replace("\u00a0", " ")
        .endswith("Orthophoto de la mission © Mission")
    )


def test_an_update_keeps_the_background_of_the_map_of_the_programme(project, base_path):
    (item, *_others) = shipped()
    behind = basemaps.make_layer(item)
    project.addMapLayer(behind)
    layout = fiche(project, base_path, [behind])
    shown = {one.id(): one for one in layout.items() if isinstance(one, QgsLayoutItemMap)}
    names = {
        name: [basemaps.is_basemap(one) for one in item.layers()] for name, item in shown.items()
    }
    over_it = {name for name, found in names.items() if any(found)}
    assert over_it == {"osp_carte", "osp_carte_programmation"}
    updated(project, layout, BaseReference.geopackage(base_path))
    after = {
        item.id(): [basemaps.is_basemap(one) for one in item.layers()]
        for item in layout.items()
        if isinstance(item, QgsLayoutItemMap)
    }
    assert after == names


def test_a_layer_that_shows_no_row_is_copied_too(project, base_path):
    """A new base has no dwelling yet, a filter may leave none."""
    view = map_of(project, base_path)
    view.layers[0].setSubsetString("fid < 0")
    freezing = Freezing(project, view.layers)
    freezing.write()
    copy = freezing.layers()[view.layers[0].id()]
    assert copy.isValid() and copy.featureCount() == 0
    assert copy.wkbType() == view.layers[0].wkbType()
    assert copy.renderer().type() == view.layers[0].renderer().type()


def _drawn_by(expression: str) -> QgsSingleSymbolRenderer:
    symbol = QgsMarkerSymbol()
    symbol.setDataDefinedSize(QgsProperty.fromExpression(expression))
    return QgsSingleSymbolRenderer(symbol)


def _dwellings(project: QgsProject, base_path: Path) -> QgsVectorLayer:
    return layers_of_fiches(project, BaseReference.geopackage(base_path), "epci")["logement"]


def _dragged(project: QgsProject, base_path: Path) -> QgsVectorLayer:
    """A layer that was not placed by the tool."""
    layer = QgsVectorLayer(f"{base_path}|layername=logement", "À moi", "ogr")
    project.addMapLayer(layer)
    return layer


@pytest.mark.parametrize("placed", [_dwellings, _dragged])
@pytest.mark.parametrize("by", ["symbole", "etiquette", "champ calculé", "jointure"])
def test_what_a_household_pays_goes_in_no_copy_though_a_layer_is_drawn_by_it(
    project, base_path, placed, by
):
    """Who receives the project reads its copies, whatever the server hides from them."""
    layer = placed(project, base_path)
    if by == "champ calculé":
        layer.addExpressionField('"loyer_avant" / 10', make_field("dizaines", "number"))
        layer.addExpressionField('"dizaines" + 1', make_field("encore", "number"))
        layer.setRenderer(_drawn_by('"encore"'))
    elif by == "etiquette":
        settings = QgsPalLayerSettings()
        settings.fieldName, settings.isExpression = "\"loyer_avant\" || ' €'", True
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)
    elif by == "jointure":
        join = QgsVectorLayerJoinInfo()
        join.setJoinLayer(_dragged(project, base_path))
        join.setJoinFieldName("fid")
        join.setTargetFieldName("fid")
        join.setPrefix("autre_")
        assert layer.addJoin(join)
        layer.setRenderer(_drawn_by('"autre_loyer_avant"'))
    else:
        layer.setRenderer(_drawn_by('"loyer_avant" / 100'))
    with pytest.raises(DrawnBySecrets) as told:
        Freezing(project, [layer])
    assert layer.name() in str(told.value)
    assert not attached(project)
    layer.setRenderer(_drawn_by('"annee_financ" - 2000'))
    layer.setLabelsEnabled(False)
    Freezing(project, [layer]).forget()
