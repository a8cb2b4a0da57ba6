"""Says who edits a base, each time that somebody begins to: a GeoPackage knows no accounts."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsVectorLayer

from ...project import reference_of
from ...project.editing.values import base_of
from ...project.layers import lock
from ...settings import user_name
from ...storage.errors import BaseDamaged, ForeignObjects
from ..common.background import Worker
from ..common.following import LayerFollower, LetGo, connected
from ..common.messages import Messages


class Signer:
    """Follows the OSP layers of the project, those of a project opened again included."""

    def __init__(self, messages: Messages, worker: Worker) -> None:
        self._messages = messages
        self._worker = worker
        self._layers = LayerFollower(self._begin)

    def install(self) -> None:
        """Follow the layers that are there and those to come."""
        self._layers.install()

    def remove(self) -> None:
        """Follow no more."""
        self._layers.remove()

    def follow(self, layers: Sequence[QgsVectorLayer]) -> None:
        """Follow layers of the project that are known since to be of a base."""
        self._layers.follow(layers)

    def _begin(self, layer: QgsVectorLayer) -> LetGo | None:
        if reference_of(layer) is None:
            return None
        return connected([(layer.editingStarted, lambda: self._sign(layer))])

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
