"""Tables as plain Python: rows as dictionaries, columns as lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Values = dict[str, list[Any]]
"""One value per row by field, None where there is none."""


def column(values: Values, field: str, size: int) -> Sequence[Any]:
    """Values of a field, all None when there is no such column."""
    return values.get(field) or [None] * size


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries of Python values, None where missing."""
    plain = table.astype(object)
    rows: list[dict[str, Any]] = plain.where(plain.notna(), None).to_dict("records")
    return rows
