"""« Importer une remontée… »: the file and its columns, what it would change, the import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QGuiApplication
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QListWidgetItem,
)

from ...domain.common.work import Work
from ...domain.errors import Cancelled, OspError
from ...domain.imports.kinds import Kind
from ...domain.imports.plan import Plan
from ...i18n import explain, translate
from ...project import BaseReference
from ...project.refreshing import being_edited, refresh
from ...reports.imports.mail import mail_text
from ...reports.imports.report import write_return_report
from ...settings import PREFIX, Settings, user_name
from ...storage import Base
from ...storage.errors import BaseError
from ...storage.imports.application import Applied, apply_plan
from ...storage.imports.context import known_bailleurs
from ...storage.imports.preparation import Opened, plan_of, proposed
from ...storage.imports.reading import ReadFile, read_file
from ...storage.imports.register import remember_columns, remembered_columns
from ..common import forms
from ..common.background import Worker
from ..common.messages import Messages
from ..common.one_work import OneWork
from .columns_table import FIELD, HEADER, SAMPLES, TAB, ColumnsModel, FieldDelegate, column_lines
from .listing_table import ListingModel
from .preview import Listing, listings
from .tabs_table import TabsTable

LAST_FOLDER = f"{PREFIX}/dossier_remontees"
_BAD, _EMPTY = QColor("#C9191E"), QColor("#7A8194")
_ALARMING = {"rejetes", "conflits", "erreurs"}
FILE, PREVIEW, DONE = range(3)
WIDEST_PX = 230


@dataclass(frozen=True)
class Looked:
    """A file read, its columns proposed for a bailleur (« » when unknown).

    ``memory`` gives the fields remembered of this bailleur, by folded title.
    """

    file: ReadFile
    opened: Opened
    bailleur: str
    memory: dict[str, str]


@dataclass(frozen=True)
class Done:
    """An import done. ``note`` says what could not be done after it, « » when nothing."""

    applied: Applied
    note: str = ""


class ImportDialog(QDialog):
    """Three pages: file and columns, preview, result. All work is done beside the window."""

    imported = pyqtSignal(int)
    """An import was applied; its number."""
    undo_asked = pyqtSignal(int)

    def __init__(
        self,
        kind: Kind,
        reference: BaseReference,
        messages: Messages,
        worker: Worker,
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._kind = kind
        self._reference = reference
        self._base: Base = reference.open(check=False)
        self._messages = messages
        self._bailleurs: dict[str, str] = {}
        self._looked: Looked | None = None
        self._choices: dict[str, str] = {}
        self._titles: dict[str, int] = {}
        self._plan: Plan | None = None
        self._listings: list[Listing] = []
        self._done: Done | None = None
        self.work = OneWork(worker, self.workBar.setValue, self._enable, self._fail)
        """What the dialog is doing."""
        self._make_widgets()
        self._connect()
        self._show_page(FILE)
        self._start(translate("gui", "Ouverture de la base…"), self._load, self._loaded)

    # -- for scripts and tests ---------------------------------------------------------------

    def choose_file(self, path: str) -> None:
        """Read a file, as when it is chosen."""
        self.file.setFilePath(path)

    def choose_field(self, header: str, field: str) -> None:
        """Say that the column ``header`` is ``field`` (« »: ignored)."""
        self._choices[header] = field
        self._show_columns()

    def choose_titles(self, tab: str, row: int) -> None:
        """Say that the titles of ``tab`` are at the row of this number; it is read."""
        assert self._looked is not None
        self._titles[tab] = row
        opened = self._looked.opened.retitled(tab, row, self._looked.memory)
        self._looked = replace(self._looked, opened=opened)
        self._show_columns()
        self._enable()

    def choose_tabs(self) -> None:
        """Read the tabs that are ticked."""
        assert self._looked is not None
        known = {layout.sheet for layout in self._looked.opened.layouts}
        for tab, row in self.tabs.ticked().items():
            if tab not in known:
                self.choose_titles(tab, row)
        self._show_columns()
        self._enable()

    # -- widgets -----------------------------------------------------------------------------

    def _make_widgets(self) -> None:
        returns = self._kind.of_bailleur
        self.setWindowTitle(
            {
                "logement": translate("gui", "Importer une remontée"),
                "operation": translate("gui", "Importer les décisions de financement"),
                "programmation": translate("gui", "Importer des lignes de programmation"),
            }[self._kind.target]
        )
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.baseLabel.setText(self._reference.label)
        self.file = QgsFileWidget(self)
        self.file.setFilter(translate("gui", "Tableaux (*.xlsx *.ods *.csv *.txt);;Tous (*)"))
        self.file.setDialogTitle(translate("gui", "Choisir le fichier à importer"))
        self.file.setDefaultRoot(QgsSettings().value(LAST_FOLDER, "", str))
        self.fileBox.addWidget(self.file)
        self.fileTitle.setBuddy(self.file.lineEdit())
        self.bailleurTitle.setVisible(returns)
        self.bailleurCombo.setVisible(returns)
        self.tabs = TabsTable(self.tabsView)
        self.columns = ColumnsModel(self._kind.vocabulary().fields, self)
        self.columnsView.setModel(self.columns)
        self.columnsView.setItemDelegateForColumn(FIELD, FieldDelegate(self))
        triggers = QAbstractItemView.EditTrigger
        self.columnsView.setEditTriggers(
            triggers.CurrentChanged | triggers.SelectedClicked | triggers.EditKeyPressed
        )
        self.columnsView.verticalHeader().hide()
        self.columnsView.horizontalHeader().setStretchLastSection(True)
        self.listing = ListingModel(self)
        self.listingView.setModel(self.listing)
        self.listingView.verticalHeader().hide()
        for view in (self.columnsView, self.listingView):
            view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        self.listingView.horizontalHeader().setStretchLastSection(True)
        self.listingView.setSortingEnabled(True)
        self.listingView.setEditTriggers(triggers.NoEditTriggers)
        self.splitter.setStretchFactor(1, 1)
        self.workFrame.hide()

    def _connect(self) -> None:
        self.file.fileChanged.connect(self._file_chosen)
        self.bailleurCombo.activated.connect(lambda *_place: self._look())
        self.tabs.ticks_changed.connect(self.choose_tabs)
        self.tabs.titles_changed.connect(self.choose_titles)
        self.columns.chosen.connect(self.choose_field)
        self.categoryList.currentRowChanged.connect(self._show_listing)
        self.searchEdit.textChanged.connect(self._search)
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
            self._plan = None
        self._enable()

    def _enable(self) -> None:
        """Buttons of the page, usable when nothing is under way."""
        page, free = self.pages.currentIndex(), not self.work.is_busy()
        self.backButton.setVisible(page == PREVIEW)
        self.previewButton.setVisible(page == FILE)
        self.applyButton.setVisible(page == PREVIEW)
        self.undoButton.setVisible(page == DONE)
        self.reportButton.setVisible(page != FILE)
        self.mailButton.setVisible(page != FILE and self._kind.of_bailleur)
        for widget in (self.file, self.bailleurCombo, self.tabsView, self.columnsView,
                       self.backButton, self.reportButton, self.undoButton,
                       self.closeButton):  # fmt: skip
            widget.setEnabled(free)
        known = bool(self.bailleurCombo.currentData()) or not self._kind.of_bailleur
        read = self._looked is not None and bool(self._opened().layouts)
        self.previewButton.setEnabled(free and known and read)
        self.applyButton.setEnabled(free and self._plan is not None and self._plan.writes)
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
        self.messageLabel.hide()
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
        self.messageLabel.setStyleSheet(f"color: {_BAD.name()}" if alarming else "")
        self.messageLabel.setText(text)
        self.messageLabel.show()

    # -- the file and its columns ------------------------------------------------------------

    def _load(self, _work: Work) -> dict[str, str]:
        self._base.check()
        return known_bailleurs(self._base)

    def _loaded(self, bailleurs: dict[str, str]) -> None:
        self._bailleurs = bailleurs
        self.bailleurCombo.addItem(translate("gui", "(choisir le bailleur)"), "")
        for code, name in sorted(bailleurs.items()):
            self.bailleurCombo.addItem(f"{code} – {name}" if name else code, code)
        if self.file.filePath():
            self._look()

    def _file_chosen(self, path: str) -> None:
        if not Path(path).is_file():
            return
        self._looked = None
        self._choices, self._titles = {}, {}
        self.tabs.clear()
        self.columns.show([])
        self.foundLabel.clear()
        QgsSettings().setValue(LAST_FOLDER, str(Path(path).parent))
        self.bailleurCombo.setCurrentIndex(0)
        self._look()

    def _look(self) -> None:
        path, bailleur, held = self.file.filePath(), self._bailleur(), self._looked
        titles = dict(self._titles)
        if self.work.is_busy() or not path:
            return

        def look(work: Work) -> Looked:
            file = held.file if held is not None else read_file(path, work=work)
            opened = proposed(file, self._kind)
            whose, memory = bailleur, dict[str, str]()
            if self._kind.whose is not None:
                whose = bailleur or self._kind.whose(
                    file.name, file.sheets, opened.layouts, self._bailleurs
                )
                memory = remembered_columns(self._base, whose)
                opened = proposed(file, self._kind, memory)
            for tab, row in titles.items():
                opened = opened.retitled(tab, row, memory)
            return Looked(file, opened, whose, memory)

        self._start(translate("gui", "Lecture du fichier…"), look, self._seen)

    def _seen(self, looked: Looked) -> None:
        self.tabs.show(looked.opened, self.tabs.ticked() if self._looked is not None else None)
        self._looked = looked
        place = self.bailleurCombo.findData(looked.bailleur)
        self.bailleurCombo.setCurrentIndex(max(0, place))
        self.choose_tabs()

    def _bailleur(self) -> str:
        return str(self.bailleurCombo.currentData() or "")

    def _opened(self) -> Opened:
        assert self._looked is not None
        return self._looked.opened.chosen(self._choices, self.tabs.ticked())

    def _show_columns(self) -> None:
        self.messageLabel.hide()
        opened = self._opened()
        lines = column_lines(opened)
        self.columns.show(lines)
        self.columnsView.setColumnHidden(TAB, len(opened.layouts) < 2)
        header = self.columnsView.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.columnsView.resizeColumnsToContents()
        for column, most in ((HEADER, 260), (FIELD, 260), (SAMPLES, 400)):
            header.resizeSection(column, min(header.sectionSize(column) + 12, most))
        found = _found(opened, lines)
        self.foundLabel.setText("\n".join(found))
        self.foundLabel.setVisible(bool(found))
        if not opened.layouts:
            self._say(
                translate(
                    "gui",
                    "Aucun onglet n’est lu : cochez celui qui contient le tableau et donnez la "
                    "ligne de ses titres.",
                )
            )
        elif self._kind.of_bailleur and not self._bailleur():
            self._say(
                translate("gui", "Le fichier ne dit pas de quel bailleur il vient : choisissez-le.")
            )

    # -- the preview -------------------------------------------------------------------------

    def preview(self) -> None:
        """Compute what the file would change, and show it."""
        opened, bailleur = self._opened(), self._bailleur()

        def compute(work: Work) -> tuple[Plan, list[Listing]]:
            plan = plan_of(
                self._base,
                opened,
                bailleur,
                work.within(0, 0.9),
            )
            return plan, listings(plan)

        self._start(translate("gui", "Contrôle des lignes…"), compute, self._show_preview)

    def _show_preview(self, found: tuple[Plan, list[Listing]]) -> None:
        self._plan, self._listings = found
        self.categoryList.clear()
        for listing in self._listings:
            item = QListWidgetItem(f"{listing.title} : {listing.count}")
            if not listing.count:
                item.setForeground(_EMPTY)
            elif listing.name in _ALARMING:
                item.setForeground(_BAD)
            self.categoryList.addItem(item)
        self.previewLabel.setText(
            translate(
                "gui", "« {fichier} » : {nombre} lignes lues. Rien n’est encore écrit."
            ).format(fichier=self._plan.name, nombre=len(self._plan.rows))
        )
        self.applyLabel.setText(self._what_apply_does(self._plan))
        self.searchEdit.clear()
        filled = (place for place, listing in enumerate(self._listings) if listing.count)
        self.categoryList.setCurrentRow(next(filled, 0))
        self._show_page(PREVIEW)

    def _what_apply_does(self, plan: Plan) -> str:
        counts = plan.counts
        if not plan.writes:
            return translate("gui", "Ce fichier ne changerait rien dans la base.")
        texts = [
            translate(
                "gui",
                "Importer écrira {nouveaux} ligne(s) nouvelle(s) et {modifies} modifiée(s), "
                "ensemble ou pas du tout ; {laissees} ligne(s) refusée(s) ou en conflit sont "
                "laissées de côté.",
            ).format(
                nouveaux=counts["NB_NOUVEAUX"],
                modifies=counts["NB_MODIFIES"],
                laissees=counts["NB_REJETES"] + counts["NB_CONFLITS"],
            )
        ]
        if self._reference.path:
            texts.append(translate("gui", "Une copie de la base est d’abord faite à côté d’elle."))
        return " ".join(texts)

    def _show_listing(self, place: int) -> None:
        if not 0 <= place < len(self._listings):
            return
        self.listingView.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        listing = self._listings[place]
        self.listing.show(listing)
        self.listingView.setColumnHidden(0, listing.with_tab and self._tabs() < 2)
        self._size_listing()
        self._tell_shown()

    def _tabs(self) -> int:
        return len(self._plan.table.layouts) if self._plan is not None else 0

    def _size_listing(self) -> None:
        # Not resizeColumnsToContents: it would ask for every cell of a long list.
        header = self.listingView.horizontalHeader()
        metrics = self.listingView.fontMetrics()
        for column in range(self.listing.columnCount()):
            texts = [str(self.listing.headerData(column, Qt.Orientation.Horizontal))]
            texts += [
                str(self.listing.data(self.listing.index(row, column)))
                for row in range(min(60, self.listing.rowCount()))
            ]
            width = max(metrics.horizontalAdvance(text[:80]) for text in texts) + 28
            header.resizeSection(column, min(width, WIDEST_PX))

    def _search(self, text: str) -> None:
        self.listing.search(text)
        self._tell_shown()

    def _tell_shown(self) -> None:
        listing = self._listings[max(0, self.categoryList.currentRow())]
        self.shownLabel.setText(
            translate("gui", "{nombre} ligne(s) affichée(s) sur {total}").format(
                nombre=self.listing.rowCount(), total=len(listing.rows)
            )
        )

    # -- the import --------------------------------------------------------------------------

    def apply(self) -> None:
        """Write what the preview shows."""
        plan = self._plan
        if plan is None or self._refuses_edits():
            return
        choices = {
            line: field
            for line, field in self._choices.items()
            if any(m.header == line and m.titled for x in self._opened().layouts for m in x.matches)
        }

        author = user_name()

        def write(work: Work) -> Done:
            self._base.sign(author)
            done = Done(apply_plan(self._base, plan, work))
            if choices and self._kind.of_bailleur:
                try:
                    remember_columns(self._base, plan.bailleur, choices)
                except BaseError as error:
                    return replace(done, note=explain(error))
            return done

        self._start(translate("gui", "Import en cours…"), write, self._written)

    def _refuses_edits(self) -> bool:
        layers = being_edited(QgsProject.instance(), self._reference)
        if not layers:
            return False
        self._say(
            translate(
                "gui",
                "Des couches de cette base sont en édition : {couches}. Enregistrez ou abandonnez "
                "leurs modifications et quittez l’édition, puis importez.",
            ).format(couches=", ".join(layer.name() for layer in layers)),
            alarming=True,
        )
        return True

    def _written(self, done: Done) -> None:
        self._done = done
        assert self._plan is not None
        self.doneLabel.setText("\n\n".join(_result(self._plan, done)))
        refresh(QgsProject.instance(), self._reference)
        self._show_page(DONE)
        self.imported.emit(done.applied.number)

    def _ask_undo(self) -> None:
        if self._done is not None:
            self.undo_asked.emit(self._done.applied.number)

    # -- the report and the letter -----------------------------------------------------------

    def _ask_report(self) -> None:
        folder = Settings.load().dossier_exports or str(Path(self.file.filePath()).parent)
        name = f"{Path(self.file.filePath()).stem}_rapport.xlsx"
        path, _kind = QFileDialog.getSaveFileName(
            self,
            translate("gui", "Enregistrer le rapport"),
            str(Path(folder) / name),
            translate("gui", "Classeur Excel (*.xlsx)"),
        )
        if path:
            self.save_report(path if path.lower().endswith(".xlsx") else f"{path}.xlsx")

    def save_report(self, path: str) -> None:
        """Write the report of the preview, or of the import once it is done."""
        plan, done = self._plan, self._done
        assert plan is not None
        state = (
            translate("gui", "Simulation, rien n’a été écrit")
            if done is None
            else translate("gui", "Importé, sous le n° {numero}").format(numero=done.applied.number)
        )

        def write(work: Work) -> list[Path]:
            return write_return_report(path, plan, state=state, work=work)

        self._start(translate("gui", "Écriture du rapport…"), write, self._report_written)

    def _report_written(self, written: list[Path]) -> None:
        self._say(
            translate("gui", "Écrit dans « {dossier} » : {fichiers}.").format(
                dossier=written[0].parent, fichiers=", ".join(path.name for path in written)
            )
        )

    def copy_mail(self) -> None:
        """Put the letter to the bailleur on the clipboard."""
        assert self._plan is not None
        QGuiApplication.clipboard().setText(mail_text(self._plan))
        self._say(
            translate(
                "gui",
                "Le courriel au bailleur est dans le presse-papiers : collez-le dans votre "
                "messagerie et joignez-y le rapport.",
            )
        )


def _found(opened: Opened, lines: list[Any]) -> list[str]:
    """What is not read of the file, in a few sentences."""
    told = []
    hidden = [sheet.name for sheet in opened.file.sheets if sheet.hidden]
    if hidden:
        text = translate("gui", "Onglets masqués, non lus : {onglets}.")
        told.append(text.format(onglets=", ".join(hidden)))
    ignored = [line.match.header for line in lines if line.match.field is None]
    if ignored:
        text = translate(
            "gui",
            "{nombre} colonne(s) ignorée(s), en gris : cliquez dans « Champ de l’OSP » pour "
            "dire ce qu’elles contiennent.",
        )
        told.append(text.format(nombre=len(ignored)))
    return told


def _result(plan: Plan, done: Done) -> list[str]:
    counts = plan.counts
    told = [
        translate(
            "gui",
            "L’import n° {numero} est fait : {nouveaux} ligne(s) nouvelle(s), {modifies} "
            "modifiée(s), {inchanges} inchangée(s). {laissees} ligne(s) refusée(s) ou en conflit "
            "n’ont pas été importées.",
        ).format(
            numero=done.applied.number,
            nouveaux=counts["NB_NOUVEAUX"],
            modifies=counts["NB_MODIFIES"],
            inchanges=counts["NB_INCHANGES"],
            laissees=counts["NB_REJETES"] + counts["NB_CONFLITS"],
        )
    ]
    if done.applied.backup:
        text = translate("gui", "La base telle qu’elle était avant l’import : {copie}")
        told.append(text.format(copie=done.applied.backup))
    if done.note:
        text = translate("gui", "Les colonnes choisies n’ont pas pu être mémorisées. {raison}")
        told.append(text.format(raison=done.note))
    return told
