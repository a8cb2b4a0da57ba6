"""Why a form cannot be saved: a line at its foot that names each field, and leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.gui import QgsAttributeForm, QgsEditorWidgetWrapper
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from ...domain.dictionary import Table
from ...i18n import plural, translate
from ...project.forms.constraints import Reason, reason
from ...project.forms.texts import WARNING_COLOR
from ..common.plain import as_html
from .qgis_forms import form_of

DELAY_MS = 60
MARGIN_PX = 8
TOLD = 3
"""Fields that are named one by one; of the others, how many there are."""
NAME = "osp_missing"


class MissingLine:
    """The line of one form. To be kept as long as the form lives."""

    def __init__(self, form: QgsAttributeForm, table: Table) -> None:
        self._form = form
        self._dictionary_table = table
        self._known: dict[str, tuple[QWidget, Any]] = {}
        self._label = QLabel()
        self._label.setObjectName(NAME)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.linkActivated.connect(self.lead_to)
        self._label.setContentsMargins(MARGIN_PX, 0, MARGIN_PX, 0)
        self._label.hide()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        form.widgetValueChanged.connect(self._soon)
        self._place()
        self.refresh()

    def refresh(self) -> None:
        """Say what is wrong now; nothing when nothing is, or when the form is only read."""
        if sip.isdeleted(self._form) or self._form.layer() is None:
            return
        if sip.isdeleted(self._label):  # QGIS makes a form anew when its layer changes
            return
        found = list(self._found()) if self._form.layer().isEditable() else []
        self._label.setText(_told(found))
        self._label.setVisible(bool(found))

    def lead_to(self, name: str) -> None:
        """Show a field: its tab, its place in it, the cursor in it."""
        if name in self._editors():
            _show(self._editors()[name][0])

    def _soon(self, *_change: object) -> None:
        self._timer.start(DELAY_MS)

    def _place(self) -> None:
        """Between the fields and the buttons."""
        if self._label.parentWidget() is not None:
            return
        own = [box for box in self._form.findChildren(QDialogButtonBox) if self._is_own(box)]
        grid = own[0].parentWidget().layout() if own else None
        if isinstance(grid, QGridLayout):
            row, column, _rows, columns = grid.getItemPosition(grid.indexOf(own[0]))
            grid.addWidget(self._label, row, column, 1, columns)
            grid.addWidget(own[0], row + 1, column, 1, columns)
        else:
            self._form.layout().addWidget(self._label)

    def _is_own(self, widget: QWidget) -> bool:
        """Whether a widget is of this form, not of one that it holds."""
        form = form_of(widget)
        return form is not None and sip.unwrapinstance(form) == sip.unwrapinstance(self._form)

    def _editors(self) -> dict[str, tuple[QWidget, Any]]:
        """What edits each field, and the widget of QGIS about it: looked for once."""
        gone = any(sip.isdeleted(thing) for pair in self._known.values() for thing in pair)
        if not self._known or gone:
            self._known = {}
            names = {field.name for field in self._dictionary_table.fields}
            for widget in self._form.findChildren(QWidget):
                name = widget.objectName()
                if name in names and name not in self._known and self._is_own(widget):
                    wrapper = QgsEditorWidgetWrapper.fromWidget(widget)
                    if wrapper is not None:
                        self._known[name] = (widget, wrapper)
        return self._known

    def _found(self) -> Iterator[tuple[str, str, Reason]]:
        """Name, title and fault of each field that is refused, in the order of the table."""
        layer, editors = self._form.layer(), self._editors()
        feature = self._form.currentFormFeature()
        for field in self._dictionary_table.fields:
            _widget, wrapper = editors.get(field.name, (None, None))
            if wrapper is not None and not wrapper.isValidConstraint():
                told = reason(layer, self._dictionary_table, field.name, feature)
                yield field.name, layer.attributeDisplayName(wrapper.fieldIdx()), told


def _told(found: list[tuple[str, str, Reason]]) -> str:
    if not found:
        return ""
    link = f'<a href="{{}}" style="color:{WARNING_COLOR}">{{}}</a> ({{}})'
    parts = [
        link.format(name, as_html(title), as_html(why.text.rstrip(".")))
        for name, title, why in found[:TOLD]
    ]
    text = translate("gui", "Pour enregistrer, à corriger :") + " " + ", ".join(parts)
    if len(found) > TOLD:
        text += " " + plural(
            len(found) - TOLD,
            translate("gui", "et un autre champ"),
            translate("gui", "et {nombre} autres champs"),
        )
    return f'<span style="color:{WARNING_COLOR}">{text}</span>'


def _show(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QTabWidget):
            for place in range(parent.count()):
                if parent.widget(place).isAncestorOf(widget):
                    parent.setCurrentIndex(place)
        elif isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
