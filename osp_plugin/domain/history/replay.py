"""The journal read backwards: what each row was before the changes that it tells of.

A :class:`Replay` is given the lines of the journal, the last first. What it then knows of a row
says how to make the row of that time from that of today; where the journal does not hold together,
the row is a gap, which is told and never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KEY = "fid"
INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"


@dataclass(frozen=True)
class Line:
    """A line of the journal. ``before`` and ``after`` are its values as the database wrote them:
    the fields that changed, or those that a whole row has."""

    number: int
    table: str
    key: int
    verb: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class PastRow:
    """What is known of a row of that time.

    ``source`` is the key of the row of today that has the values which are not in ``values``; None
    when these are the whole row. ``lines`` are those that tell of the fields of ``values``;
    ``expected`` is what the row of today has to hold, by field.
    """

    source: int | None
    exists: bool = True
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    expected: dict[str, Any] = field(default_factory=dict)
    updates: int = 0
    """How many updates of it were undone."""
    today: bool = True
    """Whether a row of this key is expected today."""


class Replay:
    """The rows that changed since a time, by table and key.

    ``mask`` is what stands in the journal for a value that it does not tell, were it empty.
    """

    def __init__(self, mask: str = "") -> None:
        self._mask = mask
        self.rows: dict[str, dict[int, PastRow]] = {}
        self.gaps: set[tuple[str, int]] = set()
        """Rows of which the journal does not tell all."""
        self.lines = 0

    def undo(self, line: Line) -> None:
        """Take back one change: the last of those that are left."""
        self.lines += 1
        rows = self.rows.setdefault(line.table, {})
        known = rows.get(line.key)
        if line.verb == DELETE:
            self._undo_delete(rows, known, line)
            return
        if known is None:
            known = rows[line.key] = PastRow(line.key)
        if not known.exists:
            self.gaps.add((line.table, line.key))
            return
        self._compare(known, line)
        if line.verb == INSERT:
            known.exists = False
            known.source = None
            known.values, known.lines = {}, {}
            return
        known.updates += 1
        known.values.update(line.before)
        known.lines.update(dict.fromkeys(line.before, line.number))
        former = known.values.pop(KEY, line.key)
        if former != line.key:
            self._move(rows, known, line, int(former))

    def _undo_delete(self, rows: dict[int, PastRow], known: PastRow | None, line: Line) -> None:
        if known is not None and known.exists:
            self.gaps.add((line.table, line.key))
        whole = {name: value for name, value in line.before.items() if name != KEY}
        today = known.today if known is not None else False
        rows[line.key] = PastRow(
            None, values=whole, lines=dict.fromkeys(whole, line.number), today=today
        )

    def _compare(self, known: PastRow, line: Line) -> None:
        """What this line left must be what the next one found, or the row of today holds."""
        for name, value in line.after.items():
            if name == KEY or value == self._mask:
                continue
            if name in known.values:
                if known.values[name] not in (value, self._mask):
                    self.gaps.add((line.table, line.key))
            elif known.source is None:
                if value is not None:  # a deleted row says nothing of the fields that are empty
                    self.gaps.add((line.table, line.key))
            else:
                known.expected.setdefault(name, value)

    def _move(self, rows: dict[int, PastRow], known: PastRow, line: Line, former: int) -> None:
        """The key of the row was another one."""
        there = rows.get(former)
        if there is not None and there.exists:
            self.gaps.add((line.table, former))
        # Of what is here now nothing came before; what was there before is this row.
        rows[line.key] = PastRow(None, exists=False, today=known.today)
        known.today = there.today if there is not None else False
        rows[former] = known
