"""« Modifier les lignes sélectionnées »: one value for a field of many rows."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...domain.common.values import shown
from ...domain.dictionary import Table
from ...i18n import plural, translate
from ...project.editing import bulk
from ...project.editing.values import plain
from ..common import forms

PREVIEW_DELAY_MS = 200


class BulkDialog(QDialog):
    """Chooses a field and a value, shows what it would do, does it in one undoable command."""

    def __init__(self, layer: QgsVectorLayer, table: Table, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._layer = layer
        self._dictionary_table = table
        self._fids = layer.selectedFeatureIds()
        self._fields = bulk.fillable(layer, table)
        self._editor: Any = None
        self._preview = bulk.Preview()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.introLabel.setText(_intro(layer, len(self._fids)))
        self.fieldCombo.addItems([item.alias for item in self._fields])
        self.fieldCombo.currentIndexChanged.connect(self._show_field)
        self.emptyCheck.toggled.connect(self._empty_toggled)
        self._apply_button().setText(translate("gui", "Appliquer"))
        self._apply_button().clicked.connect(self._apply)
        self._show_field()

    def choose(self, name: str, value: Any) -> None:
        """Choose a field and a value."""
        names = [item.name for item in self._fields]
        self.fieldCombo.setCurrentIndex(names.index(name))
        self._editor.setValues(value, [])
        self._look()

    def changing(self) -> int:
        """How many rows change."""
        return len(self._preview.changing)

    def _field(self) -> Any:
        return self._fields[self.fieldCombo.currentIndex()]

    def _value(self) -> Any:
        return None if self.emptyCheck.isChecked() else plain(self._editor.value())

    def _apply_button(self) -> Any:
        return self.buttonBox.button(QDialogButtonBox.StandardButton.Apply)

    def _show_field(self, *_place: int) -> None:
        if self._editor is not None:
            old = self._editor.widget()
            self.editorLayout.removeWidget(old)
            self._editor.deleteLater()
            old.deleteLater()
        field = self._field()
        place = self._layer.fields().lookupField(field.name)
        self._editor = QgsGui.editorWidgetRegistry().create(self._layer, place, None, self)
        self._editor.setValues(None, [])
        self._editor.setEnabled(True)
        widget = self._editor.widget()
        widget.setToolTip(field.description)
        self.editorLayout.addWidget(widget)
        self.emptyCheck.setChecked(False)
        self.emptyCheck.setVisible(not field.required)
        self._editor.valuesChanged.connect(self._look_soon)
        self._look()

    def _empty_toggled(self, empty: bool) -> None:
        self._editor.widget().setEnabled(not empty)
        self._look()

    def _look_soon(self, *_value: Any) -> None:
        self._timer.start(PREVIEW_DELAY_MS)

    def _look(self) -> None:
        field, value = self._field(), self._value()
        nothing = value in (None, "") and not self.emptyCheck.isChecked()
        if nothing:
            self._preview = bulk.Preview()
            text = translate("gui", "Choisissez une valeur.")
        else:
            self._preview = bulk.preview(
                self._layer, self._dictionary_table, field, value, self._fids
            )
            text = _told(self._preview, shown(value))
        self.previewLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.previewLabel.setText(text)
        self._apply_button().setEnabled(bool(self._preview.changing))

    def _apply(self) -> None:
        field, value = self._field(), self._value()
        command = translate("gui", "{champ} : {valeur} ({nombre} lignes)").format(
            champ=field.title, valeur=shown(value), nombre=len(self._preview.changing)
        )
        if bulk.apply(self._layer, field, value, self._preview, command):
            self.accept()
        else:
            self.previewLabel.setText(
                translate(
                    "gui",
                    "Rien n’a été modifié : la couche ne peut pas être éditée. Son fichier est "
                    "protégé en écriture, ou votre compte n’a pas le droit d’y écrire : "
                    "demandez-le à l’administrateur de la base.",
                )
            )


def _intro(layer: QgsVectorLayer, count: int) -> str:
    text = translate(
        "gui",
        "Donner une même valeur à un champ des {nombre} lignes sélectionnées de « {couche} ». Rien "
        "n’est écrit dans la base avant que vous n’enregistriez la couche, et Ctrl+Z annule tout.",
    )
    return text.format(nombre=count, couche=layer.name())


def _told(seen: bulk.Preview, value: str) -> str:
    lines = [
        plural(
            len(seen.changing),
            translate("gui", "{nombre} ligne prendra la valeur « {valeur} »."),
            translate("gui", "{nombre} lignes prendront la valeur « {valeur} »."),
            valeur=value,
        )
    ]
    if seen.same:
        one = translate("gui", "{nombre} ligne a déjà cette valeur.")
        several = translate("gui", "{nombre} lignes ont déjà cette valeur.")
        lines.append(plural(seen.same, one, several))
    for reason, count in seen.refused.items():
        one = translate("gui", "{nombre} ligne refusée : {raison}.")
        several = translate("gui", "{nombre} lignes refusées : {raison}.")
        lines.append(plural(count, one, several, raison=reason))
    return "\n".join(f"• {line}" for line in lines)
