"""« Réintégrer un extrait… »: what an extract changed, its conflicts one by one, the writing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QHeaderView

from ...domain.common.file_filters import BASES, file_filter
from ...domain.errors import OspError
from ...domain.exchange.decision import Decision
from ...domain.exchange.merge import BASE, CHOICES, EXTRACT, LEAVE, Conflict, Merged
from ...i18n import explain, translate
from ...project import BaseReference
from ...project.refreshing import refresh
from ...project.writing import Writer
from ...reports.exchange import telling
from ...reports.exchange.scenario import bring_back
from ...settings import Settings, user_name
from ...storage.exchange.comparing import Return, compare
from ...storage.exchange.returning import decided
from ...storage.imports.application import Applied
from ..common import forms, tables
from ..common.background import Worker
from ..common.figures import number
from ..common.messages import Messages
from ..common.one_work import OneWork

SHOWN = 500
"""Rows shown of each list; the others follow the rule, and are in the report."""
DECISION = 6
"""Column of what was decided."""


class ReturnDialog(QDialog):
    """Compares an extract with its base, and writes it once its conflicts are decided."""

    def __init__(
        self,
        reference: BaseReference,
        messages: Messages,
        worker: Worker,
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._reference = reference
        self._base = reference.open(check=False)
        self._messages = messages
        self._found: Return | None = None
        self._decision: Decision | None = None
        self._conflicts: list[tuple[Merged, Conflict]] = []
        self._choices: dict[tuple[str, int, str], str] = {}
        self.work = OneWork(worker, self.workBar.setValue, self._enable, self._fail)
        """What the dialog is doing."""
        self._add_file()
        self._connect()
        self._enable()

    def _add_file(self) -> None:
        self.file = QgsFileWidget(self)
        self.file.setFilter(
            file_filter(translate("gui", "Extrait"), BASES, translate("gui", "Tous les fichiers"))
        )
        self.file.setDefaultRoot(Settings.load().dossier_bases)
        self.file.setDialogTitle(translate("gui", "Choisir un extrait"))
        self.fileLayout.addWidget(self.file)

    def _connect(self) -> None:
        self.writeButton = self.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        self.writeButton.setText(translate("gui", "Réintégrer"))
        self.writeButton.setAutoDefault(False)
        close = self.buttonBox.button(QDialogButtonBox.StandardButton.Close)
        close.setText(translate("gui", "Fermer"))
        self.file.fileChanged.connect(lambda *_path: self.compare())
        for button, choice in (
            (self.leaveButton, LEAVE),
            (self.baseButton, BASE),
            (self.extractButton, EXTRACT),
        ):
            button.clicked.connect(lambda *_checked, chosen=choice: self.choose(chosen))
        self.conflictsTable.itemSelectionChanged.connect(self._enable)
        self.writeButton.clicked.connect(lambda *_checked: self.write())
        close.clicked.connect(lambda *_checked: self.reject())

    def reject(self) -> None:
        """Close; while work is under way, stop it first."""
        if self.work.is_busy():
            self.work.stop()
        else:
            super().reject()

    def compare(self) -> None:
        """Compare the file chosen with the base."""
        path = self.file.filePath().strip()
        if not path or self.work.is_busy():
            return
        self._found = self._decision = None
        self.work.start(
            translate("gui", "Comparaison de l’extrait"),
            lambda work: compare(self._base, Path(path), work),
            self._compared,
        )

    def choose(self, choice: str) -> None:
        """Decide the conflicts selected."""
        for line in sorted({index.row() for index in self.conflictsTable.selectedIndexes()}):
            _row, conflict = self._conflicts[line]
            if conflict.choosable or choice != EXTRACT:
                self._choices[conflict.place] = choice
                self.conflictsTable.item(line, DECISION).setText(self._decided(conflict))
        self._decide()

    def write(self) -> None:
        """Write what is decided."""
        found = self._found
        if found is None:
            return
        writer = Writer.of(user_name(), QgsProject.instance(), self._reference)
        self.work.start(
            translate("gui", "Retour de l’extrait « {fichier} »").format(fichier=found.name),
            lambda work: bring_back(self._base, found, dict(self._choices), writer, work=work),
            self._written,
        )

    def _compared(self, found: Return) -> None:
        self._found, self._choices = found, {}
        self.rowsBox.setTitle(translate("gui", "Ce qui sera écrit"))
        self._conflicts = [(row, one) for row in found.rows for one in row.conflicts]
        mark = found.mark
        text = translate(
            "gui", "Extrait de « {base} » du {date}, pour {nom} : lignes changées, {nombre}."
        )
        told = text.format(
            base=mark.origin, date=mark.date, nom=mark.name, nombre=number(len(found.rows))
        )
        apart = telling.apart_told(self._base.tables, found.apart)
        self.markLabel.setText(f"{told}\n{apart}" if apart else told)
        self._show_conflicts()
        self._decide()

    def _show_conflicts(self) -> None:
        described = self._base.tables
        rows = [
            [
                telling.row_name(described, row),
                telling.field_name(described, one),
                telling.reason(described, one),
                *self._values(one),
                self._decided(one),
            ]
            for row, one in self._conflicts[:SHOWN]
        ]
        headers = [
            translate("gui", "Ligne"),
            translate("gui", "Champ"),
            translate("gui", "Pourquoi"),
            translate("gui", "À l’extraction"),
            translate("gui", "Dans l’extrait"),
            translate("gui", "Dans la base"),
            translate("gui", "Décision"),
        ]
        tables.fill(self.conflictsTable, headers, rows)
        self.conflictsBox.setVisible(bool(rows))

    def _values(self, one: Conflict) -> list[str]:
        table = self._base.tables[one.table]
        values = (one.origin, one.extract, one.base)
        return [telling.value_of(table, one.name, value) if one.name else "" for value in values]

    def _decided(self, one: Conflict) -> str:
        choice = self._choices.get(one.place, LEAVE)
        if one.choosable:
            return translate("algorithms", CHOICES[choice])
        if choice == BASE and one.name:
            return translate("gui", "Refusé : le reste de la ligne est écrit")
        return translate("gui", "Refusé : la ligne reste de côté")

    def _decide(self) -> None:
        if self._found is None:
            return
        self._decision = decided(self._base, self._found, self._choices)
        described = self._base.tables
        rows = [
            [
                telling.row_name(described, row),
                translate("algorithms", telling.ACTIONS[row.verb]),
                telling.changed_values(described, row),
            ]
            for row in self._decision.written[:SHOWN]
        ]
        headers = [
            translate("gui", "Ligne"),
            translate("gui", "Action"),
            translate("gui", "Changements"),
        ]
        tables.fill(self.rowsTable, headers, rows)
        header = self.rowsTable.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        told = telling.summary(self._decision)
        more = max(len(self._conflicts), len(self._decision.written)) - SHOWN
        if more > 0:
            text = translate("gui", "Les {nombre} premières lignes de chaque liste sont montrées.")
            told += "\n" + text.format(nombre=number(SHOWN))
        self.effectLabel.setText(f"{told[:1].upper()}{told[1:]}")
        self._enable()

    def _written(self, done: tuple[Decision, Applied]) -> None:
        decision, applied = done
        refresh(QgsProject.instance(), self._reference)
        text = translate("gui", "L’extrait est revenu dans la base : {nombres}.")
        told = text.format(nombres=telling.summary(decision))
        self._messages.success(told)
        if applied.number:
            undo = translate(
                "gui", "« Annuler un import… » le défait en entier (import n° {numero})."
            )
            told += " " + undo.format(numero=applied.number)
        if applied.backup:
            kept = translate("gui", "La base telle qu’elle était juste avant : {copie}")
            told += "\n" + kept.format(copie=applied.backup)
        self._found = self._decision = None
        self.rowsBox.setTitle(translate("gui", "Ce qui a été écrit"))
        self.effectLabel.setText(told)

    def _enable(self) -> None:
        free = not self.work.is_busy()
        self.workBar.setVisible(not free)
        self.file.setEnabled(free)
        chosen = free and self._found is not None and bool(self.conflictsTable.selectedIndexes())
        for button in (self.leaveButton, self.baseButton, self.extractButton):
            button.setEnabled(chosen)
        ready = self._decision is not None and bool(self._decision.written)
        self.writeButton.setEnabled(free and ready)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, OspError):
            self.effectLabel.setText(explain(error))
        else:
            self._messages.error(error)
