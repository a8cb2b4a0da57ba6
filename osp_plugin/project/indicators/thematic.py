"""A map of figures: a layer of the territories of a base, drawn by an indicator.

The polygons stay those of the base; the figures are a field that the project computes, so that a
map saved with the project keeps the figures it was made with.
"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsMapThemeCollection,
    QgsProject,
    QgsVectorLayer,
)

from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import Scale
from ...storage import Base
from ...storage.bare_layers import bare_layer
from ...storage.layers import behind, usable
from ..map_tips import protect
from ..reference import BaseReference
from ..roles import BASE, MAP, OWN, made_here
from .drawing import Drawing, draw

SCALE = "osp/echelle"
CURRENT = "en cours"


class NoMap(OspError):
    """The territories of a base cannot be read. Values: ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La carte n’est pas dessinée : la base « {base} » ne donne pas ses territoires. Vérifiez "
        "que son serveur ou son dossier est accessible, puis choisissez de nouveau l’échelle.",
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

    def show(self, base: Base, drawing: Drawing) -> QgsVectorLayer | None:
        """Draw figures, in the layer in hand when it is of the same scale and base.

        None when the scale is no place: the map is then taken away. Raises NoMap.
        """
        scale = drawing.figures.scale
        layer = self.layer
        same = layer is not None and (
            layer.customProperty(SCALE) == scale.key and _is_of(layer, base)
        )
        if not same:
            self.remove()
            layer = _new_layer(base, scale)
            if layer is None:
                return None
            self._project.addMapLayer(layer, False)
            self._project.layerTreeRoot().insertLayer(0, layer)
        assert layer is not None  # nosec B101 # made above when there was none
        draw(layer, drawing)
        return layer

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
        themes = self._project.mapThemeCollection()
        for layer in list(self._project.mapLayers().values()):
            if layer.customProperty(MAP) == name and made_here(layer):
                self._project.removeMapLayer(layer.id())
        kept = current.clone()
        kept.setCustomProperty(MAP, name)
        kept.setCustomProperty(OWN, kept.id())
        kept.setName(f"{name} – {current.name()}")
        self._project.addMapLayer(kept, False)
        root = self._project.layerTreeRoot()
        node = root.insertLayer(1, kept)
        node.setExpanded(False)
        record = QgsMapThemeCollection.MapThemeRecord()
        for leaf in root.findLayers():
            layer = leaf.layer()
            ours = layer is not None and layer.customProperty(MAP) is not None
            if layer is kept or (layer is not None and leaf.isVisible() and not ours):
                record.addLayerRecord(_theme_of(layer))
        node.setItemVisibilityChecked(False)
        if themes.hasMapTheme(name):
            themes.update(name, record)
        else:
            themes.insert(name, record)


def _theme_of(layer: QgsMapLayer) -> Any:
    found = QgsMapThemeCollection.MapThemeLayerRecord(layer)
    found.isVisible = True
    found.usingCurrentStyle = True
    found.currentStyle = layer.styleManager().currentStyle()
    return found


def _is_of(layer: QgsVectorLayer, base: Base) -> bool:
    """Whether a map is of the territories of a base."""
    found, _table = behind(layer)
    return found is not None and BaseReference.reaching(found, layer) == BaseReference.of(base)


def _new_layer(base: Base, scale: Scale) -> QgsVectorLayer | None:
    if scale.shapes is None:
        return None
    # Of a server that does not answer, QGIS would ask an account and a password, and wait.
    if usable(base) is None:
        raise NoMap(base=base.label)
    source = base.source(scale.shapes)
    layer = bare_layer(source.uri, scale.title, source.provider)
    if not layer.isValid():
        raise NoMap(base=base.label)
    layer.setCustomProperty(MAP, CURRENT)
    layer.setCustomProperty(OWN, layer.id())
    layer.setCustomProperty(SCALE, scale.key)
    layer.setCustomProperty(BASE, BaseReference.of(base).label)
    layer.setReadOnly(True)
    if scale.name:
        layer.setDisplayExpression(f'"{scale.name}"')
    protect(layer)
    return layer


# -- symbols -----------------------------------------------------------------------------------
