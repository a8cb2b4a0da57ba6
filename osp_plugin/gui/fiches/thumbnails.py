"""What a model of layout looks like: a page drawn small from the places of its items."""

from __future__ import annotations

from xml.etree import ElementTree  # nosec B405 # read by clean_layout or shipped

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPixmap, QPolygonF, QTransform

from ...domain.errors import OspError
from ...reports.common import palette
from ...reports.layouts import Template

SIZE = QSize(140, 100)
MARGIN = 6
PAGE, MAP, PICTURE, LABEL, LEGEND, SHAPE, SCALE_BAR, TABLE = (
    *("65638", "65639", "65640", "65641"),
    *("65642", "65643", "65646", "65647"),
)
"""Kinds of items, by the numbers that QGIS gives them in a template."""
Item = tuple[str, str, QRectF]


def thumbnail(template: Template) -> QPixmap:
    """The first page of a template; an empty sheet of one that cannot be read."""
    pixmap = QPixmap(SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    sheet, items = _first_page(template)
    if sheet.isEmpty():
        return pixmap
    room = QSize(SIZE.width() - 2 * MARGIN, SIZE.height() - 2 * MARGIN)
    scale = min(room.width() / sheet.width(), room.height() / sheet.height())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = (SIZE.width() - sheet.width() * scale) / 2
    top = (SIZE.height() - sheet.height() * scale) / 2
    painter.setTransform(QTransform(scale, 0, 0, scale, left, top))
    painter.setPen(QColor(f"#{palette.FINANCED}"))
    painter.setBrush(QColor("white"))
    painter.drawRect(sheet)
    for kind, name, box in items:
        _draw(painter, kind, name, box)
    painter.end()
    return pixmap


def _first_page(template: Template) -> tuple[QRectF, list[Item]]:
    try:
        root = ElementTree.fromstring(template.text())  # nosec B314 # as above
    except (OspError, ElementTree.ParseError):
        return QRectF(), []
    sheet, items = QRectF(), []
    for element in root.iter("LayoutItem"):
        kind, width, height = element.get("type", ""), *_lengths(element.get("size", ""))
        if kind == PAGE and sheet.isEmpty():
            sheet = QRectF(0, 0, width, height)
        left, top = _lengths(element.get("position", ""))
        if kind != PAGE and element.get("visibility", "1") == "1" and 0 <= top < sheet.height():
            items.append((kind, element.get("id", ""), QRectF(left, top, width, height)))
    return sheet, sorted(items, key=lambda item: item[0] != SHAPE)


def _lengths(text: str) -> tuple[float, float]:
    """« 10,24.5,mm » as two lengths."""
    try:
        first, second = text.split(",")[:2]
        return float(first), float(second)
    except ValueError:
        return -1.0, -1.0


def _draw(painter: QPainter, kind: str, name: str, box: QRectF) -> None:
    blue, pale, grey = (
        QColor(f"#{code}") for code in (palette.BLUE, palette.BLUE_PALE, palette.FINANCED)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    if kind == MAP:
        painter.setBrush(QColor("#EAF3E6"))
        painter.setPen(grey)
        painter.drawRect(box)
        _land(painter, box)
    elif kind == TABLE:
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 6), blue)
        _lines(painter, box.adjusted(0, 9, 0, 0), 6.0, grey)
    elif kind == LEGEND:
        for row in range(4):
            at = QPointF(box.left(), box.top() + 5 * row)
            painter.fillRect(QRectF(at.x(), at.y(), 5, 3), QColor(f"#{palette.ORANGE}"))
            painter.fillRect(QRectF(at.x() + 7, at.y() + 0.8, 22, 1.4), grey)
    elif kind == PICTURE and "graphique" in name:
        _bars(painter, box, blue)
    elif kind == SHAPE and name.startswith("osp_fond"):
        painter.fillRect(box, pale)
    elif kind == SHAPE and "filet" in name:
        painter.fillRect(box.adjusted(0, 0, 0, 0.6), blue)
    elif kind == LABEL and name not in ("osp_intertitre", "osp_phrase"):
        strong = ("titre" in name and "sous" not in name) or "chiffre" in name
        width = box.width() * (0.55 if strong else 0.4)
        height = min(box.height() * 0.45, 4.0)
        middle = box.center().y() - height / 2
        painter.fillRect(QRectF(box.left(), middle, width, height), blue if strong else grey)


def _land(painter: QPainter, box: QRectF) -> None:
    """A territory, as a map shows one."""
    outline = ((0.12, 0.45), (0.3, 0.2), (0.5, 0.32), (0.72, 0.25), (0.9, 0.55), (0.7, 0.8),
               (0.42, 0.7), (0.25, 0.78))  # fmt: skip
    shape = QPolygonF(
        [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in outline]
    )
    painter.setBrush(QColor(f"#{palette.HORS}"))
    painter.drawPolygon(shape)


def _lines(painter: QPainter, box: QRectF, step: float, colour: QColor) -> None:
    top = box.top()
    while top < box.bottom():
        painter.fillRect(QRectF(box.left(), top, box.width(), 0.8), colour)
        top += step


def _bars(painter: QPainter, box: QRectF, colour: QColor) -> None:
    wide = box.width() / 8
    for number, share in enumerate((0.35, 0.6, 0.9, 0.5)):
        height = share * min(box.height(), box.width()) * 0.8
        left = box.left() + wide * (1 + 1.7 * number)
        painter.fillRect(QRectF(left, box.bottom() - height, wide, height), colour)
