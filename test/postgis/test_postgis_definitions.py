"""« Vérifier la base » compares what each thing of a schema is with a base made today."""

from __future__ import annotations

import pytest
from qgis.core import QgsDataSourceUri

from osp_plugin.i18n import explain
from osp_plugin.storage.errors import BaseAltered, BaseToRebuild
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.postgis_definitions import DefinitionsNotCompared, require_as_made

LAXER = (
    "DO $$ DECLARE r record; BEGIN SELECT c.relname, k.conname INTO r FROM pg_constraint AS k "
    "JOIN pg_class AS c ON c.oid = k.conrelid WHERE c.relname = 'logement' AND k.contype = 'c' "
    "AND k.connamespace = 'osp'::regnamespace ORDER BY 2 LIMIT 1; "
    "EXECUTE format('ALTER TABLE osp.%I DROP CONSTRAINT %I, ADD CONSTRAINT %I CHECK (true)', "
    "r.relname, r.conname, r.conname); END $$"
)
CHANGED = {
    "une règle plus large, du même nom": (LAXER, BaseAltered, "règle « logement."),
    "une règle de plus": (
        "ALTER TABLE osp.cite ADD CONSTRAINT a_moi CHECK (nb_logements < 5)",
        *(BaseAltered, "règle « cite.a_moi »"),
    ),
    "une colonne qui peut manquer": (
        "ALTER TABLE osp.logement ALTER COLUMN bailleur DROP NOT NULL",
        *(BaseAltered, "colonne « logement.bailleur »"),
    ),
    "une fonction qui ne fait plus rien": (
        "CREATE OR REPLACE FUNCTION osp.osp_audit() RETURNS trigger LANGUAGE plpgsql "
        "SET search_path = pg_catalog, pg_temp AS 'BEGIN RETURN NEW; END'",
        *(BaseToRebuild, "fonction « osp_audit »"),
    ),
    "un chemin ouvert": (
        "ALTER FUNCTION osp.osp_journal() SET search_path = pg_catalog, public, pg_temp",
        *(BaseToRebuild, "fonction « osp_journal »"),
    ),
    "les droits de qui appelle": (
        "ALTER FUNCTION osp.osp_journal() SECURITY INVOKER",
        *(BaseToRebuild, "fonction « osp_journal »"),
    ),
    "un autre propriétaire": (
        "ALTER FUNCTION osp.osp_journal() OWNER TO pg_monitor",
        *(BaseAltered, "propriétaire de « osp_journal »"),
    ),
    "une vue avec les droits de son propriétaire": (
        "ALTER VIEW osp.v_operation RESET (security_invoker)",
        *(BaseToRebuild, "vue « v_operation »"),
    ),
    "un index qui manque": (
        "DROP INDEX osp.ix_logement_intitule",
        *(BaseToRebuild, "index « ix_logement_intitule »"),
    ),
    "un index spatial qui manque": (
        "DROP INDEX osp.cite_geom_gist",
        *(BaseToRebuild, "index « cite_geom_gist »"),
    ),
    "un index d’autre chose": (
        "DROP INDEX osp.ix_logement_idcom; "
        "CREATE INDEX ix_logement_idcom ON osp.logement (idcom) WHERE false",
        *(BaseToRebuild, "index « ix_logement_idcom »"),
    ),
    "un index qui ne sert plus": (
        "UPDATE pg_index SET indisvalid = false "
        "WHERE indexrelid = 'osp.ix_logement_bailleur'::regclass",
        *(BaseToRebuild, "index « ix_logement_bailleur »"),
    ),
    "un déclencheur qui ne voit plus tout": (
        "DO $$ DECLARE r record; BEGIN SELECT t.tgname, pg_get_triggerdef(t.oid) AS sql INTO r "
        "FROM pg_trigger AS t WHERE t.tgrelid = 'osp.logement'::regclass AND NOT t.tgisinternal "
        "AND t.tgname LIKE 'osp_journal%' ORDER BY 1 LIMIT 1; "
        "EXECUTE format('DROP TRIGGER %I ON osp.logement', r.tgname); "
        "EXECUTE replace(r.sql, 'FOR EACH ROW', 'FOR EACH ROW WHEN (false)'); END $$",
        *(BaseToRebuild, "déclencheur « logement.osp_journal"),
    ),
}


def altered(base: PostgisBase, sql: str) -> None:
    with base.transaction() as session:
        session.script(sql)


def test_a_base_is_as_it_was_made_and_nothing_is_left_of_the_comparison(base) -> None:
    require_as_made(base)
    left = base.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'osp_neuf%'")
    assert left == []


def test_a_schema_of_any_name_is_compared_too(connection) -> None:
    base = PostgisBase.named(connection, "Bassin d’été 'x'")
    base.create()
    require_as_made(base)


@pytest.mark.parametrize("change", CHANGED)
def test_what_is_not_as_it_was_made_is_named(base, change: str) -> None:
    sql, refused, said = CHANGED[change]
    altered(base, sql)
    with pytest.raises(refused) as caught:
        require_as_made(base)
    assert said in explain(caught.value)


def test_an_upgrade_makes_anew_what_it_says_it_does(base) -> None:
    for sql, refused, _said in CHANGED.values():
        if refused is BaseToRebuild:
            altered(base, sql)
    with pytest.raises(BaseToRebuild):
        require_as_made(base)
    base.upgrade()
    require_as_made(base)


def test_what_others_added_or_were_granted_is_left_in_peace(base) -> None:
    altered(base, "ALTER TABLE osp.cite ADD COLUMN a_moi text; CREATE TABLE osp.mienne (x int); "
                  "CREATE INDEX ON osp.cite (nom_cite)")  # fmt: skip
    require_as_made(base)


def test_the_algorithm_says_it(base, connection, run) -> None:
    given = {"CONNEXION": connection, "SCHEMA": "osp"}
    assert run("osp:verifier_base", given)["SAINE"]
    altered(base, LAXER)
    results = run("osp:verifier_base", given)
    assert not results["SAINE"] and results["NB_DEFAUTS"] == 1


def test_an_account_that_makes_no_schema_is_told(base, server, database) -> None:
    server.run(database, "CREATE ROLE lecteur LOGIN PASSWORD 'x'; "
                         "GRANT USAGE ON SCHEMA osp TO lecteur; "
                         "GRANT SELECT ON ALL TABLES IN SCHEMA osp TO lecteur")  # fmt: skip
    try:
        uri: QgsDataSourceUri = server.uri(database, "lecteur", "x")
        with pytest.raises(DefinitionsNotCompared):
            require_as_made(PostgisBase(uri, "osp", "lecteur"))
    finally:
        server.run(database, "DROP OWNED BY lecteur; DROP ROLE lecteur")
