"""The project in a schema of a server: no account goes in; it comes out by that of the reader."""

from __future__ import annotations

import pytest
from qgis.core import QgsDataSourceUri, QgsProject

from osp_plugin.domain.dictionary import dictionary
from osp_plugin.project import Showing, open_base
from osp_plugin.project.stored import list_projects, open_project, take_out, write_project

from ..support.stored_projects import text_of


@pytest.fixture
def project():
    made = QgsProject.instance()
    made.clear()
    yield made
    made.clear()


def test_a_project_is_kept_without_account_and_opened_by_that_of_the_reader(base, project):
    layers = open_base(base, project)
    layers["logement"].setName("Mes logements")
    account = QgsDataSourceUri(layers["logement"].source()).authConfigId()
    assert account
    assert write_project(project, base, "OSP").layers == []
    text = text_of(base, "OSP")
    assert account not in text and "authcfg" not in text and "password" not in text
    assert list_projects(base) == ["OSP"]
    project.clear()
    found = open_project(project, take_out(base, "OSP"), base, Showing.of(base))
    assert set(found) == set(dictionary())
    assert all(layer.isValid() for layer in found.values())
    assert found["logement"].name() == "Mes logements"
    assert QgsDataSourceUri(found["logement"].source()).authConfigId() == account
    base.check()
    assert not base.foreign()
