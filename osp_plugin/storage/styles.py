"""Styles that a cartographer saved in the base, where QGIS keeps them."""

from __future__ import annotations

from typing import Any

from .base import Base
from .ddl import quote_name
from .errors import BaseError

LONGEST = 8_000_000
"""Characters of a style that are read; a base of somebody else may hold any text."""
MOST = 500
_TABLE = "layer_styles"
_WHERE = (
    "SELECT n.nspname AS nom FROM pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relname = :nom AND c.relkind = 'r' AND NOT c.relrowsecurity "
    "AND n.nspname IN ('public', :schema) ORDER BY n.nspname = :schema DESC"
)
"""On a server QGIS makes its table in the first schema of its connection, which is « public » as a
rule. A view, or a table with rules by row, would run what its owner put in it."""


def saved_styles(base: Base) -> dict[str, str]:
    """QML of the styles saved as default in the base, by table; cut where it is endless."""
    found = _read(base, "useasdefault")
    return {str(row["nom"]): str(row["qml"] or "") for row in found}


def named_styles(base: Base) -> list[tuple[str, str, str]]:
    """Table, name and QML of the styles that a base keeps beside those of its layers' first look.

    The latest of a name comes last.
    """
    found = _read(base, "NOT coalesce(useasdefault, false)")
    return [(str(row["nom"]), str(row["titre"] or ""), str(row["qml"] or "")) for row in found]


def _read(base: Base, wanted: str) -> list[dict[str, Any]]:
    """Styles of the base, the latest last; none where QGIS has kept none."""
    try:
        with base.reading() as session:
            table = _TABLE
            if base.path is None:
                places = session.rows(_WHERE, {"nom": _TABLE, "schema": base.schema})
                if not places:
                    return []
                table = f"{quote_name(str(places[0]['nom']))}.{_TABLE}"
            return list(
                reversed(
                    session.rows(
                        "SELECT f_table_name AS nom, stylename AS titre, "  # nosec B608 # the table's name is QGIS's, values are bound
                        "substr(CAST(styleqml AS text), 1, :longest) AS qml "
                        f"FROM {table} WHERE {wanted} AND f_table_schema = :schema "
                        "ORDER BY update_time DESC LIMIT :most",
                        {"schema": base.schema, "longest": LONGEST + 1, "most": MOST},
                    )
                )
            )
    except BaseError:
        return []  # no style was ever saved in this file: the table is not there
