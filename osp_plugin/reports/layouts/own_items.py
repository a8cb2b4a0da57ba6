"""What the cartographer added on pages that are made anew: it is put aside, and given back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsLayoutItem, QgsLayoutItemPage, QgsLayoutPoint, QgsPrintLayout
from qgis.PyQt.QtCore import QPointF

from .pages import FOLLOWING


@dataclass(frozen=True)
class OwnItem:
    """An item of the cartographer, and where it stood (mm, on its page)."""

    item: QgsLayoutItem
    page: int
    at: QPointF

    def put_on(self, page: int) -> None:
        """Where it stood, on another page."""
        at = QgsLayoutPoint(self.at.x(), self.at.y())
        self.item.attemptMove(at, useReferencePoint=False, page=page)


def put_aside(layout: QgsPrintLayout) -> list[OwnItem]:
    """Bring to the first page what stands on pages that we added, which are about to go."""
    pages = layout.pageCollection()
    found = [
        OwnItem(item, item.page(), item.pagePos())
        for item in layout.items()
        if isinstance(item, QgsLayoutItem)
        and not isinstance(item, QgsLayoutItemPage)
        and not item.customProperty(FOLLOWING)
        and item.page() >= 0
        and pages.page(item.page()).customProperty(FOLLOWING)
    ]
    for own in found:
        own.put_on(0)
    return found


def give_back(layout: QgsPrintLayout, put: Sequence[OwnItem]) -> None:
    """Put them on their pages again, on the last one when there are fewer."""
    last = layout.pageCollection().pageCount() - 1
    for own in put:
        own.put_on(min(own.page, last))
