"""A shared base from nothing: roles, organisations, accounts; who may decide of whom, and what the
catalogue then says."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from qgis.core import QgsProcessingException

from osp_plugin.domain.access.conventions import Convention
from osp_plugin.domain.access.passwords import one_time
from osp_plugin.domain.access.roles import RoleNames
from osp_plugin.i18n import explain
from osp_plugin.storage.access import accounts, organisations
from osp_plugin.storage.access.accounts import NewAccount, add_account
from osp_plugin.storage.access.catalogue import rights_state
from osp_plugin.storage.access.errors import CannotMakeRoles, NoAccounts, NoRoles, NotShared
from osp_plugin.storage.access.organisations import Answer, Organisation
from osp_plugin.storage.access.roles import make_roles, roles_script
from osp_plugin.storage.access.seeing import sees_part
from osp_plugin.storage.access.shared import shared as on_a_server
from osp_plugin.storage.access.viewing import seen_by
from osp_plugin.storage.errors import AccessRefused, ServerRefused
from osp_plugin.storage.geopackage import GeoPackageBase
from osp_plugin.storage.postgis import PostgisBase

from ..support.samples import add_dwellings
from .cluster import Server

NAMES = RoleNames("acces")
TODAY = date.today()


@dataclass
class Shared:
    """The base as its administrator has it, and ways to be somebody else."""

    server: Server
    database: str
    base: PostgisBase
    passwords: dict[str, str]

    def by(self, login: str) -> PostgisBase:
        """The base as an account sees it."""
        uri = self.server.uri(self.database, login, self.passwords[login])
        return PostgisBase(uri, "osp", login)

    def open(self, who: PostgisBase, login: str, organisation: str, **more: Any) -> None:
        """Ask for an account and open it."""
        self.passwords[login] = one_time()
        add_account(who, NewAccount(login, organisation, **more), self.passwords[login])

    def run(self, sql: str) -> None:
        """As the administrator of the server."""
        self.server.run(self.database, sql)


@pytest.fixture(scope="module")
def shared(qgis_app, server: Server) -> Iterator[Shared]:
    """A base made by the script of the DBA, with two bailleurs and an EPCI."""
    name = f"osp_{secrets.token_hex(4)}"
    server.run("postgres", f"CREATE DATABASE {name}")
    server.run(name, "CREATE EXTENSION postgis")
    server.run(name, roles_script("osp", NAMES, "gestion", accounts=True))
    server.run(name, "ALTER ROLE gestion PASSWORD 'gestion de la base'")
    base = PostgisBase(server.uri(name, "gestion", "gestion de la base"), "osp", "serveur")
    base.create()
    make_roles(base, NAMES, "gestion", accounts=True)
    add_dwellings(base)
    with base.transaction() as session:
        session.execute("INSERT INTO bailleur (bailleur, nom_bailleur) VALUES ('M&C', 'M&C')")
        session.execute("INSERT INTO epci (epci, nom_epci) VALUES ('CALL', 'Lens') "
                        "ON CONFLICT DO NOTHING")  # fmt: skip
    made = Shared(server, name, base, {})
    for organisation in (
        Organisation("M&C", "Maisons et Cités", "bailleur", "M&C"),
        Organisation("SIA", "SIA Habitat", "bailleur", "SIA"),
        Organisation("DREAL", "DREAL", "drbm"),
    ):
        organisations.add_organisation(base, organisation)
    for code in ("M&C", "SIA"):
        organisations.keep_convention(base, Convention(code, TODAY, end=TODAY + timedelta(30)))
    made.open(base, "chef_mc", "M&C", administrator=True)
    made.open(base, "agent_mc", "M&C")
    made.open(base, "agent_sia", "SIA")
    yield made
    server.run("postgres", f"DROP DATABASE {name} WITH (FORCE)")
    left = [*NAMES.groups, NAMES.owner, NAMES.accounts, "gestion"]
    connection = psycopg2.connect(server.uri("postgres").connectionInfo(False))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE shobj_description(oid, 'pg_authid') LIKE %s",
            (f"OSP ERBM : base {name}%",),
        )
        left = list(dict.fromkeys([*(row[0] for row in cursor.fetchall()), *left]))
        for role in left:
            cursor.execute(f'DROP ROLE IF EXISTS "{role}"')
    connection.close()


def refused(function: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(AccessRefused) as told:
        function(*arguments, **named)
    return explain(told.value)


def test_the_owner_of_the_tables_logs_in_as_nobody(shared):
    found = shared.base.rows(
        "SELECT DISTINCT tableowner AS a, session_user AS s, current_user AS c FROM pg_tables "
        "WHERE schemaname = 'osp'"
    )
    assert found == [{"a": "acces_proprietaire", "s": "gestion", "c": "acces_proprietaire"}]


def test_the_script_is_played_again_without_a_change(shared):
    before = rights_state(shared.base)
    shared.run(roles_script("osp", NAMES, "gestion", accounts=True))
    assert rights_state(shared.base) == before


def test_roles_of_somebody_else_are_left_alone(shared):
    shared.run("CREATE ROLE autre_bailleur")
    with pytest.raises(psycopg2.Error, match="autre_bailleur"):
        shared.run(roles_script("osp", RoleNames("autre"), "", accounts=True))
    with pytest.raises(psycopg2.Error, match="donnez un autre préfixe"):
        shared.run(roles_script("osp2", NAMES, "", accounts=True))
    found = shared.base.rows("SELECT count(*) AS n FROM pg_roles WHERE rolname LIKE 'autre\\_%'")
    assert found[0]["n"] == 1
    shared.run("DROP ROLE autre_bailleur")


def test_without_the_functions_the_script_has_only_roles_and_memberships(shared):
    text = roles_script("osp", RoleNames("seul"), "", accounts=False)
    assert "CREATEROLE" not in text and "SECURITY DEFINER" not in text
    assert "PASSWORD" not in text and "acces" not in text


def test_who_may_not_make_roles_is_told_to_have_a_file(shared):
    with pytest.raises(CannotMakeRoles):
        make_roles(shared.by("agent_mc"), RoleNames("neuf"), "", accounts=True)


# -- accounts --------------------------------------------------------------------------------


def test_a_local_administrator_decides_in_its_organisation_and_in_no_other(shared):
    chief = shared.by("chef_mc")
    shared.open(chief, "neuf_mc", "M&C", name="Nouvelle")
    assert shared.by("neuf_mc").rows("SELECT current_user::text AS moi") == [{"moi": "neuf_mc"}]
    assert "SIA" in refused(accounts.ask, chief, "voisin_sia", "SIA")
    assert "agent_sia" in refused(accounts.suspend, chief, "agent_sia")
    assert "agent_sia" in refused(accounts.open_account, chief, "agent_sia", one_time())
    assert "administrateur local" in refused(accounts.promote, chief, "neuf_mc", administrator=True)
    assert {one.organisation for one in accounts.accounts(chief)} == {"M&C"}
    accounts.suspend(chief, "neuf_mc")
    with pytest.raises(ServerRefused):
        shared.by("neuf_mc").rows("SELECT 1")


def test_an_account_asks_in_its_organisation_and_decides_of_nothing(shared):
    agent = shared.by("agent_mc")
    accounts.ask(agent, "demande_mc", "M&C")
    assert "demande_mc" in refused(accounts.open_account, agent, "demande_mc", one_time())
    assert "agent_mc" in refused(accounts.suspend, agent, "agent_mc")
    assert [one.login for one in accounts.accounts(agent)] == ["agent_mc"]
    accounts.suspend(shared.by("chef_mc"), "demande_mc")
    assert "demande_mc" not in {one.login for one in accounts.accounts(shared.base)}


@pytest.mark.parametrize("login", ["gestion", "administrateur"])
def test_a_role_of_the_server_is_never_taken_over(shared, login):
    chief = shared.by("chef_mc")
    assert "déjà" in refused(accounts.ask, chief, login, "M&C")


def test_a_role_made_meanwhile_by_others_is_not_taken_over(shared):
    accounts.ask(shared.base, "course_mc", "M&C")
    shared.run("CREATE ROLE course_mc SUPERUSER")
    told = refused(accounts.open_account, shared.by("chef_mc"), "course_mc", one_time())
    assert "pris sur ce serveur" in told
    shared.run("DROP ROLE course_mc")
    accounts.suspend(shared.base, "course_mc")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT osp_comptes.valider('agent_mc', 'en clair')",
        "SELECT osp_comptes.valider('agent_mc', NULL)",
        "SELECT osp_comptes.valider('agent_mc', 'md5' || repeat('0', 32))",
    ],
)
def test_a_password_in_clear_is_refused_by_the_server_too(shared, sql):
    with pytest.raises(AccessRefused), shared.by("chef_mc").transaction() as session:
        session.rows(sql)


def test_nobody_reads_the_register_or_calls_what_decides(shared):
    for sql in (
        "SELECT * FROM osp_comptes.compte",
        "UPDATE osp_comptes.compte SET administrateur = true",
        "SELECT osp_comptes.decide_pour('SIA')",
        "SET ROLE acces_comptes",
        "SET ROLE acces_org_sia",
        "CREATE ROLE neuve",
        "CREATE TABLE osp_comptes.organisation (organisation text)",
    ):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            _run_as(shared, "chef_mc", sql)


def _run_as(shared: Shared, login: str, sql: str) -> None:
    connection = psycopg2.connect(
        shared.server.uri(shared.database, login, shared.passwords[login]).connectionInfo(False)
    )
    try:
        connection.cursor().execute(sql)
    finally:
        connection.close()


def test_what_is_temporary_does_not_deceive_the_functions(shared):
    connection = psycopg2.connect(
        shared.server.uri(shared.database, "agent_mc", shared.passwords["agent_mc"]).connectionInfo(
            False
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE compte (login name, etat text, administrateur boolean, "
            "organisation text); INSERT INTO compte VALUES ('agent_mc', 'actif', true, 'SIA')"
        )
        cursor.execute("SET search_path = pg_temp, osp_comptes, osp")
        with pytest.raises(psycopg2.Error, match="organisation"):
            cursor.execute("SELECT osp_comptes.suspendre('agent_sia')")
    connection.close()


# -- conventions and agreements --------------------------------------------------------------


def test_accounts_last_as_long_as_the_convention(shared):
    base = shared.base
    [signed] = [one for one in organisations.conventions(base) if one.organisation == "SIA"]
    until = {one.login: one.until for one in accounts.accounts(base)}["agent_sia"]
    assert until is not None and until.date() == TODAY + timedelta(31)
    _change(base, signed, end=TODAY - timedelta(1))
    assert accounts.follow_conventions(base) == 1
    with pytest.raises(ServerRefused):
        shared.by("agent_sia").rows("SELECT 1")
    assert "convention" in refused(accounts.open_account, base, "agent_sia", one_time())
    _change(base, signed, end=None)
    assert accounts.follow_conventions(base) == 1
    assert shared.by("agent_sia").rows("SELECT 1 AS un") == [{"un": 1}]
    assert accounts.follow_conventions(base) == 0


def _change(base: PostgisBase, signed: Convention, end: date | None) -> None:
    start = TODAY - timedelta(10)
    changed = Convention(signed.organisation, start, start, end, fid=signed.fid)
    organisations.keep_convention(base, changed)


def test_one_silence_or_one_refusal_closes_the_addresses(shared):
    base = shared.base

    def opened(wave: int) -> bool:
        found = base.rows("SELECT osp_comptes.adresses_ouvertes(:v) AS oui", {"v": wave})
        said = organisations.waves(organisations.organisations(base), organisations.answers(base))
        assert said.get(wave, False) == found[0]["oui"]
        return bool(found[0]["oui"])

    assert not opened(2024)
    organisations.answer(base, Answer("M&C", 2024, True))
    assert not opened(2024)
    organisations.answer(base, Answer("SIA", 2024, True))
    assert opened(2024) and not opened(2026)
    organisations.answer(base, Answer("SIA", 2024, False))
    assert not opened(2024)


# -- what the catalogue says -----------------------------------------------------------------


def test_the_state_of_the_rights_is_read_from_the_catalogue(shared):
    def letters(role: str, table: str) -> str:
        [actor] = [one for one in rights_state(shared.base).actors if one.role == role]
        found = {rights.table: rights.letters for rights in actor.rights}
        return found[table]

    assert {one.role for one in rights_state(shared.base).actors} >= {"agent_mc", "acces_org_sia"}
    assert letters("acces_org_m_c", "logement") == letters("agent_mc", "logement") == "lams"
    assert letters("acces_org_dreal", "logement") == "L"
    assert letters("acces_org_m_c", "scenario") == ""
    before = rights_state(shared.base).findings
    assert before == ()
    shared.run("GRANT SELECT ON osp.scenario TO acces_bailleur")
    shared.run("CREATE POLICY trop ON osp.scenario FOR SELECT TO acces_bailleur USING (true)")
    shared.run("GRANT TRUNCATE ON osp.scenario TO acces_bailleur; ALTER ROLE agent_mc BYPASSRLS")
    shared.run("CREATE ROLE sans_org LOGIN IN ROLE acces_bailleur")
    try:
        assert letters("acces_org_m_c", "scenario") == "L"
        found = {(one.rule, one.what) for one in rights_state(shared.base).findings}
        assert found >= {
            ("regle_autre", "scenario.trop"),
            ("droit_de_trop", "acces_bailleur, SELECT sur scenario"),
            ("droit_de_trop", "acces_bailleur, TRUNCATE sur scenario"),
            ("passe_outre", "agent_mc"),
            ("sans_organisation", "sans_org"),
        }
    finally:
        shared.run("DROP POLICY trop ON osp.scenario; DROP ROLE sans_org")
        shared.run("REVOKE SELECT, TRUNCATE ON osp.scenario FROM acces_bailleur")
        shared.run("ALTER ROLE agent_mc NOBYPASSRLS")
    assert rights_state(shared.base).findings == before


def test_seeing_as_an_organisation_writes_nothing_and_leaves_no_role(shared):
    seen = seen_by(shared.base, "M&C")
    own = shared.by("agent_mc")
    with own.reading() as session:
        for table in ("logement", "operation", "rpls"):
            if seen.counts[table] is None:
                assert not session.rows(
                    "SELECT has_table_privilege(to_regclass(:nom), 'SELECT') AS oui",
                    {"nom": table},
                )[0]["oui"]
            else:
                [row] = session.rows(f"SELECT count(*) AS n FROM {table}")
                assert row["n"] == seen.counts[table]
    assert seen.totals["logement"] == 1
    with pytest.raises(NoRoles):
        seen_by(shared.by("agent_mc"), "SIA")
    with pytest.raises(NoRoles):
        seen_by(shared.base, "inconnue")


def test_what_is_counted_among_rows_of_ones_own_is_said(shared):
    shared.open(shared.base, "agent_dreal", "DREAL")
    assert sees_part(shared.by("agent_mc"), "logement")
    assert not sees_part(shared.by("agent_mc"), "commune")
    assert not sees_part(shared.by("agent_dreal"), "logement")
    assert not sees_part(shared.base, "logement")


def test_a_base_without_the_functions_says_so(shared):
    shared.run("REVOKE USAGE ON SCHEMA osp_comptes FROM acces_bailleur")
    try:
        with pytest.raises(NoAccounts):
            accounts.accounts(shared.by("agent_mc"))
    finally:
        shared.run("GRANT USAGE ON SCHEMA osp_comptes TO acces_bailleur")


# -- algorithms ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("creer_roles", {"APPLIQUER": True}),
        ("ajouter_organisation", {"ORGANISATION": "X", "NATURE": "drbm"}),
        ("ajouter_compte", {"ORGANISATION": "X", "COMPTE": "jean"}),
        ("suspendre_compte", {"COMPTE": "jean"}),
        ("etat_des_droits", {}),
    ],
)
def test_a_file_has_no_accounts(run, tmp_path, name, parameters):
    base = tmp_path / "base.gpkg"
    run("osp:creer_base", {"DESTINATION": str(base)})
    with pytest.raises(QgsProcessingException, match="est un fichier"):
        run(f"osp:{name}", {"BASE": str(base), **parameters})
    with pytest.raises(NotShared):
        on_a_server(GeoPackageBase(base))


def test_the_script_for_the_dba_is_written_without_a_server(run, tmp_path):
    path = tmp_path / "roles.sql"
    run("osp:creer_roles", {"FICHIER": str(path), "PREFIXE": "erbm", "SCHEMA": "ops"})
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- OSP ERBM") and text.rstrip().endswith("COMMIT;")
    assert "erbm_proprietaire" in text and "ops_comptes" in text
    with pytest.raises(QgsProcessingException, match="Dites ce qui est à faire"):
        run("osp:creer_roles", {})
    with pytest.raises(QgsProcessingException, match="Aucun serveur"):
        run("osp:creer_roles", {"APPLIQUER": True})
    with pytest.raises(QgsProcessingException, match="commencer le nom des rôles"):
        run("osp:creer_roles", {"FICHIER": str(path), "PREFIXE": "Pg_"})


def test_the_script_is_played_whole_or_not_at_all(shared):
    """As the guide says it: a fault at the end leaves nothing."""
    text = roles_script("osp3", RoleNames("essai"), "", accounts=True)
    with pytest.raises(psycopg2.Error):
        shared.run(text.replace("\nCOMMIT;", "\nSELECT 1/0;\nCOMMIT;"))
    found = shared.base.rows("SELECT count(*) AS n FROM pg_roles WHERE rolname LIKE 'essai\\_%'")
    assert found[0]["n"] == 0
