"""The forms on a server: the contract, and the columns that an account may not change."""

from __future__ import annotations

from qgis.core import QgsProject

from osp_plugin.project import open_base
from osp_plugin.project.styles import base_styles
from osp_plugin.storage.postgis import PostgisBase

from ..contracts.forms import FormsContract, fill


class TestPostgisForms(FormsContract):
    """The contract on a server, which numbers new points when they are saved."""

    pasted_numbers = (-1, -2)


def test_a_column_without_the_right_is_read_only(base, server, database, qgis_new_project):
    fill(base)
    server.run(
        database,
        "CREATE ROLE bailleur LOGIN PASSWORD 'bailleur';"
        "GRANT USAGE ON SCHEMA osp TO bailleur;"
        "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO bailleur;"
        "GRANT UPDATE (observations, version_lue) ON osp.operation TO bailleur",
    )
    try:
        uri = server.uri(database, "bailleur", "bailleur")
        project = QgsProject.instance()
        layer = open_base(PostgisBase(uri, "osp", "serveur"), project)["operation"]
        config, fields = layer.editFormConfig(), layer.fields()
        assert not config.readOnly(fields.indexFromName("observations"))
        assert config.readOnly(fields.indexFromName("montant_palulos"))
        assert layer.startEditing()
        feature = next(layer.getFeatures())
        layer.changeAttributeValue(feature.id(), fields.indexFromName("observations"), "vu")
        assert layer.commitChanges(), layer.commitErrors()
    finally:
        QgsProject.instance().clear()
        server.run(database, "DROP OWNED BY bailleur CASCADE; DROP ROLE bailleur")


def test_a_style_saved_on_the_server_is_read_and_cleaned(base, qgis_new_project):
    layers = open_base(base, QgsProject.instance())
    config = layers["cite"].editFormConfig()
    config.setInitCode("import evil")
    layers["cite"].setEditFormConfig(config)
    assert layers["cite"].saveStyleToDatabase("à moi", "", True, "") == ""
    found = base_styles(base)
    assert set(found.qml) == {"cite"} and "evil" not in found.qml["cite"]
    assert "du code" in found.left_out["cite"]
