"""Tables as plain Python: rows as dictionaries, columns as lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

Values = dict[str, list[Any]]
"""One value per row by field, None where there is none."""


def column(values: Values, field: str, size: int) -> Sequence[Any]:
    """Values of a field, all None when there is no such column."""
    return values.get(field) or _nothing(size)


@lru_cache(maxsize=8)
def _nothing(size: int) -> tuple[None, ...]:
    """Made once: a column that lacks is asked for at each row."""
    return (None,) * size


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries of Python values, None where missing."""
    plain = table.astype(object)
    plain = plain.where(plain.notna(), None)
    names = list(plain.columns)
    # As to_dict("records") does, in a third of its time.
    columns = [_native(plain[name].tolist()) for name in names]
    return [dict(zip(names, row)) for row in zip(*columns)]


def _native(cells: list[Any]) -> list[Any]:
    """Cells of which none is a number of numpy."""
    if not any(issubclass(kind, np.generic) for kind in set(map(type, cells))):
        return cells
    return [cell.item() if isinstance(cell, np.generic) else cell for cell in cells]
