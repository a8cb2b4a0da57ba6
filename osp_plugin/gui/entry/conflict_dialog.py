"""« Modifié par quelqu’un d’autre »: the three states of a row, and what to keep of them."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QComboBox, QDialog, QDialogButtonBox

from ...domain.dictionary import Table
from ...i18n import translate
from ...project.editing.conflicts import MINE, THEIRS, Conflict
from ..common import forms, tables

CHOICE_COLUMN = 4
CHOICE_PX = 190


class ConflictDialog(QDialog):
    """Lets the user choose for each row and field; :meth:`choices` says what."""

    def __init__(self, table: Table, conflicts: list[Conflict], parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._dictionary_table = table
        self._conflicts = conflicts
        self._chosen = {conflict.fid: _suggested(conflict) for conflict in conflicts}
        self._name_buttons()
        self.introLabel.setText(_intro(conflicts))
        self.rowCombo.addItems([conflict.label for conflict in conflicts])
        self.rowCombo.setVisible(len(conflicts) > 1)
        self.rowCombo.currentIndexChanged.connect(self._show)
        self.mineRadio.toggled.connect(self._choose_whole)
        self.allMineButton.clicked.connect(lambda *_checked: self._choose_all(MINE))
        self.allTheirsButton.clicked.connect(lambda *_checked: self._choose_all(THEIRS))
        self._show(0)

    def choices(self) -> dict[int, dict[str, str]]:
        """What to keep, by row and field."""
        return self._chosen

    def _name_buttons(self) -> None:
        save = self.buttonBox.button(QDialogButtonBox.StandardButton.Save)
        save.setText(translate("gui", "Enregistrer ce choix"))
        cancel = self.buttonBox.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(translate("gui", "Ne pas enregistrer"))
        save.setAutoDefault(False)
        cancel.setDefault(True)

    def _show(self, place: int) -> None:
        conflict = self._conflicts[place]
        whole = conflict.gone or conflict.deleting
        self.whoLabel.setText(_who(conflict))
        self.table.setVisible(not conflict.gone)
        self.wholeFrame.setVisible(whole)
        self._fill(conflict, choosing=not whole)
        if whole:
            mine, theirs = _whole_texts(conflict)
            self.mineRadio.setText(mine)
            self.theirsRadio.setText(theirs)
            kept = self._chosen[conflict.fid][""] == MINE
            (self.mineRadio if kept else self.theirsRadio).setChecked(True)

    def _fill(self, conflict: Conflict, *, choosing: bool) -> None:
        headers = [
            translate("gui", "Champ"),
            translate("gui", "Ce que j’avais lu"),
            translate("gui", "Ma valeur"),
            translate("gui", "Dans la base maintenant"),
        ]
        rows = []
        for item in conflict.fields:
            read = tables.value_text(item.name, item.read) if item.read_known else "?"
            values = [tables.value_text(item.name, value) for value in (item.mine, item.theirs)]
            title = tables.field_title(self._dictionary_table, item.name)
            rows.append([title, read, *values] + ([""] if choosing else []))
        if choosing:
            headers.append(translate("gui", "À garder"))
        tables.fill(self.table, headers, rows)
        for line, item in enumerate(conflict.fields):
            if item.disputed:
                tables.embolden(self.table, line)
        if choosing:
            for line, item in enumerate(conflict.fields):
                self.table.setCellWidget(line, CHOICE_COLUMN, self._choice(conflict.fid, item.name))

    def _choice(self, fid: int, name: str) -> QComboBox:
        combo = QComboBox()
        combo.addItem(translate("gui", "Ma valeur"), MINE)
        combo.addItem(translate("gui", "Celle de la base"), THEIRS)
        combo.setCurrentIndex(combo.findData(self._chosen[fid][name]))

        def chosen(*_place: int) -> None:
            self._chosen[fid][name] = combo.currentData()

        combo.currentIndexChanged.connect(chosen)
        return combo

    def _choose_whole(self, mine: bool) -> None:
        conflict = self._conflicts[self.rowCombo.currentIndex()]
        if "" in self._chosen[conflict.fid]:
            self._chosen[conflict.fid][""] = MINE if mine else THEIRS

    def _choose_all(self, side: str) -> None:
        for choices in self._chosen.values():
            choices.update(dict.fromkeys(choices, side))
        self._show(self.rowCombo.currentIndex())


def _suggested(conflict: Conflict) -> dict[str, str]:
    """Mine where I typed, theirs where they did; nothing is lost without a choice."""
    if conflict.gone or conflict.deleting:
        return {"": THEIRS}
    return {item.name: MINE if item.touched else THEIRS for item in conflict.fields}


def _intro(conflicts: list[Conflict]) -> str:
    if len(conflicts) == 1:
        text = translate(
            "gui",
            "« {ligne} » a été modifié par quelqu’un d’autre depuis que vous l’avez lu. Rien n’est "
            "encore enregistré : choisissez ce qu’il faut garder.",
        )
        return text.format(ligne=conflicts[0].label)
    text = translate(
        "gui",
        "{nombre} lignes ont été modifiées par quelqu’un d’autre depuis que vous les avez lues. "
        "Rien n’est encore enregistré : choisissez, ligne par ligne, ce qu’il faut garder.",
    )
    return text.format(nombre=len(conflicts))


def _who(conflict: Conflict) -> str:
    if conflict.gone:
        return translate("gui", "Cette ligne a été supprimée, ou n’est plus dans votre périmètre.")
    when = conflict.when.astimezone().strftime("%d/%m/%Y à %H:%M:%S") if conflict.when else ""
    if conflict.who and when:
        text = translate("gui", "Modifiée par {qui} le {quand}.")
    elif when:
        text = translate("gui", "Modifiée le {quand}.")
    else:
        text = translate("gui", "Modifiée par {qui}.")
    return text.format(qui=conflict.who or "?", quand=when)


def _whole_texts(conflict: Conflict) -> tuple[str, str]:
    if conflict.gone:
        return (
            translate("gui", "Créer de nouveau la ligne, avec mes valeurs"),
            translate("gui", "Abandonner mes modifications de cette ligne"),
        )
    return (
        translate("gui", "Supprimer la ligne quand même"),
        translate("gui", "Garder la ligne telle qu’elle est dans la base"),
    )
