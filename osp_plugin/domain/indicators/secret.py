"""Which sums of sensitive fields stay secret, at a scale and with what its figures add up to.

A sum tells of the dwellings that it counts, among those whose sensitive fields are known: both are
counted beside it (:func:`companions`), and the rule is that of :mod:`...disclosure.secrecy`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

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
    told = [measure for measure in measures if is_sensitive(measure)]
    if not told:
        return {}
    above = ABOVE.get(by[0], ()) if len(by) == 1 else ()
    scales = [(name,) for name in above if name in rows.columns] + [tuple(by)]
    codes = [_codes(rows, scale) for scale in scales]
    return {measure: _secret(rows, codes, *companions(measure), shown_from) for measure in told}


def _secret(
    rows: pd.DataFrame,
    codes: Sequence[Sequence[Code]],
    count: Measure,
    base: Measure,
    shown_from: int,
) -> set[Code]:
    known = rows[base].to_numpy(float) > 0
    counted, based = (rows[measure].to_numpy(float)[known] for measure in (count, base))
    kept = [list(compress(own, known)) for own in codes]
    levels = [
        (_cells(own, counted, based), [_part_of(own, other) for other in kept[:place]])
        for place, own in enumerate(kept)
    ]
    return nested(levels, shown_from)


def _cells(codes: Sequence[Code], counted: np.ndarray, based: np.ndarray) -> dict[Code, Cell]:
    """What the rows of each code add up to."""
    ranks = {code: rank for rank, code in enumerate(dict.fromkeys(codes))}
    places = np.fromiter(map(ranks.__getitem__, codes), np.intp, len(codes))
    sums = (np.bincount(places, np.rint(each), len(ranks)) for each in (counted, based))
    return {code: Cell(int(count), int(base)) for code, count, base in zip(ranks, *sums)}


def _codes(rows: pd.DataFrame, by: tuple[str, ...]) -> list[Code]:
    listed = [as_codes(rows[name]).tolist() for name in by]
    if not listed:
        return [""] * len(rows)
    return listed[0] if len(listed) == 1 else list(zip(*listed))


def _part_of(codes: Sequence[Code], others: Sequence[Code]) -> Above:
    """The only one of ``others`` that each of ``codes`` is seen with; none where it has several."""
    found: dict[Code, set[Code]] = {}
    for code, other in set(zip(codes, others)):
        found.setdefault(code, set()).add(other)
    return {code: next(iter(seen)) for code, seen in found.items() if len(seen) == 1}
