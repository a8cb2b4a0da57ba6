"""What changed between two versions of the tables, and what no tool may decide alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from .definition import ColumnDefinition, Definitions, TableDefinition

T = TypeVar("T")
# Rules of one field, as :mod:`..ddl` writes them.
_BOUND = re.compile(r"CHECK \((?P<subject>.+) (?P<than><=|>=) (?P<value>-?\d+(?:\.\d+)?)\)")
_LISTED = re.compile(r"CHECK \((?P<subject>\"\w+\") IN \((?P<values>.+)\)\)")
_ITEM = re.compile(r"'(?:[^']|'')*'|[^\s,']+")


@dataclass(frozen=True)
class Parts:
    """Names of the parts of a table that came, went or changed, each in the order of the table."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True)
class TableChange:
    """A table that is in both versions, and what is no longer the same in it."""

    before: TableDefinition
    after: TableDefinition
    columns: Parts
    constraints: Parts
    indexes: Parts

    @property
    def name(self) -> str:
        return self.after.name

    @property
    def kept(self) -> tuple[str, ...]:
        """Columns of both versions."""
        return tuple(name for name in self.after.columns if name in self.before.columns)

    def tightened(self) -> list[str]:
        """What the rows already there may fail to meet, in words: an upgrade then stops."""
        found = []
        for name in self.columns.changed:
            before, after = self.before.columns[name], self.after.columns[name]
            if after.required and not before.required:
                found.append(f"« {name} » devient obligatoire")
            if after.unique and not before.unique:
                found.append(f"« {name} » devient unique")
        # A field that comes is empty in the rows already there, unless it has a default.
        empty = [f'"{name}"' for name in self.columns.added if not self._default(name)]
        found += [
            f"« {name} » : {self.after.constraints[name]}"
            for name in (*self.constraints.changed, *self.constraints.added)
            if not any(column in self.after.constraints[name] for column in empty)
            and not _allows_all(self.after.constraints[name], self.before.constraints.get(name))
        ]
        return found

    def _default(self, name: str) -> str | None:
        return self.after.columns[name].default


def _allows_all(after: str, before: str | None) -> bool:
    """Whether ``after`` surely accepts what ``before`` accepted: a further bound, a longer list."""
    old, new = _BOUND.fullmatch(before or ""), _BOUND.fullmatch(after)
    if old is not None and new is not None and old["subject"] == new["subject"]:
        if old["than"] != new["than"]:
            return False
        room = float(new["value"]) - float(old["value"])
        return room >= 0 if new["than"] == "<=" else room <= 0
    old, new = _LISTED.fullmatch(before or ""), _LISTED.fullmatch(after)
    if old is not None and new is not None and old["subject"] == new["subject"]:
        return set(_ITEM.findall(old["values"])) <= set(_ITEM.findall(new["values"]))
    return False


@dataclass(frozen=True)
class Difference:
    """From one version of the tables to the next: new tables, and those that changed."""

    created: tuple[TableDefinition, ...]
    changed: tuple[TableChange, ...]
    removed: tuple[TableDefinition, ...]

    def __bool__(self) -> bool:
        return bool(self.created or self.changed or self.removed)

    def tightened(self) -> list[str]:
        """What the rows already there may fail to meet, with the table."""
        return [f"{item.name} : {text}" for item in self.changed for text in item.tightened()]

    def undecided(self) -> list[str]:
        """What may lose data or has more than one answer, in words: a person writes it."""
        found = [
            f"la table « {table.name} » disparaît : faut-il en garder les lignes, et où ?"
            for table in self.removed
        ]
        for item in self.changed:
            found += _undecided(item)
        return found


def difference(before: Definitions, after: Definitions) -> Difference:
    """What changed from ``before`` to ``after``."""
    both = [_table_change(before[name], table) for name, table in after.items() if name in before]
    return Difference(
        created=tuple(table for name, table in after.items() if name not in before),
        changed=tuple(item for item in both if item.before != item.after),
        removed=tuple(table for name, table in before.items() if name not in after),
    )


def settled(before: Definitions, after: Definitions, names: Iterable[str]) -> Definitions:
    """``before`` where what ``names`` tells is already as in ``after``, come or gone.

    A name is that of a table, or ``table.column``.
    """
    found = dict(before)
    for name in names:
        table, _, column = name.partition(".")
        if not column:
            _put(found, table, after.get(table))
        elif table in found:
            columns = dict(found[table].columns)
            wanted = after[table].columns.get(column) if table in after else None
            _put(columns, column, wanted)
            found[table] = replace(found[table], columns=columns)
    return found


def _put(items: dict[str, T], name: str, value: T | None) -> None:
    items.pop(name, None)
    if value is not None:
        items[name] = value


def _table_change(before: TableDefinition, after: TableDefinition) -> TableChange:
    return TableChange(
        before,
        after,
        columns=_parts(before.columns, after.columns),
        constraints=_parts(before.constraints, after.constraints),
        indexes=_parts(before.indexes, after.indexes),
    )


def _parts(before: Mapping[str, T], after: Mapping[str, T]) -> Parts:
    return Parts(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(
            name for name, value in after.items() if name in before and before[name] != value
        ),
    )


def _undecided(item: TableChange) -> list[str]:
    found = [
        f"la colonne « {item.name}.{name} » disparaît : renommée, ou supprimée avec ses valeurs ?"
        for name in item.columns.removed
    ]
    for name in item.columns.added:
        found += [
            f"la colonne nouvelle « {item.name}.{name} » {why}"
            for why in _unfilled(item.after.columns[name])
        ]
    for name in item.columns.changed:
        old, new = item.before.columns[name].type, item.after.columns[name].type
        if old != new:
            found.append(
                f"la colonne « {item.name}.{name} » change de type ({old} → {new}) : que "
                "deviennent ses valeurs ?"
            )
    return found


def _unfilled(column: ColumnDefinition) -> list[str]:
    if column.unique and column.default is not None and not column.required:
        return ["est unique et a une valeur par défaut : que vaut-elle dans les lignes déjà là ?"]
    if not column.required:
        return []
    if column.unique:
        return ["est obligatoire et unique : que vaut-elle dans les lignes déjà là ?"]
    if column.default is None:
        return [
            "est obligatoire et sans valeur par défaut (« osp.defaut ») : que vaut-elle dans les "
            "lignes déjà là ?"
        ]
    return []
