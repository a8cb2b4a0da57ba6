"""A line of the dialog of bulk edits: a field, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsExpressionLineEdit, QgsGui
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QToolButton, QWidget

from ...domain.dictionary import Field
from ...i18n import translate
from ...project.editing.bulk import Given
from ...project.editing.values import plain

VALUE, EXPRESSION, NOTHING = "valeur", "expression", "vider"


class BulkRow(QWidget):
    """Chooses a field, whether it is given a value, an expression or nothing, and which."""

    def __init__(
        self,
        layer: QgsVectorLayer,
        fields: Sequence[Field],
        changed: Callable[[], None],
        remove: Callable[[BulkRow], None],
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        self._layer = layer
        self._fields = fields
        self._changed = changed
        self._editor: Any = None
        self.fieldCombo = QComboBox(self)
        self.fieldCombo.setObjectName("fieldCombo")
        self.fieldCombo.addItems([item.alias for item in fields])
        self.modeCombo = QComboBox(self)
        self.modeCombo.setObjectName("modeCombo")
        self.expressionEdit = QgsExpressionLineEdit(self)
        self.expressionEdit.setLayer(layer)
        self._values = QStackedWidget(self)
        self._values.addWidget(QWidget())
        self._values.addWidget(self.expressionEdit)
        self.removeButton = QToolButton(self)
        self.removeButton.setText("✕")
        self.removeButton.setToolTip(translate("gui", "Ne pas changer ce champ"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.fieldCombo, 2)
        row.addWidget(self.modeCombo)
        row.addWidget(self._values, 3)
        row.addWidget(self.removeButton)
        self.fieldCombo.currentIndexChanged.connect(self._show_field)
        self.modeCombo.currentIndexChanged.connect(self._show_mode)
        self.expressionEdit.expressionChanged.connect(lambda *_text: self._changed())
        self.removeButton.clicked.connect(lambda *_checked: remove(self))
        self._show_field()

    @property
    def field(self) -> Field:
        """The field chosen."""
        return self._fields[self.fieldCombo.currentIndex()]

    @property
    def mode(self) -> str:
        """What it is given: VALUE, EXPRESSION or NOTHING."""
        return str(self.modeCombo.currentData())

    def given(self) -> Given | None:
        """What it is given; None while that is not said."""
        if self.mode == NOTHING:
            return Given(self.field)
        if self.mode == EXPRESSION:
            text = str(self.expressionEdit.expression()).strip()
            return Given(self.field, expression=text) if text else None
        value = plain(self._editor.value())
        return None if value in (None, "") else Given(self.field, value)

    def choose(self, name: str, value: Any = None, expression: str = "") -> None:
        """Choose a field and a value or an expression."""
        names = [item.name for item in self._fields]
        self.fieldCombo.setCurrentIndex(names.index(name))
        self.modeCombo.setCurrentIndex(self.modeCombo.findData(EXPRESSION if expression else VALUE))
        if expression:
            self.expressionEdit.setExpression(expression)
        else:
            self._editor.setValues(value, [])

    def _show_field(self, *_place: int) -> None:
        self._make_editor()
        mode = self.mode
        modes = [
            (VALUE, translate("gui", "la valeur")),
            (EXPRESSION, translate("gui", "l’expression")),
        ]
        if not self.field.required:
            modes.append((NOTHING, translate("gui", "rien (vider)")))
        self.modeCombo.blockSignals(True)
        self.modeCombo.clear()
        for key, text in modes:
            self.modeCombo.addItem(text, key)
        self.modeCombo.setCurrentIndex(max(0, self.modeCombo.findData(mode)))
        self.modeCombo.blockSignals(False)
        self._show_mode()

    def _make_editor(self) -> None:
        """The widget that the form has for this field."""
        old = self._values.widget(0)
        place = self._layer.fields().lookupField(self.field.name)
        self._editor = QgsGui.editorWidgetRegistry().create(self._layer, place, None, self)
        self._editor.setValues(None, [])
        self._editor.setEnabled(True)
        widget = self._editor.widget()
        widget.setToolTip(self.field.description)
        self._values.insertWidget(0, widget)
        self._values.removeWidget(old)
        old.deleteLater()
        self._editor.valuesChanged.connect(lambda *_value: self._changed())

    def _show_mode(self, *_place: int) -> None:
        self._values.setCurrentIndex(1 if self.mode == EXPRESSION else 0)
        self._values.setEnabled(self.mode != NOTHING)
        self._changed()
