"""Undo the last change of the selected row, or else the last one that the user made."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from ...i18n import translate
from ...project import BaseReference, find_layer, reference_of, role_of
from ...project.editing.values import base_of, label_of, table_of
from ...storage import Base
from ...storage.editing.undo import Change, last_change, undo
from ..common.background import Worker
from ..common.current import current_base
from ..common.messages import Messages
from .undo_dialog import UndoDialog


class Undoer:
    """Finds the change, asks, brings the row back."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker

    def ask(self) -> None:
        """« Annuler ma dernière modification… »"""
        with self._messages.guard():
            layer, fid = _selected(self._iface.activeLayer())
            if layer is None:
                layer = _any_layer(current_base(self._iface))
            base = base_of(layer) if layer is not None else None
            if layer is None or base is None:
                self._messages.warning(translate("gui", "Ouvrez d’abord une base OSP."))
                return
            if self._refuses_pending(layer):
                return
            reference = reference_of(layer)
            role = str(role_of(layer)) if fid is not None else ""
            self._worker.start(
                translate("gui", "Recherche de la dernière modification"),
                lambda: last_change(base, role, fid),
                # Once the task has ended: a question would keep it under way.
                lambda change: QTimer.singleShot(0, lambda: self._confirm(base, reference, change)),
                self._messages.error,
            )

    def _refuses_pending(self, layer: QgsVectorLayer) -> bool:
        if not layer.isModified():
            return False
        self._messages.warning(
            translate(
                "gui",
                "« {couche} » a des modifications pas encore enregistrées : annulez-les par "
                "Édition, Annuler (Ctrl+Z), ou enregistrez-les d’abord.",
            ).format(couche=layer.name())
        )
        return True

    def _confirm(self, base: Base, reference: BaseReference | None, change: Change) -> None:
        with self._messages.guard():
            layer = find_layer(QgsProject.instance(), change.table, reference)
            table = base.tables[change.table]
            label = f"n° {change.fid}"
            if layer is not None:
                if self._refuses_pending(layer):
                    return
                label = _label(layer, change)
            dialog = UndoDialog(table, label, change, self._iface.mainWindow())
            if dialog.exec():
                self._worker.start(
                    translate("gui", "Annulation de la dernière modification"),
                    lambda: undo(base, change),
                    lambda _none: self._done(layer, label),
                    self._messages.error,
                )

    def _done(self, layer: QgsVectorLayer | None, label: str) -> None:
        if layer is not None:
            layer.reload()
            layer.triggerRepaint()
        text = translate("gui", "Votre dernière modification de « {ligne} » est annulée.")
        self._messages.success(text.format(ligne=label))


def _selected(layer: Any) -> tuple[QgsVectorLayer | None, int | None]:
    """The OSP layer in hand and its only selected row."""
    if not isinstance(layer, QgsVectorLayer) or table_of(layer) is None:
        return None, None
    selected = layer.selectedFeatureIds()
    return layer, selected[0] if len(selected) == 1 else None


def _any_layer(reference: BaseReference | None) -> QgsVectorLayer | None:
    return find_layer(QgsProject.instance(), "logement", reference) if reference else None


def _label(layer: QgsVectorLayer, change: Change) -> str:
    feature = layer.getFeature(change.fid)
    if feature.isValid():
        values = dict(zip(layer.fields().names(), feature.attributes()))
    else:
        values = {**change.after, **change.before}
    return label_of(layer, values, change.fid)
