"""« Annuler ma dernière modification »: what the base holds, and what it will hold again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...domain.common.values import EMPTY, shown
from ...domain.dictionary import GEOMETRY_COLUMN, Dictionary, Table
from ...i18n import translate
from ...storage.editing.undo import Change
from ..common import forms, tables

MANY = 200
"""Rows of a save that are shown; how many there are beyond is told."""


class UndoDialog(QDialog):
    """Asks to confirm, with the values before and after; ``label`` names the row of a change."""

    def __init__(
        self,
        known: Dictionary,
        label: Callable[[Change], str],
        change: Change,
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        several = len(change.all) > 1
        if several:
            self.introLabel.setText(_intro_of_save(known, change))
        else:
            self.introLabel.setText(_intro(known[change.table], label(change), change))
        headers = (
            *([translate("gui", "Ligne")] if several else []),
            translate("gui", "Champ"),
            translate("gui", "Dans la base"),
            translate("gui", "Après l’annulation"),
        )
        rows = [
            [*([label(each)] if several else []), *row]
            for each in change.all[:MANY]
            for row in _rows(known[each.table], each)
        ]
        tables.fill(self.table, headers, rows)
        confirm = self.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        confirm.setText(translate("gui", "Annuler cette modification"))
        leave = self.buttonBox.button(QDialogButtonBox.StandardButton.Cancel)
        leave.setText(translate("gui", "Ne rien changer"))
        confirm.setAutoDefault(False)
        leave.setDefault(True)


def _intro_of_save(known: Dictionary, change: Change) -> str:
    texts = {
        "UPDATE": translate("gui", "{nombre} modifiées"),
        "DELETE": translate("gui", "{nombre} supprimées"),
        "INSERT": translate("gui", "{nombre} créées"),
    }
    counts = Counter(each.verb for each in change.all)
    titles = dict.fromkeys(known[each.table].title for each in change.all)
    text = translate(
        "gui",
        "Le {quand}, vous avez enregistré {nombre} lignes en une fois ({detail} ; {tables}). "
        "Toutes seront remises comme elles étaient avant.",
    ).format(
        quand=_moment(change),
        nombre=len(change.all),
        detail=", ".join(texts[verb].format(nombre=number) for verb, number in counts.items()),
        tables=", ".join(titles),
    )
    if len(change.all) > MANY:
        more = translate("gui", "Les {nombre} premières sont montrées.").format(nombre=MANY)
        text = f"{text} {more}"
    return text


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
    return texts[change.verb].format(quand=_moment(change), ligne=label, table=table.title)


def _moment(change: Change) -> str:
    return change.when.astimezone().strftime("%d/%m/%Y à %H:%M:%S")


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
