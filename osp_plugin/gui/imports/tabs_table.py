"""Which tabs of a file are read, and the row of their titles: a table in which both are said."""

from __future__ import annotations

from collections.abc import Collection

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QSpinBox, QTableWidget, QTableWidgetItem

from ...domain.imports.sheets import Sheet
from ...i18n import translate
from ...storage.imports.preparation import Opened

TAB, TITLES, BELOW = range(3)
_MOST_SHOWN = 4


class TabsTable(QObject):
    """Fills a table with the tabs of a file that hold something."""

    ticks_changed = pyqtSignal()
    titles_changed = pyqtSignal(str, int)
    """A tab, and the number of the row of its titles."""

    def __init__(self, view: QTableWidget) -> None:
        super().__init__(view)
        self._view = view
        self._sheets: list[Sheet] = []
        view.setColumnCount(3)
        view.setHorizontalHeaderLabels(
            [
                translate("gui", "Onglets à lire"),
                translate("gui", "Ligne des titres"),
                translate("gui", "Lignes en dessous"),
            ]
        )
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TAB, QHeaderView.ResizeMode.Stretch)
        view.verticalHeader().hide()
        view.hide()
        view.itemChanged.connect(self._ticked)

    def clear(self) -> None:
        """Show nothing."""
        self._sheets = []
        self._view.setRowCount(0)
        self._view.hide()

    def show(self, opened: Opened, ticked: Collection[str] | None = None) -> None:
        """Show the tabs of a file: those of ``ticked`` are ticked, else those that are read."""
        titles = {layout.sheet: layout.header_row for layout in opened.layouts}
        self._sheets = [sheet for sheet in opened.file.sheets if sheet.rows]
        self._view.blockSignals(True)
        self._view.setRowCount(len(self._sheets))
        for place, sheet in enumerate(self._sheets):
            read = sheet.name in (titles if ticked is None else ticked)
            item = QTableWidgetItem(sheet.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if read else Qt.CheckState.Unchecked)
            self._view.setItem(place, TAB, item)
            self._view.setItem(place, BELOW, QTableWidgetItem())
            self._view.setCellWidget(place, TITLES, self._box(sheet, titles.get(sheet.name)))
            self._count(place)
        self._view.blockSignals(False)
        shown = min(len(self._sheets), _MOST_SHOWN)
        frame = 2 * self._view.frameWidth()
        height = self._view.horizontalHeader().sizeHint().height() + frame
        self._view.setFixedHeight(height + sum(map(self._view.rowHeight, range(shown))))
        self._view.show()

    def ticked(self) -> dict[str, int]:
        """The row of titles of each tab to be read."""
        return {
            sheet.name: self.box(place).value()
            for place, sheet in enumerate(self._sheets)
            if self._view.item(place, TAB).checkState() == Qt.CheckState.Checked
        }

    def box(self, place: int) -> QSpinBox:
        """Where the row of titles of the tab at ``place`` is said."""
        return self._view.cellWidget(place, TITLES)

    def _box(self, sheet: Sheet, row: int | None) -> QSpinBox:
        box = QSpinBox()
        box.setFrame(False)
        box.setKeyboardTracking(False)
        box.setRange(1, sheet.rows[-1][0])
        box.setValue(sheet.rows[0][0] if row is None else row)
        box.setToolTip(translate("gui", "Numéro de la ligne des titres, comme dans le fichier"))
        box.valueChanged.connect(lambda value: self._titled(sheet, value))
        return box

    def _titled(self, sheet: Sheet, row: int) -> None:
        place = self._sheets.index(sheet)
        self._view.blockSignals(True)
        self._view.item(place, TAB).setCheckState(Qt.CheckState.Checked)
        self._count(place)
        self._view.blockSignals(False)
        self.titles_changed.emit(sheet.name, row)

    def _count(self, place: int) -> None:
        titles = self.box(place).value()
        below = sum(number > titles for number, _cells in self._sheets[place].rows)
        self._view.item(place, BELOW).setText(str(below))

    def _ticked(self, item: QTableWidgetItem) -> None:
        if item.column() == TAB:
            self.ticks_changed.emit()
