"""Rows that somebody else changed between the moment they were read and the save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from qgis.core import QgsVectorLayer

from ...domain.common.values import same
from ...domain.dictionary import GEOMETRY_COLUMN, Table
from ...storage import Base
from ...storage.rows import StoredRow, read_rows, read_versions
from .edits import (
    EDITION,
    Sent,
    SentRow,
    add_again,
    tell_version,
    to_qt,
    versions_read,
    whole,
    without,
)
from .values import geometry_of, label_of, same_shape

MINE = "moi"
THEIRS = "base"


@dataclass(frozen=True)
class FieldConflict:
    """A field of a row in its three states; ``read_known`` is False when the first is not known.

    The name is ``geom`` for the geometry, whose values are WKB.
    """

    name: str
    read: Any
    mine: Any
    theirs: Any
    touched: bool
    changed: bool
    """Whether they changed it; taken for true when what had been read is not known."""
    read_known: bool = True

    @property
    def disputed(self) -> bool:
        """Both of us changed it."""
        return self.touched and self.changed


@dataclass
class Conflict:
    """A row changed by somebody else. ``gone``: deleted; ``deleting``: I was to delete it."""

    fid: int
    label: str
    who: str = ""
    when: datetime | None = None
    gone: bool = False
    deleting: bool = False
    version: int = 0
    fields: list[FieldConflict] = field(default_factory=list)
    sent: SentRow | None = None

    @property
    def matters(self) -> bool:
        """False when the row holds again what I had read, or what I am sending."""
        return self.gone or bool(self.fields)


Choices = Mapping[str, str]
"""For each field of a conflict, :data:`MINE` or :data:`THEIRS`. For a row that is gone or that I
was to delete, the key ``""`` says it for the whole row."""
Choose = Mapping[int, Choices]
"""Choices by the key of the row."""


def find(
    layer: QgsVectorLayer, base: Base, table: Table, sent: Sent, read: Mapping[int, StoredRow]
) -> list[Conflict]:
    """Conflicts of what a session is about to send. Raises a BaseError if the base cannot be read.

    ``read`` has the rows as they were when the person saw them, where that is known; else the
    version that the session noted when it changed the row tells whether it is the same still.
    """
    versions = {**versions_read(layer), **{fid: _version(row) for fid, row in read.items()}}
    now = read_versions(base, table, sent.touched)
    stale = [
        fid for fid in sent.touched if fid not in now or now[fid] != versions.get(fid, now[fid])
    ]
    if not stale:
        return []
    stored = read_rows(base, table, stale)
    return [
        conflict
        for fid in stale
        if (conflict := _conflict(layer, table, sent, fid, read.get(fid), stored.get(fid)))
    ]


def apply(layer: QgsVectorLayer, table: Table, conflicts: list[Conflict], choose: Choose) -> None:
    """Make the edit session what was chosen, so that saving it writes just that."""
    dropped = []
    for conflict in conflicts:
        choices = choose.get(conflict.fid, {})
        if conflict.deleting and not conflict.matters:
            continue
        if conflict.gone or conflict.deleting:
            if choices.get("") == THEIRS or conflict.gone:
                dropped.append(conflict.fid)
        else:
            _choose_fields(layer, conflict, choices)
    if dropped:
        without(layer, table, dropped)
    for conflict in conflicts:
        if conflict.gone and not conflict.deleting and choose[conflict.fid].get("") == MINE:
            add_again(layer, whole(conflict.sent or SentRow(conflict.fid)))


def _version(row: StoredRow) -> int:
    version = row.values.get("version")
    return int(version) if isinstance(version, (int, float)) else 0


def _conflict(
    layer: QgsVectorLayer,
    table: Table,
    sent: Sent,
    fid: int,
    read: StoredRow | None,
    stored: StoredRow | None,
) -> Conflict | None:
    mine = sent.changed.get(fid)
    known = stored or read
    label = label_of(layer, dict(known.values) if known else (mine.values if mine else {}), fid)
    conflict = Conflict(fid, label, deleting=fid in sent.deleted, sent=mine)
    if stored is None:
        conflict.gone = True
        return None if conflict.deleting else conflict
    conflict.who = str(stored.values.get("modifie_par") or stored.values.get("cree_par") or "")
    when = stored.values.get("modifie_le")
    conflict.when = when if isinstance(when, datetime) else None
    conflict.version = _version(stored)
    if read is None or _differs(table, read, stored):
        conflict.fields = _fields(table, mine or SentRow(fid), read, stored)
    return conflict


def _differs(table: Table, read: StoredRow, stored: StoredRow) -> bool:
    """Whether somebody changed the row, and did not put everything back since."""
    if table.geometry and not same_shape(read.wkb, stored.wkb):
        return True
    return any(
        not same(item.type, read.values.get(item.name), stored.values.get(item.name))
        for item in table.fields
        if item.name != "fid" and not item.calcule
    )


def _fields(
    table: Table, mine: SentRow, read: StoredRow | None, stored: StoredRow
) -> list[FieldConflict]:
    found = []
    for item in table.fields:
        if item.name == "fid" or item.calcule:
            continue
        theirs = stored.values.get(item.name)
        before = read.values.get(item.name) if read else None
        touched = item.name in mine.values
        value = mine.values[item.name] if touched else (before if read else theirs)
        changed = read is not None and not same(item.type, before, theirs)
        if changed or (touched and not same(item.type, value, theirs)):
            known = read is not None
            found.append(
                FieldConflict(
                    item.name, before, value, theirs, touched, changed or not known, known
                )
            )
    if table.geometry:
        before = read.wkb if read else None
        shape = mine.wkb if mine.moved else (before if read else stored.wkb)
        moved = read is not None and not same_shape(before, stored.wkb)
        if moved or (mine.moved and not same_shape(shape, stored.wkb)):
            found.append(
                FieldConflict(
                    GEOMETRY_COLUMN,
                    before,
                    shape,
                    stored.wkb,
                    mine.moved,
                    moved or read is None,
                    read is not None,
                )
            )
    return sorted(found, key=lambda item: (not item.disputed, not item.changed))


def _choose_fields(layer: QgsVectorLayer, conflict: Conflict, choices: Choices) -> None:
    layer.beginEditCommand(EDITION)
    for item in conflict.fields:
        value = item.mine if choices.get(item.name) == MINE else item.theirs
        if item.name == GEOMETRY_COLUMN:
            layer.changeGeometry(conflict.fid, geometry_of(value), True)
        else:
            place = layer.fields().lookupField(item.name)
            layer.changeAttributeValue(conflict.fid, place, to_qt(value), None, True)
    tell_version(layer, conflict.fid, conflict.version)
    layer.endEditCommand()
