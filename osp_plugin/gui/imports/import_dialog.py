"""The window of an import: the file and its columns, what it would change, the import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QDialog, QFileDialog

from ...domain.common.work import Work
from ...domain.errors import Cancelled, OspError
from ...domain.imports.plan import Plan
from ...i18n import explain, translate
from ...project import BaseReference
from ...project.refreshing import refresh
from ...project.writing import Writer
from ...reports.imports.scenario import FileImport, Imported, Looked
from ...reports.imports.subject import ImportSubject
from ...settings import Settings, user_name
from ...storage.imports.context import known_bailleurs
from ..common import forms
from ..common.background import Worker
from ..common.messages import Messages
from ..common.one_work import OneWork
from .file_page import LAST_FOLDER, FilePage
from .preview import Listing, listings
from .preview_page import BAD, PreviewPage, as_workbook

FILE, PREVIEW, DONE = range(3)


class ImportDialog(QDialog):
    """Three pages: file and columns, preview, result. All work is done beside the window."""

    imported = pyqtSignal(int)
    """An import was applied; its number."""
    undo_asked = pyqtSignal(int)

    def __init__(
        self,
        subject: ImportSubject,
        reference: BaseReference,
        messages: Messages,
        worker: Worker,
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._subject = subject
        self._reference = reference
        self._job = FileImport(reference.open(check=False), subject)
        self._messages = messages
        self._done: Imported | None = None
        self._file_page = FilePage(self, subject.kind, self._say)
        self._preview_page = PreviewPage(self, copied=bool(reference.path))
        self.file, self.tabs = self._file_page.file, self._file_page.tabs
        self.columns, self.listing = self._file_page.columns, self._preview_page.listing
        self.report = self._preview_page.report
        """Where the report is written with the import, when « reportCheck » is ticked."""
        self.work = OneWork(worker, self.workBar.setValue, self._enable, self._fail)
        """What the dialog is doing."""
        self._dress()
        self._connect()
        self._show_page(FILE)
        self._start(translate("gui", "Ouverture de la base…"), self._load, self._loaded)

    # -- for scripts and tests ---------------------------------------------------------------

    def choose_file(self, path: str) -> None:
        """Read a file, as when it is chosen."""
        self.file.setFilePath(path)

    def choose_field(self, header: str, field: str) -> None:
        """Say that the column ``header`` is ``field`` (« »: ignored)."""
        self._file_page.choose_field(header, field)

    def choose_titles(self, tab: str, row: int) -> None:
        """Say that the titles of ``tab`` are at the row of this number; it is read."""
        self._file_page.choose_titles(tab, row)

    # -- widgets -----------------------------------------------------------------------------

    def _dress(self) -> None:
        self.setWindowTitle(translate("gui", self._subject.title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.baseLabel.setText(self._reference.label)
        self.workFrame.hide()

    def _connect(self) -> None:
        self.file.fileChanged.connect(self._file_chosen)
        self.bailleurCombo.activated.connect(lambda *_place: self._look())
        self._file_page.corrected.connect(self._enable)
        self.previewButton.clicked.connect(lambda *_checked: self.preview())
        self.backButton.clicked.connect(lambda *_checked: self._show_page(FILE))
        self.applyButton.clicked.connect(lambda *_checked: self.apply())
        self.reportButton.clicked.connect(lambda *_checked: self._ask_report())
        self.mailButton.clicked.connect(lambda *_checked: self.copy_mail())
        self.undoButton.clicked.connect(lambda *_checked: self._ask_undo())
        self.closeButton.clicked.connect(lambda *_checked: self.reject())
        self.stopButton.clicked.connect(lambda *_checked: self.work.stop())

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        if page == FILE:
            self._preview_page.plan = None
        self._enable()

    def _enable(self) -> None:
        """Buttons of the page, usable when nothing is under way."""
        page, free = self.pages.currentIndex(), not self.work.is_busy()
        plan = self._preview_page.plan
        self.backButton.setVisible(page == PREVIEW)
        self.previewButton.setVisible(page == FILE)
        self.applyButton.setVisible(page == PREVIEW)
        self.undoButton.setVisible(page == DONE)
        self.reportButton.setVisible(page != FILE)
        self.mailButton.setVisible(page != FILE and self._subject.letter is not None)
        for widget in (self.file, self.bailleurCombo, self.datesCombo, self.tabsView,
                       self.columnsView, self.reportCheck, self.backButton, self.reportButton,
                       self.undoButton, self.closeButton):  # fmt: skip
            widget.setEnabled(free)
        self.previewButton.setEnabled(free and self._file_page.is_complete())
        self.applyButton.setEnabled(free and plan is not None and plan.writes)
        self.workFrame.setVisible(not free)
        wanted = {FILE: self.previewButton, PREVIEW: self.applyButton, DONE: self.closeButton}
        wanted[page].setDefault(True)

    def reject(self) -> None:
        """Close; while work is under way, stop it first."""
        if self.work.is_busy():
            self.work.stop()
        else:
            super().reject()

    def _start(
        self, text: str, function: Callable[[Work], Any], done: Callable[[Any], None]
    ) -> None:
        self._say("")
        self.workLabel.setText(text)
        self.work.start(text, function, done)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, OspError):
            self._say(explain(error), alarming=not isinstance(error, Cancelled))
        else:
            self._messages.error(error)
            self._say(
                translate("gui", "Une erreur imprévue s’est produite : rien n’a été écrit."),
                alarming=True,
            )

    def _say(self, text: str, *, alarming: bool = False) -> None:
        self.messageLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.messageLabel.setStyleSheet(f"color: {BAD.name()}" if alarming else "")
        self.messageLabel.setText(text)
        self.messageLabel.setVisible(bool(text))

    # -- the file and its columns ------------------------------------------------------------

    def _load(self, _work: Work) -> dict[str, str]:
        self._job.base.check()
        return known_bailleurs(self._job.base)

    def _loaded(self, bailleurs: dict[str, str]) -> None:
        self._file_page.list_bailleurs(bailleurs)
        if self.file.filePath():
            self._look()

    def _file_chosen(self, path: str) -> None:
        if not Path(path).is_file():
            return
        self._file_page.forget()
        QgsSettings().setValue(LAST_FOLDER, str(Path(path).parent))
        self._look()

    def _look(self) -> None:
        page, path = self._file_page, self.file.filePath()
        if self.work.is_busy() or not path:
            return
        file = page.looked.opened.file if page.looked is not None else path
        bailleur, titles = page.bailleur(), dict(page.titles)

        def look(work: Work) -> Looked:
            return self._job.look(file, bailleur, titles, work)

        self._start(translate("gui", "Lecture du fichier…"), look, page.show)

    # -- the preview -------------------------------------------------------------------------

    def preview(self) -> None:
        """Compute what the file would change, and show it."""
        opened, bailleur = self._file_page.opened(), self._file_page.bailleur()

        def compute(work: Work) -> tuple[Plan, list[Listing]]:
            plan = self._job.plan(opened, bailleur, work.within(0, 0.9))
            work.check()
            found = listings(plan, self._subject)
            work.check()
            return plan, found

        self._start(translate("gui", "Contrôle des lignes…"), compute, self._show_preview)

    def _show_preview(self, found: tuple[Plan, list[Listing]]) -> None:
        self._preview_page.show(*found, self._suggested_report())
        self._show_page(PREVIEW)

    # -- the import --------------------------------------------------------------------------

    def apply(self) -> None:
        """Write what the preview shows."""
        plan = self._preview_page.plan
        if plan is None:
            return
        choices, report = dict(self._file_page.choices), self._preview_page.wanted_report()
        writer = Writer.of(user_name(), QgsProject.instance(), self._reference)

        def write(work: Work) -> Imported:
            return self._job.write(plan, writer, report, choices, work)

        self._start(translate("gui", "Import en cours…"), write, self._written)

    def _written(self, done: Imported) -> None:
        self._done = done
        plan = self._preview_page.plan
        assert plan is not None  # nosec B101 # the button waits for a preview
        self.doneLabel.setText("\n\n".join(_result(plan, done)))
        refresh(QgsProject.instance(), self._reference)
        self._show_page(DONE)
        self.imported.emit(done.applied.number)

    def _ask_undo(self) -> None:
        if self._done is not None:
            self.undo_asked.emit(self._done.applied.number)

    # -- the report and the letter -----------------------------------------------------------

    def _suggested_report(self) -> str:
        file = Path(self.file.filePath())
        folder = Path(Settings.load().dossier_exports or file.parent)
        return str(folder / f"{file.stem}_rapport.xlsx")

    def _ask_report(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self,
            translate("gui", "Enregistrer le rapport"),
            self._suggested_report(),
            translate("gui", "Classeur Excel (*.xlsx)"),
        )
        if path:
            self.save_report(as_workbook(path))

    def save_report(self, path: str) -> None:
        """Write the report of the preview, or of the import once it is done."""
        plan, done = self._preview_page.plan, self._done
        assert plan is not None  # nosec B101 # the button waits for a preview

        def write(work: Work) -> list[Path]:
            if done is None:
                return self._job.simulate(plan, path, work)
            return self._job.report(plan, path, done, work)

        self._start(
            translate("gui", "Écriture du rapport…"),
            write,
            lambda written: self._say(_written_files(written)),
        )

    def copy_mail(self) -> None:
        """Put the letter to the bailleur on the clipboard."""
        plan, letter = self._preview_page.plan, self._subject.letter
        assert plan is not None and letter is not None  # nosec B101 # the button waits for a preview with a letter
        QGuiApplication.clipboard().setText(letter(plan))
        self._say(
            translate(
                "gui",
                "Le courriel au bailleur est dans le presse-papiers : collez-le dans votre "
                "messagerie et joignez-y le rapport.",
            )
        )


def _written_files(files: list[Path]) -> str:
    return translate("gui", "Écrit dans « {dossier} » : {fichiers}.").format(
        dossier=files[0].parent, fichiers=", ".join(path.name for path in files)
    )


def _result(plan: Plan, done: Imported) -> list[str]:
    counts = plan.counts
    told = [
        translate(
            "gui",
            "L’import n° {numero} est fait. Lignes nouvelles : {nouveaux} ; modifiées : "
            "{modifies} ; inchangées : {inchanges} ; refusées ou en conflit, qui n’ont pas été "
            "importées : {laissees}.",
        ).format(
            numero=done.applied.number,
            nouveaux=counts["NB_NOUVEAUX"],
            modifies=counts["NB_MODIFIES"],
            inchanges=counts["NB_INCHANGES"],
            laissees=counts["NB_REJETES"] + counts["NB_CONFLITS"],
        )
    ]
    if done.applied.backup:
        text = translate(
            "gui",
            "La base telle qu’elle était avant l’import, données sensibles comprises : {copie}",
        )
        told.append(text.format(copie=done.applied.backup))
    if done.files:
        told.append(_written_files(done.files))
    if done.note:
        told.append(done.note)
    return told
