"""Copies go with the layouts that showed them."""

from __future__ import annotations

from qgis.core import (
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)

from .copies import is_frozen


def used_layers(layout: QgsPrintLayout) -> set[str]:
    """Ids of the layers that a layout shows, explains or turns through."""
    found: set[str] = set()
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            found |= {layer.id() for layer in item.layers()}
        elif isinstance(item, QgsLayoutItemLegend):
            found |= {node.layerId() for node in item.model().rootGroup().findLayers()}
    coverage = layout.atlas().coverageLayer()
    return found | ({coverage.id()} if coverage is not None else set())


def sweep(project: QgsProject) -> list[str]:
    """Take away the copies that no layout of a project shows any more; returns their ids."""
    layouts = [
        layout for layout in project.layoutManager().layouts() if isinstance(layout, QgsPrintLayout)
    ]
    used = {layer_id for layout in layouts for layer_id in used_layers(layout)}
    gone = [
        layer
        for layer in project.mapLayers().values()
        if is_frozen(layer) and layer.id() not in used
    ]
    ids = [layer.id() for layer in gone]
    files = {layer.source().split("|")[0] for layer in gone if isinstance(layer, QgsVectorLayer)}
    # A layer of the project that QGIS deletes takes its attached file along (3.40), though others
    # are of it too: out of the project, it leaves it.
    for layer in gone:
        project.takeMapLayer(layer)
    kept = {layer.source().split("|")[0] for layer in project.mapLayers().values()}
    for path in project.attachedFiles():
        if path in files - kept:
            project.removeAttachedFile(path)
    return ids
