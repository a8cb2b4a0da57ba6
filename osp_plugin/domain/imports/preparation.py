"""What every file goes through between its cells and its plan."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..common.spreadsheet import column_letter
from ..common.tables import Values, column
from ..common.words import clean_text, plain
from ..common.work import QUIET, Work
from ..dictionary import Field, dictionary
from .date_order import orders_by_tab, read_in_order
from .findings import Finding
from .sheets import NotCalculated, SharedAmount
from .table import ImportTable
from .values import read_column

"""Told the share done, from 0 to 1; it may raise to stop."""


@dataclass(frozen=True)
class Uncalculated:
    """Formulas without a value: how many, and where the first is."""

    count: int
    onglet: str
    cell: str


def uncalculated(table: ImportTable) -> Uncalculated | None:
    """The formulas never calculated in the columns read, None when there are none."""
    found = [
        (position, name)
        for name, cells in table.columns.items()
        if not {NotCalculated, SharedAmount}.isdisjoint(map(type, cells))
        for position, cell in enumerate(cells)
        if isinstance(cell.value if isinstance(cell, SharedAmount) else cell, NotCalculated)
    ]
    if not found:
        return None
    position, name = min(found)
    onglet = table.onglets[position]
    letters = column_letter(table.layouts[onglet].fields[name].index + 1)
    return Uncalculated(len(found), onglet, f"{letters}{table.lignes[position]}")


def read_values(
    table: ImportTable, fields: Collection[Field], work: Work = QUIET
) -> tuple[Values, list[Finding]]:
    """The values of the columns read, and what is wrong with single cells or with whole rows.

    Cells where nothing is written (« NULL », spaces) become None in ``table``: no rule that comes
    after takes them for something. ``work`` only hears the cancel.
    """
    values: Values = {}
    findings = list(table.faults)
    days = {item.name for item in fields if item.type == "date"}
    orders = orders_by_tab(table.columns, table.onglets, days)
    for item in fields:
        cells = table.columns.get(item.name)
        if cells is None:
            continue
        found = read_column(item, cells, work)
        if item.name in days:
            told = [orders.get((tab, item.name), "") for tab in table.onglets]
            found = [
                read_in_order(item, cell, one, order, table.date_order) if cell is not None else one
                for cell, one, order in zip(cells, found, told)
            ]
        values[item.name] = [one.value for one in found]
        for position, one in enumerate(found):
            if one.gravite:
                findings.append(
                    table.finding(position, item.name, one.gravite, one.regle, one.message)
                )
            elif one.value is None:
                cells[position] = None
    return values, findings


def known(table: ImportTable, values: Values, *fields: str) -> Iterator[tuple[Any, ...]]:
    """Position and values of these fields, for the rows that have them all."""
    columns = (column(values, field, len(table)) for field in fields)
    for position, held in enumerate(zip(*columns)):
        if None not in held:
            yield (position, *held)


def same_value(kind: str, one: Any, other: Any) -> bool:
    """Whether a value of a file is the one that the base holds."""
    if other is None:
        return False
    if kind == "number":
        return math.isclose(one, float(other), rel_tol=1e-9, abs_tol=1e-6)
    if kind == "string":
        held = str(other)
        # The base may hold digits that are not those of ASCII, which codes are read with.
        return bool(one == other or one == clean_text(held) or one == plain(held))
    return bool(one == other)


def changes_of(table: str, told: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The values ``told`` that are not those of a row of the base."""
    fields = dictionary()[table]
    return {
        name: value
        for name, value in told.items()
        if not same_value(fields[name].type, value, row[name])
    }


def in_order(findings: list[Finding], table: ImportTable) -> list[Finding]:
    """Findings in the order of the rows, then of the columns."""
    order = {name: index for index, name in enumerate(table.columns)}
    return sorted(findings, key=lambda item: (item.position, order.get(item.champ, len(order))))
