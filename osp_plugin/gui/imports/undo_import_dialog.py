"""« Annuler un import… »: the imports of the base, what undoing one would do, the undoing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QHeaderView

from ...domain.dictionary import dictionary
from ...domain.errors import OspError
from ...i18n import explain, plural, translate
from ...project import BaseReference
from ...project.refreshing import refresh
from ...project.writing import Writer
from ...reports.imports.scenario import undo
from ...settings import user_name
from ...storage import Base
from ...storage.imports.register import APPLIED, ImportRecord, imports
from ...storage.imports.undoing import Undoing, undoing
from ..common import forms, tables
from ..common.background import Worker
from ..common.messages import Messages
from ..common.one_work import OneWork


class UndoImportDialog(QDialog):
    """Lists the imports; one that still holds can be undone once its effect was shown."""

    def __init__(
        self,
        reference: BaseReference,
        messages: Messages,
        worker: Worker,
        parent: Any = None,
        number: int | None = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._reference = reference
        self._base: Base = reference.open(check=False)
        self._messages = messages
        self._wanted = number
        self._records: list[ImportRecord] = []
        self._effect: Undoing | None = None
        self.work = OneWork(worker, self.workBar.setValue, self._enable, self._fail)
        """What the dialog is doing."""
        self.undoButton = self.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        self.undoButton.setText(translate("gui", "Annuler cet import"))
        self.undoButton.setAutoDefault(False)
        close = self.buttonBox.button(QDialogButtonBox.StandardButton.Close)
        close.setText(translate("gui", "Fermer"))
        close.setDefault(True)
        self.effectLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.undoButton.clicked.connect(lambda *_checked: self.undo())
        close.clicked.connect(lambda *_checked: self.reject())
        self.table.itemSelectionChanged.connect(self._chosen)
        self._list()

    def reject(self) -> None:
        """Close; while work is under way, stop it first."""
        if self.work.is_busy():
            self.work.stop()
        else:
            super().reject()

    def undo(self) -> None:
        """Undo the import chosen."""
        record = self._record()
        writer = Writer.of(user_name(), QgsProject.instance(), self._reference)
        self.work.start(
            translate("gui", "Annulation de l’import n° {numero}").format(numero=record.number),
            lambda work: undo(self._base, record.number, writer, work),
            lambda copy: self._undone(record, copy),
        )

    def _list(self, after: Callable[[], None] | None = None) -> None:
        def listed(found: list[ImportRecord]) -> None:
            self._show(found)
            if after is not None:
                after()

        self.work.start(
            translate("gui", "Lecture des imports"), lambda _work: imports(self._base), listed
        )

    def _show(self, found: list[ImportRecord]) -> None:
        self._records = found
        self._effect = None
        headers = (
            translate("gui", "N°"),
            translate("gui", "Nature"),
            translate("gui", "Fichier"),
            translate("gui", "Bailleur"),
            translate("gui", "Date"),
            translate("gui", "Par"),
            translate("gui", "Nouveaux"),
            translate("gui", "Modifiés"),
            translate("gui", "État"),
        )
        self.table.blockSignals(True)
        self.table.clearSelection()
        tables.fill(self.table, headers, [_cells(record) for record in found])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.blockSignals(False)
        if not found:
            self.effectLabel.setText(translate("gui", "Cette base n’a encore reçu aucun import."))
            return
        numbers = [record.number for record in found]
        holding = [record.number for record in found if record.state == APPLIED]
        first = self._wanted if self._wanted in numbers else next(iter(holding), numbers[0])
        self._wanted = None
        self.table.selectRow(numbers.index(first))

    def _record(self) -> ImportRecord:
        return self._records[self.table.currentRow()]

    def _chosen(self) -> None:
        if self.work.is_busy() or self.table.currentRow() < 0:
            return
        record = self._record()
        self._effect = None
        self.work.start(
            translate("gui", "Examen de l’import n° {numero}").format(numero=record.number),
            lambda _work: undoing(self._base, record.number),
            self._tell,
        )

    def _tell(self, effect: Undoing) -> None:
        self._effect = effect
        record = self._record()
        self.effectLabel.setText(_told(self._base, self._reference, record, effect))

    def _undone(self, record: ImportRecord, copy: str | None) -> None:
        refresh(QgsProject.instance(), self._reference)
        text = translate("gui", "L’import n° {numero} est annulé en entier.")
        told = text.format(numero=record.number)
        if copy:
            kept = translate("gui", "La base telle qu’elle était juste avant : {copie}")
            told += "\n" + kept.format(copie=copy)
        self._messages.success(text.format(numero=record.number))
        self._wanted = record.number
        self._list(lambda: self.introLabel.setText(told))

    def _enable(self) -> None:
        free = not self.work.is_busy()
        self.workBar.setVisible(not free)
        self.table.setEnabled(free)
        effect = self._effect
        self.undoButton.setEnabled(free and effect is not None and not effect.hindrance)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, OspError):
            self.effectLabel.setText(explain(error))
        else:
            self._messages.error(error)


def _cells(record: ImportRecord) -> list[str]:
    return [
        str(record.number),
        f"{record.nature} {record.campaign}" if record.campaign else record.nature,
        record.name,
        record.bailleur or "",
        record.when.astimezone().strftime("%d/%m/%Y %H:%M"),
        record.user,
        str(record.counts["nb_nouveaux"] or 0),
        str(record.counts["nb_modifies"] or 0),
        record.state,
    ]


def _told(base: Base, reference: BaseReference, record: ImportRecord, effect: Undoing) -> str:
    if effect.hindrance:
        text = translate("gui", "L’import n° {numero} ne peut pas être annulé : {raison}.")
        return text.format(numero=record.number, raison=effect.hindrance)
    text = translate(
        "gui",
        "Annuler l’import n° {numero} supprimera {supprimees} et rétablira {retablies}.",
    ).format(
        numero=record.number,
        supprimees=_counted(effect.deleted),
        retablies=_counted(effect.restored),
    )
    if reference.path:
        text += " " + translate("gui", "Une copie de la base est d’abord faite à côté d’elle.")
    return text


def _counted(counts: Mapping[str, int]) -> str:
    if not counts:
        return translate("gui", "aucune ligne")
    return ", ".join(
        plural(
            count,
            translate("gui", "{nombre} ligne de « {table} »"),
            translate("gui", "{nombre} lignes de « {table} »"),
            table=dictionary()[table].title,
        )
        for table, count in counts.items()
    )
