"""The forms of QGIS on OSP layers: shown whole, with long lists in which one can search."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsAttributeForm
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QScrollArea,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from ...project.editing.values import table_of
from ..common.searchable import SearchableBoxes, SearchableList

FORM = "QgsAttributeForm"
DIALOG = "QgsAttributeDialog"
LONG = 12
"""Rows from which a list is better searched than read."""
FITTED = "osp_fitted"
"""Property of a dialog that was given its size."""
FRAME = QSize(12, 40)
"""Room for the frame and the title of a window; it is not known as the window appears."""


def form_of(widget: QWidget | None) -> QgsAttributeForm | None:
    """The form of QGIS in which a widget is."""
    while widget is not None and widget.metaObject().className() != FORM:
        widget = widget.parentWidget()
    # Some QGIS give it as a plain widget.
    return sip.cast(widget, QgsAttributeForm) if widget is not None else None


class FormAssistant:
    """Follows the user from form to form; nothing is done to those of other layers."""

    def __init__(self) -> None:
        self._lists: dict[int, SearchableBoxes | SearchableList] = {}

    def install(self) -> None:
        """Begin to follow."""
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def remove(self) -> None:
        """Follow no more."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)

    def _focus_moved(self, _old: Any, widget: QWidget | None) -> None:
        form = form_of(widget)
        if form is None or form.layer() is None or table_of(form.layer()) is None:
            return
        fields = form.layer().fields()
        for combo in form.findChildren(QComboBox):
            ours = fields.lookupField(combo.objectName()) >= 0
            if ours and not combo.isEditable() and combo.count() >= LONG:
                self._keep(combo, SearchableList(combo))
        for table in form.findChildren(QTableWidget):
            ours = fields.lookupField(table.objectName()) >= 0
            if ours and table.rowCount() >= LONG and sip.unwrapinstance(table) not in self._lists:
                self._keep(table, SearchableBoxes(table))
        dialog = form.window()
        if dialog.metaObject().className() == DIALOG and not dialog.property(FITTED):
            dialog.setProperty(FITTED, True)
            fit(dialog, form)
        if isinstance(widget, QComboBox) and widget.isEditable():
            # Later: the click that brings the user here would undo it.
            QTimer.singleShot(0, widget.lineEdit().selectAll)

    def _keep(self, widget: QWidget, made: SearchableBoxes | SearchableList) -> None:
        address = sip.unwrapinstance(widget)
        self._lists[address] = made
        widget.destroyed.connect(lambda *_gone: self._lists.pop(address, None))


def fit(dialog: QWidget, form: QgsAttributeForm) -> None:
    """Enlarge a dialog until the largest tab of its form is seen whole, or the screen is full."""
    if dialog.isMaximized() or dialog.isFullScreen():
        return
    screen = dialog.screen().availableGeometry()
    largest = screen.size() - FRAME
    dialog.resize((dialog.size() + _missing(form)).boundedTo(largest))
    room = screen.size() - dialog.size() - FRAME
    dialog.move(
        screen.left() + max(0, min(dialog.x() - screen.left(), room.width())),
        screen.top() + max(0, min(dialog.y() - screen.top(), room.height())),
    )


def _missing(form: QgsAttributeForm) -> QSize:
    """How much larger a form should be to show everything in its tabs, and their titles."""
    missing = QSize(0, 0)  # never less: what the user enlarged stays so
    for tabs in form.findChildren(QTabWidget)[:1]:
        titles = tabs.tabBar().sizeHint().width() - tabs.width()
        missing = missing.expandedTo(QSize(titles, 0))
        areas = [_area(tabs.widget(place)) for place in range(tabs.count())]
        shown = _area(tabs.currentWidget())
        for area in areas:
            if area is not None and shown is not None:
                # Only the tab that is shown has its size; the others will have the same.
                missing = missing.expandedTo(area.widget().sizeHint() - shown.viewport().size())
    return missing


def _area(page: QWidget) -> QScrollArea | None:
    return page if isinstance(page, QScrollArea) else page.findChild(QScrollArea)
