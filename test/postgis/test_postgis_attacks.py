"""What somebody who may only read a shared base tries: nothing of it succeeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import psycopg2
import pytest

from osp_plugin.i18n import explain
from osp_plugin.storage.errors import OpenCatalogue
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.postgis_rules import openings
from osp_plugin.storage.rows import read_rows

from ..contracts.programming import fill
from ..support import released
from ..support.samples import dwelling
from .cluster import Server

VIEWS = ["v_operation", "v_programmation_enveloppe"]
FUNCTIONS = (
    *("osp_audit", "osp_journal", "osp_enveloppe", "osp_tarif", "osp_campagne"),
    *("osp_gel_vidage", "osp_campagne_lignes", "osp_programmation_statut", "osp_gel_programmation"),
    *("osp_gel_tarif", "osp_gel_scenario_ligne"),
)
TAKEN = (
    "CREATE TABLE public.prise (qui text); GRANT INSERT ON public.prise TO PUBLIC;"
    "CREATE FUNCTION public.prendre() RETURNS void LANGUAGE plpgsql AS $$ BEGIN "
    "INSERT INTO public.prise VALUES (current_user); END $$;"
)
"""Whoever runs « prendre » leaves their name."""

Act = Callable[..., "list[tuple[object, ...]]"]


@pytest.fixture
def thief(server: Server, database: str) -> Iterator[Act]:
    """Runs SQL as an account that may read the base and make things in « public »."""
    server.run(database, "CREATE ROLE lecteur LOGIN PASSWORD 'essai'")
    server.run(database, "GRANT CREATE ON SCHEMA public TO lecteur")
    made: list[psycopg2.extensions.connection] = []

    def act(*statements: str) -> list[tuple[object, ...]]:
        if not made:
            uri = server.uri(database, "lecteur", "essai")
            made.append(psycopg2.connect(uri.connectionInfo(False)))
            made[0].autocommit = True
        found: list[tuple[object, ...]] = []
        with made[0].cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                found = cursor.fetchall() if cursor.description else []
        return found

    act.connection = lambda: made[0]  # type: ignore[attr-defined]
    yield act
    for connection in made:
        connection.close()
    server.run(database, "DROP OWNED BY lecteur CASCADE; DROP ROLE lecteur")


@pytest.fixture
def read(base: PostgisBase, thief: Act, server: Server, database: str) -> PostgisBase:
    """The base with its programme, which the thief may read."""
    fill(base)
    allow(server, database)
    return base


def allow(server: Server, database: str) -> None:
    server.run(
        database,
        "GRANT USAGE ON SCHEMA osp TO lecteur;GRANT SELECT ON ALL TABLES IN SCHEMA osp TO lecteur",
    )


def add_a_dwelling(base: PostgisBase) -> None:
    with base.transaction() as session:
        session.append(base.tables["logement"], dwelling(1, surf_hab=50))


def journal(base: PostgisBase) -> object:
    return base.rows("SELECT count(*) AS nb, max(fid) AS cle FROM journal")


def attach(thief: Act, function: str, table: str) -> None:
    """A trigger function of the base on a temporary table, then a row in it and its changes."""
    thief(
        f"CREATE TEMP TABLE leurre (LIKE osp.{table})",
        "CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE ON leurre "
        f"FOR EACH ROW EXECUTE FUNCTION osp.{function}()",
        f"INSERT INTO leurre SELECT * FROM osp.{table} LIMIT 1",
    )
    for change in ("UPDATE leurre SET fid = fid", "DELETE FROM leurre"):
        thief(change)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_of_the_base_goes_on_no_table_of_another(
    read, thief, server, database, function
):
    held = journal(read)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        attach(thief, function, "campagne")
    thief("DROP TABLE leurre")
    # Even to whom the administrator gave the right to run it, as version 1 did to all.
    server.run(database, f"GRANT EXECUTE ON FUNCTION osp.{function}() TO lecteur")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege, match="ne sert qu’aux tables"):
        attach(thief, function, "campagne")
    assert journal(read) == held


def test_the_drafts_of_a_campaign_are_published_by_nobody_who_only_reads(read, thief):
    with read.transaction() as session:
        session.execute("UPDATE programmation SET statut = 'Brouillon'")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        thief(
            "CREATE TEMP TABLE leurre AS SELECT * FROM osp.campagne",
            "CREATE TRIGGER t AFTER UPDATE ON leurre FOR EACH ROW "
            "EXECUTE FUNCTION osp.osp_campagne_lignes()",
            "UPDATE leurre SET etat = 'Close'",
        )
    assert read.rows("SELECT DISTINCT statut FROM programmation") == [{"statut": "Brouillon"}]


SHADOWS = (
    "CREATE FUNCTION public.to_jsonb(osp.logement) RETURNS jsonb LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM public.prendre(); RETURN '{}'; END $$",
    "CREATE FUNCTION public.to_jsonb(osp.programmation) RETURNS jsonb LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM public.prendre(); RETURN '{}'; END $$",
    "CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM public.prendre(); RETURN clock_timestamp(); END $$",
    "CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM public.prendre(); RETURN ''; END $$",
    "CREATE FUNCTION public.fois(integer, double precision) RETURNS double precision "
    "LANGUAGE plpgsql AS $$ BEGIN PERFORM public.prendre(); RETURN 1; END $$",
    "CREATE OPERATOR public.* (LEFTARG = integer, RIGHTARG = double precision, "
    "FUNCTION = public.fois)",
    "CREATE FUNCTION public.moins(jsonb, text[]) RETURNS jsonb LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM public.prendre(); RETURN $1; END $$",
    "CREATE OPERATOR public.- (LEFTARG = jsonb, RIGHTARG = text[], FUNCTION = public.moins)",
)


@pytest.mark.parametrize("when", ["avant la mise à niveau", "après"])
def test_what_somebody_puts_in_public_never_runs_as_the_owner(read, thief, server, database, when):
    add_a_dwelling(read)
    server.run(database, TAKEN)
    if when == "après":
        read.upgrade()
    thief(*SHADOWS)
    if when != "après":
        read.upgrade()
    server.run(
        database,
        "UPDATE osp.logement SET surf_hab = 61; UPDATE osp.tarif SET montant = montant + 1;"
        "UPDATE osp.programmation SET etat_observations = 'vu'; DELETE FROM osp.logement",
    )
    assert server_rows(server, database, "SELECT * FROM public.prise") == []
    assert read.rows("SELECT count(*) AS nb FROM journal WHERE verbe = 'DELETE'")[0]["nb"] >= 1


BETTER = """
DO $do$ DECLARE f record; BEGIN
  FOR f IN SELECT p.proname, p.prorettype::regtype::text AS rendu, array_to_string(ARRAY(
      SELECT CASE WHEN t = 'text'::regtype THEN 'name' ELSE t::regtype::text END
      FROM unnest(p.proargtypes) WITH ORDINALITY AS a (t, place) ORDER BY place), ', ') AS recu
    FROM pg_proc AS p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f' AND NOT p.proretset
      AND p.provariadic = 0 AND 'text'::regtype = ANY (p.proargtypes)
      AND NOT p.prorettype = ANY (ARRAY['internal'::regtype, 'cstring'::regtype])
  LOOP BEGIN
    EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS %s LANGUAGE plpgsql AS '
      '$f$ BEGIN PERFORM public.prendre(); RETURN NULL; END $f$', f.proname, f.recu, f.rendu);
  EXCEPTION WHEN others THEN NULL; END; END LOOP;
END $do$
"""
"""For each function of PostgreSQL on texts, one in « public » that fits names better."""


def test_opening_reading_and_upgrading_a_base_runs_nothing_that_somebody_put_in_public(
    read, thief, server, database
):
    server.run(database, TAKEN)
    thief(BETTER)
    waiting = "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname"
    assert server_rows(server, database, f"{waiting} IN ('quote_ident', 'starts_with')") == [(2,)]
    read.check()
    read.refused_columns()
    add_a_dwelling(read)
    assert set(read_rows(read, read.tables["logement"], [1])) == {1}
    read.upgrade()
    read.check()
    assert server_rows(server, database, "SELECT * FROM public.prise") == []


def test_a_base_made_where_somebody_waits_with_an_operator_takes_nothing_of_it(
    connection, thief, server, database
):
    thief(
        "CREATE FUNCTION public.plus(double precision, integer) RETURNS boolean "
        "LANGUAGE sql AS 'SELECT true'",
        "CREATE OPERATOR public.>= (LEFTARG = double precision, RIGHTARG = integer, "
        "FUNCTION = public.plus)",
    )
    base = PostgisBase.named(connection)
    base.create()
    with base.reading() as session:
        assert openings(session, "osp", VIEWS) == []
    server.run(
        database,
        "ALTER TABLE osp.logement ADD CONSTRAINT posee CHECK (surf_hab OPERATOR(public.>=) 1)",
    )
    with pytest.raises(OpenCatalogue, match="ni d’elle, ni de PostgreSQL") as refusal:
        base.upgrade()
    assert ">=" in explain(refusal.value)


def test_no_line_of_the_journal_is_forged(read, thief):
    held = journal(read)
    for attempt in (
        "INSERT INTO osp.journal (nom_table, fid_ligne, verbe, qui) VALUES ('x', 1, 'UPDATE', 'y')",
        "UPDATE osp.journal SET qui = 'autre'",
        "DELETE FROM osp.journal",
        "TRUNCATE osp.journal",
        "SELECT nextval('osp.journal_fid_seq')",
        "SET session_replication_role = replica",
        "SELECT set_config('session_replication_role', 'replica', false)",
        "SET SESSION AUTHORIZATION administrateur",
        "SET ROLE administrateur",
        "ALTER TABLE osp.logement DISABLE TRIGGER ALL",
        "CREATE TRIGGER t AFTER INSERT ON osp.logement FOR EACH ROW "
        "EXECUTE FUNCTION osp.osp_journal()",
        "CREATE OR REPLACE FUNCTION osp.osp_journal() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RETURN NULL; END'",
        "CREATE FUNCTION osp.mien() RETURNS void LANGUAGE sql AS ''",
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            thief(attempt)
    assert journal(read) == held


def test_who_may_write_writes_under_his_name_whatever_he_sets(read, thief, server, database):
    add_a_dwelling(read)
    server.run(database, "GRANT UPDATE (surf_hab) ON osp.logement TO lecteur")
    thief(
        "CREATE TEMP TABLE journal (LIKE osp.journal)",
        "SELECT set_config('search_path', 'pg_temp, public, osp', false)",
        "SELECT set_config('osp.utilisateur', 'autre', false)",
        "UPDATE osp.logement SET surf_hab = 63",
    )
    assert thief("SELECT * FROM journal") == []
    last = read.rows("SELECT qui, apres FROM osp.journal ORDER BY fid DESC LIMIT 1")[0]
    assert (last["qui"], last["apres"]) == ("lecteur", '{"surf_hab": 63}')


def test_copy_reads_and_writes_no_more_than_the_rest(read, thief):
    thief("SELECT 1")
    cursor = thief.connection().cursor()
    for statement in ("COPY osp.logement FROM STDIN", "COPY osp.journal FROM STDIN"):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.copy_expert(statement, StringIO(""))
    for statement in ("COPY osp.logement TO PROGRAM 'cat'", "COPY osp.logement TO '/tmp/x'"):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            thief(statement)


def test_a_view_shows_what_its_reader_may_read_after_an_upgrade_too(read, thief, server, database):
    add_a_dwelling(read)
    server.run(
        database,
        "ALTER TABLE osp.programmation ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY lire ON osp.programmation FOR SELECT TO lecteur USING (bailleur = 'M&C')",
    )
    own = thief("SELECT count(*) FROM osp.programmation")
    every = server_rows(server, database, "SELECT count(*) FROM osp.programmation")
    assert own != every
    assert thief("SELECT count(*) FROM osp.v_programmation_enveloppe") == own
    server.run(database, "ALTER VIEW osp.v_operation SET (security_barrier = true)")
    read.upgrade()
    assert thief("SELECT count(*) FROM osp.v_programmation_enveloppe") == own
    assert server_rows(
        server, database, "SELECT reloptions FROM pg_class WHERE relname = 'v_operation'"
    ) == [(["security_barrier=true", "security_invoker=true"],)]


def test_nobody_decides_for_another_what_new_tables_are_granted(read, thief):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        thief("ALTER DEFAULT PRIVILEGES FOR ROLE administrateur GRANT SELECT ON TABLES TO PUBLIC")


@pytest.mark.parametrize("script", released.scripts("postgis"), ids=lambda path: path.stem)
def test_a_base_of_an_earlier_version_is_mended_by_its_upgrade(
    connection, thief, server, database, script: Path
):
    old = PostgisBase.named(connection)
    released.make(old, script)
    allow(server, database)
    old.upgrade()
    fill(old)
    with old.reading() as session:
        assert openings(session, "osp", VIEWS) == []
    held = journal(old)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        attach(thief, "osp_journal", "campagne")
    assert journal(old) == held


def server_rows(server: Server, database: str, sql: str) -> list[tuple[object, ...]]:
    with psycopg2.connect(server.uri(database).connectionInfo(False)) as connection:
        cursor = connection.cursor()
        cursor.execute(sql)
        return cursor.fetchall()
