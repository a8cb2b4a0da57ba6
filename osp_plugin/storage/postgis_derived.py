"""What an upgrade makes anew on a server: taken away where it hinders, or serves no more."""

from __future__ import annotations

from .ddl import quote_name
from .session import Session


def drop_triggers(session: Session, schema: str) -> None:
    """Drop our triggers; views and functions are replaced where they stand, with their grants."""
    triggers = session.rows(
        "SELECT t.tgname AS nom, c.relname AS relation FROM pg_trigger AS t "
        "JOIN pg_class AS c ON c.oid = t.tgrelid "
        "JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "WHERE n.nspname = :schema AND NOT t.tgisinternal AND starts_with(t.tgname, 'osp_')",
        {"schema": schema},
    )
    for row in triggers:
        session.execute(f"DROP TRIGGER {quote_name(row['nom'])} ON {quote_name(row['relation'])}")


def drop_idle(session: Session, schema: str) -> None:
    """Drop our trigger functions that no trigger calls any more."""
    idle = session.rows(
        "SELECT p.oid::regprocedure::text AS fonction FROM pg_proc AS p "
        "JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE n.nspname = :schema "
        "AND starts_with(p.proname, 'osp_') AND p.prorettype = 'trigger'::regtype "
        "AND NOT EXISTS (SELECT 1 FROM pg_trigger AS t WHERE t.tgfoid = p.oid)",
        {"schema": schema},
    )
    for row in idle:
        session.execute(f"DROP FUNCTION {row['fonction']}")
