"""A layer written to the server does not take the place of a table of a base."""

from __future__ import annotations

import pytest
from qgis.core import QgsDataSourceUri

from osp_plugin.processing.common.destinations import OutputIsTable, planned
from osp_plugin.storage.postgis_connections import stored_uri

from .conftest import CONNECTION


@pytest.mark.parametrize("table", ["tarif", "osp_meta", "journal", "osp_nouvelle"])
def test_a_table_of_the_base_is_refused(base, table):
    uri = QgsDataSourceUri(stored_uri(CONNECTION))
    uri.setDataSource(base.schema, table, "geom")
    for provider in ("postgres", "postgis"):
        with pytest.raises(OutputIsTable, match=table):
            planned(f"{provider}:{uri.uri(False)}")


def test_a_table_without_its_schema_is_that_of_the_search_path(base, server, database):
    server.run(database, f"ALTER DATABASE {database} SET search_path = osp, public")
    uri = QgsDataSourceUri(stored_uri(CONNECTION))
    uri.setDataSource("", "avancement", "geom")
    with pytest.raises(OutputIsTable, match="avancement"):
        planned(f"postgres:{uri.uri(False)}")


def test_a_server_that_does_not_answer_is_left_to_who_writes():
    nowhere = 'postgres:dbname=\'x\' host=127.0.0.1 port=1 table="osp"."tarif"'
    assert planned(nowhere).path is None


def test_a_new_table_and_another_schema_are_let_be(base):
    uri = QgsDataSourceUri(stored_uri(CONNECTION))
    for schema, table in ((base.schema, "mes_chiffres"), ("public", "tarif")):
        uri.setDataSource(schema, table, "geom")
        assert planned(f"postgres:{uri.uri(False)}").path is None
