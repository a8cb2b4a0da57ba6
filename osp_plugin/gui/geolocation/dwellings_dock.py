"""What the panels that work on the dwellings of a base have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction

from ...i18n import translate
from ...project import BaseReference
from ..common.background import Worker
from ..common.messages import Messages


class DwellingsDock(QgsDockWidget):
    """Works on the dwellings of one base: ``layer``, which the project may lose at any moment.

    A subclass has the labels and buttons ``countLabel``, ``undoButton`` and ``saveButton``, the
    list that it shows as ``_model``, and says in :meth:`_enable` what can be done now.
    """

    countLabel: Any
    undoButton: Any
    saveButton: Any
    table: Any
    _model: Any

    def __init__(
        self,
        iface: Any,
        layer: QgsVectorLayer,
        reference: BaseReference,
        messages: Messages,
        worker: Worker,
    ) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._layer: QgsVectorLayer | None = layer
        self._reference = reference
        self._messages = messages
        self._worker = worker
        self._connections: list[tuple[Any, Any]] = []

    @property
    def layer_id(self) -> str:
        """Id of the layer it works on; « » when the project has lost it."""
        return self._layer.id() if self._layer is not None else ""

    @abstractmethod
    def start(self) -> None:
        """Do what the panel is opened for."""

    def _listen_to_keys(self, go_on: Any) -> None:
        """Let one work without the mouse: Alt+Down and Alt+Up go from row to row, Ctrl+Enter does
        what the button ``go_on`` does. The map keeps the focus that a click gave it."""
        for keys, act in (
            (("Alt+Down",), lambda: self.step(1)),
            (("Alt+Up",), lambda: self.step(-1)),
            (("Ctrl+Return", "Ctrl+Enter"), go_on.click),
        ):
            action = QAction(self)
            action.setShortcuts([QKeySequence(text) for text in keys])
            # Of the whole window, while the panel shows. Behind the tab of another it still passes
            # for visible: two actions of one key would silence each other.
            self.visibilityChanged.connect(action.setEnabled)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda *_checked, act=act: act())
            self.addAction(action)

    def step(self, by: int) -> None:
        """Go to the next row of the list, or to the one before; the ends stay."""
        count = self._model.rowCount()
        if count:
            row = self.table.currentIndex().row() + by
            self.table.selectRow(max(0, min(row, count - 1)))

    def release(self) -> None:
        """Let go of the layer, and of every signal."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()
        self._layer = None

    def _follow(self, layer: QgsVectorLayer, own: Iterable[tuple[Any, Any]]) -> None:
        """Connect signals: those of the edits of the layer, and the panel's own."""
        for signal, slot in (
            (layer.willBeDeleted, self._lost),
            (layer.undoStack().indexChanged, self._stepped),
            (layer.editingStarted, self._enable),
            (layer.editingStopped, self._enable),
            (layer.afterCommitChanges, self._enable),
            (self._model.modelReset, self._enable),
            (self.undoButton.clicked, layer.undoStack().undo),
            (self.saveButton.clicked, self._save),
            *own,
        ):
            signal.connect(slot)
            self._connections.append((signal, slot))

    def _enable(self, *_changed: object) -> None:
        """What can be done with the edits of the layer."""
        if self._layer is not None:
            stack = self._layer.undoStack()
            self.undoButton.setEnabled(self._layer.isEditable() and stack.canUndo())
            self.saveButton.setEnabled(self._layer.isModified())

    def _stepped(self, index: int) -> None:
        """A command of the layer was done or undone: the undo stack now stands at ``index``."""

    def _save(self, *_checked: object) -> None:
        """Save and go on editing. What the base refuses is told by the guard of the saves."""
        with self._messages.guard():
            if self._layer is not None:
                self._layer.commitChanges(False)

    def _lost(self) -> None:
        self.release()
        self._model.show(())
        self.countLabel.setText(translate("gui", "La couche des logements n’est plus ouverte."))
