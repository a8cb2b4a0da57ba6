"""« Aide »: the help page shipped with the plugin."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QDialog

from ..paths import RESOURCES
from . import forms

FOLDER = RESOURCES / "aide"


def page() -> str:
    """Text of the help, in French unless QGIS speaks another language."""
    french = QgsApplication.instance().locale().startswith("fr")
    return (FOLDER / ("aide.md" if french else "help.md")).read_text(encoding="utf-8")


class HelpDialog(QDialog):
    """Shows the help page."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.browser.setMarkdown(page())
