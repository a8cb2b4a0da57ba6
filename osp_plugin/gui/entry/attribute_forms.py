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
from .arranging import FormArranger, sort_boxes, sort_choices
from .missing import MissingLine
from .qgis_forms import form_of

DIALOG = "QgsAttributeDialog"
RELATED = "ValueRelation"
"""Widget of QGIS that lists the rows of another layer."""
LONG = 12
"""Rows from which a list is better searched than read."""
FITTED = "osp_fitted"
"""Property of a dialog that was given its size."""
FRAME = QSize(12, 40)
"""Room for the frame and the title of a window; it is not known as the window appears."""


class FormAssistant:
    """Follows the user from form to form; nothing is done to those of other layers."""

    def __init__(self) -> None:
        self._kept: dict[int, Any] = {}
        """What was added to each widget of QGIS, by its address."""

    def install(self) -> None:
        """Begin to follow."""
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def remove(self) -> None:
        """Follow no more."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)

    def _focus_moved(self, _old: Any, widget: QWidget | None) -> None:
        form = form_of(widget)
        table = table_of(form.layer()) if form is not None and form.layer() is not None else None
        if form is None or table is None:
            return
        if sip.unwrapinstance(form) not in self._kept:
            self._keep(form, (MissingLine(form, table), FormArranger(form, table)))
        self._arrange_around(form)
        fields = form.layer().fields()
        for combo in form.findChildren(QComboBox):
            place = fields.lookupField(combo.objectName())
            ours = place >= 0
            if ours and form.layer().editorWidgetSetup(place).type() == RELATED:
                sort_choices(combo)
            if ours and not combo.isEditable() and combo.count() >= LONG:
                self._keep(combo, SearchableList(combo))
        for boxes in form.findChildren(QTableWidget):
            ours = fields.lookupField(boxes.objectName()) >= 0
            if ours and boxes.rowCount() >= LONG and sip.unwrapinstance(boxes) not in self._kept:
                sort_boxes(boxes)
                self._keep(boxes, SearchableBoxes(boxes))
        dialog = form.window()
        if dialog.metaObject().className() == DIALOG and not dialog.property(FITTED):
            dialog.setProperty(FITTED, True)
            fit(dialog, form)
        if isinstance(widget, QComboBox) and widget.isEditable():
            # Later: the click that brings the user here would undo it.
            QTimer.singleShot(0, widget.lineEdit().selectAll)

    def _arrange_around(self, form: QgsAttributeForm) -> None:
        """The form in which another is shows rows that it had not a moment ago."""
        outer = form_of(form.parentWidget())
        if outer is not None and sip.unwrapinstance(outer) in self._kept:
            self._kept[sip.unwrapinstance(outer)][1].arrange()

    def _keep(self, widget: QWidget, made: Any) -> None:
        address = sip.unwrapinstance(widget)
        self._kept[address] = made
        widget.destroyed.connect(lambda *_gone: self._kept.pop(address, None))


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
