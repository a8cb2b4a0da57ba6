"""« Modèle de remontée… »: for which bailleur, and where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...i18n import translate
from ...reports.common.names import plain_name
from ...settings import Settings
from ..common import forms


class TemplateDialog(QDialog):
    """Lets the user choose; ``bailleurs`` is names by code."""

    def __init__(self, bailleurs: Mapping[str, str], parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.file = QgsFileWidget(self)
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(translate("gui", "Classeur Excel (*.xlsx)"))
        self.fileBox.addWidget(self.file)
        self.fileLabel.setBuddy(self.file.lineEdit())
        self._suggested = ""
        for code, name in sorted(bailleurs.items()):
            self.bailleurCombo.addItem(f"{code} – {name}" if name else code, code)
        self.bailleurCombo.currentIndexChanged.connect(self._suggest)
        self.file.fileChanged.connect(self._update)
        self._suggest()

    def bailleur(self) -> str:
        """Code of the bailleur chosen."""
        return str(self.bailleurCombo.currentData() or "")

    def path(self) -> str:
        """The file to write."""
        path = str(self.file.filePath()).strip()
        return path if path.lower().endswith(".xlsx") else f"{path}.xlsx"

    def _suggest(self, *_place: int) -> None:
        """A name after the bailleur, unless the user typed another."""
        if self.file.filePath() in ("", self._suggested):
            name = plain_name(self.bailleur(), "_")
            folder = Path(Settings.load().dossier_exports or Path.home())
            self._suggested = str(folder / f"remontee_{name}.xlsx")
            self.file.setFilePath(self._suggested)
        self._update()

    def _update(self, *_path: str) -> None:
        complete = bool(self.bailleur() and self.file.filePath().strip())
        self.buttonBox.button(QDialogButtonBox.StandardButton.Save).setEnabled(complete)
