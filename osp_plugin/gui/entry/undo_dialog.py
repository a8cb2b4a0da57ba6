"""« Annuler ma dernière modification »: what the base holds, and what it will hold again."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...domain.common.values import EMPTY, shown
from ...domain.dictionary import GEOMETRY_COLUMN, Table
from ...i18n import translate
from ...storage.editing.undo import Change
from ..common import forms, tables


class UndoDialog(QDialog):
    """Asks to confirm, with the values before and after."""

    def __init__(self, table: Table, label: str, change: Change, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.introLabel.setText(_intro(table, label, change))
        headers = (
            translate("gui", "Champ"),
            translate("gui", "Dans la base"),
            translate("gui", "Après l’annulation"),
        )
        tables.fill(self.table, headers, _rows(table, change))
        confirm = self.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        confirm.setText(translate("gui", "Annuler cette modification"))
        leave = self.buttonBox.button(QDialogButtonBox.StandardButton.Cancel)
        leave.setText(translate("gui", "Ne rien changer"))


def _intro(table: Table, label: str, change: Change) -> str:
    texts = {
        "UPDATE": translate(
            "gui",
            "Le {quand}, vous avez modifié « {ligne} » (table « {table} »). La ligne reprendra "
            "les valeurs de la dernière colonne.",
        ),
        "DELETE": translate(
            "gui",
            "Le {quand}, vous avez supprimé « {ligne} » (table « {table} »). La ligne sera "
            "rétablie.",
        ),
        "INSERT": translate(
            "gui",
            "Le {quand}, vous avez créé « {ligne} » (table « {table} »). La ligne sera supprimée.",
        ),
    }
    when = change.when.astimezone().strftime("%d/%m/%Y à %H:%M:%S")
    return texts[change.verb].format(quand=when, ligne=label, table=table.title)


def _rows(table: Table, change: Change) -> list[list[str]]:
    known = {field.name for field in table.columns} | {GEOMETRY_COLUMN}
    names = [name for name in {**change.before, **change.after} if name in known and name != "fid"]
    return [
        [
            tables.field_title(table, name),
            _text(table, name, change.after.get(name)),
            _text(table, name, change.before.get(name)),
        ]
        for name in names
    ]


def _text(table: Table, name: str, value: Any) -> str:
    if name == GEOMETRY_COLUMN:
        return translate("gui", "(une position)") if value is not None else EMPTY
    if value is not None and table[name].type == "boolean":
        value = bool(value)
    return shown(value)
