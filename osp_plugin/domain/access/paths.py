"""By what path a row belongs to a landlord, an EPCI, a département: step by step."""

from __future__ import annotations

from dataclasses import dataclass

from ..dictionary import Dictionary, Table
from .declared import AccessError


@dataclass(frozen=True)
class Step:
    """``field`` of a row names ``table.target``; the next step starts from that row."""

    field: str
    table: str
    target: str


@dataclass(frozen=True)
class Path:
    """The steps from a row to the one that has ``column``, which says whose it is."""

    steps: tuple[Step, ...]
    column: str


def path(table: Table, scope: str, tables: Dictionary) -> Path:
    """How a row of a table belongs to what a scope names. Raises AccessError."""
    steps: list[Step] = []
    while True:
        told = table.access.path.get(scope)
        if told is None:
            raise AccessError(f"{table.name} : aucun chemin vers « {scope} »")
        name, _, further = told.partition(".")
        if name not in {item.name for item in table.fields}:
            raise AccessError(f"{table.name} : pas de champ « {name} »")
        if not further:
            return Path(tuple(steps), name)
        step = link(table, name)
        if step.table not in tables or len(steps) > len(tables):
            raise AccessError(f"{table.name} : « {name} » ne mène à aucune table")
        steps.append(step)
        table, scope = tables[step.table], further


def link(table: Table, name: str) -> Step:
    """What a field of a table names. Raises AccessError."""
    if name in table.access.links:
        return Step(name, *table.access.links[name])
    for key in table.foreign_keys:
        if key.field == name:
            return Step(name, key.table, key.target)
    raise AccessError(f"{table.name} : « {name} » ne désigne aucune autre table")
