"""The base that a command works on: that of the layer in hand, else the first open one."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QInputDialog

from ...domain.errors import Cancelled
from ...i18n import translate
from ...project import BaseReference, open_references, reference_of
from ...project.roles import candidates, own_layers
from .messages import TITLE, Messages


def current_base(iface: Any) -> BaseReference | None:
    """Base of the active layer if it is one of ours, else the first of the project."""
    active = reference_of(iface.activeLayer())
    if active is not None:
        return active
    references = open_references(QgsProject.instance())
    return references[0] if references else None


def required_base(iface: Any, messages: Messages) -> BaseReference | None:
    """:func:`current_base`; when there is none, the user is told what to do."""
    reference = current_base(iface)
    if reference is None:
        messages.ask_for_a_base()
    return reference


def layer_parameters(iface: Any, reference: BaseReference | None, **roles: str) -> dict[str, str]:
    """Layers of a base as parameters: ``INPUT="logement"`` gives the id of that layer.

    Raises Cancelled when the user, asked which, does not say.
    """
    if reference is None:
        return {}
    found = {parameter: chosen_layer(iface, role, reference) for parameter, role in roles.items()}
    return {parameter: layer.id() for parameter, layer in found.items() if layer is not None}


def chosen_layer(iface: Any, role: str, reference: BaseReference) -> QgsVectorLayer | None:
    """Which of the layers of a table is meant: ours when it shows all, the active one, or the one
    that the user says. Raises Cancelled when they do not."""
    project = QgsProject.instance()
    found = [layer for layer in candidates(project, role, reference) if layer.isValid()]
    own = own_layers(project, reference).get(role)
    if own is not None and own in found and not own.subsetString():
        return own
    if len(found) < 2:
        return found[0] if found else None
    active = iface.activeLayer()
    return active if active in found else _asked(iface, found)


def _asked(iface: Any, layers: list[QgsVectorLayer]) -> QgsVectorLayer:
    texts = [f"{number}. {_told(layer)}" for number, layer in enumerate(layers, start=1)]
    text, agreed = QInputDialog.getItem(
        iface.mainWindow(),
        TITLE,
        translate("gui", "Plusieurs couches montrent cette table de la base. Laquelle prendre ?"),
        texts,
        0,
        False,
    )
    if not agreed:
        raise Cancelled
    return layers[texts.index(text)]


def _told(layer: QgsVectorLayer) -> str:
    if not layer.subsetString():
        return str(layer.name())
    told = translate("gui", "{couche} (filtre : {filtre})")
    return told.format(couche=layer.name(), filtre=layer.subsetString())
