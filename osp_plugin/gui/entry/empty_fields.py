"""An empty field looks empty, while a base is open: QGIS writes « NULL » in each.

In a field of several lines that « NULL » is a text: what is typed after it would be saved with it.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsAttributeForm
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSignalBlocker
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ...compat import python_value
from ...project import osp_layers
from ...project.editing.values import table_of
from .qgis_forms import form_of, layer_of_table

EMPTY = ""
SETTING = "qgis/nullValue"
"""Where QGIS keeps what the user wants to see in a field without a value."""


class EmptyFields:
    """Lends QGIS an empty text for what has no value, and gives the user's back.

    It is one text for the whole of QGIS, which forms read when they are made, filled and saved. The
    form and the table of a layer of somebody else have the user's: there an empty text is a value,
    not the lack of one. What the user chose is left in the settings: QGIS has it again however it
    ends.
    """

    def __init__(self) -> None:
        self._own: str | None = None
        """What the user sees without us; None while nothing is lent."""
        self._lending = False
        self._forms: dict[int, tuple[QgsAttributeForm, str]] = {}
        """The forms that had the focus, with the id of their layer: QGIS gives no sign of a layer
        that a form has lost."""

    def install(self) -> None:
        """Begin to follow the project."""
        project = QgsProject.instance()
        project.layersAdded.connect(self._changed)
        project.layersRemoved.connect(self._changed)
        QApplication.instance().focusChanged.connect(self._focus_moved)
        QgsApplication.instance().nullRepresentationChanged.connect(self._chosen)
        self._changed()

    def remove(self) -> None:
        """Follow no more; the user's text is back."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._changed)
        project.layersRemoved.disconnect(self._changed)
        QApplication.instance().focusChanged.disconnect(self._focus_moved)
        QgsApplication.instance().nullRepresentationChanged.disconnect(self._chosen)
        self._give_back()

    def _changed(self, *_layers: object) -> None:
        if any(True for _layer in osp_layers(QgsProject.instance())):
            self._lend()
        else:
            self._give_back()

    def _chosen(self) -> None:
        """The user chose another text in the options of QGIS: it is the one until a base opens."""
        if not self._lending:
            self._own = None

    def _lend(self) -> None:
        shown = QgsApplication.nullRepresentation()
        if self._own is None and shown != EMPTY:
            self._own = shown
            self._show(EMPTY)

    def _give_back(self) -> None:
        if self._own is not None:
            self._show(self._own)
            self._own = None

    def _focus_moved(self, _old: Any, widget: QWidget | None) -> None:
        if self._own is None or widget is None:
            return
        form = form_of(widget)
        layer = form.layer() if form is not None else None
        if form is None or layer is None:
            listed = layer_of_table(widget)  # what a cell is opened with, it is saved with
            ours = listed is None or table_of(listed) is not None
            self._show(EMPTY if ours else self._own)
            return
        self._note(form, layer.id())
        if table_of(layer) is not None:
            self._show(EMPTY)
            _replace(form, self._own, EMPTY)
        else:
            self._show(self._own)

    def _note(self, form: QgsAttributeForm, layer_id: str) -> None:
        address = sip.unwrapinstance(form)
        if address not in self._forms:
            form.destroyed.connect(lambda *_gone: self._forms.pop(address, None))
        self._forms[address] = (form, layer_id)

    def _show(self, text: str) -> None:
        """Make QGIS show ``text``; the forms that are open follow, or they would save the other."""
        before = QgsApplication.nullRepresentation()
        if text == before:
            return
        settings = QgsSettings()
        chosen, kept = settings.contains(SETTING), settings.value(SETTING)
        self._lending = True
        QgsApplication.setNullRepresentation(text)
        self._lending = False
        if chosen:
            settings.setValue(SETTING, kept)
        else:
            settings.remove(SETTING)
        for form, layer_id in list(self._forms.values()):
            if QgsProject.instance().mapLayer(layer_id) is not None:
                _replace(form, before, text)


def _replace(form: QgsAttributeForm, before: str, text: str) -> None:
    """Let ``text`` stand for what has no value in a form, as ``before`` did.

    Where an empty text did, the form of another layer may hold one that is a value.
    """
    feature, ours = form.feature(), table_of(form.layer()) is not None
    for editor in _editors(form):
        if _text(editor) != before:
            continue
        value = feature.attribute(editor.objectName()) if feature.isValid() else None
        if ours or before != EMPTY or python_value(value) is None:
            _write(editor, text)


def _editors(form: QgsAttributeForm) -> list[Any]:
    """Where a form of QGIS writes a text, each named after its field."""
    names = form.layer().fields()
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    found = [editor for kind in kinds for editor in form.findChildren(kind)]
    return [editor for editor in found if names.lookupField(editor.objectName()) >= 0]


def _text(editor: Any) -> str:
    return str(editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText())


def _write(editor: Any, text: str) -> None:
    """Write a text which means the same to the form as that of before: nothing is changed."""
    blocker = QSignalBlocker(editor)
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)
    blocker.unblock()
