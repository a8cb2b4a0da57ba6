"""The layers of a base when something else than their edit sessions writes into it."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

from .reference import BaseReference
from .roles import osp_layers


def being_edited(project: QgsProject, reference: BaseReference) -> list[QgsVectorLayer]:
    """Layers of the base with an edit session: what they read is about to be outdated."""
    return [layer for layer in osp_layers(project, reference) if layer.isEditable()]


def refresh(project: QgsProject, reference: BaseReference) -> None:
    """Have every layer of the base read it again: map, tables, extents."""
    for layer in osp_layers(project, reference):
        if layer.isValid():
            layer.reload()
            if layer.isSpatial():
                layer.updateExtents()
            layer.triggerRepaint()
