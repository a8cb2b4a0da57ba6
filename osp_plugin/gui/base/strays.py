"""Recognises layers of an OSP base that came by another way than « Ouvrir une base »."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer

from ...domain.dictionary import dictionary
from ...domain.errors import OspError
from ...i18n import translate
from ...project import BaseReference, Showing, restore_form
from ...project.adoption import adopt
from ...project.roles import own_layers, stray
from ...storage import Base
from ..common.background import Worker
from ..common.messages import Messages
from .opener import Opener

Follow = Callable[[Sequence[QgsVectorLayer]], None]


class StrayLayers:
    """Layers dragged from the browser of QGIS, say: made ours, their saves are watched.

    ``followers`` are what watches the layers that come into the project.
    """

    def __init__(
        self, messages: Messages, worker: Worker, opener: Opener, followers: Sequence[Follow]
    ) -> None:
        self._messages = messages
        self._worker = worker
        self._opener = opener
        self._followers = followers
        self._of_project: set[str] = set()

    def install(self) -> None:
        """Look at the layers that are there and at those to come."""
        project = QgsProject.instance()
        project.readMapLayer.connect(self._note)
        project.layersAdded.connect(self._look)
        self._of_project |= set(project.mapLayers())
        self._look(project.mapLayers().values())

    def remove(self) -> None:
        """Look no more."""
        project = QgsProject.instance()
        project.readMapLayer.disconnect(self._note)
        project.layersAdded.disconnect(self._look)

    def _note(self, layer: QgsMapLayer, *_node: Any) -> None:
        """A layer that a project brings may have been named and drawn by somebody."""
        self._of_project.add(layer.id())

    def _look(self, layers: Any) -> None:
        with self._messages.guard():
            by_base: dict[BaseReference, dict[str, str]] = {}
            for layer in layers:
                found = stray(layer)
                if found is not None:
                    by_base.setdefault(found[0], {})[layer.id()] = found[1]
            for reference, tables in by_base.items():
                self._ask(reference, tables)

    def _ask(self, reference: BaseReference, tables: Mapping[str, str]) -> None:
        base = reference.open(check=False)

        def no_base(error: BaseException) -> None:
            if not isinstance(error, OspError):
                self._messages.error(error)  # else it is no OSP base, or one to be upgraded first

        self._worker.start(
            translate("gui", "Reconnaissance de {base}").format(base=reference.name),
            lambda: _shown_by(base),
            lambda showing: self._adopt(reference, tables, showing),
            no_base,
        )

    def _adopt(self, reference: BaseReference, tables: Mapping[str, str], showing: Showing) -> None:
        project = QgsProject.instance()
        layers = []
        for layer_id, table in tables.items():
            layer = project.mapLayer(layer_id)
            if isinstance(layer, QgsVectorLayer) and stray(layer) is not None:
                fresh = layer_id not in self._of_project
                adopt(project, layer, table, reference, showing.styles, fresh=fresh)
                layers.append(layer)
        for follow in self._followers:
            follow(layers)
        if layers and not set(dictionary()) - set(own_layers(project, reference)):
            self._offer_forms(reference, layers)
        elif layers:
            self._offer_base(reference, layers)

    def _offer_base(self, reference: BaseReference, layers: Sequence[QgsVectorLayer]) -> None:
        text = translate(
            "gui",
            "De la base OSP « {base} » : {couches}. Ouvrez la base pour avoir ses formulaires.",
        )
        self._messages.offer(
            text.format(couches=_names(layers), base=reference.name),
            translate("gui", "Ouvrir la base"),
            lambda: self._opener.open(reference),
        )

    def _offer_forms(self, reference: BaseReference, layers: Sequence[QgsVectorLayer]) -> None:
        text = translate("gui", "De la base OSP « {base} », déjà ouverte : {couches}.")
        ids = [layer.id() for layer in layers]
        self._messages.offer(
            text.format(couches=_names(layers), base=reference.name),
            translate("gui", "Donner le formulaire OSP"),
            lambda: self._give_forms(ids),
        )

    def _give_forms(self, ids: Sequence[str]) -> None:
        with self._messages.guard():
            for layer_id in ids:
                layer = QgsProject.instance().mapLayer(layer_id)
                if isinstance(layer, QgsVectorLayer):
                    restore_form(layer)


def _shown_by(base: Base) -> Showing:
    """Raise unless it is an OSP base; how it is shown."""
    base.check()
    return Showing.of(base)


def _names(layers: Sequence[QgsVectorLayer]) -> str:
    return ", ".join(layer.name() for layer in layers)
