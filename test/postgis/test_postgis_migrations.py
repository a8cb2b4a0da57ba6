"""Upgrades of a base on a server: what any base promises, rights and options included."""

from __future__ import annotations

from pathlib import Path

import pytest

from osp_plugin.storage.ddl import quote_name
from osp_plugin.storage.postgis import PostgisBase

from ..contracts.migrations import MigrationContract, Place
from ..support.released import scripts
from ..support.structure import Structure


class Mutants:
    """Statements that take one thing away."""

    setup = (
        "ALTER VIEW v_operation SET (security_invoker = true, security_barrier = true);"
        "GRANT SELECT ON logement TO PUBLIC; GRANT UPDATE (surf_hab) ON logement TO PUBLIC;"
        "GRANT USAGE ON SCHEMA osp TO PUBLIC; REVOKE EXECUTE ON FUNCTION osp_audit() FROM PUBLIC;"
        "ALTER TABLE operation ENABLE ROW LEVEL SECURITY;"
        "ALTER TABLE operation FORCE ROW LEVEL SECURITY;"
        "CREATE POLICY osp_lecture ON operation FOR SELECT USING (bailleur = session_user);"
    )
    single = {
        "option security_invoker": "ALTER VIEW v_operation RESET (security_invoker)",
        "option security_barrier": "ALTER VIEW v_operation SET (security_barrier = false)",
        "droit sur une table": "REVOKE SELECT ON logement FROM PUBLIC",
        "droit sur une colonne": "REVOKE UPDATE (surf_hab) ON logement FROM PUBLIC",
        "droit sur le schéma": "REVOKE USAGE ON SCHEMA osp FROM PUBLIC",
        "droit sur une fonction": "GRANT EXECUTE ON FUNCTION osp_audit() TO PUBLIC",
        "droit de donner": "GRANT SELECT ON logement TO pg_monitor WITH GRANT OPTION",
        "sécurité des lignes": "ALTER TABLE operation DISABLE ROW LEVEL SECURITY",
        "sécurité du propriétaire": "ALTER TABLE operation NO FORCE ROW LEVEL SECURITY",
        "règle d’accès": "DROP POLICY osp_lecture ON operation",
        "règle d’accès plus large": "ALTER POLICY osp_lecture ON operation USING (true)",
        "déclencheur éteint": "ALTER TABLE logement DISABLE TRIGGER osp_journal",
        "fonction aux droits de qui l’appelle": "ALTER FUNCTION osp_journal() SECURITY INVOKER",
        "fonction sans chemin": "ALTER FUNCTION osp_journal() RESET search_path",
        "compteur sans colonne": "ALTER SEQUENCE logement_fid_seq OWNED BY NONE",
    }

    def of(self, found: Structure) -> dict[str, dict[str, str]]:
        keys = {name.partition(".")[2] for name in found["contraintes"]}
        return {
            "contraintes": {name: _dropped_constraint(name) for name in found["contraintes"]},
            "index": {
                name: f"DROP INDEX {quote_name(name)}"
                for name in found["index"]
                if name not in keys
            },
            "déclencheurs": {name: _dropped_trigger(name) for name in found["déclencheurs"]},
            "fonctions": {name: f"DROP FUNCTION {name} CASCADE" for name in found["fonctions"]},
            "vues": {name: f"DROP VIEW IF EXISTS {name} CASCADE" for name in found["vues"]},
            "commentaires": {name: _uncommented(name) for name in found["commentaires"]},
            "colonnes": {
                name: _free_column(name)
                for name, text in found["colonnes"].items()
                if ("NOT NULL" in text or "DEFAULT" in text)
                and name.partition(".")[0] not in {*found["compteurs"], "osp_meta"}
                and not name.endswith(".fid")
            },
        }


def _dropped_constraint(name: str) -> str:
    table, _, constraint = name.partition(".")
    dropped = f"DROP CONSTRAINT IF EXISTS {quote_name(constraint)} CASCADE"
    return f"ALTER TABLE {quote_name(table)} {dropped}"


def _dropped_trigger(name: str) -> str:
    table, _, trigger = name.partition(".")
    return f"DROP TRIGGER {trigger} ON {quote_name(table)}"


def _uncommented(name: str) -> str:
    table, _, column = name.partition(".")
    what = f"COLUMN {table}.{quote_name(column)}" if column else f"TABLE {table}"
    return f"COMMENT ON {what} IS NULL"


def _free_column(name: str) -> str:
    table, _, column = name.partition(".")
    column = f"ALTER COLUMN {quote_name(column)}"
    return f"ALTER TABLE {table} {column} DROP NOT NULL, {column} DROP DEFAULT"


class TestPostgisMigrations(MigrationContract):
    """The contract on PostGIS."""

    @pytest.fixture(params=scripts("postgis"), ids=lambda path: path.stem)
    def released_script(self, request) -> Path:
        return request.param

    @pytest.fixture
    def place(self, connection, server, database) -> Place:
        def empty() -> PostgisBase:
            server.run(database, "DROP SCHEMA IF EXISTS osp CASCADE")
            return PostgisBase.named(connection)

        return empty

    @pytest.fixture
    def mutants(self) -> Mutants:
        return Mutants()
