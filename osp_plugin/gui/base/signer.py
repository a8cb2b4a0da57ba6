"""Says who edits a base, each time that somebody begins to: a GeoPackage knows no accounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from ...project import osp_layers, reference_of
from ...project.editing.values import base_of
from ...project.layers import lock
from ...settings import user_name
from ...storage.errors import BaseDamaged, ForeignObjects
from ..common.background import Worker
from ..common.messages import Messages


class Signer:
    """Follows the OSP layers of the project, those of a project opened again included."""

    def __init__(self, messages: Messages, worker: Worker) -> None:
        self._messages = messages
        self._worker = worker
        self._followed: dict[str, tuple[QgsVectorLayer, Callable[[], None]]] = {}

    def install(self) -> None:
        """Follow the layers that are there and those to come."""
        project = QgsProject.instance()
        project.layersAdded.connect(self.follow)
        project.layersWillBeRemoved.connect(self._let_go)
        self.follow(osp_layers(project))

    def remove(self) -> None:
        """Follow no more."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self.follow)
        project.layersWillBeRemoved.disconnect(self._let_go)
        self._let_go(list(self._followed))

    def follow(self, layers: Any) -> None:
        """Follow those of these layers that are of a base."""
        for layer in layers:
            if not isinstance(layer, QgsVectorLayer) or reference_of(layer) is None:
                continue
            if layer.id() not in self._followed:

                def sign(layer: QgsVectorLayer = layer) -> None:
                    self._sign(layer)

                layer.editingStarted.connect(sign)
                self._followed[layer.id()] = (layer, sign)

    def _let_go(self, ids: list[str]) -> None:
        for layer_id in ids:
            layer, slot = self._followed.pop(layer_id, (None, None))
            if layer is not None:
                layer.editingStarted.disconnect(slot)

    def _sign(self, layer: QgsVectorLayer) -> None:
        with self._messages.guard():
            base, user = base_of(layer), user_name()
            if base is None:
                return
            found = base

            def refused(error: BaseException) -> None:
                if isinstance(error, (ForeignObjects, BaseDamaged)):
                    # Nothing was changed yet: the layer may come from a project saved before.
                    layer.rollBack()
                    lock(layer, True)
                self._messages.error(error)

            self._worker.start(found.label, lambda: found.sign(user), lambda _none: None, refused)
