"""Which column of a file is which field: a table in which each can be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate

from ...domain.dictionary import Field
from ...domain.imports.columns import IGNORED, Match
from ...domain.imports.samples import samples
from ...i18n import translate
from ...storage.imports.preparation import Opened
from ..common.plain import as_text

TAB, HEADER, FIELD, BY, SAMPLES = range(5)
_LEFT_OUT = QColor("#7A8194")


@dataclass(frozen=True)
class ColumnLine:
    """A column of a tab, with some of its values."""

    tab: str
    match: Match
    values: str


def column_lines(opened: Opened) -> list[ColumnLine]:
    """Every column of the tabs read that has a title or a value."""
    sheets = {sheet.name: sheet for sheet in opened.file.sheets}
    found = []
    for layout in opened.layouts:
        for match in layout.matches:
            values = samples(sheets[layout.sheet], layout, match.index)
            if values or match.titled:
                found.append(ColumnLine(layout.sheet, match, " ; ".join(values)))
    return found


class ColumnsModel(QAbstractTableModel):
    """The columns of a file; ``chosen`` says which field a person gave to a title."""

    chosen = pyqtSignal(str, str)

    def __init__(self, fields: Sequence[Field], parent: Any = None) -> None:
        super().__init__(parent)
        self.fields = list(fields)
        self._titles = {item.name: item.alias for item in fields}
        self._lines: list[ColumnLine] = []

    def show(self, lines: list[ColumnLine]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            translate("gui", "Onglet"),
            translate("gui", "Colonne du fichier"),
            translate("gui", "Champ de l’OSP"),
            translate("gui", "Reconnue par"),
            translate("gui", "Exemples de valeurs"),
        )[section]

    def flags(self, index: QModelIndex) -> Any:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == FIELD else flags

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return line.match.field or IGNORED
        if role == Qt.ItemDataRole.ToolTipRole:
            if index.column() == FIELD:
                return translate("gui", "Cliquez pour choisir un autre champ.")
            return as_text(self._text(line, index.column()))
        if line.match.field is None:
            if role == Qt.ItemDataRole.ForegroundRole:
                return _LEFT_OUT
            if role == Qt.ItemDataRole.FontRole and index.column() == FIELD:
                font = QFont()
                font.setItalic(True)
                return font
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = 0) -> bool:
        line = self._lines[index.row()]
        if value != (line.match.field or IGNORED):
            self.chosen.emit(line.match.header, value)
        return True

    def _text(self, line: ColumnLine, column: int) -> str:
        if column == FIELD:
            if line.match.field is None:
                return translate("gui", "(colonne ignorée)")
            return self._titles[line.match.field]
        return (line.tab, line.match.header, "", line.match.by, line.values)[column]


class FieldDelegate(QStyledItemDelegate):
    """A list of the fields in which one can type to search."""

    def createEditor(self, parent: Any, option: Any, index: QModelIndex) -> QComboBox:
        combo = QComboBox(parent)
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        combo.addItem(translate("gui", "(colonne ignorée)"), IGNORED)
        for field in index.model().fields:
            combo.addItem(field.alias, field.name)
            place = combo.count() - 1
            combo.setItemData(place, field.description, Qt.ItemDataRole.ToolTipRole)
        completer = combo.completer()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        combo.activated.connect(lambda *_place: self.commitData.emit(combo))
        return combo

    def setEditorData(self, editor: QComboBox, index: QModelIndex) -> None:
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        editor.lineEdit().selectAll()

    def setModelData(self, editor: QComboBox, model: Any, index: QModelIndex) -> None:
        place = editor.findText(editor.currentText(), Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            model.setData(index, editor.itemData(place))
