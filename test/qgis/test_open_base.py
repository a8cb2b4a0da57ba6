"""A base opened in a project: layers by role, groups, aliases, styles."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pandas as pd
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.paths import STYLES
from osp_plugin.project import (
    BaseReference,
    extent,
    find_layer,
    open_base,
    open_references,
    reference_of,
    role_of,
)
from osp_plugin.project.layers import COLUMNS, DISPLAY, natural_order
from osp_plugin.project.roles import BASE, ROLE
from osp_plugin.project.tree import GROUPS, TECHNICAL
from osp_plugin.storage.errors import BaseNotFound, ConnectionUnknown, NotAnOspBase
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.styles import saved_styles

from ..support.new_base import new_base
from ..support.samples import point

ABBAYE = "Cité de l'Abbaye"
FAR, NEAR = 20_000.0, 1_000.0
COLOURS = {"Groupé": "#000091", "Isolé": "#f28e2b", "Hors": "#7d9be0"}

LAYERS = len(dictionary()) + 1
"""One per table, and the hidden one that remembers the dwellings as they were saved."""


def square(x: float, y: float, side: float) -> bytes:
    """A square around a point, as the multipolygon of a territory."""
    rectangle = QgsRectangle(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    geometry = QgsGeometry.fromRect(rectangle)
    geometry.convertToMultiType()
    return bytes(geometry.asWkb())


def fill(base: GeoPackageBase) -> None:
    """One commune, one cité, three dwellings side by side and one without position."""
    x, y = 680_000.0, 7_035_000.0
    rows = {
        "departement": [{"dep": "62", "nom_dep": "Pas-de-Calais", "geom": square(x, y, 9000)}],
        "epci": [{"epci": "CAHC", "nom_epci": "Hénin-Carvin", "geom": square(x, y, 9000)}],
        "commune": [
            {"idcom": "62724", "nom_commune": "Rouvroy", "epci": "CAHC", "dep": "62",
             "geom": square(x, y, 3000)},
        ],
        "bailleur": [{"bailleur": "SIA", "nom_bailleur": "SIA Habitat"}],
        "cite": [
            {"id_cite": 1, "nom_cite": ABBAYE, "idcom": "62724", "a_enjeux": True,
             "geom": square(x, y, 400)},
            {"id_cite": 2, "nom_cite": "Cité 2", "idcom": "62724", "a_enjeux": None,
             "geom": square(x + 600, y, 300)},
        ],
        "logement": [
            {"id_ddtm62": 1, "bailleur": "SIA", "type_palu": "Groupé", "geom": point(x - 50, y)},
            {"id_ddtm62": 2, "bailleur": "SIA", "type_palu": "Isolé", "geom": point(x, y)},
            {"id_ddtm62": 3, "bailleur": "SIA", "type_palu": "Hors", "geom": point(x + 50, y)},
            {"id_ddtm62": 4, "bailleur": "SIA", "type_palu": "Hors", "geom": None},
        ],
    }  # fmt: skip
    with base.transaction() as session:
        for name, values in rows.items():
            session.append(base.tables[name], pd.DataFrame(values))


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    made = new_base(tmp_path / "base d'essai é.gpkg")
    fill(made)
    return made


@pytest.fixture
def project(qgis_new_project) -> QgsProject:
    return QgsProject.instance()


@pytest.fixture
def layers(base, project) -> dict[str, QgsVectorLayer]:
    return open_base(base, project)


def groups(project: QgsProject) -> dict[str, list[str]]:
    """Names of the layers of each group of the base, from top to bottom."""
    root = project.layerTreeRoot().children()[0]
    return {
        group.name(): [leaf.layer().name() for leaf in group.findLayers()]
        for group in root.children()
        if isinstance(group, QgsLayerTreeGroup)
    }


# -- opening ---------------------------------------------------------------------------------


def test_every_table_is_a_layer_found_by_its_role(layers, base, project):
    assert set(layers) == set(dictionary())
    for role, layer in layers.items():
        assert layer.isValid()
        assert layer.customProperty(ROLE) == role
        assert layer.customProperty(BASE) == base.label
        assert find_layer(project, role) is layer


def test_a_path_opens_the_base_as_well(base, project):
    assert open_base(str(base.path), project)["logement"].featureCount() == 4
    assert open_base(base.path, project)["logement"].featureCount() == 4
    assert len(project.mapLayers()) == LAYERS


def test_layers_bear_the_words_of_the_dictionary(layers):
    for name, table in dictionary().items():
        layer = layers[name]
        assert layer.name() == table.title
        assert layer.metadata().abstract() == table.description
        for field in table.columns:
            index = layer.fields().indexFromName(field.name)
            assert layer.attributeDisplayName(index) == field.alias


def test_a_table_opens_on_what_one_looks_for(layers):
    columns = [c.name for c in layers["logement"].attributeTableConfig().columns() if not c.hidden]
    assert columns[:7] == [
        "dnvoiri", "dindic", "dvoilib", "idcomtxt", "nom_cite_1", "intitule", "avancement",
    ]  # fmt: skip
    assert layers["financement"].attributeTableConfig().columns()[0].name == "financeur"
    assert [
        c
        for name, first in COLUMNS.items()
        for c in first
        if c not in {field.name for field in dictionary()[name].fields}
    ] == []


def test_numbers_sort_as_people_count(layers, project):
    streets = ["10 RUE B", "2 RUE B", "1 RUE B", "100 RUE A"]
    expression = QgsExpression(natural_order("logement"))
    context = QgsExpressionContext()
    found = {}
    for text in streets:
        feature = QgsFeature(layers["logement"].fields())
        number, street = text.split(" ", 1)
        feature["dnvoiri"], feature["dvoilib"] = number, street
        context.setFeature(feature)
        context.setFields(layers["logement"].fields())
        found[text] = expression.evaluate(context)
        assert not expression.hasEvalError(), expression.evalErrorString()
    assert sorted(streets, key=found.get) == ["100 RUE A", "1 RUE B", "2 RUE B", "10 RUE B"]


def test_the_table_hides_the_key_and_puts_the_audit_last(layers):
    columns = [c for c in layers["logement"].attributeTableConfig().columns() if c.name]
    assert [c.name for c in columns if c.hidden] == [
        "fid", "cree_le", "cree_par", "modifie_le", "modifie_par", "version", "version_lue",
    ]  # fmt: skip
    own = [field.name for field in dictionary()["logement"].fields if field.name != "fid"]
    assert sorted(c.name for c in columns if not c.hidden) == sorted(own)


def test_the_journal_cannot_be_edited(layers):
    assert layers["journal"].readOnly()
    assert not layers["logement"].readOnly()


def test_layers_stand_in_ordered_groups(layers, project):
    top = project.layerTreeRoot().children()
    assert [group.name() for group in top] == ["OSP – base d'essai é"]
    assert groups(project) == {
        "Logements": ["Logements", "Diagnostics (DPE)", "Occupation"],
        "Programmation": [
            "Opérations", "Programmation", "Points d’avancement", "Scénarios",
            "Enveloppes", "Mouvements d’enveloppe", "Financements", "Acomptes",
            "Événements d’opérations", "Numéros d’opérations",
            "Programme complémentaire", "Trajectoire", "Scénarios de trajectoire",
        ],
        "Cités": ["Cités minières", "Population cible"],
        "Territoires": ["EPCI", "Communes", "Départements", "Parcelles"],
        "Référentiels": [
            "Bailleurs", "Délégataires", "Campagnes", "Tarifs", "Labels et bonus", "Aides",
            "Délais des travaux", "Règles d’acomptes", "Références dans le temps",
            "Répertoire RPLS", "Organisations", "Conventions", "Accords sur les adresses",
        ],
    }  # fmt: skip


def test_every_table_has_a_place():
    placed = [role for group in GROUPS for role in group.roles]
    assert sorted([*placed, *TECHNICAL]) == sorted(dictionary())


def test_technical_tables_are_at_hand_and_out_of_sight(layers, project):
    root = project.layerTreeRoot()
    private = {
        role
        for role, layer in layers.items()
        if layer.flags() & QgsMapLayer.LayerFlag.Private and root.findLayer(layer.id())
    }
    assert private == set(TECHNICAL)
    assert find_layer(project, "journal").id() == layers["journal"].id()


def test_only_the_parcels_are_not_drawn(layers, project):
    root = project.layerTreeRoot()
    hidden = {role for role, layer in layers.items() if not root.findLayer(layer.id()).isVisible()}
    assert hidden == {"parcelle"}
    folded = {group.name() for group in root.children()[0].findGroups() if not group.isExpanded()}
    assert folded == {"Programmation", "Référentiels"}


def test_an_empty_project_takes_the_crs_of_the_territory(base, project):
    open_base(base, project)
    assert project.crs().authid() == "EPSG:2154"


def test_a_project_with_layers_keeps_its_crs(base, project):
    project.addMapLayer(QgsVectorLayer("Point?crs=EPSG:4326", "autre", "memory"))
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    open_base(base, project)
    assert project.crs().authid() == "EPSG:3857"


def test_the_extent_is_that_of_the_territory(layers):
    seen = extent(layers)
    assert seen.crs().authid() == "EPSG:2154"
    assert seen.contains(layers["cite"].extent())


def test_an_empty_base_has_no_extent(qgis_app, tmp_path, project):
    empty = new_base(tmp_path / "vide.gpkg")
    assert extent(open_base(empty, project)) is None


@pytest.mark.parametrize(
    ("uri", "error"),
    [
        ("/nulle/part/base.gpkg", BaseNotFound),
        ("serveur inconnu", ConnectionUnknown),
    ],
)
def test_what_cannot_be_opened_has_its_own_error(qgis_app, project, uri, error):
    with pytest.raises(error):
        open_base(uri, project)
    assert not project.mapLayers()


def test_another_geopackage_is_refused(base, tmp_path, project):
    other = tmp_path / "autre.gpkg"
    other.write_bytes(b"")
    with pytest.raises(NotAnOspBase):
        open_base(other, project)
    assert not project.layerTreeRoot().children()


# -- opening again ---------------------------------------------------------------------------


def test_opening_again_adds_nothing(layers, base, project):
    again = open_base(base, project)
    assert {role: layer.id() for role, layer in again.items()} == {
        role: layer.id() for role, layer in layers.items()
    }
    assert len(project.mapLayers()) == LAYERS
    assert len(project.layerTreeRoot().children()) == 1


def test_a_renamed_layer_is_still_found(layers, base, project):
    layers["cite"].setName("Mes cités")
    project.layerTreeRoot().children()[0].setName("Mon groupe")
    assert find_layer(project, "cite").name() == "Mes cités"
    assert open_base(base, project)["cite"].name() == "Mes cités"
    assert len(project.mapLayers()) == LAYERS


def test_a_lost_layer_comes_back_in_its_group(layers, base, project):
    project.layerTreeRoot().children()[0].setName("Mon groupe")
    kept = layers["logement"].id()
    project.removeMapLayer(layers["cite"].id())
    again = open_base(base, project)
    assert again["logement"].id() == kept
    assert groups(project)["Cités"] == ["Cités minières", "Population cible"]
    assert [group.name() for group in project.layerTreeRoot().children()] == ["Mon groupe"]


def test_two_bases_stay_apart(layers, base, project, tmp_path):
    other = new_base(tmp_path / "autre.gpkg")
    second = open_base(other, project)
    assert len(project.mapLayers()) == 2 * LAYERS
    assert find_layer(project, "logement", BaseReference.of(base)) is layers["logement"]
    assert find_layer(project, "logement", BaseReference.of(other)) is second["logement"]
    assert set(open_references(project)) == {BaseReference.of(base), BaseReference.of(other)}


def test_a_saved_project_moved_with_its_base_knows_it(layers, base, project, tmp_path):
    assert project.write(str(tmp_path / "projet.qgz"))
    project.clear()
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    shutil.copy(tmp_path / "projet.qgz", elsewhere)
    moved = elsewhere / base.path.name
    base.path.rename(moved)
    assert project.read(str(elsewhere / "projet.qgz"))
    layer = find_layer(project, "logement")
    assert reference_of(layer) == BaseReference.geopackage(moved)
    open_base(moved, project)
    assert len(project.mapLayers()) == LAYERS


def test_layers_that_lost_their_file_find_it_again(layers, base, project, tmp_path):
    layers["cite"].setName("Mes cités")
    assert project.write(str(tmp_path / "projet.qgz"))
    project.clear()
    away = base.path.rename(tmp_path / "débranché")
    project.read(str(tmp_path / "projet.qgz"))
    assert not find_layer(project, "cite").isValid()
    away.rename(base.path)
    again = open_base(base, project)
    assert all(layer.isValid() for layer in again.values())
    assert again["cite"].name() == "Mes cités"
    assert len(project.mapLayers()) == LAYERS


def test_layers_of_others_have_no_role(qgis_app):
    layer = QgsVectorLayer("Point", "autre", "memory")
    assert role_of(layer) is None
    assert reference_of(layer) is None
    assert reference_of(None) is None


# -- styles ----------------------------------------------------------------------------------

QML = sorted(STYLES.glob("*.qml"))


@pytest.mark.parametrize("path", QML, ids=lambda path: path.stem)
def test_a_style_says_nothing_of_fields_and_forms(path: Path):
    found = {child.tag for child in ElementTree.fromstring(path.read_text(encoding="utf-8"))}
    assert found <= {
        "renderer-v2", "labeling", "mapTip", "blendMode", "featureBlendMode", "layerOpacity",
        "layerGeometryType", "conditionalstyles",
    }  # fmt: skip


@pytest.mark.parametrize("path", QML, ids=lambda path: path.stem)
def test_a_style_points_at_no_file(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r'value="(?:[A-Za-z]:)?[/\\][^"]*"|file:', text)


def test_every_spatial_table_is_styled(layers):
    for name, table in dictionary().items():
        assert (STYLES / f"{name}.qml").is_file() == (table.geometry is not None), name


def test_categories_are_those_of_the_dictionary(layers):
    renderer = layers["logement"].renderer()
    assert renderer.classAttribute() == "type_palu"
    values = tuple(category.value() for category in renderer.categories())
    assert values == dictionary()["logement"]["type_palu"].enum


def test_styles_use_fields_that_exist(layers):
    for name, table in dictionary().items():
        layer = layers[name]
        if table.geometry is None:
            continue
        used = set(layer.renderer().usedAttributes(QgsRenderContext()))
        if layer.labelsEnabled():
            for provider in layer.labeling().subProviders() or [""]:
                settings = layer.labeling().settings(provider)
                used |= settings.referencedFields(QgsRenderContext())
        for expression in re.findall(r"\[%(.+?)%\]", layer.mapTipTemplate(), re.DOTALL):
            used |= QgsExpression(expression).referencedColumns()
        assert used <= set(layer.fields().names()), name


def test_map_tips_and_names_stand_empty_rows(layers):
    for role, layer in layers.items():
        feature = QgsFeature(layer.fields())
        feature.setValid(True)
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(feature)
        assert role in DISPLAY
        name = QgsExpression(layer.displayExpression())
        name.evaluate(context)
        assert not name.hasEvalError(), (role, name.evalErrorString())
        assert name.referencedColumns() <= set(layer.fields().names())
        text = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
        assert "[%" not in text


def test_a_name_with_a_quote_shows_in_the_map_tip(layers):
    layer = layers["cite"]
    feature = next(f for f in layer.getFeatures() if f["id_cite"] == 1)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    assert ABBAYE in QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


@pytest.mark.parametrize("scale", [FAR, NEAR])
def test_the_three_types_are_told_apart_at_any_scale(layers, scale):
    image = render([layers["logement"]], scale)
    seen = {QColor(image.pixel(x, y)).name() for x in range(600) for y in range(150, 250)}
    assert set(COLOURS.values()) <= seen


def render(drawn: list[QgsVectorLayer], scale: float) -> QImage:
    settings = QgsMapSettings()
    settings.setLayers(drawn)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    settings.setOutputSize(QSize(600, 400))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("white"))
    half = 300 * scale * 0.0254 / 96
    x, y = 680_000.0, 7_035_000.0
    settings.setExtent(QgsRectangle(x - half, y - half * 2 / 3, x + half, y + half * 2 / 3))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    return image


def save_style(layer: QgsVectorLayer, *, default: bool) -> None:
    """Save a red style in the base, as the layer properties do."""
    changed = layer.clone()
    changed.setRenderer(QgsSingleSymbolRenderer.defaultRenderer(layer.geometryType()))
    changed.renderer().symbol().setColor(QColor("red"))
    changed.saveStyleToDatabase("à moi", "", default, "")


def test_a_default_style_of_the_cartographer_is_respected(layers, base, project):
    save_style(layers["cite"], default=True)
    assert set(saved_styles(base)) == {"cite"}
    project.clear()
    again = open_base(base, project)
    assert again["cite"].renderer().symbol().color().name() == "#ff0000"
    assert again["logement"].renderer().type() == "categorizedSymbol"
    assert role_of(again["cite"]) == "cite"
    assert (
        again["cite"].attributeDisplayName(again["cite"].fields().indexFromName("nom_cite"))
        == dictionary()["cite"]["nom_cite"].alias
    )


def test_another_style_saved_in_the_base_does_not_take_over(layers, base, project):
    save_style(layers["cite"], default=False)
    assert saved_styles(base) == {}
    project.clear()
    assert open_base(base, project)["cite"].renderer().type() == "RuleRenderer"
