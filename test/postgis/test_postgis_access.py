"""A base that organisations share: what each may do is done, and nothing else."""

from __future__ import annotations

from contextlib import nullcontext

import psycopg2
import pytest

from osp_plugin.i18n import explain
from osp_plugin.storage.access import sharing
from osp_plugin.storage.access.errors import OwnerMissing
from osp_plugin.storage.access.inspection import gaps
from osp_plugin.storage.errors import BaseError, OpenCatalogue, RowsOfOthers
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.postgis_session import PostgisSession

from ..support.rights_audit import Audit
from ..support.rights_expected import RIGHTS
from ..support.shared_rows import NAMES, WORD, A, B, Rows


@pytest.fixture
def admin(server, shared_database):
    made = psycopg2.connect(server.uri(shared_database).connectionInfo(False))
    yield made
    made.rollback()
    made.close()


def test_each_account_does_what_it_may_and_nothing_else(admin):
    """Every table, verb, own and other's row, column, and what thieves try."""
    audit = Audit(admin)
    assert set(audit.columns) - set(RIGHTS) == {"osp_meta", "journal", "journal_sensible"}
    assert audit.gaps() == []
    assert audit.cases > 15_000


def test_a_shared_base_is_opened_and_upgraded_with_the_same_rights(shared, admin):
    shared.check()
    before = _rights(admin)
    shared.upgrade()
    assert _rights(admin) == before
    shared.check()


def _rights(admin) -> list[tuple[object, ...]]:
    with admin.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname, cmd, roles::text, qual, with_check FROM pg_policies "
            "WHERE schemaname = 'osp' UNION ALL SELECT c.relname, t.tgname, t.tgenabled::text, "
            "pg_get_functiondef(t.tgfoid), NULL, NULL FROM pg_trigger AS t JOIN pg_class AS c "
            "ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = "
            "'osp'::regnamespace UNION ALL SELECT relname, relrowsecurity::text, "
            "ARRAY(SELECT a::text FROM unnest(relacl) AS a ORDER BY 1)::text, reloptions::text, "
            "NULL, NULL FROM pg_class WHERE relnamespace = 'osp'::regnamespace "
            "AND relkind IN ('r', 'v', 'S') UNION ALL SELECT attrelid::regclass::text, attname, "
            "ARRAY(SELECT a::text FROM unnest(attacl) AS a ORDER BY 1)::text, NULL, NULL, NULL "
            "FROM pg_attribute WHERE attacl IS NOT NULL"
        )
        found = sorted(cursor.fetchall(), key=str)
    admin.rollback()
    return found


PLANTED = {
    "DROP POLICY osp_lire_org_sia ON osp.logement": "une règle d’accès manque",
    "ALTER POLICY osp_lire_org_sia ON osp.logement USING (true)": "a été changée",
    "ALTER POLICY osp_lire_org_sia ON osp.logement TO osp_org_sia, osp_org_m_c": "a été changée",
    "CREATE POLICY tout ON osp.logement TO osp_epci USING (true)": "n’est pas de l’outil",
    "GRANT DELETE ON osp.operation TO osp_bailleur": "un droit est donné de trop",
    "GRANT SELECT (loyer_avant) ON osp.logement TO osp_epci": "un droit est donné de trop",
    "GRANT TRUNCATE ON osp.logement TO u_mc": "un droit est donné de trop",
    "GRANT SELECT ON osp.logement TO u_mc WITH GRANT OPTION": "un droit est donné de trop",
    "REVOKE SELECT ON osp.cite FROM osp_epci": "un droit manque",
    "SET ROLE osp_proprietaire; REVOKE USAGE ON SCHEMA osp FROM osp_epci; RESET ROLE":
        "un droit manque",
    "REVOKE UPDATE (crhh_date) ON osp.programmation FROM osp_drbm": "un droit manque",
    "ALTER TABLE osp.logement DISABLE ROW LEVEL SECURITY": "montre ses lignes à tous",
    "ALTER TABLE osp.logement FORCE ROW LEVEL SECURITY": "à son propriétaire même",
    "CREATE TABLE osp.copie AS SELECT 1 AS n; GRANT SELECT ON osp.copie TO u_mc":
        "montre ses lignes à tous",
    "ALTER TABLE osp.cite OWNER TO u_admin": "n’est pas au propriétaire",
    "DROP TRIGGER osp_z_garde_modification ON osp.cite": "une garde manque",
    "ALTER TABLE osp.cite DISABLE TRIGGER osp_z_garde_modification": "une garde manque",
    "CREATE OR REPLACE FUNCTION osp.osp_garde_cite_modification() RETURNS trigger "
    "LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS 'BEGIN RETURN NULL; END'":
        "une garde manque",
    "ALTER FUNCTION osp.osp_garde_cite_modification() SECURITY DEFINER": "une garde manque",
    "ALTER ROLE osp_epci LOGIN": "se connecte, ou peut plus",
    "ALTER ROLE osp_org_m_c BYPASSRLS": "se connecte, ou peut plus",
    "ALTER ROLE u_mc BYPASSRLS": "passe outre",
    "ALTER VIEW osp.v_operation RESET (security_invoker)": "montre ce que lit son propriétaire",
    "GRANT SELECT ON osp.logement TO PUBLIC": "à tous (PUBLIC)",
}  # fmt: skip


@pytest.mark.parametrize("sql", PLANTED)
def test_what_opens_more_is_told(shared, admin, sql):
    admin.cursor().execute(sql)
    session = _session(admin)
    with pytest.raises(OpenCatalogue) as told:
        shared._inspect(session)
    assert PLANTED[sql] in explain(told.value)


def _session(admin) -> PostgisSession:
    admin.cursor().execute("SET LOCAL search_path = osp, pg_temp")
    return PostgisSession(admin, "osp", nullcontext)


def test_an_upgrade_that_would_leave_more_open_is_undone(shared, server, shared_database):
    """What is not ours stays, is told, and hinders; what is ours is made anew."""
    server.run(
        shared_database,
        "DROP POLICY osp_lire_org_sia ON osp.logement; GRANT DELETE ON osp.cite TO osp_epci;"
        "DROP TRIGGER osp_z_garde_modification ON osp.cite; ALTER TABLE osp.cite "
        "DISABLE ROW LEVEL SECURITY",
    )
    shared.upgrade()
    with shared.reading() as session:
        rights = shared._rights(session)
        assert gaps(session, "osp", rights) == []
    server.run(shared_database, "CREATE POLICY tout ON osp.cite TO osp_epci USING (true)")
    with pytest.raises(OpenCatalogue) as told:
        shared.upgrade()
    assert 'DROP POLICY "tout" ON "osp"."cite"' in explain(told.value)


def test_a_base_without_roles_stays_as_it_was(base):
    with base.reading() as session:
        assert base._rights(session) is None
    found = base.rows("SELECT count(*) AS nb FROM pg_trigger WHERE tgname LIKE 'osp_z_garde%%'")
    assert found == [{"nb": 0}]


def test_roles_that_are_missing_are_told(base):
    with pytest.raises(sharing.RolesMissing) as told:
        sharing.share(base, "autre")
    assert "autre_lecture" in explain(told.value) and "autre_comptes" in explain(told.value)


def test_a_server_before_15_is_refused_with_the_reason(shared):
    class Old:
        def rows(self, _sql):
            return [{"numero": 140_012, "version": "14.12 (Debian 14.12-1)"}]

    with pytest.raises(sharing.ServerTooOld) as told:
        sharing.require_server(Old(), shared.label)
    assert "PostgreSQL 14.12," in explain(told.value)


def test_who_is_no_owner_changes_no_rights(as_account):
    for work in (
        lambda: as_account("u_admin").upgrade(),
        lambda: sharing.apply_again(as_account("u_mc")),
        lambda: sharing.share(as_account("u_mc"), NAMES.prefix),
    ):
        with pytest.raises(OwnerMissing):
            work()


def test_an_account_that_administers_upgrades_as_the_owner(shared, server, shared_database):
    server.run(
        shared_database,
        f"CREATE ROLE admin_osp LOGIN PASSWORD '{WORD}'; GRANT {NAMES.owner} TO admin_osp",
    )
    mine = PostgisBase(server.uri(shared_database, "admin_osp", WORD), "osp", "serveur")
    try:
        mine.upgrade()
        sharing.apply_again(mine)
        owners = shared.rows(
            "SELECT DISTINCT relowner::regrole::text AS qui FROM pg_class "
            "WHERE relnamespace = 'osp'::regnamespace AND relkind IN ('r', 'v', 'S')"
        )
        assert owners == [{"qui": NAMES.owner}]
    finally:
        server.run(shared_database, "DROP OWNED BY admin_osp; DROP ROLE admin_osp")


def test_an_organisation_sees_its_rows_as_soon_as_rights_are_made_again(shared, as_account, admin):
    with admin, admin.cursor() as cursor:
        rows = Rows(cursor)
        rows.fill()
        mine = rows.parents["logement", A.rank]["fid"]
        cursor.execute("DELETE FROM osp.organisation WHERE organisation = 'CALL'")
    sharing.apply_again(shared)
    call = as_account("u_call")
    assert call.rows("SELECT fid FROM logement") == []
    with admin, admin.cursor() as cursor:
        cursor.execute(
            "INSERT INTO osp.organisation (organisation, nature, role, epci) "
            "VALUES ('CALL', 'epci', 'osp_org_call', 'CALL')"
        )
    assert call.rows("SELECT fid FROM logement") == []
    sharing.apply_again(shared)
    assert call.rows("SELECT fid FROM logement") == [{"fid": mine}]


def test_the_journal_tells_each_of_what_it_reads_in_the_tables(admin):
    """And of the rows of its own that it deleted; the rents, to who reads rents."""
    cursor = admin.cursor()
    rows = Rows(cursor)
    rows.fill()
    for owner in (A, B):
        cursor.execute(
            "UPDATE osp.logement SET loyer_avant = 300, surf_hab = 50 WHERE fid = %s",
            (rows.parents["logement", owner.rank]["fid"],),
        )
    seen = {}
    for account in ("u_mc", "u_sia", "u_call", "u_d62", "u_drbm", "u_admin"):
        cursor.execute(f"SET LOCAL ROLE {account}")
        cursor.execute("SELECT nom_table, fid_ligne FROM osp.journal")
        lines = {line for line in cursor.fetchall() if line[0] in RIGHTS}
        for table in {name for name, _ in lines}:
            cursor.execute(f'SELECT fid FROM osp."{table}"')
            there = {fid for (fid,) in cursor.fetchall()}
            assert {fid for name, fid in lines if name == table} <= there, (account, table)
        cursor.execute("SELECT ligne FROM osp.journal_sensible WHERE champ = 'loyer_avant'")
        seen[account] = len(cursor.fetchall())
        cursor.execute("RESET ROLE")
    assert seen == {"u_mc": 1, "u_sia": 1, "u_call": 0, "u_d62": 2, "u_drbm": 0, "u_admin": 2}
    cursor.execute("SET LOCAL ROLE u_mc")
    cursor.execute("SELECT count(*) FROM osp.journal WHERE nom_table IN ('scenario', 'enveloppe')")
    assert cursor.fetchone() == (0,)
    cursor.execute("RESET ROLE")


def test_a_deletion_is_proved_by_the_journal_to_who_made_it(as_account, admin):
    with admin, admin.cursor() as cursor:
        rows = Rows(cursor)
        rows.fill()
        free = rows.add("logement", A)["fid"]
    mine = as_account("u_mc")
    with mine.transaction() as session:
        assert session.remove(mine.tables["logement"], [free]) == 1
    asked = f"SELECT verbe FROM journal WHERE nom_table = 'logement' AND fid_ligne = {free}"
    assert {"verbe": "DELETE"} in mine.rows(asked)
    assert as_account("u_sia").rows(asked) == []
    assert as_account("u_call").rows(asked) == []
    assert {"verbe": "DELETE"} in as_account("u_d62").rows(asked)


@pytest.mark.parametrize(
    ("account", "sql", "told"),
    [
        ("u_d59", "UPDATE osp.operation SET observations = 'x' WHERE dep = '62'",
         "ne sont pas à votre organisation"),
        ("u_mc", "UPDATE osp.avancement SET acteur = 'Bailleur' WHERE fid = {note}",
         "la ligne {note} de « Points d’avancement » n’est pas à votre organisation : elle ne se"),
        ("u_d59", "DELETE FROM osp.acompte WHERE fid = {paid}",
         "la ligne {paid} de « Acomptes » n’est pas à votre organisation : elle ne se supprime"),
        ("u_mc", "INSERT INTO osp.operation (intitule, bailleur, type_palu, montant_palulos) "
         "VALUES ('x', 'M&C', 'Hors', 1)", "se remplit par l’État, et non par vous"),
        ("u_mc", "UPDATE osp.logement SET intitule = '{foreign}'",
         "n’est pas dans votre périmètre"),
        ("u_mc", "INSERT INTO osp.operation (intitule, bailleur, type_palu) "
         "VALUES ('x', 'SIA', 'Hors')", "ne sont pas à votre organisation"),
        ("u_mc", "UPDATE osp.logement SET bailleur = 'SIA'", "ne sont pas à votre organisation"),
        ("u_call", "UPDATE osp.programmation SET bailleur_nb_c = 1",
         "modifier « Programmation »"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_in_words(as_account, admin, account, sql, told):
    with admin, admin.cursor() as cursor:
        rows = Rows(cursor)
        rows.fill()
        note = rows.add("avancement", A, acteur="EPCI")["fid"]
    named = {
        "note": note,
        "paid": rows.parents["acompte", A.rank]["fid"],
        "foreign": rows.parents["operation", B.rank]["intitule"],
    }
    mine = as_account(account)
    with pytest.raises(BaseError) as refused, mine.transaction() as session:
        session.execute(sql.format(**named))
    assert told.format(**named) in explain(refused.value)
    assert "Rien n’a été" in explain(refused.value)
    if "organisation" in told:
        assert isinstance(refused.value, RowsOfOthers)
