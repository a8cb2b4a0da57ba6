"""Watch the saves of an OSP layer, so that nobody is told of a save that the base did not keep.

QGIS says « saved » when row security hid the row, when somebody deleted it, when a trigger threw
the change away, when the server died in the middle. A :class:`SaveWatch` follows each save:
before, the rows that somebody else changed are found and the person chooses; after, what was sent
is handed over to be read again (:func:`.verification.verify`); a refusal is explained row by row.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...domain.dictionary import Table
from ...storage.editing.saves import note_beginning
from ...storage.errors import BaseError
from ...storage.rows import StoredRow
from . import conflicts
from .edits import (
    Sent,
    added_rows,
    capture,
    hold_back,
    tell_version,
    versions_read,
    written,
)
from .refusals import explain_refusal
from .values import base_of, plain, table_of, wkb_of

Resolve = Callable[[QgsVectorLayer, "list[conflicts.Conflict]"], "conflicts.Choose | None"]
"""Asks the person; None keeps everything in the edit session, unsaved."""

REMEMBERED = 2000
"""Rows of a session kept as they were read. Past it, their version alone tells of a conflict."""


_BEGINNING: set[str] = set()
"""Bases of which a save began since the last turn of the event loop."""


class SaveWatch(QObject):
    """The saves of one layer, from the moment that it is made until :meth:`stop`."""

    saved = pyqtSignal(object)
    """QGIS said that this :class:`~.edits.Sent` was saved: to be verified."""
    refused = pyqtSignal(object)
    """The save failed: list of :class:`~.refusals.RefusedRow`, perhaps empty."""
    saving = pyqtSignal(str)
    """A save of the layer of this id begins."""
    settled = pyqtSignal(str)
    """Nothing waits any more in the layer of this id: all was saved, or given up."""

    def __init__(self, layer: QgsVectorLayer, resolve: Resolve | None = None) -> None:
        super().__init__()
        table = table_of(layer)
        if table is None:
            raise ValueError(layer.name())
        self.layer = layer
        self.table: Table = table
        self._resolve = resolve
        self._read: dict[int, StoredRow] = {}
        self._to_read: set[int] = set()
        self._sent: Sent | None = None
        self._connections: list[tuple[Any, Any]] = []
        for signal, slot in (
            (layer.attributeValueChanged, self._touched),
            (layer.geometryChanged, self._touched),
            (layer.featureDeleted, self._touched),
            (layer.editingStopped, self._forget),
            (layer.editingStopped, self._stopped),
            (layer.beforeCommitChanges, self._before),
            (layer.committedFeaturesAdded, self._added),
            (layer.afterCommitChanges, self._after),
        ):
            signal.connect(slot)
            self._connections.append((signal, slot))

    def stop(self) -> None:
        """Let go of the layer."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()
        self._to_read.clear()
        self._sent = None

    def form_read(self, fid: int, attributes: list[Any], geometry: Any = None) -> None:
        """A form that is about to save showed the row so, perhaps long ago."""
        if fid < 0 or fid in self._read:
            return
        values = dict(zip(self.layer.fields().names(), map(plain, attributes)))
        shape = wkb_of(geometry)
        if shape is None and self.layer.isSpatial():
            # Some forms are given no geometry: the one of the moment is taken for it.
            request = QgsFeatureRequest(fid).setNoAttributes()
            for feature in self.layer.dataProvider().getFeatures(request):
                shape = wkb_of(feature.geometry())
        self._to_read.discard(fid)
        self._read[fid] = StoredRow(fid, values, shape)

    # -- what was read -----------------------------------------------------------------------

    def _touched(self, fid: int, *_change: Any) -> None:
        """Note the row as it is now in the base, together with the others of the same moment."""
        if fid < 0 or fid in self._read or len(self._read) + len(self._to_read) >= REMEMBERED:
            return
        if not self._to_read:
            QTimer.singleShot(0, self._read_touched)
        self._to_read.add(fid)

    def _read_touched(self) -> None:
        if not self._to_read or not self.layer.isValid():
            return
        names = self.layer.fields().names()
        request = QgsFeatureRequest().setFilterFids(list(self._to_read))
        self._to_read = set()
        for feature in self.layer.dataProvider().getFeatures(request):
            values = dict(zip(names, map(plain, feature.attributes())))
            self._read[feature.id()] = StoredRow(feature.id(), values, wkb_of(feature.geometry()))

    def _settled(self) -> None:
        self.settled.emit(self.layer.id())

    def _stopped(self) -> None:
        # QGIS says so too of a session that is emptied and goes on: see hold_back().
        if not self.layer.isEditable():
            self._settled()

    def _forget(self) -> None:
        self._read.clear()
        self._to_read.clear()

    # -- a save ------------------------------------------------------------------------------

    def _before(self, *_stop_editing: bool) -> None:
        self.saving.emit(self.layer.id())
        self._read_touched()
        sent = self._captured()
        if not sent.is_empty and not self._settle(sent):
            self._sent = None
            return
        self._sent = sent = self._captured()
        sent.added = []  # their keys come with committedFeaturesAdded
        self._note_beginning()
        expected = list(self.layer.editBuffer().addedFeatures().values())
        QTimer.singleShot(0, lambda: self._ended(sent, expected))

    def _note_beginning(self) -> None:
        """Where this save begins in the journal; once for layers that are saved together."""
        base = base_of(self.layer)
        if base is None or base.identity in _BEGINNING:
            return
        identity = base.identity
        with suppress(BaseError):  # the save will fail too, and say why
            note_beginning(base)
            _BEGINNING.add(identity)
            QTimer.singleShot(0, lambda: _BEGINNING.discard(identity))

    def _captured(self) -> Sent:
        sent = capture(self.layer, self.table)
        for fid, row in sent.changed.items():
            row.before = self._read.get(fid)
        return sent

    def _settle(self, sent: Sent) -> bool:
        """Let the person choose where somebody else changed the same rows; False stops the save."""
        base = base_of(self.layer)
        if base is None:
            return True
        try:
            found = conflicts.find(self.layer, base, self.table, sent, self._read)
        except BaseError:
            return True  # the save will fail too, and say why
        serious = [conflict for conflict in found if conflict.matters]
        if serious and self._resolve is None:
            return True  # the base will refuse
        choices = self._resolve(self.layer, serious) if serious and self._resolve else {}
        if choices is None:
            restore = hold_back(self.layer, self.table)
            read = dict(self._read)
            QTimer.singleShot(0, lambda: self._take_up(restore, read))
            return False
        if found:
            conflicts.apply(self.layer, self.table, found, choices)
        return True

    def _take_up(self, restore: Callable[[], None], read: dict[int, StoredRow]) -> None:
        """After a save that was held back: the session as it was, and what it had read."""
        if not self._connections:
            return  # the layer is gone
        restore()
        self._to_read.clear()
        self._read.update(read)

    def _added(self, _layer_id: str, features: list[Any]) -> None:
        if self._sent is not None:
            self._sent.added = added_rows(self.layer, self.table, features)

    def _after(self) -> None:
        sent, self._sent = self._sent, None
        self._forget()
        self._settled()
        if sent is not None and not sent.is_empty:
            self.saved.emit(sent)

    def _ended(self, sent: Sent, expected: list[Any]) -> None:
        """Back in the event loop: the save that was not followed by success has failed."""
        if self._sent is not sent:
            return
        self._sent = None
        if not self.layer.isEditable():
            return
        kept = written(sent, capture(self.layer, self.table))
        self._read_again(kept)
        if not kept.is_empty:
            self.saved.emit(kept)
        sent.added = added_rows(self.layer, self.table, expected)
        if not sent.is_empty:
            errors = self.layer.commitErrors()
            self.refused.emit(explain_refusal(self.layer, self.table, sent, errors))

    def _read_again(self, kept: Sent) -> None:
        """QGIS saves by parts: what it wrote before it failed is what I have now read."""
        if kept.is_empty:
            return
        for fid in kept.touched:
            self._read.pop(fid, None)
        pending = set(versions_read(self.layer)) & set(kept.touched)
        self._to_read |= pending
        self._read_touched()
        for fid in pending & set(self._read):
            tell_version(self.layer, fid, self._read[fid].values.get("version"))
