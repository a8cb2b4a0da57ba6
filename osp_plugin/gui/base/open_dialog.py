"""« Ouvrir une base OSP »: recent bases, a file, or a schema on a server."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QListWidgetItem

from ...domain.common.file_filters import BASES, file_filter
from ...i18n import translate
from ...project import BaseReference
from ...settings import Settings
from ...storage.postgis_connections import connection_names
from ..common import forms
from ..common.plain import as_text
from .recent import recent_bases


class OpenBaseDialog(QDialog):
    """Lets the user choose a base; :meth:`reference` says which."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        settings = Settings.load()
        self.file = QgsFileWidget(self)
        self.file.setFilter(
            file_filter(translate("gui", "Base OSP"), BASES, translate("gui", "Tous les fichiers"))
        )
        self.file.setDefaultRoot(settings.dossier_bases)
        self.file.setDialogTitle(translate("gui", "Choisir une base OSP"))
        self.fileLayout.addWidget(self.file)
        self._fill_connections(settings)
        self._fill_recent()
        self._connect()
        self._update()

    def reference(self) -> BaseReference:
        """The base chosen."""
        if self.fileRadio.isChecked():
            return BaseReference.geopackage(self.file.filePath())
        return BaseReference.postgis(
            self.connectionCombo.currentText(), self.schemaEdit.text().strip()
        )

    def choose(self, reference: BaseReference) -> None:
        """Fill the dialog with a base."""
        if reference.path:
            self.fileRadio.setChecked(True)
            self.file.setFilePath(reference.path)
        else:
            self.serverRadio.setChecked(True)
            self.connectionCombo.setCurrentText(reference.connection)
            self.schemaEdit.setText(reference.schema)
        self._update()

    def _fill_connections(self, settings: Settings) -> None:
        names = connection_names()
        self.connectionCombo.addItems(names)
        self.connectionCombo.setCurrentText(settings.connexion)
        self.schemaEdit.setText(settings.schema)
        self.noConnectionLabel.setVisible(not names)

    def _fill_recent(self) -> None:
        for reference in recent_bases():
            item = QListWidgetItem(f"{reference.name}\n{reference.label}")
            item.setToolTip(as_text(reference.label))
            item.setData(Qt.ItemDataRole.UserRole, reference)
            self.recentList.addItem(item)
        self.recentBox.setVisible(self.recentList.count() > 0)
        if self.recentList.count():
            self.recentList.setCurrentRow(0)
            self.choose(self.recentList.item(0).data(Qt.ItemDataRole.UserRole))

    def _connect(self) -> None:
        self.recentList.currentItemChanged.connect(self._choose_recent)
        self.recentList.itemClicked.connect(self._choose_recent)
        self.recentList.itemDoubleClicked.connect(lambda _item: self.accept())
        self.fileRadio.toggled.connect(self._update)
        self.file.fileChanged.connect(self._update)
        self.connectionCombo.currentTextChanged.connect(self._update)
        self.schemaEdit.textChanged.connect(self._update)

    def _choose_recent(self, item: Any, *_previous: Any) -> None:
        if item is not None:
            self.choose(item.data(Qt.ItemDataRole.UserRole))

    def _update(self, *_changed: Any) -> None:
        """Show what the choice needs, and let it be made once it is complete."""
        in_file = self.fileRadio.isChecked()
        self.fileFrame.setEnabled(in_file)
        self.serverFrame.setEnabled(not in_file)
        if in_file:
            complete = bool(self.file.filePath().strip())
        else:
            complete = bool(self.connectionCombo.currentText() and self.schemaEdit.text().strip())
        self.buttonBox.button(QDialogButtonBox.StandardButton.Open).setEnabled(complete)
