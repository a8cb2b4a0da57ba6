"""« Modifier beaucoup de lignes »: values for fields of the selected rows, or rows pasted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...domain.common.pieces import Pieces
from ...domain.common.values import shown
from ...domain.dictionary import Table
from ...domain.errors import OspError
from ...domain.imports.pasted import Pasted, reading_pasted
from ...i18n import explain, explain_any, plural, said, translate
from ...project.editing import bulk
from ...project.editing.values import label_of
from ..common import forms, tables
from ..common.piecework import Piecework
from .bulk_row import BulkRow

PREVIEW_DELAY_MS = 200
SEEN = 40
"""Changes that the preview shows one by one."""
NAMED = 5
"""Keys of unknown rows that are named."""


class BulkDialog(QDialog):
    """Chooses what is given, shows what it would do, does it in one undoable command."""

    def __init__(self, layer: QgsVectorLayer, table: Table, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._layer = layer
        self._dictionary_table = table
        self._fids = layer.selectedFeatureIds()
        self._fields = bulk.fillable(layer, table)
        self._rows: list[BulkRow] = []
        self._preview = bulk.Preview()
        self.work = Piecework()
        """What is being worked out, or applied."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.introLabel.setText(_intro(layer, len(self._fids)))
        self.previewLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.columnsLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.addButton.clicked.connect(lambda *_checked: self.add())
        self.modeTabs.currentChanged.connect(self.look)
        self.pasteEdit.textChanged.connect(self._look_soon)
        self._apply_button().setText(translate("gui", "Appliquer"))
        self._apply_button().clicked.connect(self._apply)
        by_key = any(item.name == bulk.KEY for item in table.fields)
        self.modeTabs.setTabEnabled(1, by_key)
        self.modeTabs.setTabEnabled(0, bool(self._fids))
        if not self._fids:
            self.modeTabs.setCurrentIndex(1)
        self.add()

    def add(self) -> BulkRow:
        """One more field; the first not yet chosen."""
        row = BulkRow(self._layer, self._fields, self._look_soon, self._take_away, self)
        taken = {other.field.name for other in self._rows}
        free = next((n for n, item in enumerate(self._fields) if item.name not in taken), 0)
        row.fieldCombo.setCurrentIndex(free)
        self._rows.append(row)
        self.rowsLayout.addWidget(row)
        self._show_buttons()
        return row

    def choose(self, name: str, value: Any = None, expression: str = "", row: int = 0) -> None:
        """Choose what a field is given, in one of the lines."""
        self._rows[row].choose(name, value, expression)
        self.look()

    def paste(self, text: str) -> None:
        """Paste rows of a spreadsheet."""
        self.modeTabs.setCurrentIndex(1)
        self.pasteEdit.setPlainText(text)
        self.look()

    def changing(self) -> int:
        """How many rows change."""
        return len(self._preview.changing)

    def look(self, *_change: Any) -> None:
        """Work out what would happen, while the window lives; what was under way is given up."""
        self._timer.stop()
        self.work.stop()
        self._preview = bulk.Preview()
        self._apply_button().setEnabled(False)
        self.previewLabel.setText(translate("gui", "Calcul en cours…"))
        self.work.start(self._looking(), self._show, self._fail)

    def _looking(self) -> Pieces[_Seen]:
        pasting = self.modeTabs.currentIndex() == 1
        preview, text = yield from (self._pasted() if pasting else self._given())
        return _Seen(preview, text, (yield from self._changes(preview)))

    def _show(self, seen: _Seen) -> None:
        self._preview = seen.preview
        self.previewLabel.setText(seen.text)
        headers = [
            translate("gui", "Ligne"),
            translate("gui", "Champ"),
            translate("gui", "Avant"),
            translate("gui", "Après"),
        ]
        tables.fill(self.previewTable, headers, seen.rows)
        self.previewTable.setVisible(bool(seen.rows))
        self._apply_button().setEnabled(bool(seen.preview.changing))

    def _fail(self, error: BaseException) -> None:
        self.previewLabel.setText(explain_any(error))
        self._enable(True)

    def _given(self) -> Pieces[tuple[bulk.Preview, str]]:
        givens = [row.given() for row in self._rows]
        names = [given.field.name for given in givens if given is not None]
        if not givens or None in givens:
            return bulk.Preview(), translate("gui", "Choisissez une valeur.")
        if len(set(names)) < len(names):
            return bulk.Preview(), translate("gui", "Un même champ est choisi deux fois.")
        known = [given for given in givens if given is not None]
        seen = yield from bulk.previewing(self._layer, self._dictionary_table, known, self._fids)
        return seen, _told(seen)

    def _pasted(self) -> Pieces[tuple[bulk.Preview, str]]:
        text = self.pasteEdit.toPlainText()
        self.columnsLabel.clear()
        if not text.strip():
            return bulk.Preview(), translate("gui", "Collez les lignes d’un tableur.")
        table = self._dictionary_table
        try:
            pasted = yield from reading_pasted(text, table[bulk.KEY], self._fields)
        except OspError as error:
            return bulk.Preview(), explain(error)
        self.columnsLabel.setText(_columns(pasted))
        seen = yield from bulk.previewing_pasted(self._layer, table, pasted)
        return seen, _told(seen)

    def _changes(self, seen: bulk.Preview) -> Pieces[list[list[str]]]:
        """The first changes, one by one: of which row, of which field, before and after."""
        rows = []
        for fid, values in list(seen.changing.items())[:SEEN]:
            yield None
            before = seen.before[fid]
            feature = self._layer.getFeature(fid)
            known = dict(zip(feature.fields().names(), feature.attributes()))
            label = label_of(self._layer, known, fid)
            for name, value in values.items():
                title = tables.field_title(self._dictionary_table, name)
                rows.append([label, title, shown(before[name]), shown(value)])
        return rows

    def _take_away(self, row: BulkRow) -> None:
        self._rows.remove(row)
        self.rowsLayout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_buttons()
        self.look()

    def _show_buttons(self) -> None:
        for row in self._rows:
            row.removeButton.setVisible(len(self._rows) > 1)
        self.addButton.setEnabled(len(self._rows) < len(self._fields))

    def _apply_button(self) -> Any:
        return self.buttonBox.button(QDialogButtonBox.StandardButton.Apply)

    def _look_soon(self, *_value: Any) -> None:
        self.work.stop()
        self._apply_button().setEnabled(False)  # what is shown is of before
        self._timer.start(PREVIEW_DELAY_MS)

    def done(self, result: int) -> None:
        """Called by Qt: a window that is closed gives up what it was at."""
        self._timer.stop()
        self.work.stop()
        super().done(result)

    def _enable(self, enabled: bool) -> None:
        self.modeTabs.setEnabled(enabled)
        self._apply_button().setEnabled(enabled and bool(self._preview.changing))

    def _apply(self) -> None:
        names = dict.fromkeys(n for values in self._preview.changing.values() for n in values)
        titles = ", ".join(self._dictionary_table[name].title for name in names)
        command = plural(
            len(self._preview.changing),
            translate("gui", "{champs} ({nombre} ligne)"),
            translate("gui", "{champs} ({nombre} lignes)"),
            champs=titles,
        )
        self._enable(False)
        self.work.start(
            bulk.applying(self._layer, self._preview, command), self._applied, self._fail
        )

    def _applied(self, done: bool) -> None:
        if done:
            self.accept()
            return
        self._enable(True)
        self.previewLabel.setText(
            translate(
                "gui",
                "Rien n’a été modifié : la couche ne peut pas être éditée. Son fichier est "
                "protégé en écriture, ou votre compte n’a pas le droit d’y écrire : "
                "demandez-le à l’administrateur de la base.",
            )
        )


@dataclass(frozen=True)
class _Seen:
    """What the window shows: what would change, in words, and the first changes."""

    preview: bulk.Preview
    text: str
    rows: list[list[str]]


def _intro(layer: QgsVectorLayer, count: int) -> str:
    none = translate(
        "gui",
        "Aucune ligne de « {couche} » n’est sélectionnée : sélectionnez-en pour leur donner des "
        "valeurs, ou collez celles d’un tableur.",
    )
    one = translate("gui", "Une ligne de « {couche} » est sélectionnée.")
    several = translate("gui", "{nombre} lignes de « {couche} » sont sélectionnées.")
    if count:
        told = plural(count, one, several, couche=layer.name())
    else:
        told = none.format(couche=layer.name())
    safe = translate(
        "gui",
        "Rien n’est écrit dans la base avant que vous n’enregistriez la couche, et Ctrl+Z annule "
        "tout.",
    )
    return f"{told} {safe}"


def _columns(pasted: Pasted) -> str:
    lines = []
    if pasted.fields:
        text = translate("gui", "Colonnes lues : {titres}.")
        lines.append(text.format(titres=", ".join(item.title for item in pasted.fields)))
    if pasted.ignored:
        text = translate("gui", "Colonnes laissées de côté : {titres}.")
        lines.append(text.format(titres=", ".join(pasted.ignored)))
    return " ".join(lines)


def _told(seen: bulk.Preview) -> str:
    lines = [
        plural(
            len(seen.changing),
            translate("gui", "{nombre} ligne change."),
            translate("gui", "{nombre} lignes changent."),
        )
    ]
    if seen.same:
        one = translate("gui", "{nombre} ligne est déjà ainsi.")
        several = translate("gui", "{nombre} lignes sont déjà ainsi.")
        lines.append(plural(seen.same, one, several))
    for reason, count in seen.refused.items():
        one = translate("gui", "{nombre} ligne refusée : {raison}.")
        several = translate("gui", "{nombre} lignes refusées : {raison}.")
        lines.append(plural(count, one, several, raison=said(reason)))
    if seen.unknown:
        one = translate("gui", "Un numéro RPLS n’est pas dans la couche : {numeros}.")
        several = translate("gui", "{nombre} numéros RPLS ne sont pas dans la couche : {numeros}.")
        named = ", ".join(seen.unknown[:NAMED]) + ("…" if len(seen.unknown) > NAMED else "")
        lines.append(plural(len(seen.unknown), one, several, numeros=named))
    return "\n".join(f"• {line}" for line in lines)
