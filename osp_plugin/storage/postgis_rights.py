"""What the account of a session may write, as the catalogue of the server says."""

from __future__ import annotations

from .ddl import quote_name, quote_text
from .postgis_session import KEY
from .session import Right, Session


def allows(session: Session, schema: str, right: Right) -> bool:
    """Whether the account has a right."""
    values = {"nom": f"{quote_name(schema)}.{quote_name(right.table)}"}
    checks = [
        f"has_column_privilege(:nom, {quote_text(name)}, '{right.verb}')" for name in right.columns
    ] or [f"has_table_privilege(:nom, '{right.verb}')"]
    if right.verb == "INSERT":
        checks.append(f"has_sequence_privilege(pg_get_serial_sequence(:nom, '{KEY}'), 'USAGE')")
    found = session.rows(f"SELECT {' AND '.join(checks)} AS permis", values)  # nosec B608 # rights to ask, values are bound
    return bool(found[0]["permis"])


def refused_columns(session: Session, schema: str) -> frozenset[tuple[str, str]]:
    """Tables and columns of a schema that the account may not change."""
    found = session.rows(
        "SELECT c.relname AS nom, a.attname AS colonne FROM pg_class AS c "
        "JOIN pg_namespace AS n ON n.oid = c.relnamespace "
        "JOIN pg_attribute AS a ON a.attrelid = c.oid "
        "WHERE n.nspname = :schema AND c.relkind = 'r' AND a.attnum > 0 "
        "AND NOT a.attisdropped "
        "AND NOT has_column_privilege(c.oid, a.attnum, 'UPDATE')",
        {"schema": schema},
    )
    return frozenset((row["nom"], row["colonne"]) for row in found)
