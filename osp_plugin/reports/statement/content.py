"""A statement (« état »): tables of lines and of their sums, for a page and for a workbook alike.

    Statement("ERBM – Programmation 2021", "Version du…", (Block("Lignes", columns, rows),))

:mod:`.statement_pdf` prints it, :mod:`.statement_workbook` writes it with live formulas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..layouts.content import Chart

if TYPE_CHECKING:
    import pandas as pd

CENTRED = {"date", "drapeau", "annee"}
"""Kinds of columns whose values are in the middle; texts are on the left, amounts on the right."""


@dataclass(frozen=True)
class Column:
    """A column of a block.

    ``kind`` is one of ``texte``, ``entier``, ``decimal``, ``annee``, ``euro``, ``date``,
    ``drapeau``, ``part`` (a share of 1, shown in percent). ``share`` is that of the width of the
    page, 0 for a column of the workbook alone; ``width`` is in characters. ``summed``: sums of
    rows add it up. ``formula`` makes it from the others, called by name:
    « {nb_c}*Tarif!$C$5 ». ``ratio`` names two columns, the first of which it divides by the
    second, on sums as on lines.
    """

    name: str
    title: str
    kind: str = "texte"
    share: float = 1.0
    width: float = 12.0
    summed: bool = False
    formula: str = ""
    ratio: tuple[str, str] | None = None


@dataclass(frozen=True)
class Row:
    """Values by name of column. ``level``: 0 for a line, 1 for the sum of the lines above it since
    the last sum, 2 for the sum of the sums of level 1, and so on."""

    values: Mapping[str, Any]
    level: int = 0


@dataclass(frozen=True)
class Block:
    """A table under its title; ``tab`` names its tab in the workbook, where a block that has none
    does not go. ``chart`` is printed above the table, and the map called ``map``."""

    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    sentence: str = ""
    tab: str = ""
    chart: Chart | None = None
    map: str = ""


@dataclass(frozen=True)
class Statement:
    """A title, what edition it is, and blocks in order; ``sources`` are at the foot of pages."""

    title: str
    edition: str
    blocks: tuple[Block, ...]
    sources: str = ""


def summed_rows(rows: Sequence[Row], place: int) -> list[int]:
    """The rows that the sum at ``place`` adds up: those just below its level, since the last sum
    of its level or of a higher one."""
    level = rows[place].level
    above = []
    for number in range(place - 1, -1, -1):
        if rows[number].level >= level:
            break
        above.append(number)
    deepest = max((rows[number].level for number in above), default=0)
    return [number for number in reversed(above) if rows[number].level == deepest]


def add_sums(rows: Sequence[Row], names: Sequence[str]) -> tuple[Row, ...]:
    """The rows, their sums made for columns that lines alone know."""
    done: list[Row] = []
    for place, row in enumerate(rows):
        if row.level:
            below = [done[number].values for number in summed_rows(rows, place)]
            sums = {name: _total(values.get(name) for values in below) for name in names}
            row = Row({**row.values, **sums}, row.level)
        done.append(row)
    return tuple(done)


def with_sums(
    table: pd.DataFrame,
    columns: Sequence[Column],
    groups: Sequence[tuple[str, Callable[[Any], str]]],
    label: str,
    total: str = "",
) -> tuple[Row, ...]:
    """Lines of ``table`` with a sum after each group, and a ``total`` at the end if it is named.

    ``groups`` are columns from the widest group to the narrowest, each with what names its sum;
    ``table`` is sorted by them. ``label`` is the column that takes the names.
    """
    rows: list[Row] = []
    last = len(groups)

    def add_sum(part: pd.DataFrame, level: int, name: str) -> None:
        lines = _records(part)
        sums = {
            column.name: _total(line[column.name] for line in lines)
            for column in columns
            if column.summed
        }
        rows.append(Row(_with_ratios({**sums, label: name}, columns), level))

    def add(part: pd.DataFrame, depth: int) -> None:
        if depth == last:
            rows.extend(Row(_with_ratios(values, columns)) for values in _records(part))
            return
        key, name = groups[depth]
        for value, within in part.groupby(key, sort=False, dropna=False):
            add(within, depth + 1)
            add_sum(within, last - depth, name(value))

    add(table, 0)
    if total:
        add_sum(table, last + 1, total)
    return tuple(rows)


def _total(values: Iterable[Any]) -> float:
    """To the cent: amounts are added as whole numbers of cents. What is missing adds nothing."""
    return sum(round(value * 100) for value in values if value is not None) / 100


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    from ...domain.common.tables import records

    return records(table)


def _with_ratios(values: dict[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    """The values, and the share that each ratio is; None of nothing."""
    for column in columns:
        if column.ratio is not None:
            part, whole = (values.get(name) for name in column.ratio)
            values[column.name] = part / whole if part is not None and whole else None
    return values
