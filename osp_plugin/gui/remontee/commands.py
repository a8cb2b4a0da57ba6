"""The commands of the sub-menu « Remontées des bailleurs »."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog

from ...compat import without_qt
from ...i18n import translate
from ...project import BaseReference, reference_of, role_of
from ...project.visit.returned import Returned, write_return
from ...reports.decisions.subject import DECISION_LISTS
from ...reports.imports.subject import ImportSubject
from ...reports.remontee.subject import RETURNS
from ...settings import Settings
from ...storage.imports.context import known_bailleurs
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.current import layer_parameters, required_base
from ..common.menu_entry import Entry
from ..common.messages import Messages
from ..common.windows import Windows
from ..imports.import_dialog import ImportDialog
from ..imports.undo_import_dialog import UndoImportDialog
from .template_dialog import TemplateDialog


class ReturnCommands:
    """From the template sent to a bailleur to what it sent back, and its undoing."""

    icon = "importer_remontee"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self.windows = Windows()
        self._algorithms = AlgorithmWindows()

    @property
    def title(self) -> str:
        return translate("gui", "Remontées des bailleurs")

    def entries(self) -> list[Entry]:
        found = [
            Entry(
                "modele_remontee",
                translate("gui", "Modèle de remontée…"),
                translate("gui", "Écrire le classeur que le bailleur remplit"),
                self.make_template,
                in_toolbar=False,
            ),
            Entry(
                "importer_remontee",
                translate("gui", "Importer une remontée…"),
                translate("gui", "Lire le fichier d’un bailleur, voir ce qu’il change, l’importer"),
                self.import_return,
            ),
            Entry(
                "importer_decisions",
                translate("gui", "Importer les décisions de financement…"),
                translate("gui", "Lire la liste des opérations financées (extraction de SISAL)"),
                self.import_decisions,
                in_toolbar=False,
            ),
            Entry(
                "annuler_import",
                translate("gui", "Annuler un import…"),
                translate("gui", "Défaire en entier un import de la base"),
                self.undo_import,
                in_toolbar=False,
            ),
            Entry(
                "controle_completude",
                translate("gui", "Contrôler la complétude…"),
                translate("gui", "Comparer ce qui est financé, remonté et géolocalisé"),
                self.check_completeness,
                separated=True,
            ),
        ]
        found += self._visit_entries()
        registry = QgsApplication.processingRegistry()
        for name, icon, run in (
            ("osp:importer_rpls", "importer_rpls", self.import_rpls),
            ("osp:completer_rpls", "completer_rpls", self.complete_from_rpls),
            ("osp:importer_dpe", "importer_dpe", self.import_diagnoses),
            ("osp:suivi_dpe", "suivi_dpe", self.follow_diagnoses),
            ("osp:poser_cles", "poser_cles", self.lay_keys),
        ):
            algorithm = registry.algorithmById(name)
            if algorithm is not None:
                text = f"{algorithm.displayName()}…"
                found.append(Entry(icon, text, algorithm.displayName(), run, in_toolbar=False))
        return found

    def _visit_entries(self) -> list[Entry]:
        return [
            Entry(
                "visite",
                translate("gui", "Préparer une visite…"),
                translate("gui", "Emporter une cité ou une opération sur une tablette (QField)"),
                self.prepare_visit,
                separated=True,
                in_toolbar=False,
            ),
            Entry(
                "visite_retour",
                translate("gui", "Ramener une visite…"),
                translate("gui", "Voir ce qui a changé sur place, puis l’importer"),
                self.bring_visit,
                in_toolbar=False,
            ),
        ]

    def install(self) -> None:
        """Nothing: each window is made when it is asked for."""

    def remove(self) -> None:
        """Close the windows."""
        self.windows.close()
        self._algorithms.close()

    def make_template(self) -> None:
        """« Modèle de remontée… »"""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            base = reference.open(check=False)
            self._worker.start(
                translate("gui", "Lecture des bailleurs"),
                lambda: known_bailleurs(base),
                # Once the task has ended: a question would keep it under way.
                lambda found: QTimer.singleShot(0, lambda: self._ask_template(reference, found)),
                self._messages.error,
            )

    def import_return(self) -> None:
        """« Importer une remontée… »"""
        self._import(RETURNS)

    def import_decisions(self) -> None:
        """« Importer les décisions de financement… »"""
        self._import(DECISION_LISTS)

    def undo_import(self) -> None:
        """« Annuler un import… »"""
        with self._messages.guard():
            reference = self._base()
            if reference is not None:
                self.show_imports(reference)

    def _import(self, subject: ImportSubject, path: str = "") -> None:
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            dialog = ImportDialog(
                subject, reference, self._messages, self._worker, self._iface.mainWindow()
            )
            dialog.undo_asked.connect(lambda number: self.show_imports(reference, number))
            self.windows.show(dialog)
            if path:
                dialog.choose_file(path)  # read once the base is

    def show_imports(self, reference: BaseReference, number: int | None = None) -> None:
        """The imports of a base, at one of them."""
        self.windows.show(
            UndoImportDialog(
                reference, self._messages, self._worker, self._iface.mainWindow(), number
            )
        )

    def check_completeness(self) -> None:
        """« Contrôler la complétude… »"""
        self._run(
            "osp:controle_completude",
            lambda reference: layer_parameters(
                self._iface, reference, LOGEMENTS="logement", OPERATIONS="operation"
            ),
        )

    def import_rpls(self) -> None:
        """« Importer le RPLS… »"""
        self._run("osp:importer_rpls", lambda reference: reference.algorithm_parameters())

    def complete_from_rpls(self) -> None:
        """« Compléter depuis le RPLS… »"""
        self._run("osp:completer_rpls", lambda reference: reference.algorithm_parameters())

    def import_diagnoses(self) -> None:
        """« Importer les diagnostics (DPE)… »"""
        self._run("osp:importer_dpe", lambda reference: reference.algorithm_parameters())

    def follow_diagnoses(self) -> None:
        """« Suivre les étiquettes par les diagnostics (DPE)… »"""
        self._run("osp:suivi_dpe", lambda reference: reference.algorithm_parameters())

    def lay_keys(self) -> None:
        """« Poser les clés des données ouvertes… »"""
        self._run("osp:poser_cles", lambda reference: reference.algorithm_parameters())

    def prepare_visit(self) -> None:
        """« Préparer une visite… »: of the operation or cité of the row in hand."""
        self._run("osp:preparer_visite", self._visit_parameters)

    def _visit_parameters(self, reference: BaseReference) -> dict[str, Any]:
        layer = self._iface.activeLayer()
        found = dict(reference.algorithm_parameters())
        exports = Settings.load().dossier_exports
        if exports:
            found["DOSSIER"] = exports
        names = {"logement": ("OPERATION", "intitule"), "operation": ("OPERATION", "intitule")}
        names["cite"] = ("CITE", "id_cite")
        parameter, field = names.get(role_of(layer) or "", ("", ""))
        if parameter and reference_of(layer) == reference and layer.selectedFeatureCount():
            value = without_qt(layer.selectedFeatures()[0][field])
            if value is not None:
                found[parameter] = str(value)
        return found

    def bring_visit(self) -> None:
        """« Ramener une visite… »: its changes, in the window of the returns."""
        with self._messages.guard():
            reference = self._base()
            if reference is None:
                return
            folder = QFileDialog.getExistingDirectory(
                self._iface.mainWindow(),
                translate("gui", "Dossier de la visite, revenu de la tablette"),
                Settings.load().dossier_exports,
            )
            if folder:
                self.bring_visit_of(reference, folder)

    def bring_visit_of(self, reference: BaseReference, folder: str) -> None:
        """Write what a visit changed, and show it as a return to be imported.

        Its photos go beside the base, or in the folder of the project when that is on a server.
        """
        base = reference.open(check=False)
        home = Path(reference.path).parent if reference.path else _project_folder()
        self._worker.start(
            translate("gui", "Retour de la visite"),
            lambda: write_return(Path(folder), base, home),
            self._show_returned,
            self._messages.error,
        )

    def _show_returned(self, returned: Returned) -> None:
        photos = returned.photos
        if photos.number:
            text = translate("gui", "Photos de la visite rangées dans « {dossier} » : {nombre}.")
            self._messages.info(text.format(dossier=photos.folder, nombre=photos.number))
        for path in returned.files.values():
            self._import(RETURNS, str(path))

    def _ask_template(self, reference: BaseReference, bailleurs: dict[str, str]) -> None:
        with self._messages.guard():
            dialog = TemplateDialog(bailleurs, self._iface.mainWindow())
            if dialog.exec():
                self.write_template(reference, dialog.bailleur(), dialog.path())

    def write_template(self, reference: BaseReference, bailleur: str, path: str) -> None:
        """Write the template of a bailleur, and offer to open it."""
        self._worker.start_algorithm(
            "osp:modele_remontee",
            {**reference.algorithm_parameters(), "BAILLEUR": bailleur, "OUTPUT": path},
            lambda _results: self._messages.offer(
                translate("gui", "Le modèle de remontée de « {bailleur} » est écrit.").format(
                    bailleur=bailleur
                ),
                translate("gui", "Ouvrir"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)),
            ),
            self._messages.error,
        )

    def _run(self, algorithm: str, parameters: Callable[[BaseReference], dict[str, Any]]) -> None:
        with self._messages.guard():
            reference = self._base()
            if reference is not None:
                self._algorithms.show(algorithm, parameters(reference))

    def _base(self) -> BaseReference | None:
        return required_base(self._iface, self._messages)


def _project_folder() -> Path:
    """The folder that the project says it is at home in; without a saved one, that of exports."""
    home = QgsProject.instance().homePath() or Settings.load().dossier_exports
    return Path(home or Path.home())
