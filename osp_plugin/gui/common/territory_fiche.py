"""The fiche of one territory or operation, written from the window without a question."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...i18n import translate
from ...project import BaseReference
from ...settings import Settings
from .background import Worker
from .messages import Messages

ALGORITHM = "osp:fiches_territoire"
FOLDER_NAME = "etats_osp"


def suggested_folder(reference: BaseReference) -> Path:
    """Where fiches are written unless another place is chosen: in the folder of exports, else
    beside the base."""
    folder = Settings.load().dossier_exports
    if not folder and reference.path:
        folder = str(Path(reference.path).parent)
    return Path(folder or Path.home()) / FOLDER_NAME


def write_fiche(
    iface: Any,
    messages: Messages,
    worker: Worker,
    reference: BaseReference,
    scale: str,
    code: str,
) -> None:
    """Write the PDF beside the window, over the images that its map shows; offer to open it."""
    shown = iface.mapCanvas().layers()
    parameters = {
        **reference.algorithm_parameters(),
        "ECHELLE": scale,
        "TERRITOIRES": [code],
        "FONDS": [layer.id() for layer in shown if isinstance(layer, QgsRasterLayer)],
        "DOSSIER": str(suggested_folder(reference)),
    }

    def written(results: dict[str, Any]) -> None:
        path = Path(str(results["FICHE"]))
        messages.offer(
            translate("gui", "« {fiche} » est dans « {dossier} ».").format(
                fiche=path.name, dossier=path.parent.name
            ),
            translate("gui", "Ouvrir la fiche"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    messages.info(translate("gui", "La fiche s’écrit ; la fenêtre reste libre."))
    worker.start_algorithm(ALGORITHM, parameters, written, messages.error)
