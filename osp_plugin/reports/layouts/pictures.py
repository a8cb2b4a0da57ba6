"""Pictures of a layout: the file of a logo, or a chart that is within the layout itself."""

from __future__ import annotations

import base64

from qgis.core import QgsLayoutItem, QgsLayoutItemPicture
from qgis.PyQt.QtCore import QByteArray

from .content import Chart
from .kept import mark_picture
from .visibility import show


def set_picture(item: QgsLayoutItem, path: str, *, svg: bool = False) -> None:
    """Show what ``path`` names; nothing is seen without one."""
    if not isinstance(item, QgsLayoutItemPicture):
        return
    kinds = QgsLayoutItemPicture.Format
    item.setPicturePath(path, kinds.FormatSVG if svg else kinds.FormatUnknown)
    show(item, bool(path))


def show_chart(item: QgsLayoutItem, chart: Chart) -> None:
    """Show a chart; the layout needs no file beside it."""
    encoded = bytes(QByteArray(base64.b64encode(chart.drawing))).decode("ascii")
    set_picture(item, f"base64:{encoded}", svg=chart.is_svg)
    if isinstance(item, QgsLayoutItemPicture):
        mark_picture(item)
