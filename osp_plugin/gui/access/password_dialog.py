"""A one-time password, shown once: it is in no log, no project and no history."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.PyQt.QtWidgets import QApplication, QDialog

from ...i18n import explain, translate
from ...storage.access import keyring
from ...storage.access.keyring import KeyringLocked
from ..common import forms


class PasswordDialog(QDialog):
    """Shows the password of an account; gone once it is closed."""

    def __init__(self, login: str, password: str, until: date | None, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self._login = login
        self.introLabel.setText(
            translate(
                "gui",
                "Le compte « {compte} » est ouvert sous ce mot de passe, qui ne se remontrera "
                "pas : remettez-le à la personne par un autre chemin que le nom du compte.",
            ).format(compte=login)
        )
        self.passwordEdit.setText(password)
        if until is not None:
            text = translate("gui", "Valide jusqu’au {jour}, fin de la convention.")
            self.untilLabel.setText(text.format(jour=f"{until:%d/%m/%Y}"))
        else:
            self.untilLabel.hide()
        self.saidLabel.clear()
        self.copyButton.clicked.connect(lambda *_: self._copy())
        self.keepButton.clicked.connect(lambda *_: self._keep())
        self.buttonBox.rejected.connect(self.reject)

    def done(self, result: int) -> None:
        """Called by Qt when it closes: the password goes with it."""
        self.passwordEdit.clear()
        super().done(result)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.passwordEdit.text())
        self.saidLabel.setText(translate("gui", "Copié dans le presse-papiers."))

    def _keep(self) -> None:
        """Put it into QGIS's keyring, for the connection that is being prepared on this machine."""
        try:
            keyring.require_open(may_ask=True)
            kept = keyring.keep(f"OSP – {self._login}", self._login, self.passwordEdit.text())
        except KeyringLocked as error:
            self.saidLabel.setText(explain(error))
            return
        self.keepButton.setEnabled(False)
        text = translate("gui", "Dans le trousseau : configuration « OSP – {compte} » ({cle}).")
        self.saidLabel.setText(text.format(compte=self._login, cle=kept))
