"""Whether two rows name the same place: parcel and address as a key."""

from __future__ import annotations

from typing import Any

from .tables import Values, column
from .text import folded


def address_keys(values: Values, size: int) -> list[Any]:
    """Parcel, number, index and street of each row; None without parcel or street."""
    parts = zip(*(column(values, name, size) for name in ("idpar", "dnvoiri", "dindic", "dvoilib")))
    return [
        (idpar, folded(str(number or "")), folded(str(index or "")), folded(str(street)))
        if idpar and street
        else None
        for idpar, number, index, street in parts
    ]
