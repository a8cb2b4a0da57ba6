"""Whether who reads a base sees all its rows."""

from __future__ import annotations

from ..base import Base
from ..postgis import PostgisBase


def sees_part(base: Base, table: str) -> bool:
    """Whether rows of a table may be there that this account does not see: never in a file."""
    if not isinstance(base, PostgisBase):
        return False
    found = base.rows(
        "SELECT coalesce(bool_or(row_security_active(c.oid) AND NOT EXISTS ("
        "SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid AND p.polpermissive "
        "AND p.polcmd IN ('r', '*') AND pg_get_expr(p.polqual, p.polrelid) = 'true' "
        "AND EXISTS (SELECT FROM unnest(p.polroles) AS o "
        "WHERE CASE WHEN o = 0 THEN true ELSE pg_has_role(o, 'USAGE') END))), false) AS part "
        "FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "WHERE n.nspname = :schema AND c.relname = :nom "
        "AND has_schema_privilege(n.oid, 'USAGE')",
        {"schema": base.schema, "nom": table},
    )
    return bool(found[0]["part"])
