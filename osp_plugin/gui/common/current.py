"""The base that a command works on: that of the layer in hand, else the first open one."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

from ...i18n import translate
from ...project import BaseReference, find_layer, open_references, reference_of
from .messages import Messages


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
        messages.warning(translate("gui", "Ouvrez d’abord une base OSP."))
    return reference


def layer_parameters(reference: BaseReference | None, **roles: str) -> dict[str, str]:
    """Layers of a base as parameters: ``INPUT="logement"`` gives the id of that layer."""
    if reference is None:
        return {}
    found = {
        parameter: find_layer(QgsProject.instance(), role, reference)
        for parameter, role in roles.items()
    }
    return {parameter: layer.id() for parameter, layer in found.items() if layer is not None}
