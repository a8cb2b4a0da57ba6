"""Create the demonstration base in the background, and open it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QFileDialog, QProgressBar, QPushButton

from ...i18n import translate
from ...project import BaseReference
from ...settings import Settings
from ...storage.demonstration import LATEST, PUBLISHED_IN
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
        published = translate("gui", "Situation publiée le 15 juin 2021 (*.gpkg)")
        continued = translate("gui", "Avec une suite fictive jusqu’en 2026 (*.gpkg)")
        path, kind = QFileDialog.getSaveFileName(
            self._iface.mainWindow(),
            translate("gui", "Créer la base de démonstration"),
            str(Path(Settings.load().dossier_bases or Path.home()) / FILE_NAME),
            f"{published};;{continued}",
        )
        if path:
            until = LATEST if kind == continued else PUBLISHED_IN
            self.make(path if path.lower().endswith(".gpkg") else f"{path}.gpkg", until)

    def make(self, path: str, until: int = PUBLISHED_IN) -> None:
        """Make the base at ``path``, as published or continued to a year, and open it."""
        with self._messages.guard():
            reference = BaseReference.geopackage(path)
            task = self._worker.start_algorithm(
                ALGORITHM,
                {"OUTPUT": reference.path, "JUSQU_EN": until},
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
