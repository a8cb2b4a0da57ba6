"""Rows that name others, across three states: a key may have been changed on a side, and a new row
has one of its own on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...domain.common.runs import runs
from ...domain.dictionary import Dictionary, ForeignKey, Table
from ...domain.exchange.decision import Child, Links
from ...domain.exchange.merge import DELETE, Merged, RowRef, Values
from ..ddl import quote_name, quote_text
from ..imports.changes import NewKey
from ..rows import KEY
from ..session import Session
from .states import ASKED_AT_ONCE, State

NUMBERS, OPERATION, DECISION = "operation_numero", "operation", ("num_decision", "date_decision")
Rows = Mapping[str, Mapping[int, State]]
"""States by table and key."""


class Names:
    """Which row each row names, whatever it is called in the state that tells it."""

    def __init__(self, tables: Dictionary, origin: Rows, extract: Rows, theirs: Session) -> None:
        self._tables = tables
        self._states = (origin, extract)
        self._named = {
            (key.table, key.target)
            for table in origin
            for key in tables[table].foreign_keys
            if key.table in origin
        }
        self._origin, self._extract = (
            {place: _by_name(rows[place[0]], place[1]) for place in self._named}
            for rows in self._states
        )
        self._base = {place: _keys(theirs, *place) for place in self._named}
        self._present = {
            table: frozenset(_keys(theirs, table, KEY).values()) & set(rows)
            for table, rows in origin.items()
        }
        self._given = {
            place: {key: name for name, key in known.items() if key in origin[place[0]]}
            for place, known in self._base.items()
        }

    def of_origin(self, table: Table, values: Values) -> Values:
        """A row of the cut, with what it names."""
        return self._told(table, values, self._origin)

    def of_extract(self, table: Table, values: Values) -> Values:
        """A row of the extract, with what it names."""
        return self._told(table, values, self._extract)

    def of_base(self, table: Table, values: Values) -> Values:
        """A row of the base, with what it names of what was cut."""
        origin = self._states[0]
        found = self._told(table, values, self._base)
        return {
            name: values[name]
            if isinstance(value, RowRef) and value.key not in origin[value.table]
            else value
            for name, value in found.items()
        }

    def _told(self, table: Table, values: Values, known: Mapping[tuple[str, str], Any]) -> Values:
        made = dict(values)
        for key in table.foreign_keys:
            found = known.get((key.table, key.target), {}).get(made.get(key.field))
            if found is not None:
                made[key.field] = RowRef(key.table, found, key.target)
        return made

    def keys(self, table: str, key: int) -> dict[str, Any]:
        """By which fields other rows of the extract name a new row, for the import to know it."""
        return {name: key for owner, name in self._named if owner == table}

    def written(self, value: Any) -> Any:
        """A value as it is written: the key that the base has, or will give."""
        if not isinstance(value, RowRef):
            return value
        known = self._given[value.table, value.name]
        if value.key in known:
            return known[value.key]
        return NewKey(value.table, value.name, value.key)

    def follows(self, table: Table, row: Merged, was: Values | None, now: Values | None) -> bool:
        """Whether the base writes a row by itself: the number of a decision, with its operation."""
        if table.name != NUMBERS:
            return False
        told = was if row.verb == DELETE else now
        named = (told or {}).get(OPERATION)
        if not isinstance(named, RowRef):
            return False
        before, after = (rows[OPERATION].get(named.key) for rows in self._states)
        source = before if row.verb == DELETE else after
        same_decision = (
            before is not None
            and after is not None
            and all(before.values.get(name) == after.values.get(name) for name in DECISION)
        )
        number = None if source is None else source.values.get(DECISION[0])
        return not same_decision and (told or {}).get("numero") == number

    def links(self, rows: Sequence[Merged], theirs: Session) -> Links:
        """What the base has of what rows name, and what names those to be deleted."""
        asked: dict[tuple[str, str], set[Any]] = {}
        children: dict[tuple[str, int], tuple[Child, ...]] = {}
        for row in rows:
            if row.verb == DELETE:
                children[row.table, row.key] = tuple(self._children(row, theirs))
                continue
            taken = {item.name: item.extract for item in row.conflicts if item.name}
            for key in self._tables[row.table].foreign_keys:
                for value in (row.values.get(key.field), taken.get(key.field)):
                    if value is not None and not isinstance(value, RowRef):
                        asked.setdefault((key.table, key.target), set()).add(value)
        values = {place: frozenset(_existing(theirs, place, told)) for place, told in asked.items()}
        return Links(self._present, values, children)

    def _children(self, row: Merged, theirs: Session) -> Iterable[Child]:
        for table in self._tables.values():
            for key in table.foreign_keys:
                if key.table == row.table:
                    value = row.key if key.target == KEY else row.before.get(key.target)
                    for fid in self._naming(table, key, value, row, theirs):
                        yield Child(table.name, fid, key.field)

    def _naming(
        self, table: Table, key: ForeignKey, value: Any, row: Merged, theirs: Session
    ) -> list[int]:
        condition, values = f"{quote_name(key.field)} = :valeur", {"valeur": value}
        if table.name == NUMBERS:  # the number of the decision goes with its operation
            condition += " AND numero <> coalesce(:numero, '')"
            values["numero"] = row.before.get(DECISION[0])
        found = theirs.rows(f"SELECT fid FROM {quote_name(table.name)} WHERE {condition}", values)  # nosec B608 # names are the dictionary's, values are bound
        return [int(child[KEY]) for child in found]


def _by_name(rows: Mapping[int, State], name: str) -> dict[Any, int]:
    if name == KEY:
        return {key: key for key in rows}
    return {state.values[name]: key for key, state in rows.items() if name in state.values}


def _keys(session: Session, table: str, name: str) -> dict[Any, int]:
    rows = session.rows(f"SELECT fid, {quote_name(name)} AS nom FROM {quote_name(table)}")  # nosec B608 # names are the dictionary's
    return {row["nom"]: int(row[KEY]) for row in rows}


def _existing(session: Session, place: tuple[str, str], values: Iterable[Any]) -> set[Any]:
    """Those of ``values`` that rows of a table have."""
    table, name = place
    asked = sorted(values, key=str)
    found: set[Any] = set()
    for run in runs(len(asked), ASKED_AT_ONCE):
        told = ", ".join(
            str(int(value)) if isinstance(value, int) else quote_text(str(value))
            for value in asked[run]
        )
        rows = session.rows(
            f"SELECT {quote_name(name)} AS v FROM {quote_name(table)} "  # nosec B608 # names are the dictionary's, values are quoted
            f"WHERE {quote_name(name)} IN ({told})"
        )
        found.update(row["v"] for row in rows)
    return found
