"""What a base is made of, as texts by aspect and name: two bases that promise the same are equal.

To compare one thing more (a policy, a right, an option), add its query to :data:`POSTGIS` or
:data:`GEOPACKAGE`: it gives a name and a text, without the owner, in any order.
"""

from __future__ import annotations

from typing import Any

from osp_plugin.storage.migrations.definition import tables_of
from osp_plugin.storage.postgis import PostgisBase
from osp_plugin.storage.session import Session

Structure = dict[str, dict[str, str]]
"""Aspect → name of an object → its text."""

_OURS = "JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = :schema"
_ACL = (
    "coalesce((SELECT string_agg(CASE WHEN a.grantee = 0 THEN 'PUBLIC' "
    "WHEN a.grantee = {owner} THEN 'propriétaire' ELSE a.grantee::regrole::text END "
    "|| ' ' || a.privilege_type || CASE WHEN a.is_grantable THEN ' *' ELSE '' END, ', ' "
    "ORDER BY a.grantee::regrole::text, a.privilege_type) FROM aclexplode({acl}) AS a), '')"
)

POSTGIS = {
    "relations": "SELECT c.relname AS nom, concat_ws(' ', c.relkind, c.relpersistence, "
    "c.relrowsecurity, c.relforcerowsecurity) AS texte "
    f"FROM pg_class AS c {_OURS} AND c.relkind <> 'i'",
    "colonnes": "SELECT c.relname || '.' || a.attname AS nom, concat_ws(' ', "
    "format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END, "
    "'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, "
    "a.attcollation::regcollation) AS texte "
    "FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid "
    "LEFT JOIN pg_attrdef AS d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum) "
    f"{_OURS} AND c.relkind <> 'i' AND a.attnum > 0 AND NOT a.attisdropped",
    "contraintes": "SELECT c.relname || '.' || k.conname AS nom, pg_get_constraintdef(k.oid) "
    "|| CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END AS texte "
    f"FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid {_OURS}",
    "index": "SELECT c.relname AS nom, pg_get_indexdef(c.oid) "
    "|| CASE WHEN i.indisvalid THEN '' ELSE ' INVALIDE' END AS texte "
    f"FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid {_OURS}",
    "déclencheurs": "SELECT c.relname || '.' || t.tgname AS nom, "
    "concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)) AS texte FROM pg_trigger AS t "
    f"JOIN pg_class AS c ON c.oid = t.tgrelid {_OURS} AND NOT t.tgisinternal",
    "fonctions": "SELECT p.oid::regprocedure::text AS nom, pg_get_functiondef(p.oid) AS texte "
    "FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace "
    "WHERE n.nspname = :schema",
    "vues": "SELECT c.relname AS nom, pg_get_viewdef(c.oid) AS texte "
    f"FROM pg_class AS c {_OURS} AND c.relkind IN ('v', 'm')",
    "options": "SELECT c.relname || ' ' || o AS nom, '' AS texte "
    f"FROM pg_class AS c CROSS JOIN unnest(c.reloptions) AS o {_OURS}",
    "règles d’accès": "SELECT tablename || '.' || policyname AS nom, concat_ws(' ', permissive, "
    "roles, cmd, 'USING', qual, 'WITH CHECK', with_check) AS texte FROM pg_policies "
    "WHERE schemaname = :schema",
    "commentaires": "SELECT c.relname || coalesce('.' || a.attname, '') AS nom, "
    "d.description AS texte FROM pg_description AS d JOIN pg_class AS c ON c.oid = d.objoid "
    "AND d.classoid = 'pg_class'::regclass "
    "LEFT JOIN pg_attribute AS a ON (a.attrelid, a.attnum) = (c.oid, nullif(d.objsubid, 0)) "
    f"{_OURS}",
    "droits": "SELECT c.relname AS nom, "
    f"{_ACL.format(owner='c.relowner', acl='c.relacl')} AS texte FROM pg_class AS c {_OURS} "
    "AND c.relacl IS NOT NULL UNION ALL SELECT c.relname || '.' || a.attname, "
    f"{_ACL.format(owner='c.relowner', acl='a.attacl')} FROM pg_attribute AS a "
    f"JOIN pg_class AS c ON c.oid = a.attrelid {_OURS} AND a.attacl IS NOT NULL UNION ALL "
    f"SELECT p.oid::regprocedure::text, {_ACL.format(owner='p.proowner', acl='p.proacl')} "
    "FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace "
    "WHERE n.nspname = :schema AND p.proacl IS NOT NULL UNION ALL SELECT 'schéma', "
    f"{_ACL.format(owner='n.nspowner', acl='n.nspacl')} FROM pg_namespace AS n "
    "WHERE n.nspname = :schema AND n.nspacl IS NOT NULL",
    "compteurs": "SELECT c.relname AS nom, concat_ws(' ', s.seqtypid::regtype, s.seqincrement, "
    "s.seqmin, s.seqmax, s.seqcycle, d.refobjid::regclass, a.attname) AS texte "
    "FROM pg_sequence AS s JOIN pg_class AS c ON c.oid = s.seqrelid "
    "LEFT JOIN pg_depend AS d ON d.objid = c.oid AND d.deptype = 'a' LEFT JOIN pg_attribute AS a "
    f"ON (a.attrelid, a.attnum) = (d.refobjid, d.refobjsubid) {_OURS}",
}

GEOPACKAGE = {
    "autres tables": "SELECT name AS nom, sql AS texte FROM sqlite_master WHERE type = 'table' "
    "AND (name LIKE 'gpkg\\_%' ESCAPE '\\' OR name LIKE 'rtree\\_%' ESCAPE '\\')",
    "index": "SELECT name AS nom, sql AS texte FROM sqlite_master "
    "WHERE type = 'index' AND sql IS NOT NULL",
    "déclencheurs": "SELECT name AS nom, tbl_name || ' : ' || sql AS texte FROM sqlite_master "
    "WHERE type = 'trigger'",
    "vues": "SELECT name AS nom, sql AS texte FROM sqlite_master WHERE type = 'view'",
    "couches": "SELECT table_name AS nom, concat AS texte FROM (SELECT table_name, data_type || "
    "' ' || identifier || ' ' || coalesce(srs_id, '') AS concat FROM gpkg_contents)",
    "commentaires": "SELECT table_name AS nom, description AS texte FROM gpkg_contents",
    "géométries": "SELECT table_name || '.' || column_name AS nom, geometry_type_name || ' ' || "
    "srs_id || ' ' || z || ' ' || m AS texte FROM gpkg_geometry_columns",
    "extensions": "SELECT coalesce(table_name, '') || '.' || coalesce(column_name, '') || ' ' || "
    "extension_name AS nom, definition || ' ' || scope AS texte FROM gpkg_extensions",
}


def structure(session: Session, schema: str = "") -> Structure:
    """What a base is made of, in the session given."""
    postgis = bool(schema)
    queries = POSTGIS if postgis else GEOPACKAGE
    found = {
        aspect: _named(session.rows(sql, {"schema": schema} if postgis else None))
        for aspect, sql in queries.items()
    }
    return found if postgis else {**found, **_tables(session)}


def structure_of(base: Any) -> Structure:
    """What a base is made of."""
    with base.reading() as session:
        return structure(session, base.schema if isinstance(base, PostgisBase) else "")


def differences(found: Structure, wanted: Structure) -> list[str]:
    """What is not the same, in words."""
    lines = []
    for aspect in {**wanted, **found}:
        have, want = found.get(aspect, {}), wanted.get(aspect, {})
        lines += [f"{aspect} : {name} manque" for name in want if name not in have]
        lines += [f"{aspect} : {name} en trop" for name in have if name not in want]
        lines += [
            f"{aspect} : {name} : {have[name]!r} au lieu de {want[name]!r}"
            for name in want
            if name in have and have[name] != want[name]
        ]
    return sorted(lines)


def _named(rows: list[dict[str, Any]]) -> dict[str, str]:
    found = {str(row["nom"]): str(row["texte"]) for row in rows}
    assert len(found) == len(rows), "deux objets du même nom"
    return found


def _tables(session: Session) -> Structure:
    """Tables of our own by what their CREATE says: SQLite keeps nothing else of a constraint."""
    rows = session.rows(
        "SELECT name AS nom, sql AS texte FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    read = tables_of([row["texte"] for row in rows])
    return {
        "tables": {row["nom"]: "" if row["nom"] in read else row["texte"] for row in rows},
        "colonnes": {
            f"{table.name}.{column.name}": column.sql
            for table in read.values()
            for column in table.columns.values()
        },
        "contraintes": {
            f"{table.name}.{name}": text
            for table in read.values()
            for name, text in table.constraints.items()
        },
    }
