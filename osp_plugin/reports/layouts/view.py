"""What a map of a layout shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from ..common import palette
from .pages import FOLLOWING, place_item

LEAST_WIDTH = 200.0
"""Metres: a map of a single point shows what is around it."""
MARGIN = 1.05
SITUATION = "osp_situation"
"""Item of a small map that says where the map of the layout is."""


@dataclass(frozen=True)
class View:
    """What the map of a layout shows, from the top layer down, and where.

    ``legend`` are the layers that the legend explains; None: all those of the map. ``crs`` is that
    of the extent; None: that of the project. ``others`` are smaller maps, by the name that a
    section gives (:class:`.content.Section`), and the locator.
    """

    layers: Sequence[QgsMapLayer]
    extent: QgsRectangle
    legend: Sequence[QgsMapLayer] | None = field(default=None)
    crs: QgsCoordinateReferenceSystem | None = None
    others: Mapping[str, View] = field(default_factory=dict)


def show_view(drawn: QgsLayoutItemMap, view: View) -> None:
    """Give a map the layers and the extent of a view."""
    drawn.setKeepLayerSet(True)
    drawn.setLayers(list(view.layers))
    if view.crs is not None:
        drawn.setCrs(view.crs)
    drawn.setExtent(_shaped(view.extent, drawn.rect().width() / drawn.rect().height()))
    drawn.refresh()


def _shaped(extent: QgsRectangle, ratio: float) -> QgsRectangle:
    """The extent grown to the shape of the map, which would otherwise take the extent's."""
    width = max(extent.width(), extent.height() * ratio, LEAST_WIDTH) * MARGIN
    return QgsRectangle.fromCenterAndSize(extent.center(), width, width / ratio)


def add_map(layout: QgsPrintLayout, name: str, shown: View, box: QRectF, page: int) -> None:
    """One more map in a layout, marked as added."""
    drawn = QgsLayoutItemMap(layout)
    drawn.setId(name)
    drawn.setCustomProperty(FOLLOWING, True)
    drawn.attemptSetSceneRect(box)
    drawn.setExtent(shown.extent)  # a map without one loses its size
    drawn.setFrameEnabled(True)
    drawn.setFrameStrokeColor(QColor(f"#{palette.FINANCED}"))
    layout.addLayoutItem(drawn)
    place_item(drawn, box, page)
    show_view(drawn, shown)
