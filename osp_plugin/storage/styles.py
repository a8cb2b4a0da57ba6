"""Styles that a cartographer saved in the base, where QGIS keeps them."""

from __future__ import annotations

from .base import Base
from .errors import BaseError


def saved_styles(base: Base) -> dict[str, str]:
    """QML of the styles saved as default in the base, by table."""
    try:
        found = base.rows(
            "SELECT f_table_name AS nom, styleqml AS qml FROM layer_styles "
            "WHERE useasdefault AND f_table_schema = :schema ORDER BY update_time",
            {"schema": base.schema},
        )
    except BaseError:
        return {}  # no style was ever saved in this base: the table is not there
    return {row["nom"]: row["qml"] for row in found}
