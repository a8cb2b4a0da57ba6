"""Codes that must be known to the base, or names in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..common.tables import Values
from ..common.text import folded, nearest, suggestion
from .findings import ERROR, Finding
from .table import ImportTable


def known_codes(
    table: ImportTable, values: Values, field: str, known: Mapping[str, str], what: str
) -> Iterator[Finding]:
    """Codes of a referential, or names in their place."""
    if field not in values:
        return
    by_folded = {folded(name): code for code, name in known.items() if name}
    by_folded.update({bare(code): code for code in known})
    by_folded.update({folded(code): code for code in known})
    found: list[Any] = []
    for position, value in enumerate(values[field]):
        code = by_folded.get(folded(str(value))) if value is not None else None
        found.append(code)
        if value is not None and code is None:
            near = nearest(str(value), [*known, *known.values()], 0.6)
            yield table.finding(
                position,
                field,
                ERROR,
                "reference",
                f"« {value} » n’est pas un {what} du référentiel.{suggestion(near)} Les codes "
                f"connus sont : {', '.join(sorted(known)) or 'aucun'}.",
            )
    values[field] = found


def written(table: ImportTable, field: str, position: int) -> bool:
    """Whether the file holds something in the cell, though it was refused."""
    held = table.columns.get(field)
    return held is not None and held[position] is not None


def bare(code: str) -> str:
    """A code without its signs: « M&C » is also written « MC »."""
    return folded("".join(filter(str.isalnum, code)))
