"""Open a base in the window: check it, upgrade it if need be, show it."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QMessageBox

from ..i18n import explain, translate
from ..project import BaseReference, extent, open_base
from ..storage import Base
from ..storage.errors import BaseLocked, BaseNotFound, BaseReadOnly, BaseTooOld
from . import recent
from .background import Worker
from .messages import TITLE, Messages
from .network import is_network_path


class Opener:
    """Opens bases in the project of the window."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker

    def open(self, reference: BaseReference) -> None:
        """Open a base. A server may be slow: it is asked in the background."""
        with self._messages.guard():
            base = reference.open(check=False)
            self._worker.start(
                translate("gui", "Ouverture de la base {base}").format(base=reference.name),
                lambda: _prepare(base),
                lambda signed: self._show(base, reference, signed),
                lambda error: self._refused(reference, error),
            )

    def _show(self, base: Base, reference: BaseReference, signed: bool) -> None:
        with self._messages.guard():
            project = QgsProject.instance()
            first = not project.mapLayers()
            layers = open_base(base, project)
            if first:
                self._zoom(layers)
            recent.remember(reference)
            self._tell(reference, signed)

    def _zoom(self, layers: dict[str, Any]) -> None:
        seen = extent(layers)
        if seen is not None:
            canvas = self._iface.mapCanvas()
            canvas.setReferencedExtent(seen)
            canvas.zoomByFactor(1.05)
            canvas.refresh()

    def _tell(self, reference: BaseReference, signed: bool) -> None:
        text = translate("gui", "La base « {base} » est ouverte.").format(base=reference.name)
        if not signed:
            text += " " + translate("gui", "Elle est en lecture seule pour vous.")
        self._messages.success(text)
        if reference.path and is_network_path(reference.path):
            self._messages.warning(
                translate(
                    "gui",
                    "La base « {base} » est sur un lecteur réseau : QGIS peut s’y bloquer, et deux "
                    "personnes qui l’ouvrent ensemble peuvent l’abîmer. Copiez-la sur votre poste, "
                    "ou demandez une base PostGIS pour travailler à plusieurs.",
                ).format(base=reference.name)
            )

    def _refused(self, reference: BaseReference, error: BaseException) -> None:
        if isinstance(error, BaseNotFound):
            recent.forget(reference)
        if isinstance(error, BaseTooOld) and self._agrees_to_upgrade(error):
            self._upgrade(reference)
        else:
            self._messages.error(error)

    def _agrees_to_upgrade(self, error: BaseTooOld) -> bool:
        question = translate(
            "gui",
            "Voulez-vous la mettre à niveau maintenant ? Un fichier est d’abord copié à côté de "
            "lui-même.",
        )
        answer = QMessageBox.question(
            self._iface.mainWindow(), TITLE, f"{explain(error)}\n\n{question}"
        )
        return bool(answer == QMessageBox.StandardButton.Yes)

    def _upgrade(self, reference: BaseReference) -> None:
        with self._messages.guard():
            self._worker.start_algorithm(
                "osp:mettre_a_niveau",
                reference.algorithm_parameters(),
                lambda _results: self.open(reference),
                self._messages.error,
            )


def user_name() -> str:
    """Who is at the screen, for the audit fields."""
    name = QgsApplication.userFullName() or QgsApplication.userLoginName()
    return str(name)


def _prepare(base: Base) -> bool:
    """Check a base and sign it; False when it can only be read."""
    base.check()
    if not base.is_writable():
        return False
    try:
        base.sign(user_name())
    except (BaseReadOnly, BaseLocked):
        return False
    return True
