"""« Supprimer d’anciennes copies… »: the copies of a base, of which some are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox

from ...i18n import translate
from ...storage.old_backups import OldBackup
from ..common import forms
from ..common.figures import number

MEGABYTE = 1e6


class BackupsDialog(QDialog):
    """Lists copies with their date and size; OK asks for those that are selected to go."""

    def __init__(self, copies: Sequence[OldBackup], parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._copies = copies
        for one in copies:
            text = translate("gui", "{jour} – {taille} Mo – {fichier}")
            self.list.addItem(
                text.format(
                    jour=f"{one.made:%d/%m/%Y à %H:%M}",
                    taille=number(one.size / MEGABYTE, 1),
                    fichier=one.path.name,
                )
            )
        confirm = self.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
        confirm.setText(translate("gui", "Supprimer les copies choisies"))
        confirm.setEnabled(False)
        self.list.itemSelectionChanged.connect(
            lambda: confirm.setEnabled(bool(self.list.selectedItems()))
        )
        self.buttonBox.accepted.connect(self.accept)
        self.buttonBox.rejected.connect(self.reject)

    def chosen(self) -> list[Path]:
        """The files of the copies that are selected."""
        return [self._copies[self.list.row(item)].path for item in self.list.selectedItems()]
