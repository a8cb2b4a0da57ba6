"""Undo the last change of the selected row, or else all of the last save that the user made."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from ...i18n import translate
from ...project import BaseReference, find_layer, reference_of, role_of
from ...project.editing.values import base_of, label_of, table_of
from ...project.refreshing import refresh
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
                self._messages.ask_for_a_base()
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
            layers = self._layers(reference, change)
            if any(self._refuses_pending(layer) for layer in layers.values()):
                return

            def label(each: Change) -> str:
                layer = layers.get(each.table)
                return _label(layer, each) if layer is not None else f"n° {each.fid}"

            what = label(change)
            dialog = UndoDialog(base.tables, label, change, self._iface.mainWindow())
            if dialog.exec():
                self._worker.start(
                    translate("gui", "Annulation de la dernière modification"),
                    lambda: undo(base, change),
                    lambda _none: self._done(reference, change, what),
                    self._messages.error,
                )

    def _layers(self, reference: BaseReference | None, change: Change) -> dict[str, QgsVectorLayer]:
        project = QgsProject.instance()
        found = {
            name: find_layer(project, name, reference)
            for name in dict.fromkeys(each.table for each in change.all)
        }
        return {name: layer for name, layer in found.items() if layer is not None}

    def _done(self, reference: BaseReference | None, change: Change, label: str) -> None:
        if reference is not None:
            refresh(QgsProject.instance(), reference)
        if len(change.all) > 1:
            text = translate(
                "gui", "Votre dernier enregistrement est annulé : {nombre} lignes."
            ).format(nombre=len(change.all))
        else:
            text = translate("gui", "Votre dernière modification de « {ligne} » est annulée.")
            text = text.format(ligne=label)
        self._messages.success(text)


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
