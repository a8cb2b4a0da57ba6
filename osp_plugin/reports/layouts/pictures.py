"""Pictures of a layout: the file of a logo, or a chart that is within the layout itself."""

from __future__ import annotations

import base64
from pathlib import Path

from qgis.core import QgsLayoutItem, QgsLayoutItemPicture
from qgis.PyQt.QtCore import QByteArray

from .content import Chart
from .kept import mark_picture
from .visibility import show

LARGEST = 4_000_000
"""Bytes of a picture that a layout holds within itself."""


def set_picture(item: QgsLayoutItem, path: str, *, svg: bool = False) -> None:
    """Show what ``path`` names; nothing is seen without one."""
    if not isinstance(item, QgsLayoutItemPicture):
        return
    kinds = QgsLayoutItemPicture.Format
    item.setPicturePath(path, kinds.FormatSVG if svg else kinds.FormatUnknown)
    show(item, bool(path))


def embedded(path: str) -> str:
    """The file of a picture, as a layout holds it within itself: it stays what it was, and the
    layout bears no path of the machine. A file that is too large, or not there, is named only.
    """
    file = Path(path)
    try:
        if not path or file.stat().st_size > LARGEST:
            return path
        return f"base64:{base64.b64encode(file.read_bytes()).decode('ascii')}"
    except OSError:
        return path


def show_chart(item: QgsLayoutItem, chart: Chart) -> None:
    """Show a chart; the layout needs no file beside it."""
    encoded = bytes(QByteArray(base64.b64encode(chart.drawing))).decode("ascii")
    set_picture(item, f"base64:{encoded}", svg=chart.is_svg)
    if isinstance(item, QgsLayoutItemPicture):
        mark_picture(item)
