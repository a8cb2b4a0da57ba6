"""What every file goes through between its cells and its plan."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..common.spreadsheet import column_letter
from ..common.tables import Values, column
from ..dictionary import Field, dictionary
from .findings import ERROR, Finding
from .sheets import NotCalculated, SharedAmount
from .table import ImportTable
from .values import Read, reader

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
        for position, cell in enumerate(cells)
        if isinstance(cell.value if isinstance(cell, SharedAmount) else cell, NotCalculated)
    ]
    if not found:
        return None
    position, name = min(found)
    onglet = table.onglets[position]
    letters = column_letter(table.layouts[onglet].fields[name].index + 1)
    return Uncalculated(len(found), onglet, f"{letters}{table.lignes[position]}")


def read_values(table: ImportTable, fields: Collection[Field]) -> tuple[Values, list[Finding]]:
    """The values of the columns read, and what is wrong with single cells or with whole rows."""
    values: Values = {}
    findings = list(table.faults)
    for item in fields:
        cells = table.columns.get(item.name)
        if cells is None:
            continue
        read = reader(item)
        found = [_common(cell) if isinstance(cell, SharedAmount) else read(cell) for cell in cells]
        values[item.name] = [one.value for one in found]
        findings += [
            table.finding(position, item.name, one.gravite, one.regle, one.message)
            for position, one in enumerate(found)
            if one.gravite
        ]
    return values, findings


def _common(cell: SharedAmount) -> Read:
    """Why an amount written once for several rows is the amount of none of them."""
    message = (
        f"Montant commun à {cell.rows} lignes (cellules fusionnées {cell.place}) : il serait "
        f"compté {cell.rows} fois. Défusionnez-les et écrivez sur chaque ligne ce qui lui revient."
    )
    return Read(None, ERROR, "montant_commun", message)


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
        return one == other or one == " ".join(str(other).split())
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
