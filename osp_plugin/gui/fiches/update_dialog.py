"""« Mettre à jour les chiffres »: what a layout says, beside what it would say, then done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QHeaderView, QTableWidgetItem

from ...domain.errors import OspError
from ...i18n import explain, translate
from ...project import BaseReference
from ...reports.fiches.updating import Update
from ...reports.layouts.told import Change
from ..common import forms
from ..common.background import Worker
from ..common.figures import counted
from ..common.messages import Messages
from ..common.one_work import OneWork
from .atlas import FicheAtlas


class UpdateDialog(QDialog):
    """Stays open beside the counting; the layout is the same until « Mettre à jour »."""

    def __init__(
        self,
        layouts: Sequence[QgsPrintLayout],
        first: QgsPrintLayout | None,
        reference: BaseReference,
        messages: Messages,
        worker: Worker,
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._layouts = list(layouts)
        self._reference = reference
        self._messages = messages
        self._worker = worker
        self._update: Update | None = None
        self._changes: list[Change] = []
        self.work = OneWork(worker, self.workBar.setValue, self._enable, self._fail)
        """What the dialog is doing."""
        headings = [
            translate("gui", "Chiffre"),
            translate("gui", "Dans la mise en page"),
            translate("gui", "Aujourd’hui"),
        ]
        self.changesTable.setColumnCount(len(headings))
        self.changesTable.setHorizontalHeaderLabels(headings)
        header = self.changesTable.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.changesTable.verticalHeader().hide()
        for layout in self._layouts:
            self.layoutCombo.addItem(layout.name())
        if first in self._layouts:
            self.layoutCombo.setCurrentIndex(self._layouts.index(first))
        self.layoutCombo.currentIndexChanged.connect(lambda _row: self._count())
        self.allBox.toggled.connect(lambda _checked: self._show_changes())
        self.updateButton.clicked.connect(lambda *_checked: self._write())
        self.closeButton.clicked.connect(lambda *_checked: self.reject())
        self._manager = QgsProject.instance().layoutManager()
        self._manager.layoutAboutToBeRemoved.connect(self._gone)
        self._count()

    def _gone(self, name: str) -> None:
        """A layout goes, or all of them with their project: none of these is left to update."""
        if self._manager.layoutByName(name) in self._layouts:
            self.reject()

    def done(self, result: int) -> None:
        """Called by Qt, however the dialog is closed."""
        if self._layouts:
            self._layouts = []
            self._manager.layoutAboutToBeRemoved.disconnect(self._gone)
        super().done(result)

    def reject(self) -> None:
        """The old figures stay; what is under way stops."""
        self.work.abandon()
        if self._update is not None:
            self._update.forget()
        super().reject()

    @property
    def layout_chosen(self) -> QgsPrintLayout:
        """The layout whose figures are compared."""
        return self._layouts[self.layoutCombo.currentIndex()]

    def _count(self) -> None:
        self._update, self._changes = None, []
        self._show_changes()
        self.warningLabel.setText("")
        try:
            update = Update(QgsProject.instance(), self.layout_chosen, self._reference)
        except OspError as error:
            self.introLabel.setText(explain(error))
            self._enable()
            return
        self.introLabel.setText(translate("gui", "Calcul en cours…"))
        self.work.start(
            translate("gui", "Chiffres de la note"), update.count, lambda _none: self._show(update)
        )
        self._enable()

    def _show(self, update: Update) -> None:
        self._update = update
        self._changes = update.changes()
        different = sum(change.is_change for change in self._changes)
        self.introLabel.setText(
            translate(
                "gui",
                "Faite le {jour} à {heure} sur la base « {base} ». {nombre} aujourd’hui. Ce que "
                "vous avez déplacé, agrandi, écrit ou ajouté à la main est gardé.",
            ).format(
                jour=f"{update.made.at:%d/%m/%Y}",
                heure=f"{update.made.at:%H:%M}",
                base=update.made.definition.base,
                nombre=counted(different, "chiffre diffère", "chiffres diffèrent"),
            )
        )
        self.warningLabel.setText(" ".join(self._warnings(update)))
        self._show_changes()

    def _warnings(self, update: Update) -> list[str]:
        said = []
        if update.made.definition.base != update.definition.base:
            said.append(
                translate("gui", "La base ouverte est « {base} » : ce n’est pas la même.").format(
                    base=update.definition.base
                )
            )
        if update.made.definition.filters != update.definition.filters:
            said.append(
                translate("gui", "Le filtre des couches n’est plus celui de la mise en page.")
            )
        alone = update.left_alone()
        if alone:
            said.append(
                translate(
                    "gui", "Ces couches ne sont plus dans le projet et restent telles : {noms}."
                ).format(noms=", ".join(alone))
            )
        return said

    def _show_changes(self) -> None:
        shown = [c for c in self._changes if c.is_change or self.allBox.isChecked()]
        self.changesTable.setRowCount(len(shown))
        for row, change in enumerate(shown):
            for column, text in enumerate((change.label, change.before, change.after)):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(
                        int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    )
                if change.is_change and column == 2:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.changesTable.setItem(row, column, item)

    def _enable(self) -> None:
        busy = self.work.is_busy()
        self.updateButton.setEnabled(not busy and self._update is not None)
        self.layoutCombo.setEnabled(not busy)

    def _write(self) -> None:
        update = self._update
        if update is None:
            return
        with self._messages.guard():
            update.look()
            self.work.start(
                translate("gui", "Mise à jour des chiffres"),
                update.write,
                lambda _none: self._apply(update),
            )
            self._enable()

    def _apply(self, update: Update) -> None:
        layout = self.layout_chosen
        for atlas in layout.findChildren(FicheAtlas):
            atlas.retire()  # it turns through the older figures
        name = layout.name()
        # The update is no more the dialog's: it goes on to its end if that is closed.
        self._update = None
        self._worker.pieces.start(
            update.applying(), lambda _none: self._applied(name), self._messages.error
        )
        self.accept()

    def _applied(self, name: str) -> None:
        self._messages.success(
            translate(
                "gui",
                "La mise en page « {nom} » a les chiffres du jour. Enregistrez le projet.",
            ).format(nom=name)
        )

    def _fail(self, error: BaseException) -> None:
        self.workBar.setValue(0)
        if self._update is not None:
            self._update.forget()
        if isinstance(error, OspError):
            self.introLabel.setText(explain(error))
        else:
            self._messages.error(error)
