"""The second page of an import: what the file would change, category by category."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QListWidgetItem

from ...domain.imports.plan import Plan
from ...i18n import plural, translate
from .listing_table import ListingModel
from .preview import Listing

BAD, _EMPTY = QColor("#C9191E"), QColor("#7A8194")
_ALARMING = {"rejetes", "conflits", "erreurs"}
_SENTENCES = {*_ALARMING, "avertissements"}
"""Lists whose last column is a sentence."""
_DETAIL_LINES = 4
WIDEST_PX = 230


class PreviewPage(QObject):
    """Shows a plan. ``form`` has the widgets; ``copied`` says that the base is copied first."""

    def __init__(self, form: Any, *, copied: bool) -> None:
        super().__init__(form)
        self._form = form
        self._copied = copied
        self.plan: Plan | None = None
        """What is shown."""
        self._listings: list[Listing] = []
        self.listing = ListingModel(form)
        self.report = QgsFileWidget(form)
        self._make_widgets()
        form.categoryList.currentRowChanged.connect(self._show_listing)
        form.searchEdit.textChanged.connect(self._search)
        form.reportCheck.toggled.connect(self.report.setEnabled)

    def _make_widgets(self) -> None:
        form = self._form
        view = form.listingView
        view.setModel(self.listing)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        view.horizontalHeader().setStretchLastSection(True)
        view.setSortingEnabled(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.selectionModel().currentRowChanged.connect(lambda *_rows: self._tell_detail())
        detail = form.detailEdit
        detail.setFixedHeight(_DETAIL_LINES * detail.fontMetrics().lineSpacing() + 14)
        form.splitter.setStretchFactor(1, 1)
        self.report.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.report.setFilter(translate("gui", "Classeur Excel (*.xlsx)"))
        self.report.setDialogTitle(translate("gui", "Enregistrer le rapport"))
        self.report.setEnabled(False)
        form.reportBox.addWidget(self.report)

    def show(self, plan: Plan, found: list[Listing], report: str) -> None:
        """Show a plan by its categories; ``report`` is where its report is best written."""
        self.plan, self._listings = plan, found
        form = self._form
        form.categoryList.clear()
        for listing in found:
            item = QListWidgetItem(f"{listing.title} : {listing.count}")
            if not listing.count:
                item.setForeground(_EMPTY)
            elif listing.name in _ALARMING:
                item.setForeground(BAD)
            form.categoryList.addItem(item)
        form.previewLabel.setText(_what_was_read(plan))
        form.applyLabel.setText(self._what_apply_does(plan))
        form.searchEdit.clear()
        self.report.setFilePath(report)
        filled = (place for place, listing in enumerate(found) if listing.count)
        form.categoryList.setCurrentRow(next(filled, 0))

    def wanted_report(self) -> str:
        """Where the report is to be written with the import, « » when it is not wanted."""
        path = str(self.report.filePath()).strip()
        return as_workbook(path) if path and self._form.reportCheck.isChecked() else ""

    def _what_apply_does(self, plan: Plan) -> str:
        counts = plan.counts
        if not plan.writes:
            return translate("gui", "Ce fichier ne changerait rien dans la base.")
        texts = [
            translate(
                "gui",
                "Importer écrira, ensemble ou pas du tout, les lignes nouvelles ({nouveaux}) et "
                "modifiées ({modifies}) ; celles qui sont refusées ou en conflit ({laissees}) sont "
                "laissées de côté.",
            ).format(
                nouveaux=counts["NB_NOUVEAUX"],
                modifies=counts["NB_MODIFIES"],
                laissees=counts["NB_REJETES"] + counts["NB_CONFLITS"],
            )
        ]
        if self._copied:
            texts.append(translate("gui", "Une copie de la base est d’abord faite à côté d’elle."))
        return " ".join(texts)

    def _show_listing(self, place: int) -> None:
        if not 0 <= place < len(self._listings):
            return
        view = self._form.listingView
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        listing = self._listings[place]
        self.listing.show(listing)
        tabs = len(self.plan.table.layouts) if self.plan is not None else 0
        view.setColumnHidden(0, listing.with_tab and tabs < 2)
        self._form.detailEdit.setVisible(listing.name in _SENTENCES)
        self._size_listing()
        self._tell_shown()

    def _size_listing(self) -> None:
        # Not resizeColumnsToContents: it would ask for every cell of a long list.
        view = self._form.listingView
        header, metrics = view.horizontalHeader(), view.fontMetrics()
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

    def _tell_detail(self) -> None:
        """The whole sentence of the row chosen, which a list cuts short."""
        place = self._form.listingView.currentIndex()
        last = self.listing.index(place.row(), self.listing.columnCount() - 1)
        text = self.listing.data(last) if place.isValid() else ""
        self._form.detailEdit.setPlainText(str(text or ""))

    def _tell_shown(self) -> None:
        if self.listing.rowCount():
            self._form.listingView.selectRow(0)
        self._tell_detail()
        listing = self._listings[max(0, self._form.categoryList.currentRow())]
        self._form.shownLabel.setText(
            plural(
                self.listing.rowCount(),
                translate("gui", "{nombre} ligne affichée sur {total}"),
                translate("gui", "{nombre} lignes affichées sur {total}"),
                total=len(listing.rows),
            )
        )


def _what_was_read(plan: Plan) -> str:
    told = plural(
        len(plan.rows),
        translate("gui", "« {fichier} » : {nombre} ligne lue. Rien n’est encore écrit."),
        translate("gui", "« {fichier} » : {nombre} lignes lues. Rien n’est encore écrit."),
        fichier=plan.name,
    )
    if not plan.readings:
        return told
    cells = sum(item.count for item in plan.readings)
    more = plural(
        cells,
        translate(
            "gui",
            "Une cellule est lue autrement qu’elle n’est écrite : vérifiez-la dans « Lu autrement "
            "qu’écrit ».",
        ),
        translate(
            "gui",
            "{nombre} cellules sont lues autrement qu’elles ne sont écrites (colonnes : "
            "{colonnes}) : vérifiez-les dans « Lu autrement qu’écrit ».",
        ),
        colonnes=len(plan.readings),
    )
    return f"{told} {more}"


def as_workbook(path: str) -> str:
    """``path`` with the ending of a workbook."""
    return path if Path(path).suffix.lower() == ".xlsx" else f"{path}.xlsx"
