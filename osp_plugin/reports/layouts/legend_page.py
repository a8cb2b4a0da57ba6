"""A legend that does not hold beside its map has a page of its own, the last one."""

from __future__ import annotations

import json

from qgis.core import (
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QRectF

from ...i18n import translate
from .columns import MOST, set_columns, settle
from .flow import BODY
from .legends import LegendLook
from .pages import copy_item, insert_page, rect_on_page, room_between
from .rooms import LEGEND_PLACE, box_on_page

AWAY = "osp/legende_ailleurs"
"""Custom property of a legend on a page of its own: its page and its place (mm) before."""
GROWN = "osp/agrandie"
"""Custom property of the legend of a picture: by how much (mm) the page was made taller for it."""


def bring_back(layout: QgsPrintLayout, legend: QgsLayoutItemLegend) -> None:
    """Put a legend where its template has it."""
    _shrink_back(layout, legend)
    told = legend.customProperty(AWAY)
    if told is None:
        return
    page, left, top, look = json.loads(str(told))
    legend.removeCustomProperty(AWAY)
    legend.setSplitLayer(False)
    LegendLook.of_plain(look).give(legend)
    legend.attemptMove(QgsLayoutPoint(left, top), useReferencePoint=False, page=page)


def send_away(layout: QgsPrintLayout, legend: QgsLayoutItemLegend, look: LegendLook) -> None:
    """Give a legend a last page, in the size of its template; its place says where it went."""
    if layout.itemById("osp_page_titre") is None:
        _grow(layout, legend)
        return
    at, page = legend.pagePos(), legend.page()
    legend.setCustomProperty(AWAY, json.dumps([page, at.x(), at.y(), look.plain()]))
    number = layout.pageCollection().pageCount()
    insert_page(layout, page, number)
    body = layout.itemById(BODY)
    same = body is not None and body.page() == page
    room = rect_on_page(body) if body is not None and same else room_between(layout, page)
    look.give(legend)
    while not _spread(legend, room) and look.smaller():
        look.give(legend)
    corner = QgsLayoutPoint(room.left(), room.top())
    legend.attemptMove(corner, useReferencePoint=False, page=number)
    place, model = layout.itemById(LEGEND_PLACE), layout.itemById("osp_page_sources")
    if place is not None and isinstance(model, QgsLayoutItemLabel):
        _say(layout, model, QRectF(box_on_page(place)), place.page())


def _grow(layout: QgsPrintLayout, legend: QgsLayoutItemLegend) -> None:
    """A picture is one page alone: it is made taller, and its foot comes down."""
    place, foot = layout.itemById(LEGEND_PLACE), layout.itemById("osp_page_sources")
    page = layout.pageCollection().page(legend.page())
    size, more = page.pageSize(), legend.rect().height() - place.rect().height()
    page.setPageSize(QgsLayoutSize(size.width(), size.height() + more))
    layout.pageCollection().reflow()
    if foot is not None:
        at = foot.pagePos()
        foot.attemptMove(QgsLayoutPoint(at.x(), at.y() + more), False, False, legend.page())
    legend.setCustomProperty(GROWN, more)


def _shrink_back(layout: QgsPrintLayout, legend: QgsLayoutItemLegend) -> None:
    more = float(legend.customProperty(GROWN, 0) or 0)
    legend.removeCustomProperty(GROWN)
    if not more:
        return
    foot, page = layout.itemById("osp_page_sources"), layout.pageCollection().page(legend.page())
    size = page.pageSize()
    page.setPageSize(QgsLayoutSize(size.width(), size.height() - more))
    if foot is not None:
        at = foot.pagePos()
        foot.attemptMove(QgsLayoutPoint(at.x(), at.y() - more), False, False, legend.page())


def _spread(legend: QgsLayoutItemLegend, room: QRectF) -> bool:
    """Fill the page: a layer of many classes goes on in the next column."""
    if settle(legend, room.width(), room.height()):
        return True
    legend.setSplitLayer(True)
    for columns in range(2, MOST + 1):
        set_columns(legend, columns)
        box = legend.rect()
        if box.width() <= room.width() and box.height() <= room.height():
            return True
    return False


def _say(layout: QgsPrintLayout, model: QgsLayoutItemLabel, box: QRectF, page: int) -> None:
    label = copy_item(layout, model)
    if not isinstance(label, QgsLayoutItemLabel):
        return
    label.setId("osp_legende_ailleurs")
    label.setText(translate("layouts", "Légende : voir la dernière page."))
    label.attemptMove(QgsLayoutPoint(box.x(), box.y()), useReferencePoint=False, page=page)
    label.attemptResize(QgsLayoutSize(box.width(), min(box.height(), 8.0)))
