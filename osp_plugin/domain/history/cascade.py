"""Why a figure changed: the figure before, what each cause brought, the figure after.

All is kept as exact fractions of the figures: the bars add up to the difference, for a share or a
mean as for a sum. Where a figure is not defined after a step (a share of nothing), the step brings
nothing and the next one that is defined has it all.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..disclosure.secrecy import SHOWN_FROM, Cell, secret_cells
from ..errors import QT_TRANSLATE_NOOP

BEGUN, ENDED = "situation_debut", "situation_fin"
"""Keys of what the figure that a situation keeps has beside what the journal gives back of its
moment: at the beginning, at the end."""
KEPT_TITLE = QT_TRANSLATE_NOOP("history", "Définition ou édition différente ({situation})")
_BITS = 1e-11
"""Relative difference of two sums of the same values; a cent of a hundred million is tenfold."""
GROUPED = "regroupe"
"""Key of the bar of causes that tell of too few dwellings to be shown one by one."""
GROUPED_TITLE = QT_TRANSLATE_NOOP("history", "Causes regroupées (secret)")


@dataclass(frozen=True)
class Bar:
    """What a cause brought to a figure, and of how many rows it tells."""

    key: str
    title: str
    value: Fraction
    rows: int = 0


@dataclass(frozen=True)
class Cascade:
    """Why the figure of a territory went from ``before`` to ``after``."""

    code: str
    name: str
    before: Fraction
    after: Fraction
    bars: tuple[Bar, ...]

    @property
    def difference(self) -> Fraction:
        """The sum of the bars."""
        return self.after - self.before


def cascade(
    code: str,
    name: str,
    before: float,
    after: Sequence[tuple[str, str, float, int]],
) -> Cascade | None:
    """The cascade of a territory; None when the figure is not defined at one end.

    ``after`` has for each step its key and title, the figure after it, and how many rows of the
    territory it touched. Bars that bring nothing and touch nothing are left out; a figure added up
    in another order, which differs by its last bits alone, is the same.
    """
    last = after[-1][2] if after else before
    if math.isnan(before) or math.isnan(last):
        return None
    bars = []
    held = Fraction(before)
    for key, title, figure, rows in after:
        same = math.isnan(figure) or math.isclose(figure, held, rel_tol=_BITS)
        new = held if same else Fraction(figure)
        if new != held or rows:
            bars.append(Bar(key, title, new - held, rows))
        held = new
    return Cascade(code, name, Fraction(before), held, tuple(bars))


def protected(
    cascades: Sequence[Cascade], shown_from: int = SHOWN_FROM
) -> tuple[list[Cascade], list[str]]:
    """Cascades of a sensitive indicator as they may be shown, and the codes that stay secret.

    The rule of :mod:`..disclosure.secrecy`, on the dwellings that each bar tells of: bars of too
    few are put together, and so is one beside them that would give them away, in the territory or
    by the sum of the territories. A territory of which too few dwellings changed is secret.
    """
    cells: dict[Hashable, Cell] = {
        (found.code, bar.key): Cell(bar.rows, bar.rows) for found in cascades for bar in found.bars
    }
    named = [(found.code, bar.key) for found in cascades for bar in found.bars]
    by_code: dict[Hashable, Hashable] = {cell: cell[0] for cell in named}
    by_cause: dict[Hashable, Hashable] = {cell: cell[1] for cell in named}
    hidden = secret_cells(cells, [by_code, by_cause], shown_from)
    shown, secret = [], []
    for found in cascades:
        grouped = [bar for bar in found.bars if (found.code, bar.key) in hidden]
        told = sum(bar.rows for bar in grouped)
        if grouped and 0 < told < shown_from:
            secret.append(found.code)
            continue
        kept = tuple(bar for bar in found.bars if bar not in grouped)
        if grouped:
            value = sum((bar.value for bar in grouped), Fraction(0))
            kept = (*kept, Bar(GROUPED, GROUPED_TITLE, value, told))
        shown.append(Cascade(found.code, found.name, found.before, found.after, kept))
    return shown, secret


def rounded(found: Cascade, decimals: int) -> tuple[Fraction, Mapping[str, Fraction], Fraction]:
    """Before, each bar by key and after, rounded to ``decimals`` so that they still add up.

    The ends are rounded as any figure; what is left over goes to the bars whose rounding was the
    largest (largest remainders).
    """
    unit = Fraction(1, 10**decimals)
    first, last = (_round(figure / unit) for figure in (found.before, found.after))
    floors = {bar.key: math.floor(bar.value / unit) for bar in found.bars}
    left = last - first - sum(floors.values())
    ranked = sorted(
        (bar for bar in found.bars if bar.value),
        key=lambda bar: bar.value / unit - floors[bar.key],
        reverse=left > 0,
    )
    for place in range(abs(left) if ranked else 0):
        floors[ranked[place % len(ranked)].key] += 1 if left > 0 else -1
    return first * unit, {key: value * unit for key, value in floors.items()}, last * unit


def _round(value: Fraction) -> int:
    """To the nearest, halves away from zero."""
    return int(math.copysign(math.floor(abs(value) + Fraction(1, 2)), value)) if value else 0
