"""A project made before our layers looked as they do: its presentations taken up, if one agrees."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsMapLayerStyle, QgsProject, QgsVectorLayer

from . import roles, styles, tree
from .maps.basemaps import ID
from .reference import BaseReference
from .styles import SavedStyles

SCOPE, ANSWERED = "osp_erbm", "presentations"
"""Entry of a project: which presentations somebody already took, or left."""
TODAYS = 2
"""Those whose fills give way to a base map and whose technical tables leave the panel."""
_FILLED = ("departement", "cite")


def wears_older_looks(project: QgsProject, reference: BaseReference) -> bool:
    """Whether a project shows a base as it was shown before, and nobody said to leave it so."""
    answered, _there = project.readNumEntry(SCOPE, ANSWERED, 0)
    layers = roles.own_layers(project, reference)
    return answered < TODAYS and (
        any(_is_old(layers[role]) for role in _FILLED if role in layers)
        or any(_is_in_the_way(layers[role]) for role in tree.TECHNICAL if role in layers)
    )


def answered(project: QgsProject) -> None:
    """Remember that somebody answered: the question is not asked of this project again."""
    project.writeEntry(SCOPE, ANSWERED, TODAYS)


def renew_looks(project: QgsProject, reference: BaseReference, saved: SavedStyles) -> None:
    """Draw the layers of a base as a project that opens it now does, in the groups of today.

    What the base keeps as its own default style stays over ours.
    """
    layers: Mapping[str, QgsVectorLayer] = roles.own_layers(project, reference)
    for role, layer in layers.items():
        if layer.isValid():
            styles.draw_again(layer, role, saved.qml.get(role, ""))
            layer.triggerRepaint()
    technical = {role: layers[role] for role in tree.TECHNICAL if role in layers}
    tree.place(project, reference, technical)
    tree.remove_empty_groups(project)


def _is_old(layer: QgsVectorLayer) -> bool:
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    return ID not in style.xmlData()


def _is_in_the_way(layer: QgsVectorLayer) -> bool:
    return not layer.flags() & QgsVectorLayer.LayerFlag.Private
