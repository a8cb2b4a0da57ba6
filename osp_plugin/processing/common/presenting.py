"""How the layers that an algorithm loads present themselves: named, together, columns in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qgis.core import (
    QgsEditorWidgetSetup,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QTimer

from ...project.map_tips import protect
from ...project.styles import apply_shipped_style

Words = tuple[tuple[str, str], ...]
"""Pairs: a column and its title, a value and the word for it."""


@dataclass(frozen=True)
class Presentation:
    """How a layer presents itself.

    ``group`` is the group of the panel that it joins, ``titles`` of columns in the order in which
    they are looked at (those that are not named come after), ``words`` what stands for the values
    of a column, ``hidden`` the columns that the table hides.
    """

    group: str = ""
    style: str = ""
    titles: Words = ()
    words: tuple[tuple[str, Words], ...] = ()
    hidden: tuple[str, ...] = ()


@cache
def presenter(presentation: Presentation) -> Presenter:
    """What presents a layer when QGIS loads it.

    QGIS does not own it and the algorithm is gone by then: it is kept here, and has no state.
    """
    return Presenter(presentation)


class Presenter(QgsProcessingLayerPostProcessorInterface):
    """Presents the layers of a project."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__()
        self._presentation = presentation

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        wanted = self._presentation
        if isinstance(layer, QgsVectorLayer):
            apply_shipped_style(layer, wanted.style, QgsMapLayer.StyleCategory.AllStyleCategories)
            protect(layer)
            present(layer, wanted)
        project, layer_id = context.project(), layer.id()
        if project is not None and wanted.group:
            # QGIS puts it in the panel now or a moment later, as its version is.
            join(project, layer_id, wanted.group)
            QTimer.singleShot(0, lambda: join(project, layer_id, wanted.group))
        layer.triggerRepaint()


def present(layer: QgsVectorLayer, wanted: Presentation) -> None:
    """Give a layer its titles, words and order of columns."""
    fields = layer.fields()
    for name, title in wanted.titles:
        if fields.lookupField(name) >= 0:
            layer.setFieldAlias(fields.lookupField(name), title)
    for name, words in wanted.words:
        if fields.lookupField(name) >= 0:
            options = {"map": [{word: value} for value, word in words]}
            layer.setEditorWidgetSetup(
                fields.lookupField(name), QgsEditorWidgetSetup("ValueMap", options)
            )
    order = {name: rank for rank, (name, _title) in enumerate(wanted.titles)}
    config = layer.attributeTableConfig()
    config.update(fields)
    columns = config.columns()
    for column in columns:
        column.hidden = column.hidden or column.name in wanted.hidden
    config.setColumns(sorted(columns, key=lambda column: order.get(column.name, len(order))))
    layer.setAttributeTableConfig(config)


def join(project: QgsProject, layer_id: str, name: str) -> None:
    """Put a layer of the panel in a group of this name, at the top; made if it is not there."""
    root = project.layerTreeRoot()
    node = root.findLayer(layer_id)
    if node is None:
        return
    group = root.findGroup(name)
    if group is None:
        group = root.insertGroup(0, name)
    around = node.parent()
    if around is group or around is None:
        return
    group.addChildNode(node.clone())
    around.removeChildNode(node)  # type: ignore[attr-defined]  # what holds a layer is a group
