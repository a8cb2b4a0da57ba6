"""A map of figures: a layer of the territories of a base, drawn by an indicator.

The polygons stay those of the base; the figures are a field that the project computes, so that a
map saved with the project keeps the figures it was made with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsMapThemeCollection,
    QgsProject,
    QgsVectorLayer,
)

from ...domain.common.pieces import Pieces, at_once
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import Scale
from ...storage import Base
from ...storage.bare_layers import bare_layer
from ...storage.indicators.statistics import DWELLINGS
from ...storage.layers import answers, behind
from ..map_tips import protect
from ..reference import BaseReference
from ..roles import BASE, MAP, OWN, made_here, own_layers
from ..tree import GROUP, GROUPS
from .drawing import Drawing, draw

SCALE = "osp/echelle"
ZONED = "osp/zones"
"""Custom properties of a map: its scale, and the layer whose polygons are drawn, if one is."""
CURRENT = "en cours"
ID = "osp_carte_"
"""How the id of a map begins, before its scale. The labels of our styles look for it among what is
drawn: the names that a map writes are not written twice."""


class NoMap(OspError):
    """The territories of a base cannot be read. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La carte n’est pas dessinée : la base « {base} » ne donne pas ses territoires. Vérifiez "
        "que son serveur ou son dossier est accessible, puis choisissez de nouveau le niveau.",
    )


class FiguresLayer:
    """The layer of the map in hand; there is one in a project at most."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, None while there is none."""
        for layer in self._project.mapLayers().values():
            current = layer.customProperty(MAP) == CURRENT and made_here(layer)
            if current and isinstance(layer, QgsVectorLayer):
                return layer
        return None

    def show(
        self, base: Base, drawing: Drawing, zoned: QgsVectorLayer | None = None
    ) -> QgsVectorLayer | None:
        """:meth:`showing` at once."""
        return at_once(self.showing(base, drawing, zoned))

    def showing(
        self, base: Base, drawing: Drawing, zoned: QgsVectorLayer | None = None
    ) -> Pieces[QgsVectorLayer | None]:
        """Draw figures, in the layer in hand when it is of the same scale and base.

        ``zoned`` is the layer of the project whose polygons are the scale, if it is one. None when
        the scale is no place: the map is then taken away. Raises NoMap.
        """
        scale = drawing.figures.scale
        layer = self.layer
        if layer is None or not _shows(layer, base, scale, zoned):
            self.remove()
            yield None
            layer = _new_layer(base, scale, zoned)
            if layer is None:
                return None
            yield None
            draw(layer, drawing)
            self._project.addMapLayer(layer, False)
            _insert(self._project, layer)
            own = self._project.layerTreeRoot().findLayer(zoned.id()) if zoned else None
            if scale.of_layer and own is not None:
                own.setItemVisibilityChecked(False)  # it would hide its own map
            return layer
        assert layer is not None  # nosec B101 # it is of this scale
        draw(layer, drawing)
        return layer

    def show_again(self, shown: bool) -> None:
        """Draw the map in hand, or no more: it stays in the panel."""
        leaf = self._leaf()
        if leaf is not None:
            leaf.setItemVisibilityChecked(shown)

    def _leaf(self) -> QgsLayerTreeLayer | None:
        layer = self.layer
        return self._project.layerTreeRoot().findLayer(layer.id()) if layer is not None else None

    def bring_forward(self) -> None:
        """Show the map in hand, and hide the saved views, which would show through it."""
        if self.layer is None:
            return
        for leaf in self._project.layerTreeRoot().findLayers():
            layer = leaf.layer()
            name = layer.customProperty(MAP) if layer is not None else None
            if name is not None:
                leaf.setItemVisibilityChecked(name == CURRENT)

    def remove(self) -> None:
        """Take the map away."""
        layer = self.layer
        if layer is not None:
            self._project.removeMapLayer(layer.id())

    def save_view(self, name: str) -> None:
        """Keep the map as it is: a layer of its own, and a theme of the project of this name.

        A view of the same name is replaced.
        """
        current = self.layer
        if current is None:
            return
        title = current.name()
        current.setName(_first_name(str(current.customProperty(SCALE))))  # the id is made of it
        kept = current.clone()
        current.setName(title)
        kept.setName(name)
        _keep(self._project, kept, name)


def keep_figures(
    project: QgsProject,
    base: Base,
    drawing: Drawing,
    name: str,
    beside: Sequence[QgsMapLayer] = (),
) -> None:
    """A view of a project made of figures, without any map in hand: its theme draws them with the
    layers ``beside`` and no other. Raises NoMap."""
    layer = _new_layer(base, drawing.figures.scale)
    if layer is not None:
        draw(layer, drawing)
        layer.setName(name)
        _keep(project, layer, name, beside)


def _keep(
    project: QgsProject,
    kept: QgsVectorLayer,
    name: str,
    beside: Sequence[QgsMapLayer] | None = None,
) -> None:
    """Put a map in a project, hidden, and a theme of this name, which draws it with the layers
    ``beside``: by default those that are drawn now."""
    themes = project.mapThemeCollection()
    for layer in list(project.mapLayers().values()):
        if layer.customProperty(MAP) == name and made_here(layer):
            project.removeMapLayer(layer.id())
    kept.setCustomProperty(MAP, name)
    kept.setCustomProperty(OWN, kept.id())
    project.addMapLayer(kept, False)
    root = project.layerTreeRoot()
    node = _insert(project, kept)
    node.setExpanded(False)
    record = QgsMapThemeCollection.MapThemeRecord()
    for leaf in root.findLayers():
        layer = leaf.layer()
        if layer is None:
            continue
        with_it = leaf.isVisible() and layer.customProperty(MAP) is None
        if beside is not None:
            with_it = layer in beside
        if layer is kept or with_it:
            record.addLayerRecord(_theme_of(layer))
    node.setItemVisibilityChecked(False)
    if themes.hasMapTheme(name):
        themes.update(name, record)
    else:
        themes.insert(name, record)


def _first_name(scale: str) -> str:
    """The name by which QGIS makes the id of a map, which our labels look for: see :data:`ID`."""
    return f"{ID}{scale}_"


def _insert(project: QgsProject, layer: QgsVectorLayer) -> QgsLayerTreeLayer:
    """Put a map in the panel under the dwellings of its base, else above all."""
    root = project.layerTreeRoot()
    found, _table = behind(layer)
    dwellings = None
    if found is not None:
        reference = BaseReference.reaching(found, layer)
        dwellings = own_layers(project, reference).get(DWELLINGS)
    node = root.findLayer(dwellings.id()) if dwellings is not None else None
    parent = node.parent() if node is not None else None
    if isinstance(parent, QgsLayerTreeGroup) and parent.customProperty(GROUP) == GROUPS[0].key:
        node, parent = parent, parent.parent()  # not among the dwellings, but after their group
    if not isinstance(parent, QgsLayerTreeGroup):
        return root.insertLayer(0, layer)
    return parent.insertLayer(parent.children().index(node) + 1, layer)


def figures_layer(base: Base, drawing: Drawing) -> QgsVectorLayer | None:
    """A map of figures that is in no project; None at a scale that is no place. Raises NoMap."""
    layer = _new_layer(base, drawing.figures.scale)
    if layer is not None:
        draw(layer, drawing)
    return layer


def _theme_of(layer: QgsMapLayer) -> Any:
    found = QgsMapThemeCollection.MapThemeLayerRecord(layer)
    found.isVisible = True
    found.usingCurrentStyle = True
    found.currentStyle = layer.styleManager().currentStyle()
    return found


def _shows(layer: QgsVectorLayer, base: Base, scale: Scale, zoned: QgsVectorLayer | None) -> bool:
    """Whether a map has the polygons of a scale."""
    if layer.customProperty(SCALE) != scale.key:
        return False
    if scale.of_layer:
        return zoned is not None and layer.customProperty(ZONED) == zoned.id()
    return _is_of(layer, base)


def _is_of(layer: QgsVectorLayer, base: Base) -> bool:
    """Whether a map is of the territories of a base."""
    found, _table = behind(layer)
    return found is not None and BaseReference.reaching(found, layer) == BaseReference.of(base)


def _new_layer(
    base: Base, scale: Scale, zoned: QgsVectorLayer | None = None
) -> QgsVectorLayer | None:
    if scale.of_layer and zoned is not None:
        layer = zoned.clone()
        layer.setName(_first_name(scale.key))
        layer.setCustomProperty(ZONED, zoned.id())
        return _as_map(layer, base, scale)
    if scale.shapes is None:
        return None
    # Of a server that does not answer, QGIS would ask an account and a password, and wait.
    if not answers(base):
        raise NoMap(base=base.label)
    source = base.source(scale.shapes)
    layer = bare_layer(source.uri, _first_name(scale.key), source.provider)
    if not layer.isValid():
        raise NoMap(base=base.label)
    return _as_map(layer, base, scale)


def _as_map(layer: QgsVectorLayer, base: Base, scale: Scale) -> QgsVectorLayer:
    layer.setCustomProperty(MAP, CURRENT)
    layer.setCustomProperty(OWN, layer.id())
    layer.setCustomProperty(SCALE, scale.key)
    layer.setCustomProperty(BASE, BaseReference.of(base).label)
    layer.setReadOnly(True)
    if scale.name:
        layer.setDisplayExpression(QgsExpression.quotedColumnRef(scale.name))
    protect(layer)
    return layer


# -- symbols -----------------------------------------------------------------------------------
