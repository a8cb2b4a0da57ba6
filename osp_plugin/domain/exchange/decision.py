"""What of a return is written once its conflicts are decided: rows that hang together go together.

A row is attached to others by what it names. One whose parent is not there is left, and so is the
deletion of one that others still need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..dictionary import Dictionary
from .merge import (
    DELETE,
    INSERT,
    LINKED,
    ORPHAN,
    RESTORE,
    UPDATE,
    Conflict,
    Merged,
    RowRef,
    settle,
)

Place = tuple[str, int]
"""A table and the key of a row."""
Choices = Mapping[tuple[str, int, str], str]
"""What was decided, by :attr:`.merge.Conflict.place`."""


@dataclass(frozen=True)
class Child:
    """A row of the base that names another by ``name``."""

    table: str
    key: int
    name: str


@dataclass(frozen=True)
class Links:
    """What the base has that rows of a return name, or are named by.

    ``present`` has the rows that were cut and that the base still has, by table and key; ``values``
    the values by which rows that are in no extract are named, by table and field; ``children`` the
    rows of the base that name one to be deleted.
    """

    present: Mapping[str, frozenset[int]] = field(default_factory=dict)
    values: Mapping[tuple[str, str], frozenset[Any]] = field(default_factory=dict)
    children: Mapping[Place, tuple[Child, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Left:
    """A row that is not written, and why: its conflicts, or those that :func:`decide` found."""

    row: Merged
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class Decision:
    """What is written and what is left, in the order of the tables."""

    written: tuple[Merged, ...]
    left: tuple[Left, ...]

    def count(self, *verbs: str) -> int:
        """How many rows are written with these verbs."""
        return sum(row.verb in verbs for row in self.written)


def chooser(choices: Choices, rule: str) -> Callable[[Conflict], str]:
    """What decides: each conflict as it was chosen, the others by the rule."""
    return lambda conflict: choices.get(conflict.place, rule)


def decide(
    rows: Sequence[Merged],
    links: Links,
    tables: Dictionary,
    choice: Callable[[Conflict], str],
) -> Decision:
    """Settle every row, then leave those that do not hold without another that is left."""
    settled = {(row.table, row.key): settle(row, choice) for row in rows}
    written = {place: row for place, row in settled.items() if row is not None}
    lost: dict[Place, Conflict] = {}
    while True:
        found = {
            place: fault
            for place, row in written.items()
            if (fault := _fault(row, written, links, tables)) is not None
        }
        if not found:
            break
        lost.update(found)
        written = {place: row for place, row in written.items() if place not in found}
    left = [
        Left(row, (lost[place],) if place in lost else row.conflicts)
        for row in rows
        for place in [(row.table, row.key)]
        if place not in written
    ]
    kept = [written[row.table, row.key] for row in rows if (row.table, row.key) in written]
    return Decision(tuple(kept), tuple(left))


def partly(rows: Sequence[Merged], decision: Decision) -> Iterator[Conflict]:
    """The conflicts of rows that are written without what was in conflict."""
    written = {(row.table, row.key): row for row in decision.written}
    for row in rows:
        done = written.get((row.table, row.key))
        for conflict in row.conflicts:
            if done is not None and conflict.name and conflict.name not in done.values:
                yield conflict


def _fault(
    row: Merged, written: Mapping[Place, Merged], links: Links, tables: Dictionary
) -> Conflict | None:
    if row.verb == DELETE:
        for child in links.children.get((row.table, row.key), ()):
            done = written.get((child.table, child.key))
            moved = done is not None and done.verb == UPDATE and child.name in done.values
            if not moved and (done is None or done.verb != DELETE):
                return Conflict(row.table, row.key, LINKED, base=tables[child.table].title)
        return None
    for key in tables[row.table].foreign_keys:
        value = row.values.get(key.field)
        if value is not None and not _is_there(value, (key.table, key.target), written, links):
            return Conflict(row.table, row.key, ORPHAN, key.field, extract=value)
    return None


def _is_there(
    value: Any, named: tuple[str, str], written: Mapping[Place, Merged], links: Links
) -> bool:
    if not isinstance(value, RowRef):
        return value in links.values.get(named, frozenset())
    done = written.get((value.table, value.key))
    if done is not None and done.verb in (INSERT, RESTORE):
        return True
    gone = done is not None and done.verb == DELETE
    return value.key in links.present.get(value.table, frozenset()) and not gone
