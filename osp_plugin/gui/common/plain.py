"""Texts of a base or a file, shown as the texts that they are.

Qt takes for a page of the web what looks like one, in labels, tooltips and boxes; the message bar
of QGIS does so always.
"""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QMessageBox, QWidget

from ...domain.common.numbers import unbroken
from ...domain.common.text import legible


def shown(text: str) -> str:
    """A text that Qt shows: what it would hide is seen, and its figures stay on one line."""
    return unbroken(legible(text))


def as_html(text: str) -> str:
    """A text for what shows HTML."""
    return escape(shown(text), quote=False).replace("\n", "<br>")


def as_text(text: str) -> str:
    """A text for what takes for HTML what looks like it: tooltips, labels of the boxes of Qt."""
    return f"<qt>{as_html(text)}</qt>" if "<" in text else shown(text)


def plain_labels(widget: QWidget) -> None:
    """Let the labels of a window show what they are given as text.

    One that was drawn with marks, or told to show them, still does.
    """
    for label in widget.findChildren(QLabel):
        if label.textFormat() == Qt.TextFormat.AutoText and "<" not in label.text():
            label.setTextFormat(Qt.TextFormat.PlainText)


def agrees(parent: Any, title: str, question: str) -> bool:
    """Whether a person says yes to a question. Enter and Escape say no, which changes nothing."""
    buttons = QMessageBox.StandardButton
    box = _box(parent, QMessageBox.Icon.Question, title, question, buttons.Yes | buttons.No)
    box.setDefaultButton(buttons.No)
    box.setEscapeButton(buttons.No)
    return bool(box.exec() == buttons.Yes)


def inform(parent: Any, title: str, text: str) -> None:
    """Tell something, and wait until it is read."""
    ok = QMessageBox.StandardButton.Ok
    _box(parent, QMessageBox.Icon.Information, title, text, ok).exec()


def warn(parent: Any, title: str, text: str) -> None:
    """Tell what could not be done, and wait until it is read."""
    ok = QMessageBox.StandardButton.Ok
    _box(parent, QMessageBox.Icon.Warning, title, text, ok).exec()


def _box(parent: Any, icon: Any, title: str, text: str, buttons: Any) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(shown(text))
    box.setStandardButtons(buttons)
    return box
