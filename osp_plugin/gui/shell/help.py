"""« Aide »: the help page and the guides shipped with the plugin, beside the map, read offline.

Its pages are in :data:`PAGES`, in the order in which one reads them; an address
(:func:`.paths.help_address`) opens one of them, at a given place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices, QImage, QTextCursor, QTextDocument
from qgis.PyQt.QtWidgets import QTextBrowser

from ...compat import enum_number
from ...i18n import speaks_french
from ...paths import GUIDES, HELP, HELP_SCHEME
from ..common import forms
from ..common.docks import add_at_right
from ..common.messages import Messages

MARGIN = 40
"""Pixels kept free on both sides of a picture together."""
WIDTH_PX = 460
FIRST = ""
PAGES = (
    *(
        FIRST,
        "debut",
        "accueil",
        "saisie",
        "remontees",
        "completude",
        "donnees-ouvertes",
        "operations",
        "visite",
        "geolocalisation",
        "analyse",
        "situations",
    ),
    *("visionneuse", "evolutions", "cartes", "mises-en-page", "extraits"),
    *("programmation", "referentiels", "base"),
    *("droits-organisations", "droits-serveur"),
)
"""Names of the pages, without « .md »; the first one depends on the language."""


def page(name: str = FIRST) -> Path:
    """The file of a page; the first one is in the language of our texts."""
    if name:
        return GUIDES / f"{name}.md"
    return HELP / ("aide.md" if speaks_french() else "help.md")


def title(name: str) -> str:
    """Title of a page: its first line."""
    with page(name).open(encoding="utf-8") as lines:
        return lines.readline().lstrip("# ").strip()


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

    def go_to(self, *words: str) -> None:
        """Bring to the top the first of these words that the page has."""
        for word in words:
            found = self.document().find(word) if word else QTextCursor()
            if not found.isNull():
                found.clearSelection()
                self.setTextCursor(found)
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.cursorRect(found).top())
                return


class HelpDock(QgsDockWidget):
    """Shows the help page, and the guides that it leads to, page by page."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.setObjectName("osp_aide_panneau")
        self.browser = Pages(self)
        self.browser.setOpenExternalLinks(True)
        self.mainLayout.addWidget(self.browser)
        for name in PAGES:
            self.pageCombo.addItem(title(name), name)
        self.pageCombo.activated.connect(lambda *_at: self.open(self.pageCombo.currentData()))
        self.backButton.clicked.connect(self.browser.backward)
        self.beforeButton.clicked.connect(lambda *_checked: self._turn(-1))
        self.afterButton.clicked.connect(lambda *_checked: self._turn(1))
        self.browser.backwardAvailable.connect(self.backButton.setEnabled)
        self.browser.sourceChanged.connect(self._opened)
        self._wanted: tuple[str, ...] = (FIRST,)

    def open(self, name: str, *words: str) -> None:
        """Show a page, at the first of these words that it has."""
        self._wanted = (name if name in PAGES else FIRST, *words)
        if self.isVisible():
            self._show_wanted()

    def showEvent(self, event: Any) -> None:
        """Only now is the width of the page known."""
        super().showEvent(event)
        if self.browser.source().isEmpty():
            self._show_wanted()

    def _show_wanted(self) -> None:
        name, *words = self._wanted
        address = QUrl.fromLocalFile(str(page(name)))
        if self.browser.source() != address:
            self.browser.setSource(address)
        self.browser.go_to(*words)

    def _turn(self, step: int) -> None:
        place = self.pageCombo.currentIndex() + step
        self.open(self.pageCombo.itemData(place))

    def _opened(self, address: QUrl) -> None:
        """Say in the list which page is seen."""
        shown = Path(address.toLocalFile()).stem
        name = shown if shown in PAGES else FIRST
        place = PAGES.index(name)
        self.pageCombo.setCurrentIndex(place)
        self.beforeButton.setEnabled(place > 0)
        self.afterButton.setEnabled(place < len(PAGES) - 1)


class Help(QObject):
    """The panel, and the addresses that lead to its pages from anywhere in QGIS."""

    def __init__(self, iface: Any, messages: Messages) -> None:
        super().__init__()
        self._iface = iface
        self._messages = messages
        self.dock: HelpDock | None = None
        """None until it is first asked for."""

    def install(self) -> None:
        """Answer the addresses."""
        QDesktopServices.setUrlHandler(HELP_SCHEME, self, "open")

    def remove(self) -> None:
        """Answer no more, and take the panel away."""
        QDesktopServices.unsetUrlHandler(HELP_SCHEME)
        if self.dock is not None:
            self._iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None

    @pyqtSlot(QUrl)  # type: ignore[untyped-decorator]  # Qt calls nothing else by its name
    def open(self, address: QUrl) -> None:
        """Show what an address names: a page, at an algorithm or at words."""
        with self._messages.guard():
            anchor = address.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
            algorithm = QgsApplication.processingRegistry().algorithmById(f"osp:{anchor}")
            words = (f"osp:{anchor}", algorithm.displayName()) if algorithm else (anchor,)
            self.show(address.path(), *words)

    def show(self, name: str = FIRST, *words: str) -> None:
        """« Aide », at a page."""
        with self._messages.guard():
            if self.dock is None:
                self.dock = HelpDock(self._iface.mainWindow())
                add_at_right(self._iface, self.dock, WIDTH_PX)
            self.dock.setUserVisible(True)
            self.dock.open(name, *words)
