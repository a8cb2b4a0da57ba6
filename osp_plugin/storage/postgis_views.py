"""The views of a base on a server: made, or made anew with what was granted and set on them."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from .ddl import quote_name
from .errors import DatabaseFailure, ViewInUse
from .scripts import View
from .session import Session

_MAKING = """
DO $osp_vue$
DECLARE
  options text[];
BEGIN
  SELECT coalesce(array_agg(o), '{{}}') INTO options
  FROM pg_catalog.pg_class AS c CROSS JOIN unnest(c.reloptions) AS o
  WHERE c.oid = to_regclass('{name}') AND NOT starts_with(o, 'security_invoker=');
  -- Before 15, PostgreSQL knows no view with the rights of who reads it.
  IF current_setting('server_version_num')::integer >= 150000 THEN
    options := options || 'security_invoker=true'::text;
  END IF;
  EXECUTE 'CREATE OR REPLACE VIEW {name} '
    || CASE WHEN options = '{{}}' THEN '' ELSE 'WITH (' || array_to_string(options, ', ') || ') '
    END || 'AS ' || $osp_texte${select}$osp_texte$;
END
$osp_vue$
"""
"""CREATE OR REPLACE VIEW alone takes away the options that a view had."""


def make(session: Session, view: View, *, schema: str, base: str, ours: Container[str]) -> None:
    """Make a view, replaced in place where it can be: its grants and the views built on it stay.

    It shows what the account that reads it may read. ``base`` names the base to a person; ``ours``
    are the views that this upgrade makes anew. Raises ViewInUse.
    """
    making = _MAKING.format(name=view.name, select=view.select)
    session.execute("SAVEPOINT vue")
    try:
        session.script(making)
    except DatabaseFailure:  # its columns have changed
        session.execute("ROLLBACK TO SAVEPOINT vue")
        options = _options(session, schema, view)
        granted = _granted(session, schema, view)
        _drop(session, view, schema=schema, base=base, ours=ours)
        session.script(making)
        if options:
            session.execute(f"ALTER VIEW {view.name} SET ({', '.join(options)})")
        for row in granted:
            account = row["compte"]
            named = account if account == "PUBLIC" else quote_name(account)
            session.execute(f"GRANT {row['droit']} ON {view.name} TO {named}")
    session.execute("RELEASE SAVEPOINT vue")


def _options(session: Session, schema: str, view: View) -> list[str]:
    found = session.rows(
        "SELECT o FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "CROSS JOIN unnest(c.reloptions) AS o WHERE n.nspname = :schema AND c.relname = :nom "
        "AND NOT starts_with(o, 'security_invoker=')",
        {"schema": schema, "nom": view.name},
    )
    return [row["o"] for row in found]


def _granted(session: Session, schema: str, view: View) -> list[dict[str, Any]]:
    return session.rows(
        "SELECT privilege_type AS droit, grantee AS compte "
        "FROM information_schema.role_table_grants "
        "WHERE table_schema = :schema AND table_name = :nom AND grantee <> grantor",
        {"schema": schema, "nom": view.name},
    )


def _drop(session: Session, view: View, *, schema: str, base: str, ours: Container[str]) -> None:
    dependent = session.rows(
        "SELECT DISTINCT r.ev_class::regclass::text AS vue FROM pg_depend AS d "
        "JOIN pg_rewrite AS r ON r.oid = d.objid "
        "WHERE d.classid = 'pg_rewrite'::regclass AND d.refobjid = to_regclass(:nom) "
        "AND r.ev_class <> d.refobjid",
        {"nom": f"{quote_name(schema)}.{view.name}"},
    )
    others = [row["vue"] for row in dependent if row["vue"].split(".")[-1] not in ours]
    if others:
        raise ViewInUse(base=base, vue=view.name, autres=", ".join(others))
    session.execute(f"DROP VIEW IF EXISTS {view.name}")
