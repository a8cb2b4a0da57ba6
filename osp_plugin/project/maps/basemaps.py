"""Base maps in a project: layers of images under all others, shown and hidden, never in the way.

A WMTS is drawn by the address of its tiles, which QGIS asks nothing before: a project opens at
once without a network. A WMS is asked what it offers when its layer is made, which is done in
another thread (:func:`make_layer`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from qgis.core import (
    QgsDataSourceUri,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...domain.maps.basemaps import WMTS, BaseMap

KEY = "osp/fond"
"""Custom property of the layer of a base map: its key."""
OVERLAY = "osp/fond_transparent"
"""Custom property: whether it is drawn over other base maps."""
ID = "osp_fond_"
"""How the id of such a layer begins. The fills of our styles look for it among what is drawn."""

BEHIND = f"array_to_string(@map_layer_ids) LIKE '%{ID}%'"
"""Whether a base map is drawn, as an expression."""


def make_layer(item: BaseMap) -> QgsRasterLayer:
    """The layer of a base map, in no project yet; it may be invalid.

    Called in another thread, it is handed over to that of the window.
    """
    # QGIS makes the id of a layer of its first name.
    layer = QgsRasterLayer(source(item), f"{ID}{item.key}", "wms")
    layer.setName(item.title)
    layer.setCustomProperty(KEY, item.key)
    metadata = layer.metadata()
    metadata.setTitle(item.title)
    metadata.setRights([item.attribution] if item.attribution else [])
    layer.setMetadata(metadata)
    return _of_the_window(layer)


@dataclass(frozen=True)
class SameMap:
    """A base map to be made again for a layout: it is none of those that are shown and hidden.

    Its id begins alike, so that our fills are transparent over it too.
    """

    source: str
    key: str
    provider: str
    title: str
    metadata: QgsLayerMetadata

    @classmethod
    def of(cls, layer: QgsMapLayer) -> SameMap:
        """In the thread of the layer."""
        key, title = str(layer.customProperty(KEY)), layer.name()
        return cls(layer.source(), key, layer.providerType(), title, layer.metadata().clone())

    def make(self) -> QgsRasterLayer:
        """In any thread, for that of the window: its service may be asked what it offers."""
        return _of_the_window(self.here())

    def here(self) -> QgsRasterLayer:
        """In any thread, for that one."""
        made = QgsRasterLayer(self.source, f"{ID}{self.key}", self.provider)
        made.setName(self.title)
        made.setMetadata(self.metadata)
        return made


def _of_the_window(layer: QgsRasterLayer) -> QgsRasterLayer:
    """A layer made in another thread, handed over."""
    application = QCoreApplication.instance()
    if application is not None and layer.thread() is not application.thread():
        layer.moveToThread(application.thread())
    return layer


def source(item: BaseMap) -> str:
    """What the provider « wms » of QGIS opens."""
    uri = QgsDataSourceUri()
    if item.service == WMTS:
        uri.setParam("type", "xyz")
        uri.setParam("url", item.tile())
        uri.setParam("zmin", str(item.zooms[0]))
        uri.setParam("zmax", str(item.zooms[1]))
    else:
        uri.setParam("url", item.url)
        uri.setParam("layers", item.layer)
        uri.setParam("styles", item.style)
        uri.setParam("format", item.format)
        uri.setParam("crs", item.crs)
        uri.setParam("dpiMode", "7")
    if item.account:
        uri.setParam("authcfg", item.account)
    return bytes(uri.encodedUri()).decode("ascii")


def layers(project: QgsProject) -> list[QgsMapLayer]:
    """The base maps of a project."""
    return [layer for layer in project.mapLayers().values() if is_basemap(layer)]


def is_basemap(layer: QgsMapLayer | None) -> bool:
    """Whether a layer is a base map that we made."""
    return layer is not None and layer.id().startswith(ID)


def find(project: QgsProject, item: BaseMap) -> QgsMapLayer | None:
    """The layer of a base map, None when the project has none or another of this name."""
    for layer in layers(project):
        if layer.customProperty(KEY) == item.key and _leads_to(layer, item):
            return layer
    return None


def _leads_to(layer: QgsMapLayer, item: BaseMap) -> bool:
    """Whether a layer asks what a base map declares; a saved project adds words to a source."""
    return set(parse_qsl(source(item))) <= set(parse_qsl(layer.source()))


def is_shown(project: QgsProject, item: BaseMap) -> bool:
    """Whether a base map is drawn."""
    layer = find(project, item)
    leaf = project.layerTreeRoot().findLayer(layer.id()) if layer is not None else None
    return leaf is not None and leaf.isVisible()


def show(project: QgsProject, item: BaseMap, layer: QgsMapLayer) -> None:
    """Draw a base map under all the layers; one that is not transparent takes the place of others.

    ``layer`` is that of the project, or one that :func:`make_layer` made, which is added. A layer
    of the same key and another source is replaced.
    """
    root = project.layerTreeRoot()
    if project.mapLayer(layer.id()) is None:
        old = [one.id() for one in layers(project) if one.customProperty(KEY) == item.key]
        project.removeMapLayers(old)
        project.addMapLayer(layer, False)
        # An overlay is drawn over the others: it stands before them.
        below = [leaf for leaf in root.children() if _is_leaf_of_ours(leaf)]
        end = len(root.children()) - (len(below) if item.overlay else 0)
        leaf = root.insertLayer(end, layer)
        leaf.setExpanded(False)
    if not item.overlay:
        hide(project, (one for one in layers(project) if one is not layer and _opaque(one)))
    found = root.findLayer(layer.id())
    if found is not None:
        layer.setCustomProperty(OVERLAY, item.overlay)
        found.setItemVisibilityCheckedParentRecursive(True)


def hide(project: QgsProject, hidden: Iterable[QgsMapLayer]) -> None:
    """Draw these base maps no more; they stay in the panel."""
    for layer in list(hidden):
        leaf = project.layerTreeRoot().findLayer(layer.id())
        if leaf is not None:
            leaf.setItemVisibilityChecked(False)


def attributions(
    drawn: Iterable[QgsMapLayer], title_of: Callable[[QgsMapLayer], str] = QgsMapLayer.name
) -> list[str]:
    """What must be said of the images that are drawn: « Plan IGN © IGN », once each."""
    told = []
    for layer in drawn:
        if isinstance(layer, QgsRasterLayer):
            rights = ", ".join(right for right in layer.metadata().rights() if right)
            if rights:
                told.append(f"{title_of(layer)} {rights}")
    return list(dict.fromkeys(told))


def _opaque(layer: QgsMapLayer) -> bool:
    return not layer.customProperty(OVERLAY)


def _is_leaf_of_ours(node: object) -> bool:
    layer = getattr(node, "layer", lambda: None)()
    return is_basemap(layer)
