"""Whether the base holds what a session sent: read again on another connection, and compared.

Reads the base only, no layer: it runs in another thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...domain.common.values import same
from ...domain.dictionary import Table
from ...storage import Base
from ...storage.editing.proof import deletions_proved
from ...storage.rows import StoredRow, read_rows
from .edits import Sent, SentRow
from .values import same_shape

DIFFERENT = "differente"
MISSING = "absente"
KEPT = "conservee"


@dataclass(frozen=True)
class Discrepancy:
    """A row that the base does not hold as it was sent.

    ``kind`` is :data:`DIFFERENT` (``fields``: name, value sent, value stored), :data:`MISSING`
    (a row changed or added is not in the base) or :data:`KEPT` (a row deleted is still there, or
    nothing proves that it went: ``stored`` is then None).
    """

    kind: str
    sent: SentRow
    stored: StoredRow | None = None
    fields: list[tuple[str, Any, Any]] = field(default_factory=list)
    moved: bool = False
    added: bool = False


def verify(base: Base, table: Table, sent: Sent) -> list[Discrepancy]:
    """What the base holds otherwise than it was sent. Raises a BaseError if it cannot be read."""
    stored = read_rows(base, table, sent.keys())
    found = []
    for row in sent.changed.values():
        found += _compare(table, row, stored.get(row.fid), added=False)
    for row in sent.added:
        found += _compare(table, row, stored.get(row.fid), added=True)
    gone = [fid for fid in sent.deleted if fid not in stored]
    # A row that the account does not see is no proof: the server may have kept it.
    proved = deletions_proved(base, table.name, gone) if table.audit else set(gone)
    for fid in sent.deleted:
        if fid not in proved:
            found.append(Discrepancy(KEPT, SentRow(fid), stored.get(fid)))
    return found


def _compare(
    table: Table, row: SentRow, stored: StoredRow | None, *, added: bool
) -> list[Discrepancy]:
    if stored is None:
        return [Discrepancy(MISSING, row, added=added)]
    differing = [
        (name, value, stored.values.get(name))
        for name, value in row.values.items()
        if not same(table[name].type, value, stored.values.get(name))
    ]
    moved = row.moved and not same_shape(row.wkb, stored.wkb)
    if not differing and not moved:
        return []
    return [Discrepancy(DIFFERENT, row, stored, differing, moved, added)]
