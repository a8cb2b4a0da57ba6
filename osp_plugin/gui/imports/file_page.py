"""The first page of an import: the file, whose it is, its tabs and its columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView

from ...domain.common.file_filters import TABLES, file_filter
from ...domain.imports.date_order import ORDERS
from ...domain.imports.kinds import Kind
from ...i18n import plural, translate
from ...reports.imports.scenario import Looked
from ...settings import PREFIX
from ...storage.imports.preparation import Opened
from .columns_table import FIELD, HEADER, SAMPLES, TAB, ColumnsModel, FieldDelegate, column_lines
from .tabs_table import TabsTable

LAST_FOLDER = f"{PREFIX}/dossier_remontees"


class FilePage(QObject):
    """What a person says of a file: corrections stand over what the file itself tells.

    ``form`` has the widgets; ``say`` shows a sentence below them, or none for « ».
    """

    corrected = pyqtSignal()
    """Another tab, row of titles or field was chosen."""

    def __init__(self, form: Any, kind: Kind, say: Callable[[str], None]) -> None:
        super().__init__(form)
        self._form = form
        self._kind = kind
        self._say = say
        self.looked: Looked | None = None
        """The file read, None until it is."""
        self.choices: dict[str, str] = {}
        """Fields chosen by title, « » for a column left out."""
        self.titles: dict[str, int] = {}
        """Rows of titles chosen, by tab."""
        self.file = QgsFileWidget(form)
        self.tabs = TabsTable(form.tabsView)
        self.columns = ColumnsModel(kind.vocabulary().fields, form)
        self._make_widgets()
        self.tabs.ticks_changed.connect(self.choose_tabs)
        self.tabs.titles_changed.connect(self.choose_titles)
        self.columns.chosen.connect(self.choose_field)

    def _make_widgets(self) -> None:
        form = self._form
        self.file.setFilter(
            file_filter(translate("gui", "Tableaux"), TABLES, translate("gui", "Tous les fichiers"))
        )
        self.file.setDialogTitle(translate("gui", "Choisir le fichier à importer"))
        self.file.setDefaultRoot(QgsSettings().value(LAST_FOLDER, "", str))
        form.fileBox.addWidget(self.file)
        form.fileTitle.setBuddy(self.file.lineEdit())
        form.bailleurTitle.setVisible(self._kind.of_bailleur)
        form.bailleurCombo.setVisible(self._kind.of_bailleur)
        for order, title in ORDERS.items():
            form.datesCombo.addItem(translate("algorithms", title), order)
        view = form.columnsView
        view.setModel(self.columns)
        view.setItemDelegateForColumn(FIELD, FieldDelegate(form))
        triggers = QAbstractItemView.EditTrigger
        view.setEditTriggers(
            triggers.CurrentChanged | triggers.SelectedClicked | triggers.EditKeyPressed
        )
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 8)
        view.horizontalHeader().setStretchLastSection(True)

    # -- what a person says ------------------------------------------------------------------

    def choose_field(self, header: str, field: str) -> None:
        """Say that the column ``header`` is ``field`` (« »: ignored)."""
        self.choices[header] = field
        self.show_columns()

    def choose_titles(self, tab: str, row: int) -> None:
        """Say that the titles of ``tab`` are at the row of this number; it is read."""
        self._retitle(tab, row)
        self.show_columns()
        self.corrected.emit()

    def choose_tabs(self) -> None:
        """Read the tabs that are ticked."""
        assert self.looked is not None  # nosec B101 # tabs are shown once the file is read
        known = {layout.sheet for layout in self.looked.opened.layouts}
        for tab, row in self.tabs.ticked().items():
            if tab not in known:
                self._retitle(tab, row)
        self.show_columns()
        self.corrected.emit()

    def _retitle(self, tab: str, row: int) -> None:
        assert self.looked is not None  # nosec B101 # tabs are shown once the file is read
        self.titles[tab] = row
        opened = self.looked.opened.retitled(tab, row, self.looked.memory)
        self.looked = replace(self.looked, opened=opened)

    # -- what is shown -----------------------------------------------------------------------

    def list_bailleurs(self, bailleurs: Mapping[str, str]) -> None:
        """Offer the bailleurs of the base; names by code."""
        combo = self._form.bailleurCombo
        combo.addItem(translate("gui", "(choisir le bailleur)"), "")
        for code, name in sorted(bailleurs.items()):
            combo.addItem(f"{code} – {name}" if name else code, code)

    def forget(self) -> None:
        """Nothing of a former file is left."""
        self.looked = None
        self.choices, self.titles = {}, {}
        self.tabs.clear()
        self.columns.show([])
        self._form.foundLabel.clear()
        self._form.bailleurCombo.setCurrentIndex(0)
        self._form.datesCombo.setCurrentIndex(0)

    def show(self, looked: Looked) -> None:
        """Show a file read; the tabs ticked stay so when it is the same one."""
        self.tabs.show(looked.opened, self.tabs.ticked() if self.looked is not None else None)
        self.looked = looked
        combo = self._form.bailleurCombo
        combo.setCurrentIndex(max(0, combo.findData(looked.bailleur)))
        self.choose_tabs()

    def bailleur(self) -> str:
        """Code of the bailleur chosen, « » when none is."""
        return str(self._form.bailleurCombo.currentData() or "")

    def opened(self) -> Opened:
        """The file with all that was chosen."""
        assert self.looked is not None  # nosec B101 # tabs are shown once the file is read
        chosen = self.looked.opened.chosen(self.choices, self.tabs.ticked())
        return replace(chosen, date_order=self._form.datesCombo.currentData())

    def is_complete(self) -> bool:
        """Whether what the file would change can be looked at."""
        known = bool(self.bailleur()) or not self._kind.of_bailleur
        return known and self.looked is not None and bool(self.opened().layouts)

    def show_columns(self) -> None:
        """Show the columns as they are understood, and what is missing."""
        self._say("")
        opened = self.opened()
        lines = column_lines(opened)
        self.columns.show(lines)
        view = self._form.columnsView
        view.setColumnHidden(TAB, len(opened.layouts) < 2)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        view.resizeColumnsToContents()
        for column, most in ((HEADER, 260), (FIELD, 260), (SAMPLES, 400)):
            header.resizeSection(column, min(header.sectionSize(column) + 12, most))
        found = _found(opened, lines)
        self._form.foundLabel.setText("\n".join(found))
        self._form.foundLabel.setVisible(bool(found))
        if not opened.layouts:
            self._say(
                translate(
                    "gui",
                    "Aucun onglet n’est lu : cochez celui qui contient le tableau et donnez la "
                    "ligne de ses titres.",
                )
            )
        elif self._kind.of_bailleur and not self.bailleur():
            self._say(
                translate("gui", "Le fichier ne dit pas de quel bailleur il vient : choisissez-le.")
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
        one = translate(
            "gui",
            "{nombre} colonne ignorée, en gris : cliquez dans « Champ de l’OSP » pour dire ce "
            "qu’elle contient.",
        )
        several = translate(
            "gui",
            "{nombre} colonnes ignorées, en gris : cliquez dans « Champ de l’OSP » pour dire ce "
            "qu’elles contiennent.",
        )
        told.append(plural(len(ignored), one, several))
    return told
