"""Says how many rows of a layer wait to be saved, until they are."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ...i18n import plural, translate
from ...project.editing.bulk import waiting
from ..common.messages import Messages


class Waiting(QObject):
    """The message of one layer; it goes when the layer is saved, or its edits given up."""

    def __init__(self, layer: QgsVectorLayer, messages: Messages) -> None:
        # A child of the layer: it ends with it.
        super().__init__(layer)
        self._layer = layer
        self._messages = messages
        before = messages.shown()
        text = plural(
            waiting(layer),
            translate("gui", "{nombre} ligne de « {couche} » attend d’être enregistrée."),
            translate("gui", "{nombre} lignes de « {couche} » attendent d’être enregistrées."),
            couche=layer.name(),
        )
        messages.advise(text, translate("gui", "Enregistrer"), self._save)
        self._items = [item for item in messages.shown() if item not in before]
        layer.afterCommitChanges.connect(self.leave)
        layer.editingStopped.connect(self._stopped)

    def _save(self) -> None:
        with self._messages.guard():
            self._layer.commitChanges(False)

    def _stopped(self) -> None:
        # QGIS says so too of a session that is emptied and goes on.
        if not self._layer.isEditable():
            self.leave()

    def leave(self) -> None:
        """Take the message away."""
        self._messages.withdraw(self._items)
        self._items = []


def tell_waiting(layer: QgsVectorLayer, messages: Messages) -> None:
    """Say how many rows wait, in place of what was said of them before."""
    for child in layer.children():
        if isinstance(child, Waiting):
            child.leave()
            child.deleteLater()
    Waiting(layer, messages)
