"""What is free on the pages of a filled layout: an item that shows nothing gives its room."""

from __future__ import annotations

from qgis.core import QgsLayoutItem, QgsLayoutItemPage, QgsPrintLayout
from qgis.PyQt.QtCore import QRectF

from .flow import BODY, GAP, TABLE
from .pages import PAGE_ITEM

CHART, CHART_TITLE = "osp_graphique", "osp_titre_graphique"
MAP = "osp_carte"
LEGEND_PLACE = "osp_place_legende"
PLACES = (BODY, LEGEND_PLACE)
"""Items that are not printed: they only keep a place."""
LEAST_SHARE = 0.2
"""Part of a page below which free room is left free: a title and three rows would look lost."""


def box_on_page(item: QgsLayoutItem) -> QRectF:
    """Where an item is, from the corner of its page."""
    return QRectF(item.pagePos(), item.rect().size())


def room_of_table(layout: QgsPrintLayout) -> QRectF:
    """Where the table of a note goes on its page: the room of the chart too when there is none."""
    frame, chart = layout.itemById(TABLE), layout.itemById(CHART)
    if frame is None:
        return QRectF()
    box = box_on_page(frame)
    if chart is None or chart.page() != frame.page():
        return box
    drawn = box_on_page(chart)
    if not chart.isVisible():
        return box.united(drawn)
    if box.intersects(drawn) and drawn.left() > box.left():
        box.setRight(drawn.left() - GAP)
    elif box.intersects(drawn):
        box.setBottom(drawn.top() - GAP)
    return box


def room_before_tables(layout: QgsPrintLayout) -> QRectF | None:
    """What the page before that of the tables has left for them, None when it is full.

    Either the strip below all that is shown, or the place of the charts or of the map, or of both,
    that there are not.
    """
    frame, body = layout.itemById(TABLE), layout.itemById(BODY)
    if frame is None or body is None or frame.page() < 1:
        return None
    page = frame.page() - 1
    items = [
        item
        for item in layout.items()
        if isinstance(item, QgsLayoutItem)
        and not isinstance(item, QgsLayoutItemPage)
        and item.page() == page
    ]
    sheet = layout.pageCollection().page(page).rect()
    shown = [item for item in items if item.isVisible() and item.id() not in PLACES]
    heads = [box_on_page(i) for i in shown if i.id().startswith(PAGE_ITEM)]
    top = max((b.bottom() for b in heads if b.center().y() < sheet.center().y()), default=0.0)
    taken = [box_on_page(i) for i in shown if not i.id().startswith(PAGE_ITEM)]
    bottom = box_on_page(body).bottom()
    strip = box_on_page(body)
    strip.setTop(max([top, *(box.bottom() for box in taken)]) + GAP)
    rooms = [strip]
    for names in ((CHART, CHART_TITLE), (MAP,), (CHART, CHART_TITLE, MAP)):
        place = QRectF()
        for item in items:
            if item.id().startswith(names):
                place = place.united(box_on_page(item))
        place.setBottom(bottom)
        if place.width() > 0 and not any(place.intersects(box) for box in taken):
            rooms.append(place)
    free = [room for room in rooms if room.height() >= LEAST_SHARE * sheet.height()]
    return max(free, key=lambda room: room.width() * room.height(), default=None)
