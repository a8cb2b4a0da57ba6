"""What a filled layout shows, as boxes: whether they are on their page, and off each other."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QRectF

from osp_plugin.compat import label_font
from osp_plugin.reports.layouts.labels import height_of

NAMELESS = ("osp_corps", "osp_place_legende")
IN_A_CORNER = {"osp_situation", "osp_carte"}
"""The locator stands on the map, in a corner of it."""
SLACK = 0.3
"""Millimetres by which boxes may touch."""
TALLER = 1.02
"""Fonts are measured, then drawn: what a text may be taller than it was measured."""


def shown_boxes(layout: QgsPrintLayout) -> Iterator[tuple[int, str, QRectF]]:
    """Page, identifier and box (mm) of what is seen: texts by what they really take."""
    pages = layout.pageCollection()
    for item in layout.items():
        if not isinstance(item, QgsLayoutItem) or isinstance(item, QgsLayoutItemPage):
            continue
        if not item.isVisible() or item.id() in NAMELESS or item.page() < 0:
            continue
        if pages.page(item.page()).excludeFromExports():
            continue
        box = QRectF(item.pagePos(), item.rect().size())
        if isinstance(item, QgsLayoutItemLabel):
            box = _text_box(item, box)
        elif isinstance(item, QgsLayoutItemPicture):
            box = box if item.picturePath() else QRectF()
        elif isinstance(item, QgsLayoutItemLegend):
            box = _legend_box(item, box)
        elif not isinstance(item, (QgsLayoutItemMap, QgsLayoutFrame, QgsLayoutItemScaleBar)):
            continue
        if not box.isEmpty():
            yield item.page(), item.id() or item.displayName(), box


def _text_box(label: QgsLayoutItemLabel, box: QRectF) -> QRectF:
    text = label.currentText()
    if not text.strip():
        return QRectF()
    height = height_of(label_font(label), text, box.width() - 2 * label.marginX())
    taken = QRectF(box)
    taken.setHeight(max(height / TALLER, 0.1))
    if height <= box.height():
        taken.moveTop(box.top())
    return taken


def _legend_box(legend: QgsLayoutItemLegend, box: QRectF) -> QRectF:
    context = QgsLayoutUtils.createRenderContextForLayout(legend.layout(), None)
    size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize(context)
    return QRectF(box.topLeft(), size)


def faults(layout: QgsPrintLayout) -> list[str]:
    """What runs off its page, or over something else."""
    boxes = list(shown_boxes(layout))
    found = []
    for number, (page, name, box) in enumerate(boxes):
        sheet = layout.pageCollection().page(page).rect()
        if not sheet.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(box):
            found.append(f"page {page + 1} : {name} sort de la page {_told(box)}")
        for other_page, other, second in boxes[number + 1 :]:
            common = box.intersected(second)
            if {name, other} == IN_A_CORNER:
                continue
            if page == other_page and min(common.width(), common.height()) > SLACK:
                found.append(f"page {page + 1} : {name} {_told(box)} sur {other} {_told(second)}")
    return found


def _told(box: QRectF) -> str:
    return f"({box.left():.1f}, {box.top():.1f}, {box.right():.1f}, {box.bottom():.1f})"
