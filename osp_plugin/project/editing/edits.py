"""What an edit session is about to send to the base."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ...domain.dictionary import Field, Table
from ...storage.rows import StoredRow
from .values import geometry_of, plain, typed_fields, wkb_of

READ_VERSION = "version_lue"
EDITION = "OSP ERBM"
"""Name of the commands in the undo list of QGIS, where no better one is known."""

FILLED_BY_THE_BASE = {
    *("fid", "cree_le", "cree_par", "modifie_le", "modifie_par", "version", READ_VERSION)
}


@dataclass
class SentRow:
    """A row as the session sends it: the values touched, and the geometry if it was."""

    fid: int
    values: dict[str, Any] = field(default_factory=dict)
    wkb: bytes | None = None
    moved: bool = False
    before: StoredRow | None = None
    """The row as it had been read, where that is known."""


@dataclass
class Sent:
    """Everything that a session sends."""

    changed: dict[int, SentRow] = field(default_factory=dict)
    added: list[SentRow] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.added or self.deleted)

    @property
    def touched(self) -> list[int]:
        """Keys of the rows of the base that the session changes or deletes."""
        return [*self.changed, *self.deleted]

    def keys(self) -> list[int]:
        """Keys of all rows to read again once it is saved."""
        return [*self.touched, *(row.fid for row in self.added)]


def capture(layer: QgsVectorLayer, table: Table) -> Sent:
    """What the edit buffer of a layer holds at this moment."""
    buffer = layer.editBuffer()
    sent = Sent()
    if buffer is None:
        return sent
    fields = typed_fields(layer, table)
    for fid, changes in buffer.changedAttributeValues().items():
        values = {fields[place].name: plain(v) for place, v in changes.items() if place in fields}
        sent.changed[fid] = SentRow(fid, values)
    for fid, geometry in buffer.changedGeometries().items():
        row = sent.changed.setdefault(fid, SentRow(fid))
        row.wkb, row.moved = wkb_of(geometry), True
    sent.added = added_rows(layer, table, buffer.addedFeatures().values())
    sent.deleted = list(buffer.deletedFeatureIds())
    for fid in sent.deleted:
        sent.changed.pop(fid, None)
    return sent


def added_rows(
    layer: QgsVectorLayer, table: Table, features: Iterable[QgsFeature]
) -> list[SentRow]:
    """New features; a value that was left out is the base's to fill."""
    fields = typed_fields(layer, table)
    rows = []
    for feature in features:
        attributes = feature.attributes()
        values = {
            fields[place].name: plain(value)
            for place, value in enumerate(attributes)
            if place in fields and not _left_out(fields[place], plain(value))
        }
        shape = wkb_of(feature.geometry())
        rows.append(SentRow(feature.id(), values, shape, moved=shape is not None))
    return rows


def _left_out(field: Field, value: object) -> bool:
    """Whether a new row leaves a value to the base: none, or a number that stands for none."""
    return value is None or (field.attribue and isinstance(value, int) and value <= 0)


def versions_read(layer: QgsVectorLayer) -> dict[int, int]:
    """Version that each changed row had when it was changed, where the layer keeps it."""
    place = layer.fields().lookupField(READ_VERSION)
    buffer = layer.editBuffer()
    if place < 0 or buffer is None:
        return {}
    found = {
        fid: plain(changes[place])
        for fid, changes in buffer.changedAttributeValues().items()
        if place in changes
    }
    return {fid: int(version) for fid, version in found.items() if version is not None}


def tell_version(layer: QgsVectorLayer, fid: int, version: object) -> None:
    """Write in the session which version of a row was read."""
    place = layer.fields().lookupField(READ_VERSION)
    if place >= 0:
        layer.changeAttributeValue(fid, place, version, None, True)


def written(sent: Sent, left: Sent) -> Sent:
    """What a save that failed has written all the same: it is no longer in the session."""
    done = Sent(deleted=[fid for fid in sent.deleted if fid not in left.deleted])
    for fid, row in sent.changed.items():
        still = left.changed.get(fid, SentRow(fid))
        values = {n: value for n, value in row.values.items() if n not in still.values}
        moved = row.moved and not still.moved
        if values or moved:
            done.changed[fid] = SentRow(fid, values, row.wkb, moved, row.before)
    return done


def put_back(layer: QgsVectorLayer, rows: Iterable[SentRow]) -> None:
    """Put values into the edit session of a layer, within the command under way."""
    for row in rows:
        changes = {
            layer.fields().lookupField(name): to_qt(value) for name, value in row.values.items()
        }
        if changes:
            layer.changeAttributeValues(row.fid, changes)
        if row.moved:
            layer.changeGeometry(row.fid, geometry_of(row.wkb))


def without(layer: QgsVectorLayer, table: Table, fids: Container[int]) -> None:
    """Take some rows out of the edit session, keeping all the rest of it."""
    _session(layer, table, fids)()


def hold_back(layer: QgsVectorLayer, table: Table) -> Callable[[], None]:
    """Make the save under way fail with nothing written; returns what puts the session back.

    QGIS has no word for it in Python. The session is emptied, and given one change that the base
    is sure to refuse: a row without any of the values that it must have.
    """
    restore = _session(layer, table, ())
    layer.rollBack(False)
    layer.addFeature(QgsFeature(layer.fields()))
    return restore


def _session(layer: QgsVectorLayer, table: Table, but: Container[int]) -> Callable[[], None]:
    """What makes the session again as it is now, without the rows ``but``."""
    sent = capture(layer, table)
    added = [QgsFeature(feature) for feature in layer.editBuffer().addedFeatures().values()]
    versions = versions_read(layer)
    place = layer.fields().lookupField(READ_VERSION)

    def make() -> None:
        layer.rollBack(False)
        layer.beginEditCommand(EDITION)
        put_back(layer, [row for row in sent.changed.values() if row.fid not in but])
        for fid, version in versions.items():
            if fid not in but and fid in sent.changed:
                layer.changeAttributeValue(fid, place, version, None, True)
        layer.deleteFeatures([fid for fid in sent.deleted if fid not in but])
        layer.addFeatures(added)
        layer.endEditCommand()

    return make


def add_again(layer: QgsVectorLayer, row: SentRow) -> bool:
    """Add a row as a new feature, within the command under way; the base gives it a new key."""
    feature = QgsFeature(layer.fields())
    for name, value in row.values.items():
        feature.setAttribute(layer.fields().lookupField(name), to_qt(value))
    if row.wkb is not None:
        feature.setGeometry(geometry_of(row.wkb))
    return bool(layer.addFeature(feature))


def whole(row: SentRow) -> SentRow:
    """All of a row, to make it again: what had been read of it, and what was changed since."""
    values: dict[str, Any] = dict(row.before.values) if row.before is not None else {}
    shape = row.before.wkb if row.before is not None and not row.moved else row.wkb
    values.update(row.values)
    kept = {name: value for name, value in values.items() if name not in FILLED_BY_THE_BASE}
    return SentRow(-1, kept, shape, moved=shape is not None)


def to_qt(value: Any) -> Any:
    """A plain value as QGIS stores it."""
    if isinstance(value, datetime):
        return QDateTime.fromString(value.isoformat(), Qt.DateFormat.ISODateWithMs)
    if isinstance(value, date):
        return QDate(value.year, value.month, value.day)
    return value
