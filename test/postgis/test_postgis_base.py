"""An OSP base on a real server: accounts, refusals, and what any base promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsDataSourceUri, QgsVectorLayer

from osp_plugin.domain.common.work import Work
from osp_plugin.domain.errors import Cancelled
from osp_plugin.i18n import explain
from osp_plugin.project import BaseReference
from osp_plugin.project.roles import stray
from osp_plugin.storage.counting.aggregation import count_rows
from osp_plugin.storage.errors import (
    AccessDenied,
    ConnectionUnknown,
    NotAnOspBase,
    PostgisMissing,
    RightsMissing,
    SchemaInUse,
    SchemaNotAllowed,
    ServerRefused,
    ViewInUse,
)
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.postgis_connections import connection_to, without_secrets

from ..contracts.base import BaseContract
from ..support.samples import add_dwellings, dwelling
from .cluster import Server


@pytest.fixture
def author(server: Server) -> str:
    return server.user


class TestPostgisBase(BaseContract):
    """The contract on PostGIS."""


def test_a_schema_without_base_is_no_osp_base(connection):
    with pytest.raises(NotAnOspBase):
        PostgisBase.named(connection, "public").check()


def test_an_unknown_connection_is_named(qgis_app):
    with pytest.raises(ConnectionUnknown, match="inconnue"):
        PostgisBase.named("inconnue")


def test_a_refused_password_is_told_without_it(qgis_app, server: Server, database):
    wrong = PostgisBase(server.uri(database, server.user, "motdepassefaux"), "osp", "serveur")
    with pytest.raises(ServerRefused) as refusal:
        wrong.check()
    assert "motdepassefaux" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_server_that_does_not_answer_is_told(qgis_app, server: Server, database):
    uri = server.uri(database)
    uri.setConnection("127.0.0.1", "1", database, server.user, server.password)
    with pytest.raises(ServerRefused) as refusal:
        PostgisBase(uri, "osp", "serveur").check()
    assert server.password not in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["password=abc host=x", "password='a b' host=x", "PASSWORD = s3cret"]
)
def test_passwords_are_taken_out_of_the_texts_of_errors(text):
    cleaned = without_secrets(text)
    assert "***" in cleaned
    for secret in ("abc", "a b", "s3cret"):
        assert secret not in cleaned


def test_an_upgrade_keeps_what_was_granted_and_the_views_of_others(base, server, database):
    server.run(
        database,
        "CREATE ROLE lectrice LOGIN PASSWORD 'lecture'; GRANT USAGE ON SCHEMA osp TO lectrice;"
        "GRANT SELECT ON osp.v_operation, osp.operation, osp.logement TO lectrice;"
        "CREATE VIEW osp.v_perso AS SELECT intitule FROM osp.v_operation",
    )
    try:
        base.upgrade()
        reader = PostgisBase(server.uri(database, "lectrice", "lecture"), "osp", "serveur")
        assert reader.query("SELECT * FROM v_operation").empty
        assert base.query("SELECT * FROM v_perso").empty
    finally:
        server.run(database, "DROP OWNED BY lectrice; DROP ROLE lectrice")


def test_a_view_that_must_be_remade_tells_which_views_hinder_it(base, server, database):
    server.run(
        database,
        "DROP VIEW osp.v_operation; CREATE VIEW osp.v_operation AS SELECT 1 AS ancienne;"
        "CREATE VIEW osp.v_perso AS SELECT * FROM osp.v_operation",
    )
    with pytest.raises(ViewInUse, match="v_perso"):
        base.upgrade()
    server.run(database, "DROP VIEW osp.v_perso; GRANT SELECT ON osp.v_operation TO pg_monitor")
    base.upgrade()
    assert "ecart" in base.query("SELECT * FROM v_operation").columns
    assert base.rows(
        "SELECT has_table_privilege('pg_monitor', 'v_operation', 'SELECT') AS droit, reloptions "
        "FROM pg_class WHERE oid = 'v_operation'::regclass"
    ) == [{"droit": True, "reloptions": ["security_invoker=true"]}]


def test_postgis_in_a_schema_of_its_own_is_found(qgis_app, server, database):
    server.run(
        database,
        "DROP EXTENSION postgis; CREATE SCHEMA extensions;"
        "CREATE EXTENSION postgis WITH SCHEMA extensions",
    )
    made = PostgisBase(server.uri(database), "Schéma d'essai", "serveur")
    made.create()
    add_dwellings(made)
    assert count_rows(made, "logement", ["bailleur"]).values.tolist() == [["SIA", 1, 0]]


def test_a_schema_in_use_is_left_as_it_is(qgis_app, server, database):
    with pytest.raises(SchemaInUse):
        PostgisBase(server.uri(database), "public", "serveur").create()


@pytest.mark.parametrize("prepared", [True, False])
def test_a_creation_that_fails_leaves_the_schemas_as_they_were(
    qgis_app, server, database, monkeypatch, prepared
):
    if prepared:
        server.run(database, "CREATE SCHEMA prepare")

    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(PostgisBase, "_register", fail)
    base = PostgisBase(server.uri(database), "prepare", "serveur")
    with pytest.raises(RuntimeError):
        base.create()
    found = base.rows("SELECT 1 AS un FROM pg_namespace WHERE nspname = 'prepare'")
    assert bool(found) is prepared


def test_a_count_on_the_server_is_cancelled(base, monkeypatch):
    add_dwellings(base)
    monkeypatch.setattr(PostgisBase, "count_located", "pg_sleep(60)::text || count(*)")
    with pytest.raises(Cancelled):
        count_rows(base, "logement", ["bailleur"], Work(asked=lambda: True))


@pytest.fixture
def guest(server: Server, database) -> Iterator[PostgisBase]:
    """A base still to be made by an account that may do nothing."""
    server.run(database, "CREATE ROLE invite LOGIN PASSWORD 'invite'")
    yield PostgisBase(server.uri(database, "invite", "invite"), "osp", "serveur")
    server.run(database, "DROP ROLE invite")


def test_an_account_that_may_not_read_is_told_so(base, guest):
    with pytest.raises(AccessDenied):
        guest.check()


def test_an_account_that_may_not_create_a_schema_is_told_so(qgis_app, guest):
    with pytest.raises(SchemaNotAllowed):
        guest.create()


def test_a_database_without_postgis_is_told(qgis_app, server: Server, database, guest):
    server.run(database, "DROP EXTENSION postgis")
    with pytest.raises(PostgisMissing, match="CREATE EXTENSION postgis"):
        guest.create()


def test_a_layer_leads_to_the_connection_of_its_server(base, connection):
    source = base.source("commune")
    layer = QgsVectorLayer(source.uri, "Communes", source.provider)
    assert stray(layer) == (BaseReference.postgis(connection, "osp"), "commune")
    elsewhere = QgsDataSourceUri(source.uri)
    elsewhere.setDatabase("ailleurs")
    assert connection_to(elsewhere) is None
    layer.setCustomProperty("osp/role", "commune")
    assert stray(layer) is None


def test_an_account_without_the_right_to_write_is_told_so(base, server: Server, database):
    add_dwellings(base)
    server.run(
        database,
        "CREATE ROLE lecteur LOGIN PASSWORD 'lecture';"
        "GRANT USAGE ON SCHEMA osp TO lecteur;"
        "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO lecteur",
    )
    try:
        reader = PostgisBase(server.uri(database, "lecteur", "lecture"), "osp", "serveur")
        assert len(reader.read("logement")) == 1
        assert not reader.is_writable()
        server.run(database, "GRANT UPDATE (surf_hab) ON osp.logement TO lecteur")
        assert reader.is_writable()
        with pytest.raises(RightsMissing) as told, reader.transaction() as session:
            session.append(reader.tables["logement"], dwelling(2))
        assert "ajouter des lignes dans « Logements »" in explain(told.value)
        assert "INSERT sur logement et sa séquence." in explain(told.value)
        with pytest.raises(RightsMissing) as told, reader.transaction() as session:
            session.execute("UPDATE campagne SET etat = 'Close'")
        assert "modifier « Campagnes »" in explain(told.value)
        assert "UPDATE sur campagne." in explain(told.value)
    finally:
        server.run(database, "DROP OWNED BY lecteur; DROP ROLE lecteur")
