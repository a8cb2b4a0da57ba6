"""What a script of our own CREATE statements makes: tables with columns, constraints, indexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_TABLE = re.compile(r'^CREATE TABLE "(\w+)" \(\n  (.+?)\n\)', re.MULTILINE | re.DOTALL)
_INDEX = re.compile(r'^CREATE INDEX "(\w+)" ON "(\w+)" [^;]+', re.MULTILINE)
_CONSTRAINT = re.compile(r'CONSTRAINT "(\w+)" (.+)', re.DOTALL)
_COLUMN = re.compile(
    r"""(?P<name>"\w+"|\w+)\ (?P<type>.+?)
    (?:\ DEFAULT\ (?P<default>'(?:[^']|'')*'|\w+))?
    (?P<required>\ NOT\ NULL)?(?P<unique>\ UNIQUE)?""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class ColumnDefinition:
    """A column: ``type`` and ``default`` are SQL; ``sql`` is the whole definition."""

    name: str
    type: str
    default: str | None
    required: bool
    unique: bool
    sql: str


@dataclass(frozen=True)
class TableDefinition:
    """A table. Constraints (what follows their name) and indexes (whole statements) by name.

    Two tables are the same whatever the order of their columns.
    """

    name: str
    sql: str = field(compare=False)
    columns: Mapping[str, ColumnDefinition]
    constraints: Mapping[str, str]
    indexes: Mapping[str, str]


Definitions = Mapping[str, TableDefinition]


def tables_of(statements: Iterable[str]) -> dict[str, TableDefinition]:
    """Tables and indexes that statements make, as :mod:`..ddl` writes them; others are passed."""
    script = "\n".join(f"{statement};" for statement in statements)
    indexes: dict[str, dict[str, str]] = {}
    for found in _INDEX.finditer(script):
        indexes.setdefault(found[2], {})[found[1]] = found[0]
    return {
        found[1]: _table(found[0], found[1], found[2], indexes.get(found[1], {}))
        for found in _TABLE.finditer(script)
    }


def _table(sql: str, name: str, body: str, indexes: dict[str, str]) -> TableDefinition:
    columns, constraints = {}, {}
    for item in body.split(",\n  "):
        named = _CONSTRAINT.fullmatch(item)
        if named is not None:
            constraints[named[1]] = named[2]
            continue
        column = _column(item)
        columns[column.name] = column
    return TableDefinition(name, sql, columns, constraints, indexes)


def _column(sql: str) -> ColumnDefinition:
    found = _COLUMN.fullmatch(sql)
    if found is None:
        raise ValueError(sql)
    return ColumnDefinition(
        name=found["name"].strip('"'),
        type=found["type"],
        default=found["default"],
        required=found["required"] is not None,
        unique=found["unique"] is not None,
        sql=sql,
    )
