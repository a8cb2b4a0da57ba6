"""What the visionneuse asks before something leaves it: the name of a view, a file."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QWidget

from ...i18n import translate
from ...settings import Settings


def ask_view_name(parent: QWidget, suggested: str) -> str:
    """Name of the view to keep in the project; empty when the user gave up."""
    name, agreed = QInputDialog.getText(
        parent,
        translate("gui", "Enregistrer la vue"),
        translate("gui", "Nom de la vue (thème de carte du projet) :"),
        text=suggested,
    )
    return name.strip() if agreed else ""


def ask_file(parent: QWidget, title: str) -> str:
    """File in which to write the table, with its extension; empty when the user gave up."""
    folder = Settings.load().dossier_exports
    path, kind = QFileDialog.getSaveFileName(
        parent,
        translate("gui", "Exporter le tableau"),
        str(Path(folder) / f"{title.replace('/', '-')}.xlsx"),
        translate("gui", "Classeur Excel (*.xlsx);;Texte CSV (*.csv)"),
    )
    if path and not Path(path).suffix:
        path += ".csv" if "csv" in kind else ".xlsx"
    return str(path)
