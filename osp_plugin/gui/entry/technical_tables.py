"""« Tables techniques… »: those that the panel of layers does not show, opened from the menu."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QInputDialog

from ...domain.dictionary import dictionary
from ...i18n import translate
from ...project import BaseReference, find_layer
from ...project.tree import TECHNICAL


def open_technical_table(iface: Any, reference: BaseReference) -> None:
    """Ask which, and open it as QGIS opens the table of a layer."""
    project = QgsProject.instance()
    found = {role: find_layer(project, role, reference) for role in TECHNICAL}
    layers = {dictionary()[role].title: layer for role, layer in found.items() if layer is not None}
    title, agreed = QInputDialog.getItem(
        iface.mainWindow(),
        translate("gui", "Tables techniques"),
        translate("gui", "Ce que l’outil garde pour lui. Table à ouvrir :"),
        list(layers),
        0,
        False,
    )
    if agreed and title in layers:
        iface.showAttributeTable(layers[title])
