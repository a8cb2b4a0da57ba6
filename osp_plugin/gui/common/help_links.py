"""F1 and the links of the help: all lead to an address that the panel « Aide » opens."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QWidget

from ...paths import help_address


def open_help(address: str) -> None:
    """Show a page of the help, beside what is being done."""
    QDesktopServices.openUrl(QUrl(address))


def help_on_f1(widget: QWidget, page: str, anchor: str = "") -> None:
    """Open a page of the help when F1 is pressed in a panel or a window of ours."""
    address_on_f1(widget, help_address(page, anchor))


def address_on_f1(widget: QWidget, address: str) -> None:
    """Open an address of the help when F1 is pressed in a widget or in what it holds."""
    _KeyOfHelp(widget, address)


class _KeyOfHelp(QObject):
    """Takes F1 before QGIS, whose own help it opens from anywhere in its window."""

    def __init__(self, widget: QWidget, address: str) -> None:
        super().__init__(widget)
        self._address = address
        widget.installEventFilter(self)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Called by Qt: both events go up from the field in hand to the widget watched."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if event.key() != Qt.Key.Key_F1:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            open_help(self._address)
        return True
