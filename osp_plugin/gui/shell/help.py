"""« Aide »: the help page and the guides shipped with the plugin, read without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QImage, QTextDocument
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser

from ...compat import enum_number
from ...paths import HELP
from ..common import forms

MARGIN = 40
"""Pixels kept free on both sides of a picture together."""


def page() -> Path:
    """The first page, in French unless QGIS speaks another language."""
    french = QgsApplication.instance().locale().startswith("fr")
    return HELP / ("aide.md" if french else "help.md")


class Pages(QTextBrowser):
    """Pages in Markdown that refer to one another; their pictures are made to fit the window."""

    def loadResource(self, kind: int, url: QUrl) -> Any:
        """What a page refers to, a picture never wider than what is seen of the page."""
        if kind != enum_number(QTextDocument.ResourceType.ImageResource):
            return super().loadResource(kind, url)
        image = QImage(self.source().resolved(url).toLocalFile())
        room = self.viewport().width() - MARGIN
        if image.width() <= room:
            return image
        return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)


class HelpDialog(QDialog):
    """Shows the help page, and the guides that it leads to."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.browser = Pages(self)
        self.browser.setOpenExternalLinks(True)
        self.mainLayout.insertWidget(1, self.browser)
        self.backButton.clicked.connect(self.browser.backward)
        self.homeButton.clicked.connect(self.browser.home)
        self.browser.backwardAvailable.connect(self.backButton.setEnabled)
        self._first = QUrl.fromLocalFile(str(page()))

    def showEvent(self, event: Any) -> None:
        """Only now is the width of the page known."""
        super().showEvent(event)
        if self.browser.source().isEmpty():
            self.browser.setSource(self._first)
