"""Styles that a cartographer saved in the base, where QGIS keeps them."""

from __future__ import annotations

from .base import Base
from .errors import BaseError

LONGEST = 8_000_000
"""Characters of a style that are read; a base of somebody else may hold any text."""
MOST = 500


def saved_styles(base: Base) -> dict[str, str]:
    """QML of the styles saved as default in the base, by table; cut where it is endless."""
    try:
        found = base.rows(
            "SELECT f_table_name AS nom, substr(CAST(styleqml AS text), 1, :longest) AS qml "
            "FROM layer_styles WHERE useasdefault AND f_table_schema = :schema "
            "ORDER BY update_time DESC LIMIT :most",
            {"schema": base.schema, "longest": LONGEST + 1, "most": MOST},
        )
    except BaseError:
        return {}  # no style was ever saved in this base: the table is not there
    return {str(row["nom"]): str(row["qml"] or "") for row in reversed(found)}


def named_styles(base: Base) -> list[tuple[str, str, str]]:
    """Table, name and QML of the styles that a base keeps beside those of its layers' first look.

    The latest of a name comes last.
    """
    try:
        found = base.rows(
            "SELECT f_table_name AS nom, stylename AS titre, "
            "substr(CAST(styleqml AS text), 1, :longest) AS qml FROM layer_styles "
            "WHERE NOT coalesce(useasdefault, false) AND f_table_schema = :schema "
            "ORDER BY update_time DESC LIMIT :most",
            {"schema": base.schema, "longest": LONGEST + 1, "most": MOST},
        )
    except BaseError:
        return []  # no style was ever saved in this base: the table is not there
    return [
        (str(row["nom"]), str(row["titre"] or ""), str(row["qml"] or "")) for row in reversed(found)
    ]
