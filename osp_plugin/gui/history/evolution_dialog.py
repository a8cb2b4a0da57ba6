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
from ...domain.errors import OspError
from ...domain.history.cascade import Cascade
from ...domain.indicators import SCALES, indicators
from ...domain.indicators.scales import WHOLE
from ...i18n import explain as told_error
from ...i18n import translate
from ...project import BaseReference
from ...project.history.bars import add_layer
from ...reports.common.secrecy import chosen_threshold
from ...reports.history.chart import waterfall
from ...reports.history.statement import bar_rows, ends, heading, printed, workbook
from ...reports.history.telling import Told, change, paragraph, quantity, told
from ...reports.layouts import Signature
from ...reports.statement.pdf import StatementPrinter
from ...reports.statement.workbook import write_statement
from ...settings import Settings
from ...storage.dated import local
from ...storage.history.explaining import Evolution, Question, explain
from ..common import forms
from ..common.background import Worker
from ..common.chart_view import ChartView, load_drawing
from ..common.figures import counted, number, secrecy_note
from ..common.messages import Messages
from ..common.one_work import OneWork
from ..common.tables import embolden, fill

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
        self.endBox.toggled.connect(self.endEdit.setEnabled)
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

    def reject(self) -> None:
        """What is under way stops."""
        self.work.abandon()
        super().reject()

    def ask(self) -> None:
        """Explain what is chosen, beside the window."""
        question = Question(
            str(self.indicatorCombo.currentData()),
            _moment(self.startEdit.dateTime()),
            _moment(self.endEdit.dateTime()) if self.endBox.isChecked() else None,
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
        """« Voir les logements »: on the map and in a table."""
        evolution, found, cause = self.evolution, self._found, self._bar()
        if evolution is None or found is None or cause is None:
            return
        with self._messages.guard():
            rows = bar_rows(evolution, found.code, cause)
            if not rows:
                self._messages.warning(
                    translate("gui", "Cette cause ne touche aucun logement : elle est ailleurs.")
                )
                return
            line = next(
                x for x in told(found, evolution.question.indicator).lines if x.key == cause
            )
            title = translate("gui", "{cause} – {ou} – au {date}").format(
                cause=line.title, ou=found.name, date=local(evolution.end)
            )
            layer = add_layer(QgsProject.instance(), title, rows)
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


def _moment(told_at: QDateTime) -> datetime:
    return datetime.fromtimestamp(told_at.toMSecsSinceEpoch() / 1000, timezone.utc)
