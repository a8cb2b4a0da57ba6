"""Which sums of sensitive fields stay secret, at a scale and with what its figures add up to.

A sum tells of the dwellings that it counts, among those whose sensitive fields are known: both are
counted beside it (:func:`companions`), and the rule is that of :mod:`...disclosure.secrecy`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..common.criteria import as_codes
from ..dictionary import dictionary
from ..disclosure.secrecy import SHOWN_FROM, Above, Cell, Code, nested
from .formula import Condition, Measure

if TYPE_CHECKING:
    import pandas as pd

ABOVE = {
    "epci": ("departement",),
    "commune": ("departement", "epci"),
    "cite": ("departement", "epci", "commune"),
    "operation": ("bailleur", "annee", "departement", "epci"),
}
"""Scales whose figures may be sums of those of a scale, the largest first."""


def is_sensitive(measure: Measure) -> bool:
    """Whether a measure tells of a field that the dictionary calls sensitive."""
    return bool(set(measure.fields) & set(dictionary()[measure.table].sensitive))


def companions(measure: Measure) -> tuple[Measure, Measure]:
    """How many rows a sensitive measure tells of, and among how many that are known."""
    count = measure.known() if measure.terms else measure
    sensitive = dictionary()[measure.table].sensitive
    where = dict.fromkeys(
        Condition(said.field) if said.field in sensitive else said for said in count.where
    )
    return count, Measure(measure.table, where=tuple(where))


def with_companions(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Measures and what is counted beside those that are sensitive, once."""
    found: dict[Measure, None] = {}
    for measure in measures:
        found[measure] = None
        if is_sensitive(measure):
            found.update(dict.fromkeys(companions(measure)))
    return tuple(found)


def secret_sums(
    rows: pd.DataFrame,
    by: Sequence[str],
    measures: Iterable[Measure],
    shown_from: int = SHOWN_FROM,
) -> dict[Measure, set[Code]]:
    """The codes whose sums stay secret, by sensitive measure.

    ``rows`` are those of a cube, ``by`` the dimensions that they are added up by, ``shown_from``
    the fewest dwellings that a sum may tell of.
    """
    return {
        measure: _secret(rows, tuple(by), *companions(measure), shown_from)
        for measure in measures
        if is_sensitive(measure)
    }


def _secret(
    rows: pd.DataFrame, by: tuple[str, ...], count: Measure, base: Measure, shown_from: int
) -> set[Code]:
    above = ABOVE.get(by[0], ()) if len(by) == 1 else ()
    scales = [(name,) for name in above if name in rows.columns] + [by]
    known = rows[rows[base] > 0]
    codes = [_codes(known, scale) for scale in scales]
    levels = []
    for place, own in enumerate(codes):
        cells: dict[Code, Cell] = {}
        for code, number, of in zip(own, known[count], known[base]):
            cells[code] = cells.get(code, Cell(0, 0)) + Cell(round(number), round(of))
        levels.append((cells, [_part_of(own, other) for other in codes[:place]]))
    return nested(levels, shown_from)


def _codes(rows: pd.DataFrame, by: tuple[str, ...]) -> list[Code]:
    listed = [as_codes(rows[name]).tolist() for name in by]
    if not listed:
        return [""] * len(rows)
    return listed[0] if len(listed) == 1 else list(zip(*listed))


def _part_of(codes: Sequence[Code], others: Sequence[Code]) -> Above:
    """The only one of ``others`` that each of ``codes`` is seen with; none where it has several."""
    found: dict[Code, set[Code]] = {}
    for code, other in zip(codes, others):
        found.setdefault(code, set()).add(other)
    return {code: next(iter(seen)) for code, seen in found.items() if len(seen) == 1}
