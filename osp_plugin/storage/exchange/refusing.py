"""What of a return the organisation may not write, or the base would refuse: told row by row before
anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ...domain.access.columns import named_elsewhere
from ...domain.access.paths import Path
from ...domain.dictionary import Dictionary, Table
from ...domain.exchange.merge import (
    DELETE,
    FROZEN,
    INSERT,
    KEY_CHANGED,
    NOT_YOURS,
    OUTSIDE,
    RESTORE,
    TAKEN,
    UPDATE,
    Merged,
)
from ...domain.exchange.perimeter import Perimeter
from ..ddl import quote_name
from ..rows import KEY
from ..session import Session
from .conditions import belongs
from .naming import Names

CAMPAIGN = "campagne"


class Refusals:
    """The rules of a perimeter, and what is in the base besides."""

    def __init__(
        self,
        tables: Dictionary,
        perimeter: Perimeter,
        mine: Session,
        theirs: Session,
        names: Names,
    ) -> None:
        self._tables = tables
        self._perimeter = perimeter
        self._mine = mine
        self._theirs = theirs
        self._names = names
        closed = theirs.rows("SELECT campagne FROM campagne WHERE etat = 'Close'")
        self._closed = frozenset(int(row[CAMPAIGN]) for row in closed)

    def refuse(self, table: Table, rows: Sequence[Merged]) -> list[Merged]:
        """Rows with what is refused of them among their conflicts."""
        if not rows:
            return []
        way = self._perimeter.way(table, self._tables)
        away = outside(self._mine, table, way, self._perimeter.code) if way else frozenset()
        gone = outside(self._theirs, table, way, self._perimeter.code) if way else frozenset()
        taken = self._taken(table, rows)
        found = []
        for row in rows:
            made = self._by_rights(table, row)
            if (row.key in away and row.verb != DELETE) or (
                row.key in gone and row.verb in (UPDATE, DELETE)
            ):
                made = made.refused(OUTSIDE)
            if row.key in taken:
                made = made.refused(TAKEN)
            if self._is_frozen(table, row):
                made = made.refused(FROZEN)
            found.append(made)
        return found

    def _by_rights(self, table: Table, row: Merged) -> Merged:
        verb = INSERT if row.verb == RESTORE else row.verb
        if not self._perimeter.may(table, verb):
            return row.refused(NOT_YOURS)
        if row.verb == DELETE:
            return row if self._perimeter.writes(table, row.before) else row.refused(NOT_YOURS)
        if row.verb == INSERT:
            for name in self._perimeter.may_not_give(table, row.values):
                row = row.refused(NOT_YOURS, name)
        if row.verb == UPDATE:
            row = self._by_fields(table, row)
        whole = {**row.before, **row.values}
        return row if self._perimeter.writes(table, whole) else row.refused(NOT_YOURS)

    def _by_fields(self, table: Table, row: Merged) -> Merged:
        keys = named_elsewhere(table, self._tables)
        allowed = self._perimeter.may_change(table, self._tables)
        disputed = [item.name for item in row.conflicts if item.name]
        for name in [*row.values, *disputed]:
            if name in keys:
                row = row.refused(KEY_CHANGED, name)
            elif name not in allowed:
                row = row.refused(NOT_YOURS, name)
        return row

    def _is_frozen(self, table: Table, row: Merged) -> bool:
        """Whether a row is of a campaign closed in the base, and more changes than may."""
        if table.freeze is None or CAMPAIGN not in {item.name for item in table.fields}:
            return False
        years = {row.before.get(CAMPAIGN), row.values.get(CAMPAIGN)}
        changed = set(row.values) - set(table.freeze.exempt)
        return bool(years & self._closed) and (row.verb != UPDATE or bool(changed))

    def _taken(self, table: Table, rows: Sequence[Merged]) -> set[int]:
        """Keys of rows that would have a unique value of another row of the base."""
        keys = [*((item.name,) for item in table.fields if _unique(item)), *table.unique]
        leaving = {row.key for row in rows if row.verb == DELETE}
        found: set[int] = set()
        for names in keys:
            asked = [
                row
                for row in rows
                if row.verb != DELETE and (row.verb != UPDATE or set(names) & set(row.values))
            ]
            if asked:
                found |= self._clashing(table, names, asked, leaving)
        return found

    def _clashing(
        self, table: Table, names: tuple[str, ...], rows: Iterable[Merged], leaving: set[int]
    ) -> set[int]:
        listed = ", ".join(quote_name(name) for name in dict.fromkeys([KEY, *names]))
        held: dict[tuple[Any, ...], int] = {}
        for told in self._theirs.rows(f"SELECT {listed} FROM {quote_name(table.name)}"):  # nosec B608 # names are the dictionary's
            held[tuple(_comparable(told[name]) for name in names)] = int(told[KEY])
        found = set()
        for row in rows:
            whole = {**row.before, **row.values}
            values = tuple(_comparable(self._names.written(whole.get(name))) for name in names)
            other = held.get(values)
            known = (row.key, *leaving) if row.verb == UPDATE else tuple(leaving)
            if None not in values and other is not None and other not in known:
                found.add(row.key)
        return found


def outside(session: Session, table: Table, way: Path, code: str) -> frozenset[int]:
    """Keys of the rows of a table that are not of ``code``."""
    rows = session.rows(
        f"SELECT fid FROM {quote_name(table.name)} WHERE NOT {belongs(way, code)}"  # nosec B608 # names are the dictionary's, the code is quoted
    )
    return frozenset(int(row[KEY]) for row in rows)


def _unique(item: Any) -> bool:
    """Whether people give the field a value that no other row has: not a number of the base's."""
    return bool(item.unique and item.name != KEY and not item.attribue)


def _comparable(value: Any) -> Any:
    return str(value) if value is not None else None
