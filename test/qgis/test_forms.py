"""The forms of a GeoPackage: the contract, two bases in a project, a cartographer's own form."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsExpression,
    QgsProject,
    QgsVectorLayer,
)

from osp_plugin.compat import GROUPS_FOLD, set_group_box
from osp_plugin.project import BaseReference, has_custom_form, open_base, restore_form
from osp_plugin.project.forms.definition import form_definition
from osp_plugin.storage.geopackage import GeoPackageBase

from ..contracts.forms import FormsContract, fill, label_expression
from ..support.new_base import new_base


@pytest.fixture
def base(qgis_app, tmp_path) -> GeoPackageBase:
    return new_base(tmp_path / "base d'essai é.gpkg")


def own_form(layer: QgsVectorLayer) -> None:
    """A cartographer's form: one tab, one field."""
    config = layer.editFormConfig()
    config.clearTabs()
    tab = QgsAttributeEditorContainer("À moi", config.invisibleRootContainer())
    set_group_box(tab, False)
    index = layer.fields().indexFromName("nom_cite")
    tab.addChildElement(QgsAttributeEditorField("nom_cite", index, tab))
    config.addTab(tab)
    layer.setEditFormConfig(config)


def tabs(layer: QgsVectorLayer) -> list[str]:
    return [element.name() for element in layer.editFormConfig().tabs()]


def groups(container: QgsAttributeEditorContainer) -> list[QgsAttributeEditorContainer]:
    """The tabs and the groups inside a container, at any depth."""
    inner = [e for e in container.children() if isinstance(e, QgsAttributeEditorContainer)]
    return [found for child in inner for found in (child, *groups(child))]


class TestGeoPackageForms(FormsContract):
    """The contract in a file."""

    @pytest.mark.skipif(not GROUPS_FOLD, reason="les groupes ne se plient pas avant QGIS 3.26")
    def test_each_group_that_can_be_folded_has_a_name(self, layers):
        found = {
            (name, group.parent().name())
            for name, layer in layers.items()
            for group in groups(layer.editFormConfig().invisibleRootContainer())
            if not group.name()
        }
        assert not found

    def test_two_bases_do_not_mix(self, layers, filled, project, tmp_path):
        other = new_base(tmp_path / "autre.gpkg")
        fill(other)
        second = open_base(other, project)
        for found in (layers, second):
            ids = {layer.id() for layer in found.values()}
            foreign = {layer.id() for layer in project.mapLayers().values()} - ids
            setup = found["logement"].editorWidgetSetup(
                found["logement"].fields().indexFromName("intitule")
            )
            assert setup.config()["Layer"] == found["operation"].id()
            others = second if found is layers else layers
            text = label_expression(found["logement"], "version")
            assert not any(layer.id() in text for layer in others.values())
            assert foreign
        relations = project.relationManager().relations()
        assert len({relation.referencedLayerId() for relation in relations.values()}) > len(layers)

    def test_a_form_saved_in_the_base_is_respected(self, layers, filled, project):
        own_form(layers["cite"])
        assert has_custom_form(layers["cite"])
        layers["cite"].saveStyleToDatabase("à moi", "", True, "")
        project.clear()
        again = open_base(filled, project)
        assert tabs(again["cite"]) == ["À moi"]
        assert has_custom_form(again["cite"])
        assert not has_custom_form(again["logement"])
        index = again["cite"].fields().indexFromName("idcom")
        setup = again["cite"].editorWidgetSetup(index)
        assert setup.config()["Layer"] == again["commune"].id()
        assert again["commune"].id() in again["cite"].defaultValueDefinition(index).expression()

    def test_ours_comes_back(self, layers, filled, project):
        own_form(layers["cite"])
        assert restore_form(layers["cite"], project)
        assert tabs(layers["cite"]) == [tab.title for tab in form_definition("cite").tabs]
        assert not has_custom_form(layers["cite"])
        stranger = QgsVectorLayer("Point", "autre", "memory")
        assert not restore_form(stranger, project)

    def test_our_form_saved_with_a_style_follows_the_base(self, layers, filled, project):
        layers["cite"].saveStyleToDatabase("couleurs", "", True, "")
        old = layers["commune"].id()
        project.clear()
        again = open_base(filled, project)
        assert not has_custom_form(again["cite"])
        assert (
            old
            not in again["cite"]
            .defaultValueDefinition(again["cite"].fields().indexFromName("idcom"))
            .expression()
        )

    def test_a_form_changed_in_the_project_stays(self, layers, filled, project):
        own_form(layers["cite"])
        open_base(filled, project)
        assert tabs(layers["cite"]) == ["À moi"]

    def test_the_others_follow_a_layer_that_came_back(self, layers, filled, project):
        project.removeMapLayer(layers["operation"].id())
        again = open_base(filled, project)
        index = again["logement"].fields().indexFromName("intitule")
        setup = again["logement"].editorWidgetSetup(index)
        assert setup.config()["Layer"] == again["operation"].id()

    def test_without_the_polygons_nothing_is_lost(self, layers, project):
        layer = layers["logement"]
        project.removeMapLayer(layers["cite"].id())
        project.removeMapLayer(layers["commune"].id())
        layer.startEditing()
        feature = next(layer.getFeatures())
        geometry = feature.geometry()
        geometry.translate(5, 5)
        layer.changeGeometry(feature.id(), geometry)
        held = layer.getFeature(feature.id())
        assert (held["idcom"], held["id_cite"]) == ("62724", 1)

    def test_the_reference_tells_bases_apart(self, filled, tmp_path):
        first, second = BaseReference.of(filled), BaseReference.geopackage(tmp_path / "b.gpkg")
        from osp_plugin.project.forms.relations import relation_id

        assert relation_id(first, "logement", "idcom") != relation_id(second, "logement", "idcom")


def test_the_control_digit_accepts_the_published_ids(qgis_app, reference) -> None:
    import pandas as pd

    from osp_plugin.project.forms.definition import macros

    published = pd.read_csv(reference / "logements_publies.csv", dtype=str)
    column = next(name for name in published.columns if "ident_rep" in name)
    for number in published[column].dropna():
        text = macros()["cle_rpls"].replace("§", QgsExpression.quotedString(number))
        assert QgsExpression(text).evaluate() == 0, number


def test_the_state_layer_is_not_shown(base, qgis_new_project) -> None:
    project = QgsProject.instance()
    open_base(base, project)
    hidden = [
        layer for layer in project.mapLayers().values() if not layer.customProperty("osp/role")
    ]
    assert len(hidden) == 1
    assert project.layerTreeRoot().findLayer(hidden[0].id()) is None
    open_base(base, project)
    assert (
        sum(1 for layer in project.mapLayers().values() if not layer.customProperty("osp/role"))
        == 1
    )
