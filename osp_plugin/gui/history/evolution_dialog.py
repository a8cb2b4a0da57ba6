"""« Expliquer une évolution »: the cascade of an indicator between two times."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QVBoxLayout

from ...domain.common.work import Work
from ...domain.dictionary import dictionary
from ...domain.errors import OspError
from ...domain.history.cascade import BEGUN, ENDED, Cascade
from ...domain.history.steps import DWELLINGS
from ...domain.indicators import SCALES, indicators
from ...domain.indicators.kept import Situation
from ...domain.indicators.scales import WHOLE
from ...i18n import explain as told_error
from ...i18n import translate
from ...project import BaseReference
from ...project.history.bars import add_layer
from ...reports.common.secrecy import chosen_threshold
from ...reports.history.chart import waterfall
from ...reports.history.statement import bar_rows, ends, heading, printed, workbook
from ...reports.history.telling import Told, change, named, paragraph, quantity, told
from ...reports.layouts import Signature
from ...reports.statement.pdf import StatementPrinter
from ...reports.statement.workbook import write_statement
from ...settings import Settings
from ...storage.history.explaining import Evolution, Question, Time, explain
from ...storage.indicators.situations import name_of, situations
from ..common import forms
from ..common.background import Worker
from ..common.chart_view import ChartView, load_drawing
from ..common.figures import counted, number, secrecy_note
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.tables import embolden, fill

NOW, DATE = "maintenant", "date"
"""In the lists of the two ends, beside the situations, which are known by their hashes."""
SHARE_OF_CHART = 640
"""Of a thousand, the height of the chart beside that of the table."""


class EvolutionDialog(QDialog):
    """Stays open beside the map: a bar shows its dwellings there."""

    def __init__(
        self, iface: Any, reference: BaseReference, messages: Messages, worker: Worker
    ) -> None:
        super().__init__(iface.mainWindow())
        forms.load(self, __file__)
        self._iface = iface
        self._reference = reference
        self._messages = messages
        self.evolution: Evolution | None = None
        self.work = OneWork(worker, self.workBar.setValue, self._enable, self._fail)
        """What the dialog is doing."""
        self._chart = ChartView(self._pick, self)
        layout = QVBoxLayout(self.chartHolder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._chart)
        self.splitter.setSizes([SHARE_OF_CHART, 1000 - SHARE_OF_CHART])
        for item in indicators().values():
            self.indicatorCombo.addItem(item.title, item.key)
        for scale in SCALES.values():
            self.scaleCombo.addItem(scale.title, scale.key)
        self.scaleCombo.setCurrentIndex(self.scaleCombo.findData(WHOLE))
        now = QDateTime.currentDateTime()
        self.endEdit.setDateTime(now)
        self.startEdit.setDateTime(now.addDays(-30))
        self._situations: dict[str, Situation] = {}
        self.startCombo.addItem(translate("gui", "à la date :"), DATE)
        self.endCombo.addItem(translate("gui", "maintenant"), NOW)
        self.endCombo.addItem(translate("gui", "à la date :"), DATE)
        for combo in (self.startCombo, self.endCombo):
            combo.currentIndexChanged.connect(lambda _row: self._choose_ends())
        self._choose_ends()
        self.explainButton.clicked.connect(lambda *_checked: self.ask())
        self.placeCombo.currentIndexChanged.connect(lambda _row: self._show_place())
        self.barsTable.itemSelectionChanged.connect(self._enable)
        self.barsTable.itemDoubleClicked.connect(lambda _item: self.show_dwellings())
        self.dwellingsButton.clicked.connect(lambda *_checked: self.show_dwellings())
        self.copyButton.clicked.connect(lambda *_checked: self._copy())
        self.pdfButton.clicked.connect(lambda *_checked: self._write_pdf())
        self.workbookButton.clicked.connect(lambda *_checked: self._write_workbook())
        self.closeButton.clicked.connect(lambda *_checked: self.reject())
        self._enable()
        self.work.start(
            translate("gui", "Lecture des situations de la base"),
            lambda _work: situations(self._reference.open(check=False)),
            self._show_situations,
        )

    def _show_situations(self, listed: list[Situation]) -> None:
        """Let each end be one of the situations of the base."""
        self._situations = {one.digest: one for one in listed}
        for combo in (self.startCombo, self.endCombo):
            for one in listed:
                combo.addItem(name_of(one), one.digest)
        self._enable()

    def _choose_ends(self) -> None:
        """A date is given where no situation is."""
        self.startEdit.setEnabled(self.startCombo.currentData() == DATE)
        self.endEdit.setEnabled(self.endCombo.currentData() == DATE)

    def _time(self, combo: Any, edit: Any) -> Time | None:
        chosen = str(combo.currentData())
        if chosen == NOW:
            return None
        return _moment(edit.dateTime()) if chosen == DATE else self._situations[chosen]

    def reject(self) -> None:
        """What is under way stops."""
        self.work.abandon()
        super().reject()

    def ask(self) -> None:
        """Explain what is chosen, beside the window."""
        question = Question(
            str(self.indicatorCombo.currentData()),
            self._time(self.startCombo, self.startEdit) or datetime.now(timezone.utc),
            self._time(self.endCombo, self.endEdit),
            str(self.scaleCombo.currentData()),
            shown_from=chosen_threshold(),
        )
        self.textLabel.setText("")

        def explained(work: Work) -> Evolution:
            load_drawing()
            return explain(self._reference.open(), question, work)

        self.work.start(translate("gui", "Évolution d’un indicateur"), explained, self._show)

    def _show(self, evolution: Evolution) -> None:
        self.evolution = evolution
        self.placeCombo.blockSignals(True)
        self.placeCombo.clear()
        for code, found in evolution.cascades.items():
            text = f"{found.name} ({counted(len(found.bars), 'cause')})"
            self.placeCombo.addItem(text, code)
        moved = [row for row, made in enumerate(evolution.cascades.values()) if made.bars]
        self.placeCombo.setCurrentIndex(moved[0] if moved else 0)
        self.placeCombo.blockSignals(False)
        self._show_place()

    @property
    def _found(self) -> Cascade | None:
        """The cascade of the territory chosen."""
        if self.evolution is None:
            return None
        return self.evolution.cascades.get(str(self.placeCombo.currentData()))

    def _show_place(self) -> None:
        evolution, found = self.evolution, self._found
        if evolution is None:
            return
        self.textLabel.setText(self._text(evolution, found))
        if found is None:
            self._chart.say(translate("gui", "Aucun chiffre à ces deux dates."))
            self.barsTable.setRowCount(0)
            self._enable()
            return
        item = evolution.question.indicator
        figures = told(found, item)
        self._chart.draw(
            lambda: waterfall(figures, item, heading(evolution, found), ends(evolution)),
            whole=True,
        )
        self._fill(evolution, figures)
        self._enable()

    def _fill(self, evolution: Evolution, figures: Told) -> None:
        item = evolution.question.indicator
        start, end = ends(evolution)
        rows = [(start, quantity(figures.before, item), "")]
        rows += [(x.title, change(x.value, item), number(x.rows)) for x in figures.lines]
        rows.append((end, quantity(figures.after, item), ""))
        headers = (
            translate("gui", "Cause"),
            item.heading,
            translate("gui", "Lignes touchées"),
        )
        fill(self.barsTable, headers, rows)
        embolden(self.barsTable, 0)
        embolden(self.barsTable, len(rows) - 1)

    def _text(self, evolution: Evolution, found: Cascade | None) -> str:
        parts = [paragraph(evolution, found)] if found is not None else []
        if evolution.secret:
            parts.append(secrecy_note(evolution.question.shown_from))
        if evolution.lacking.gaps:
            parts.append(
                translate("gui", "Le journal ne dit pas tout de {nombre} lignes.").format(
                    nombre=number(len(evolution.lacking.gaps))
                )
            )
        return " ".join(parts)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, OspError):
            self.textLabel.setText(told_error(error))
        else:
            self._messages.error(error)

    def _enable(self) -> None:
        busy, found = self.work.is_busy(), self._found
        self.explainButton.setEnabled(not busy)
        self.workBar.setVisible(busy)
        for button in (self.copyButton, self.pdfButton, self.workbookButton):
            button.setEnabled(found is not None and not busy)
        self.dwellingsButton.setEnabled(self._bar() is not None and not busy)

    def _pick(self, place: int) -> None:
        """A bar was clicked."""
        self.barsTable.selectRow(place)

    def _bar(self) -> str | None:
        """The cause chosen in the table."""
        found = self._found
        rows = self.barsTable.selectionModel().selectedRows()
        if found is None or not rows or not 0 < rows[0].row() <= len(found.bars):
            return None
        return found.bars[rows[0].row() - 1].key

    def show_dwellings(self) -> None:
        """« Voir les lignes »: those of a bar, of any table, on the map and in a table."""
        evolution, found, cause = self.evolution, self._found, self._bar()
        if evolution is None or found is None or cause is None:
            return
        with self._messages.guard():
            tables = evolution.tables_of_bar(found.code, cause)
            if not tables:
                self._messages.warning(_nothing_behind(cause))
                return
            line = next(
                x for x in told(found, evolution.question.indicator).lines if x.key == cause
            )
            title = translate("gui", "{cause} – {ou} – au {date}").format(
                cause=line.title, ou=found.name, date=named(evolution.end)
            )
            for table in tables:
                self._show_rows(title, bar_rows(evolution, found.code, cause, table), table)

    def _show_rows(self, title: str, rows: list[dict[str, Any]], table: str) -> None:
        """Rows of a table as a layer, seen whole, and its table of attributes."""
        if table != DWELLINGS:
            title = f"{dictionary()[table].title} – {title}"
        layer = add_layer(QgsProject.instance(), title, rows, table)
        canvas = self._iface.mapCanvas()
        if not layer.extent().isEmpty():
            canvas.setExtent(layer.extent())
            canvas.zoomByFactor(1.2)
        canvas.refresh()
        self._iface.showAttributeTable(layer)

    def _copy(self) -> None:
        found, evolution = self._found, self.evolution
        if found is not None and evolution is not None:
            QGuiApplication.clipboard().setText(paragraph(evolution, found))

    def _write_pdf(self) -> None:
        path = self._asked(translate("gui", "PDF (*.pdf)"), "evolution.pdf")
        if path and self.evolution is not None and self._found is not None:
            with self._messages.guard():
                label = self._reference.label
                statement = printed(self.evolution, [self._found], datetime.now(), label)
                StatementPrinter(Signature.of(Settings.load())).write(statement, Path(path))
                self._written(path)

    def _write_workbook(self) -> None:
        path = self._asked(translate("gui", "Classeur Excel (*.xlsx)"), "evolution.xlsx")
        if path and self.evolution is not None:
            with self._messages.guard():
                found = list(self.evolution.cascades.values())
                label = self._reference.label
                write_statement(workbook(self.evolution, found, datetime.now(), label), path)
                self._written(path)

    def _asked(self, kind: str, name: str) -> str:
        path, _kind = QFileDialog.getSaveFileName(self, self.windowTitle(), name, kind)
        return str(path)

    def _written(self, path: str) -> None:
        self._messages.success(
            translate("gui", "« {fichier} » est écrit.").format(fichier=Path(path).name)
        )


def _nothing_behind(cause: str) -> str:
    """Why a bar opens no row."""
    if cause in (BEGUN, ENDED):
        return translate(
            "gui",
            "Aucune ligne n’est en cause : le chiffre que la situation garde n’est pas celui que "
            "le journal rétablit de ce moment, parce que la définition de l’indicateur a changé "
            "depuis, ou que la base a été corrigée hors du journal.",
        )
    return translate("gui", "Cette cause ne touche aucune ligne de ce chiffre : elle est ailleurs.")


def _moment(told_at: QDateTime) -> datetime:
    return datetime.fromtimestamp(told_at.toMSecsSinceEpoch() / 1000, timezone.utc)
