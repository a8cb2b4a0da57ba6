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

    It then takes the symbols, group and place of its table, if it is ``fresh`` (added a moment
    ago) or nobody has named nor drawn it since; and its name, unless somebody named it. Beside
    ours, it is one more layer, which keeps its own. ``saved`` are the styles of the base.
    """
    stands = role not in roles.own_layers(project, reference)
    unnamed = _named_by_qgis(layer, role, reference)
    taken = stands and (fresh or (unnamed and not _drawn(layer)))
    if taken:
        styles.dress(layer, role, saved.qml.get(role, ""))
        if unnamed:
            layer.setName(dictionary()[role].title)
    layers.describe(layer, dictionary()[role])
    roles.tag(layer, role, reference, own=stands)
    if taken:
        tree.place(project, reference, {role: layer})


def _named_by_qgis(layer: QgsVectorLayer, role: str, reference: BaseReference) -> bool:
    """Whether a layer has the name that QGIS gives by itself: its table, its file, or both."""
    name = layer.name().lower()
    start = reference.name.lower() if reference.path else ""
    if name in ("", role, start):
        return True
    return bool(start) and name.startswith(start) and name.endswith(role)


def _drawn(layer: QgsVectorLayer) -> bool:
    """Whether somebody chose how a layer is drawn."""
    renderer = layer.renderer()
    chosen = renderer is not None and renderer.type() != "singleSymbol"
    return chosen or bool(layer.labelsEnabled())
