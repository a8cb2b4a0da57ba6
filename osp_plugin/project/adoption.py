"""A layer of a base that came by another way than the plugin, made what ours are."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

from ..domain.dictionary import dictionary
from . import layers, roles, styles, tree
from .reference import BaseReference


def adopt(
    project: QgsProject,
    layer: QgsVectorLayer,
    role: str,
    reference: BaseReference,
    saved: styles.SavedStyles,
    *,
    fresh: bool,
) -> None:
    """Mark a layer; where the project has no other for its table, let it stand for it.

    It then takes the name, symbols, group and place of its table, if it is ``fresh`` (added a
    moment ago) or nobody has named nor drawn it since. Beside ours, it is one more layer, which
    keeps its own. ``saved`` are the styles of the base.
    """
    stands = role not in roles.own_layers(project, reference)
    taken = stands and (fresh or _untouched(layer, role, reference))
    if taken:
        layer.setName(dictionary()[role].title)
        styles.dress(layer, role, saved.qml.get(role, ""))
    layers.describe(layer, dictionary()[role])
    roles.tag(layer, role, reference, own=stands)
    if taken:
        tree.place(project, reference, {role: layer}, tree.title(reference))


def _untouched(layer: QgsVectorLayer, role: str, reference: BaseReference) -> bool:
    """Whether a layer is named and drawn as QGIS does by itself."""
    start = reference.name if reference.path else ""
    name = layer.name().lower()
    named = name == role or (bool(start) and name.startswith(start.lower()) and name.endswith(role))
    renderer = layer.renderer()
    drawn = renderer is not None and renderer.type() != "singleSymbol"
    return named and not drawn and not layer.labelsEnabled()
