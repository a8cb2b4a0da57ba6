"""Whose row it is, in SQL that both databases understand, from the path that a table declares."""

from __future__ import annotations

from ...domain.access.paths import Path
from ..ddl import quote_name, quote_text


def belongs(way: Path, code: str) -> str:
    """Condition on a row of the table that ``way`` starts from: it is that of ``code``.

    It is false, never unknown, of a row that names nobody.
    """
    condition = f"coalesce({quote_name(way.column)} = {quote_text(code)}, false)"
    for step in reversed(way.steps):
        condition = (
            f"coalesce({quote_name(step.field)} IN (SELECT {quote_name(step.target)} "  # nosec B608 # names are the dictionary's, the code is quoted
            f"FROM {quote_name(step.table)} WHERE {condition}), false)"
        )
    return condition
