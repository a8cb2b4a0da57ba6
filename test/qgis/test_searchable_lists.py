"""Lists in which one types: what is typed chooses a row of the list, or nothing changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import NULL
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from osp_plugin.gui.common.searchable import SearchableBoxes, SearchableList
from osp_plugin.gui.entry.arranging import sort_choices

NAMES = ["Hénin-Beaumont", "Lens", "Noyelles-sous-Lens", "Œuf-en-Ternois", "Rouvroy"]


class Window:
    """A list of communes with its empty row, and something else to go to."""

    def __init__(self) -> None:
        self.widget = QWidget()
        self.combo, self.other = QComboBox(), QLineEdit()
        layout = QVBoxLayout(self.widget)
        layout.addWidget(self.combo)
        layout.addWidget(self.other)
        self.combo.addItem("(pas de sélection)", NULL)
        for number, name in enumerate(NAMES):
            self.combo.addItem(name, number)
        self.combo.setCurrentText("Rouvroy")
        self.searchable = SearchableList(self.combo)
        self.widget.show()
        self.chosen: list[int] = []
        self.combo.currentIndexChanged.connect(self.chosen.append)

    def type(self, text: str) -> list[str]:
        """Type in the list; returns what it proposes."""
        self.combo.lineEdit().selectAll()
        if text:
            QTest.keyClicks(self.combo.lineEdit(), text)
        else:
            QTest.keyClick(self.combo.lineEdit(), Qt.Key.Key_Delete)
        QCoreApplication.processEvents()
        model = self.combo.completer().model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def leave(self) -> str:
        """Go elsewhere; returns what the list shows."""
        self.combo.completer().popup().hide()
        QTest.keyClick(self.combo.lineEdit(), Qt.Key.Key_Return)
        QCoreApplication.processEvents()
        return str(self.combo.currentText())


@pytest.fixture
def window(qgis_app) -> Iterator[Window]:
    opened = Window()
    yield opened
    opened.widget.close()


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("lens", ["Lens", "Noyelles-sous-Lens"]),
        ("LENS noy", ["Noyelles-sous-Lens"]),
        ("henin beaumont", ["Hénin-Beaumont"]),
        ("oeuf", ["Œuf-en-Ternois"]),
        ("zzz", []),
    ],
)
def test_the_words_are_found_in_any_order(window, typed, proposed):
    assert window.type(typed) == proposed


def test_the_only_row_found_is_chosen(window):
    window.type("henin")
    assert window.leave() == "Hénin-Beaumont"
    assert window.combo.currentData() == 0
    assert len(window.chosen) == 1


@pytest.mark.parametrize("typed", ["zzz", "e"])
def test_a_text_that_means_no_row_changes_nothing(window, typed):
    window.type(typed)
    assert window.leave() == "Rouvroy"
    assert window.chosen == []
    assert window.combo.count() == len(NAMES) + 1


def test_a_row_of_the_proposals_is_chosen(window):
    window.type("lens")
    popup = window.combo.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert window.combo.currentText() == "Noyelles-sous-Lens"
    assert window.combo.currentData() == 2


def test_an_erased_text_is_the_empty_row(window):
    window.type("")
    assert window.leave() == "(pas de sélection)"
    assert window.combo.currentIndex() == 0


def test_a_value_set_by_the_form_is_shown(window):
    window.type("lens")
    window.leave()
    window.combo.setCurrentIndex(2)
    assert window.combo.lineEdit().text() == "Lens"


class Grid:
    """Communes to tick on two columns, as QGIS lays them."""

    def __init__(self) -> None:
        self.widget = QWidget()
        self.table = QTableWidget(3, 2)
        QVBoxLayout(self.widget).addWidget(self.table)
        for place, name in enumerate(NAMES):
            item = QTableWidgetItem(name)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.table.setItem(place // 2, place % 2, item)
        self.boxes = SearchableBoxes(self.table)
        self.widget.show()
        self.changed: list[str] = []
        self.table.itemChanged.connect(lambda item: self.changed.append(item.text()))

    def rows(self) -> list[int]:
        return [row for row in range(3) if not self.table.isRowHidden(row)]


@pytest.fixture
def grid(qgis_app) -> Iterator[Grid]:
    opened = Grid()
    yield opened
    opened.widget.close()


def test_boxes_are_searched_without_touching_what_is_ticked(grid):
    QTest.keyClicks(grid.boxes.search, "LENS")
    assert grid.rows() == [0, 1]
    names = {place: grid.table.item(*place) for place in ((0, 0), (0, 1))}
    assert names[0, 0].foreground() != names[0, 1].foreground()
    QTest.keyClick(grid.boxes.search, Qt.Key.Key_Return)
    grid.boxes.search.clear()
    assert grid.rows() == [0, 1, 2] and grid.changed == []


def test_enter_ticks_the_only_box_found(grid):
    QTest.keyClicks(grid.boxes.search, "henin")
    QTest.keyClick(grid.boxes.search, Qt.Key.Key_Return)
    assert grid.changed == ["Hénin-Beaumont"]
    assert grid.table.item(0, 0).checkState() == Qt.CheckState.Checked
    grid.table.item(0, 0).setFlags(Qt.ItemFlag.NoItemFlags)
    QTest.keyClick(grid.boxes.search, Qt.Key.Key_Return)
    assert grid.table.item(0, 0).checkState() == Qt.CheckState.Checked


def test_a_list_that_is_sorted_keeps_all_that_qgis_put_in_it(qgis_app):
    combo = QComboBox()
    combo.addItem("(pas de sélection)", NULL)
    for name, code in (("Lot 10", "j"), ("Lot 2", "b"), ("Lot 1", "a")):
        combo.addItem(name, code)
        combo.setItemData(combo.count() - 1, f"bulle de {code}", Qt.ItemDataRole.ToolTipRole)
        combo.setItemData(combo.count() - 1, f"filtre de {code}", Qt.ItemDataRole.UserRole + 3)
    combo.setCurrentText("Lot 2")
    changed: list[int] = []
    combo.currentIndexChanged.connect(changed.append)
    sort_choices(combo)
    assert [combo.itemText(n) for n in range(4)][1:] == ["Lot 1", "Lot 2", "Lot 10"]
    assert (combo.currentText(), combo.currentData(), changed) == ("Lot 2", "b", [])
    for place, code in ((1, "a"), (2, "b"), (3, "j")):
        assert combo.itemData(place) == code
        assert combo.itemData(place, Qt.ItemDataRole.ToolTipRole) == f"bulle de {code}"
        assert combo.itemData(place, Qt.ItemDataRole.UserRole + 3) == f"filtre de {code}"
