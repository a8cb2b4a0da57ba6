"""The keys that the base gives to new rows, where other new rows of the same import name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...domain.common.runs import runs
from ...domain.dictionary import Dictionary
from ..ddl import quote_name
from ..rows import KEY
from ..session import Session
from .changes import Change, NewKey

AT_ONCE = 500


class NewKeys:
    """What each new row of the file became in the base."""

    def __init__(self, tables: Dictionary) -> None:
        self._tables = tables
        self._given: dict[tuple[str, str, Any], Any] = {}

    def waits(self, change: Change) -> bool:
        """Whether a row names one that is still to come."""
        return any(
            isinstance(value, NewKey) and (value.table, value.name, value.value) not in self._given
            for value in change.values.values()
        )

    def waves(self, table: str, changes: Sequence[Change]) -> Iterator[list[Change]]:
        """The new rows of a table, each after those of the table that it names."""
        left = list(changes)
        while left:
            ready = [change for change in left if not self.waits(change)]
            if not ready:
                raise ValueError(f"{table} : des lignes se nomment l’une l’autre")
            left = [change for change in left if self.waits(change)]
            yield [self.resolved(change) for change in ready]

    def resolved(self, change: Change) -> Change:
        """A change with the keys that the base gave."""
        values = {
            name: self._given[value.table, value.name, value.value]
            if isinstance(value, NewKey)
            else value
            for name, value in change.values.items()
        }
        return replace(change, values=values)

    def learn(self, session: Session, table: str, added: Sequence[tuple[Change, int]]) -> None:
        """Keep what the base gave to the rows just added."""
        named = [(change, fid) for change, fid in added if change.keys]
        names = sorted({name for change, _fid in named for name in change.keys})
        if not names:
            return
        rows: dict[int, Mapping[str, Any]] = {}
        listed = ", ".join(quote_name(name) for name in dict.fromkeys([KEY, *names]))
        for run in runs(len(named), AT_ONCE):
            fids = ", ".join(str(int(fid)) for _change, fid in named[run])
            found = session.rows(f"SELECT {listed} FROM {quote_name(table)} WHERE fid IN ({fids})")  # nosec B608 # names are the dictionary's, keys are numbers
            rows.update({int(row[KEY]): row for row in found})
        for change, fid in named:
            for name, value in change.keys.items():
                self._given[table, name, value] = rows[fid][name]
