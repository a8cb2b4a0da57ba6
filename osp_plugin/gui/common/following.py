"""Layers of the project that something is done with as long as they are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from ...project import osp_layers

LetGo = Callable[[], None]
Begin = Callable[[QgsVectorLayer], "LetGo | None"]


class LayerFollower:
    """Takes up each layer of a base once, those there and those to come, until it goes away.

    ``begin`` is given each vector layer: it takes it up and returns what lets go of it, or None
    when the layer is none of its business.
    """

    def __init__(self, begin: Begin) -> None:
        self._begin = begin
        self._followed: dict[str, LetGo] = {}

    def __contains__(self, layer_id: str) -> bool:
        return layer_id in self._followed

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
        """Take up those of these layers that are not yet followed."""
        for layer in layers:
            if not isinstance(layer, QgsVectorLayer) or layer.id() in self._followed:
                continue
            let_go = self._begin(layer)
            if let_go is not None:
                self._followed[layer.id()] = let_go

    def _let_go(self, ids: list[str]) -> None:
        for layer_id in ids:
            let_go = self._followed.pop(layer_id, None)
            if let_go is not None:
                let_go()


def connected(pairs: Sequence[tuple[Any, Callable[..., None]]]) -> LetGo:
    """Connect signals to slots; returns what disconnects them."""
    for signal, slot in pairs:
        signal.connect(slot)

    def disconnect() -> None:
        for signal, slot in pairs:
            signal.disconnect(slot)

    return disconnect
