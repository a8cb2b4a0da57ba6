"""What an account finds out of rows that it may not read: closed, or listed in ``fuites.md``."""

from __future__ import annotations

import io
import re
from pathlib import Path

import psycopg2
import pytest

from ..support.shared_rows import WORD, A, B, Rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "developpement" / "fuites.md"


@pytest.fixture(scope="module")
def leaking(server, shared_template):
    """A landlord's own connection to a base with rows of another, and the rows."""
    name = "osp_fuites"
    server.run("postgres", f"CREATE DATABASE {name} TEMPLATE {shared_template}")
    admin = psycopg2.connect(server.uri(name).connectionInfo(False))
    with admin, admin.cursor() as cursor:
        rows = Rows(cursor)
        rows.fill()
        cursor.execute(
            "UPDATE osp.logement SET dvoilib = 'SECRET' WHERE bailleur = 'SIA'; "
            "GRANT CREATE ON SCHEMA public TO PUBLIC"
        )
    with admin, admin.cursor() as cursor:
        cursor.execute("ANALYZE; SELECT 1 FROM pg_stats WHERE schemaname = 'osp'")
        assert cursor.rowcount
    admin.close()
    mine = psycopg2.connect(server.uri(name, "u_mc", WORD).connectionInfo(False))
    mine.autocommit = True
    yield mine, rows
    mine.close()
    server.run("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def told(connection, sql: str) -> tuple[list[tuple[object, ...]], list[str], str]:
    """Rows, notices, and what the server says when it refuses."""
    connection.notices.clear()
    with connection.cursor() as cursor:
        try:
            cursor.execute(sql)
            found = cursor.fetchall() if cursor.description else []
            return found, list(connection.notices), ""
        except psycopg2.Error as error:
            return [], list(connection.notices), f"{error.pgcode} {error}"


TALKATIVE = (
    "CREATE OR REPLACE FUNCTION public.bavarde(t text) RETURNS boolean LANGUAGE plpgsql "
    "COST 0.0000001 AS $$ BEGIN RAISE NOTICE 'vu %', t; RETURN true; END $$"
)


def test_a_function_of_mine_is_not_shown_what_i_do_not_read(leaking):
    mine, _rows = leaking
    told(mine, TALKATIVE)
    _found, notices, refused = told(mine, "SELECT fid FROM osp.logement WHERE bavarde(dvoilib)")
    assert (not refused and notices == []) or not any("SECRET" in text for text in notices)
    sql = "SELECT 1 / (CASE WHEN dvoilib = 'SECRET' THEN 0 ELSE 1 END) FROM osp.logement"
    assert told(mine, sql)[2] == ""


@pytest.mark.parametrize(
    "sql",
    [
        "SET row_security = off; SELECT fid FROM osp.logement",
        "TRUNCATE osp.logement",
        "ALTER TABLE osp.logement DISABLE ROW LEVEL SECURITY",
        "CREATE TRIGGER t BEFORE UPDATE ON osp.logement FOR EACH ROW EXECUTE FUNCTION "
        "suppress_redundant_updates_trigger()",
        "CREATE TABLE public.copie (l integer REFERENCES osp.logement (id_ddtm62))",
        "SELECT * FROM osp.scenario",
        "SELECT avant FROM osp.journal_sensible WHERE false; INSERT INTO osp.journal (nom_table, "
        "fid_ligne, verbe, quand) VALUES ('logement', 1, 'DELETE', now())",
        "CREATE VIEW osp.mienne AS SELECT * FROM osp.logement",
        "SET ROLE osp_org_sia",
        "SET ROLE osp_proprietaire",
        "SET SESSION AUTHORIZATION u_sia",
    ],
)
def test_what_would_pass_over_the_rules_is_refused(leaking, sql):
    mine, _rows = leaking
    assert told(mine, sql)[2]
    told(mine, "RESET ALL")


def test_a_table_copied_in_is_refused_by_the_server(leaking):
    mine, _rows = leaking
    with mine.cursor() as cursor, pytest.raises(psycopg2.errors.FeatureNotSupported):
        cursor.copy_expert(
            "COPY osp.logement (id_ddtm62, bailleur) FROM STDIN", io.StringIO("9\tSIA")
        )
    copied = io.StringIO()
    with mine.cursor() as cursor:
        cursor.copy_expert("COPY (SELECT bailleur FROM osp.logement) TO STDOUT", copied)
    assert set(copied.getvalue().split()) == {"M&C"}


def test_what_i_make_or_set_changes_nothing_that_i_read(leaking):
    """A temporary table, a function of another schema, a setting: none takes our place."""
    mine, rows = leaking
    other = rows.parents["operation", B.rank]["intitule"]
    for sql in (
        "CREATE TEMP TABLE organisation AS SELECT 'bailleur'::text AS nature, 'SIA'::text AS "
        "bailleur, 'osp_org_m_c'::text AS role",
        "CREATE TEMP TABLE operation AS SELECT * FROM osp.operation",
        "CREATE OR REPLACE FUNCTION public.pg_has_role(name, text, text) RETURNS boolean "
        "LANGUAGE sql AS 'SELECT true'",
        "SET search_path = pg_temp, public, osp, pg_catalog",
        "SET osp.bailleur = 'SIA'",
    ):
        told(mine, sql)
    told(mine, "INSERT INTO pg_temp.operation SELECT (o).* FROM osp.operation AS o")
    found, _notices, refused = told(mine, "SELECT DISTINCT bailleur FROM osp.logement")
    assert found == [("M&C",)] and not refused
    refused = told(mine, f"UPDATE osp.logement SET intitule = '{other}'")[2]
    assert "42501" in refused and "périmètre" in refused
    assert told(mine, "UPDATE osp.logement SET bailleur = 'SIA'")[2].startswith("42501")
    told(mine, "RESET ALL")


def test_a_key_that_is_taken_tells_that_it_is_there_and_no_more(leaking):
    """Listed: a key unique for all tells of existence; no value comes with it."""
    mine, rows = leaking
    other = rows.parents["operation", B.rank]["intitule"]
    sql = (
        "INSERT INTO osp.operation (intitule, bailleur, type_palu) "
        f"VALUES ('{other}', 'M&C', 'Hors')"
    )
    refused = told(mine, sql)[2]
    assert refused.startswith("23505") and "DETAIL" not in refused
    assert told(mine, f"{sql} ON CONFLICT (intitule) DO UPDATE SET observations = 'x'")[2]


def test_statistics_give_no_value_of_rows_that_i_do_not_read(leaking):
    mine, _rows = leaking
    # osp_meta is read whole by all.
    seen = "SELECT tablename FROM pg_stats WHERE schemaname = 'osp' AND tablename <> 'osp_meta'"
    assert told(mine, seen)[0] == []
    assert told(mine, "SELECT stxdmcv FROM pg_statistic_ext_data")[2].startswith("42501")


def test_no_function_of_the_base_is_called_by_an_account(leaking):
    mine, _rows = leaking
    found, _notices, _refused = told(
        mine,
        "SELECT p.oid::regprocedure::text FROM pg_proc AS p WHERE p.pronamespace = "
        "'osp'::regnamespace AND has_function_privilege(p.oid, 'EXECUTE')",
    )
    assert found == []


def test_what_leaks_all_the_same_is_written_down(leaking):
    """Totals: each channel that the page lists is open, and no other row comes by it."""
    mine, rows = leaking
    page = PAGE.read_text(encoding="utf-8")
    for channel in ("reltuples", "EXPLAIN", "last_value", "ST_EstimatedExtent", "pg_policies"):
        assert re.search(channel, page), channel
    assert told(mine, "SELECT reltuples FROM pg_class WHERE relname = 'logement'")[0]
    assert told(mine, "SELECT polname FROM pg_policy LIMIT 1")[0]
    assert rows.parents["logement", A.rank]["fid"]
