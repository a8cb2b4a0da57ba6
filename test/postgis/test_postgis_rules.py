"""The rules of the catalogue: what opens more than was granted is named, and nothing is kept."""

from __future__ import annotations

import pytest

from osp_plugin.i18n import explain
from osp_plugin.storage.errors import OpenCatalogue, SchemaName
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.postgis_rules import openings

VIEWS = ["v_operation", "v_programmation_enveloppe"]
_DEFINER = (
    "CREATE FUNCTION osp.perso() RETURNS integer LANGUAGE sql SECURITY DEFINER{} AS 'SELECT 1';"
    "REVOKE ALL ON FUNCTION osp.perso() FROM PUBLIC"
)
OPENED = {
    "sans chemin": (_DEFINER.format(""), "chemin", "osp.perso()"),
    "public dans le chemin": (
        _DEFINER.format(" SET search_path = pg_catalog, osp, public, pg_temp"),
        *("chemin", "osp.perso()"),
    ),
    "ce qui est temporaire d’abord": (
        _DEFINER.format(" SET search_path = pg_temp, pg_catalog"),
        *("chemin", "osp.perso()"),
    ),
    "notre fonction sans chemin": (
        "ALTER FUNCTION osp.osp_journal() RESET search_path",
        *("chemin", "osp.osp_journal()"),
    ),
    "exécutable par tous": (
        "GRANT EXECUTE ON FUNCTION osp.osp_tarif() TO PUBLIC",
        *("execution", "osp.osp_tarif()"),
    ),
    "fonction neuve": (
        "CREATE FUNCTION osp.perso() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        *("execution", "osp.perso()"),
    ),
    "procédure neuve": (
        "CREATE PROCEDURE osp.perso() LANGUAGE sql AS 'SELECT 1'",
        *("execution", "osp.perso()"),
    ),
    "notre vue": (
        "ALTER VIEW osp.v_operation RESET (security_invoker)",
        *("vue", "osp.v_operation"),
    ),
    "vue d’un autre": (
        "CREATE VIEW osp.perso AS SELECT * FROM osp.logement;"
        "GRANT SELECT ON osp.perso TO pg_monitor",
        *("vue", "osp.perso"),
    ),
    "une colonne d’une vue": (
        "CREATE VIEW osp.perso AS SELECT * FROM osp.logement;"
        "GRANT SELECT (fid) ON osp.perso TO pg_monitor",
        *("vue", "osp.perso"),
    ),
    "vue qui garde ses lignes": (
        "CREATE MATERIALIZED VIEW osp.perso AS SELECT * FROM osp.logement;"
        "GRANT SELECT ON osp.perso TO pg_monitor",
        *("vue", "osp.perso"),
    ),
    "table": ("GRANT SELECT ON osp.logement TO PUBLIC", "tous", "osp.logement"),
    "compteur": ("GRANT USAGE ON osp.logement_fid_seq TO PUBLIC", "tous", "osp.logement_fid_seq"),
    "colonne": (
        "GRANT UPDATE (surf_hab) ON osp.logement TO PUBLIC",
        "tous",
        "osp.logement.surf_hab",
    ),
    "schéma": ("GRANT USAGE ON SCHEMA osp TO PUBLIC", "tous", "le schéma osp"),
    "à venir dans le schéma": (
        "ALTER DEFAULT PRIVILEGES IN SCHEMA osp GRANT SELECT ON TABLES TO PUBLIC",
        *("avenir", "les objets à venir de administrateur"),
    ),
    "à venir partout": (
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
        *("avenir", "les objets à venir de administrateur"),
    ),
    "opérateur d’ailleurs": (
        "CREATE FUNCTION public.neuve(integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
        "ALTER TABLE osp.cite ADD CONSTRAINT perso CHECK (public.neuve(fid))",
        *("etranger", "public.neuve(integer), dans osp.cite"),
    ),
}


def found(base: PostgisBase) -> list[tuple[str, str]]:
    with base.reading() as session:
        return [(one.rule, one.what) for one in openings(session, base.schema, VIEWS)]


def test_a_new_base_and_one_made_anew_open_nothing(base):
    assert found(base) == []
    base.upgrade()
    assert found(base) == []


@pytest.mark.parametrize("case", OPENED)
def test_what_opens_a_base_is_named(base, server, database, case):
    sql, rule, what = OPENED[case]
    server.run(database, sql)
    assert found(base) == [(rule, what)]


@pytest.mark.parametrize(
    "case", ["table", "schéma", "vue d’un autre", "sans chemin", "à venir partout"]
)
def test_an_upgrade_of_a_base_that_is_open_keeps_nothing_and_says_what_to_do(
    base, server, database, case
):
    sql, _rule, what = OPENED[case]
    server.run(database, f"COMMENT ON TABLE osp.logement IS 'à refaire'; {sql}")
    said = "SELECT obj_description('logement'::regclass) AS texte"
    with pytest.raises(OpenCatalogue) as refusal:
        base.upgrade()
    assert what in explain(refusal.value) and base.rows(said) == [{"texte": "à refaire"}]
    server.run(database, str(refusal.value.values["remedes"]))
    base.upgrade()
    assert base.rows(said) == [{"texte": base.tables["logement"].title}]


def test_a_view_that_its_owner_alone_reads_hinders_no_upgrade(base, server, database):
    server.run(database, "CREATE VIEW osp.perso AS SELECT * FROM osp.logement")
    base.upgrade()
    assert found(base) == []


def test_a_base_is_not_made_where_all_that_is_new_goes_to_everybody(connection, server, database):
    server.run(database, "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC")
    base = PostgisBase.named(connection)
    with pytest.raises(OpenCatalogue, match="PUBLIC"):
        base.create()
    assert base.rows("SELECT 1 AS un FROM pg_namespace WHERE nspname = 'osp'") == []


@pytest.mark.parametrize(
    "name",
    ["$user", '"$user"', "a$corps$b", "os\0p", "", " ", " osp", "osp\n", "pg_osp", "PG_temp",
     "information_schema", 'os"p', "o" * 64, "é" * 32],
)  # fmt: skip
def test_a_name_that_no_schema_may_have_is_refused_before_the_server_is_asked(server, name):
    nowhere = server.uri("nulle_part", "personne", "rien")
    for ask in (
        lambda base: base.create(),
        lambda base: base.check(),
        lambda base: base.rows("SELECT 1"),
    ):
        with pytest.raises(SchemaName) as refusal:
            ask(PostgisBase(nowhere, name, "serveur"))
        told = explain(refusal.value)
        assert "\0" not in told and "autre nom" in told


@pytest.mark.parametrize(
    "name", ["o" * 63, "é" * 31, "Schéma d'essai", "osp-62", "1er", "a;b", "a:b"]
)
def test_a_strange_name_that_a_schema_may_have_holds_a_base(qgis_app, server, database, name):
    made = PostgisBase(server.uri(database), name, "serveur")
    made.create()
    made.upgrade()
    assert made.rows("SELECT current_schema() AS nom") == [{"nom": name}]
    with made.transaction() as session:
        session.execute("INSERT INTO campagne (campagne, etat) VALUES (2021, 'Ouverte')")
        session.execute("UPDATE campagne SET date_ouverture = '2021-01-04'")
    assert made.rows("SELECT count(*) AS nb FROM journal")[0]["nb"] == 2
