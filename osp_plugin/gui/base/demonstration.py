"""Create the demonstration base in the background, and open it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QFileDialog, QProgressBar, QPushButton

from ...i18n import translate
from ...project import BaseReference
from ...settings import Settings
from ..common.background import Worker
from ..common.messages import TITLE, Messages
from .opener import Opener

ALGORITHM = "osp:base_demonstration"
FILE_NAME = "osp_demo.gpkg"


class DemonstrationMaker:
    """Asks where, makes the base while the window stays free, opens it."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker, opener: Opener) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._opener = opener

    def ask_and_make(self) -> None:
        """Ask for the file, then make it."""
        path, _kind = QFileDialog.getSaveFileName(
            self._iface.mainWindow(),
            translate("gui", "Créer la base de démonstration"),
            str(Path(Settings.load().dossier_bases or Path.home()) / FILE_NAME),
            translate("gui", "Base OSP (*.gpkg)"),
        )
        if path:
            self.make(path if path.lower().endswith(".gpkg") else f"{path}.gpkg")

    def make(self, path: str) -> None:
        """Make the base at ``path`` and open it."""
        with self._messages.guard():
            reference = BaseReference.geopackage(path)
            task = self._worker.start_algorithm(
                ALGORITHM,
                {"OUTPUT": reference.path},
                lambda _results: self._opener.open(reference),
                self._messages.error,
            )
            self._show_progress(task)

    def _show_progress(self, task: Any) -> None:
        bar = self._iface.messageBar()
        item = bar.createMessage(
            TITLE, translate("gui", "Création de la base de démonstration en cours…")
        )
        progress = QProgressBar()
        progress.setRange(0, 100)
        cancel = QPushButton(translate("gui", "Annuler"))
        item.layout().addWidget(progress)
        item.layout().addWidget(cancel)
        bar.pushWidget(item, Qgis.MessageLevel.Info)

        # The user may close the message first, which deletes its widgets and their connections.
        task.progressChanged.connect(lambda value: progress.setValue(int(value)))
        cancel.clicked.connect(task.cancel)
        task.taskCompleted.connect(item.dismiss)
        task.taskTerminated.connect(item.dismiss)
