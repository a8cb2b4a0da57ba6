"""Pages added to a layout, with the header and the footer of another one."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsLayoutItem,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QRectF

from .copying import copy_to
from .exact import kept_by_a_project

PAGE_ITEM = "osp_page_"
"""How the identifiers of what each page has begin."""
FOLLOWING = "osp/suite"
"""Custom property of what was added to the template for what it had no room for."""


def insert_page(layout: QgsPrintLayout, like: int, number: int) -> None:
    """One more page, of this number, with the header and the footer of page ``like``."""
    pages = layout.pageCollection()
    page = QgsLayoutItemPage(layout)
    page.setPageSize(pages.page(like).pageSize())
    page.setCustomProperty(FOLLOWING, True)
    pages.insertPage(page, number)
    for item in layout.items():
        if (
            isinstance(item, QgsLayoutItem)
            and item.id().startswith(PAGE_ITEM)
            and item.page() == like
            and not item.customProperty(FOLLOWING)
        ):
            place_item(copy_item(layout, item), rect_on_page(item), number)


def room_between(layout: QgsPrintLayout, number: int) -> QRectF:
    """Room of a page around what it has between its header and its footer."""
    room = QRectF()
    for item in layout.items():
        if isinstance(item, QgsLayoutItem) and item.page() == number:
            is_page = isinstance(item, QgsLayoutItemPage)
            if not is_page and not item.id().startswith(PAGE_ITEM):
                room = room.united(rect_on_page(item))
    return room


def rect_on_page(item: QgsLayoutItem) -> QRectF:
    """Where an item is, from the corner of its page."""
    return QRectF(item.pagePos(), item.rect().size())


def place_item(item: QgsLayoutItem, box: QRectF, page: int) -> None:
    """Put an item where its page has this box."""
    box = kept_by_a_project(box)
    item.attemptMove(QgsLayoutPoint(box.x(), box.y()), page=page)
    item.attemptResize(QgsLayoutSize(box.width(), box.height()))


def copy_item(layout: QgsPrintLayout, item: QgsLayoutItem) -> QgsLayoutItem:
    """A copy in the layout, marked as added."""
    copy = QgsApplication.layoutItemRegistry().createItem(item.type(), layout)
    copy_to(item, copy)
    copy.setCustomProperty(FOLLOWING, True)
    layout.addLayoutItem(copy)
    return copy
