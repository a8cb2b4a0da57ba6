"""The first page of a fiche without some of its blocks: what follows one takes its place.

What stood below comes up; the map, and the legend beside it, grow up to what is above them; what
has nothing beside it any more takes the whole width. A page with all its blocks is left as the
cartographer drew it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemGroup,
    QgsLayoutItemManualTable,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QRectF

from . import rooms
from .flow import BODY, GAP, TABLE
from .pages import PAGE_ITEM
from .rooms import CHART, CHART_TITLE, LEGEND_PLACE, box_on_page, room_before_tables
from .view import SITUATION
from .visibility import HIDDEN

FIGURES, IDENTITY, MAP, KEY, CHARTS = "chiffres", "identite", "carte", "legende", "graphiques"
_BLOCK_OF = {
    "osp_fond_": FIGURES,
    "osp_trait_": FIGURES,
    "osp_chiffre_": FIGURES,
    "osp_libelle_": FIGURES,
    "osp_identite": IDENTITY,
    rooms.MAP: MAP,
    SITUATION: MAP,
    "osp_legende": KEY,
    LEGEND_PLACE: KEY,
    "osp_echelle": KEY,
    "osp_nord": KEY,
    CHART_TITLE: CHARTS,
    CHART: CHARTS,
}
"""Block of an item, by what its identifier begins with."""
GROWING = (MAP, KEY)
WIDENED = (IDENTITY, CHARTS)
AT_THE_FOOT = ("osp_echelle", "osp_nord")
"""They stay at the foot of a legend that grows."""
SLACK = 0.5
"""Millimetres: by how much what is above another may go beyond its top."""
MOVED = "osp/deplace"
"""Custom property of an item moved here: its box in the template, and the one it was given."""


@dataclass
class _Block:
    """Items that come and go together; ``drawn`` is their box in the template."""

    name: str
    items: list[QgsLayoutItem]
    drawn: QRectF
    box: QRectF
    is_absent: bool

    @property
    def has_moved(self) -> bool:
        return self.box != self.drawn


def put_back(layout: QgsPrintLayout) -> None:
    """Undo :func:`close_up`, but for what the cartographer moved since."""
    for item in list(layout.items()):
        if not isinstance(item, QgsLayoutItem) or not item.customProperty(MOVED):
            continue
        drawn, given = json.loads(item.customProperty(MOVED))
        item.removeCustomProperty(MOVED)
        # Some have the size of what they hold: only where they are tells who put them there.
        if (box_on_page(item).topLeft() - QRectF(*given).topLeft()).manhattanLength() < SLACK:
            _place(item, QRectF(*drawn))


def close_up(layout: QgsPrintLayout, identity: float) -> QRectF | None:
    """Give the place of the absent blocks to the others; returns what the page has left for the
    tables, as :func:`.rooms.room_before_tables`. ``identity``: height (mm) that its table needs.
    """
    blocks = _blocks(layout)
    shown = [block for block in blocks if not block.is_absent]
    if shown and len(shown) < len(blocks):
        top = min(block.drawn.top() for block in blocks)
        for block in shown:
            if block.name == IDENTITY:
                block.box.setHeight(min(identity, block.box.height()))
            _raise(block, blocks, top)
        _move(shown)
        room = room_before_tables(layout)
        _widen(shown, blocks, room)
        _move(shown)
    return room_before_tables(layout)


def _blocks(layout: QgsPrintLayout) -> list[_Block]:
    """Those of the page before the tables', from its top down; other items are each their own."""
    frame = layout.itemById(TABLE)
    page = frame.page() - 1 if frame is not None else -1
    items: dict[str, list[QgsLayoutItem]] = {}
    for item in layout.items():
        if (
            isinstance(item, QgsLayoutItem)
            and not isinstance(item, (QgsLayoutItemGroup, QgsLayoutItemPage))
            and item.page() == page >= 0
            and not item.id().startswith((PAGE_ITEM, BODY))
            and (item.isVisible() or item.customProperty(HIDDEN))
        ):
            items.setdefault(_block_of(item), []).append(item)
    made = []
    for name, own in items.items():
        drawn = _around(map(box_on_page, own))
        seen = any(item.isVisible() for item in own if item.id() != LEGEND_PLACE)
        absent = not seen and any(item.customProperty(HIDDEN) for item in own)
        made.append(_Block(name, own, drawn, QRectF(drawn), absent))
    return sorted(made, key=lambda block: (block.drawn.top(), block.drawn.left()))


def _block_of(item: QgsLayoutItem) -> str:
    return next(
        (block for start, block in _BLOCK_OF.items() if item.id().startswith(start)), item.uuid()
    )


def _raise(block: _Block, blocks: Iterable[_Block], top: float) -> None:
    """Bring a block up under what is shown above it, when something there left or came up."""
    above = [
        other
        for other in blocks
        if other.drawn.bottom() <= block.drawn.top() + SLACK
        and other.drawn.left() < block.drawn.right()
        and block.drawn.left() < other.drawn.right()
    ]
    if not any(other.is_absent or other.has_moved for other in above):
        return
    for other in above:
        if not other.is_absent:
            between = block.drawn.top() - other.drawn.bottom()
            top = max(top, other.box.bottom() + min(between, GAP))
    if block.name in GROWING:
        block.box.setTop(top)
    else:
        block.box.moveTop(top)


def _widen(shown: list[_Block], blocks: Iterable[_Block], room: QRectF | None) -> None:
    """Give the whole width to what has neither a block nor tables beside it."""
    page = _around(block.drawn for block in blocks)
    for block in shown:
        band = QRectF(page.left(), block.box.top(), page.width(), block.box.height())
        beside = [other.box for other in shown if other is not block]
        if block.name in WIDENED and not any(
            band.intersects(box) for box in (*beside, *([room] if room else []))
        ):
            block.box = band


def _move(blocks: Iterable[_Block]) -> None:
    for block in blocks:
        if not block.has_moved:
            continue
        wide = block.box.width() / block.drawn.width()
        for item in block.items:
            drawn = _drawn(item)
            left = block.box.left() + (drawn.left() - block.drawn.left()) * wide
            top = block.box.top() + drawn.top() - block.drawn.top()
            box = QRectF(left, top, drawn.width() * wide, drawn.height())
            if block.name in GROWING and item.id() in AT_THE_FOOT:
                box.moveTop(drawn.top())
            elif block.name == IDENTITY:
                box.setHeight(block.box.height())
            elif item.id() in (rooms.MAP, LEGEND_PLACE):
                box.setBottom(drawn.bottom())
            _place(item, box)
            item.setCustomProperty(MOVED, json.dumps([_lengths(drawn), _lengths(box)]))


def _drawn(item: QgsLayoutItem) -> QRectF:
    """Where the template has an item."""
    known = item.customProperty(MOVED)
    return QRectF(*json.loads(known)[0]) if known else box_on_page(item)


def _lengths(box: QRectF) -> tuple[float, float, float, float]:
    return box.x(), box.y(), box.width(), box.height()


def _around(boxes: Iterable[QRectF]) -> QRectF:
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole


def _place(item: QgsLayoutItem, box: QRectF) -> None:
    page = item.page()
    table = item.multiFrame() if isinstance(item, QgsLayoutFrame) else None
    if isinstance(table, QgsLayoutItemManualTable):
        table.setTableContents([])  # it would keep the frame as wide as it is
    item.attemptResize(QgsLayoutSize(box.width(), box.height()))
    # From the corner, whatever point of the item the cartographer moves it by.
    item.attemptMove(QgsLayoutPoint(box.x(), box.y()), useReferencePoint=False, page=page)
