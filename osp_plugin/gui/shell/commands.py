"""What the menu can do. Each command is short: the work is done elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from ...i18n import translate
from ...project import BaseReference, restore_form
from ...project.editing.bulk import KEY
from ...project.editing.values import table_of
from ...settings import Settings
from ..access.commands import AccessCommands
from ..base.backups import remove_backups
from ..base.demonstration import DemonstrationMaker
from ..base.open_dialog import OpenBaseDialog
from ..base.opener import Opener
from ..base.projects import Projects
from ..common.algorithm_windows import AlgorithmWindows, Done
from ..common.background import Worker
from ..common.current import current_base, layer_parameters, required_base
from ..common.menu_entry import CommandGroup
from ..common.messages import Messages
from ..entry.bulk_dialog import BulkDialog
from ..entry.technical_tables import open_technical_table
from ..entry.undo import Undoer
from ..entry.waiting import tell_waiting
from ..exchange.return_dialog import ReturnDialog
from ..geolocation.commands import GeolocationCommands
from ..history.commands import HistoryCommands
from ..indicators.commands import ViewerCommands
from ..maps.commands import MapCommands
from ..programming.commands import ProgrammingCommands
from ..remontee.commands import ReturnCommands
from .about import AboutDialog
from .help import Help
from .home_ways import Home

OPTIONS_PAGE = "osp_options"
"""Name of our page among the options of QGIS."""


class Commands:
    """The commands of the menu, on one window of QGIS."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self.messages = Messages(iface)
        self.worker = Worker()
        self.algorithms = AlgorithmWindows()
        self.opener = Opener(iface, self.messages, self.worker)
        self.guide = Help(iface, self.messages)
        self.projects = Projects(iface, self.messages, self.worker)
        self.undoer = Undoer(iface, self.messages, self.worker)
        self.demonstration = DemonstrationMaker(iface, self.messages, self.worker, self.opener)
        maps = MapCommands(iface, self.messages, self.worker)
        self.opener.followers.append(maps.opened)
        self.returns = ReturnCommands(iface, self.messages, self.worker)
        self.geolocation = GeolocationCommands(iface, self.messages, self.worker)
        self.viewer = ViewerCommands(iface, self.messages, self.worker)
        self.history = HistoryCommands(iface, self.messages, self.worker)
        self.programming = ProgrammingCommands(iface, self.messages, self.worker)
        self.groups: list[CommandGroup] = [
            self.returns,
            self.geolocation,
            self.viewer,
            self.history,
            self.programming,
            maps,
            AccessCommands(iface, self.messages, self.worker),
        ]
        """The parts of the work that have a sub-menu of their own, in order."""
        self.home = Home(iface, self)

    def install(self) -> None:
        """Add to the window what the groups need."""
        self.guide.install()
        self.projects.install()
        for group in self.groups:
            group.install()
        self.home.install()

    def remove(self) -> None:
        """Stop what is under way and take the groups away."""
        self.home.remove()
        self.worker.stop()
        self.opener.close()
        self.algorithms.close()
        for group in reversed(self.groups):
            group.remove()
        self.guide.remove()
        self.projects.remove()

    def show_home(self) -> None:
        """« Accueil OSP »"""
        self.home.show()

    def open_base(self) -> None:
        """« Ouvrir une base… »"""
        dialog = OpenBaseDialog(self._iface.mainWindow())
        if dialog.exec():
            self.opener.open(dialog.reference())

    def create_base(self) -> None:
        """« Créer une base… »"""
        settings = Settings.load()
        suggested = {}
        if settings.dossier_bases:
            suggested["DESTINATION"] = str(Path(settings.dossier_bases) / "osp.gpkg")

        def made(results: dict[str, Any]) -> None:
            created = _created(results)
            if created is not None:
                self.opener.open(created)

        self._run("osp:creer_base", suggested, made)

    def extract_base(self) -> None:
        """« Extraire une base… »"""
        base = current_base(self._iface)
        self._run("osp:extraire_base", base.algorithm_parameters() if base else {})

    def bring_back(self) -> None:
        """« Réintégrer un extrait… »"""
        with self.messages.guard():
            reference = required_base(self._iface, self.messages)
            if reference is not None:
                window = self._iface.mainWindow()
                ReturnDialog(reference, self.messages, self.worker, window).exec()

    def remove_backups(self) -> None:
        """« Supprimer d’anciennes copies… »"""
        with self.messages.guard():
            remove_backups(self._iface, self.messages)

    def load_reference(self) -> None:
        """« Charger communes, EPCI ou cités… »"""
        with self.messages.guard():
            base = current_base(self._iface)
            self._run("osp:charger_referentiel", base.algorithm_parameters() if base else {})

    def check_base(self) -> None:
        """« Vérifier la base… »"""
        base = current_base(self._iface)
        self._run("osp:verifier_base", base.algorithm_parameters() if base else {})

    def create_demonstration(self) -> None:
        """« Créer la base de démonstration… »"""
        self.demonstration.ask_and_make()

    def analyse(self) -> None:
        """« Analyse au logement par bailleur… »"""
        with self.messages.guard():
            base = current_base(self._iface)
            self._run(
                "osp:analyse_logement_bailleur",
                layer_parameters(self._iface, base, INPUT="logement", OPERATIONS="operation"),
            )

    def make_workbook(self) -> None:
        """« Classeur OSP… »"""
        with self.messages.guard():
            base = current_base(self._iface)
            parameters = base.algorithm_parameters() if base is not None else {}
            folder = Settings.load().dossier_exports
            if folder:
                parameters["OUTPUT"] = str(Path(folder) / "classeur_osp.xlsx")
            self._run("osp:classeur", parameters)

    def find_dwelling(self) -> None:
        """« Trouver un logement… »: the search box of QGIS, ready for it."""
        self._iface.locatorSearch("osp ")

    def edit_selection(self) -> None:
        """« Modifier les lignes sélectionnées… »"""
        with self.messages.guard():
            layer = self._iface.activeLayer()
            table = table_of(layer) if layer is not None else None
            pasted = table is not None and any(item.name == KEY for item in table.fields)
            if table is None or not (pasted or layer.selectedFeatureCount()):
                self.messages.warning(
                    translate(
                        "gui",
                        "Choisissez une couche de la base OSP et sélectionnez-y les lignes à "
                        "modifier, sur la carte ou dans la table.",
                    )
                )
                return
            if BulkDialog(layer, table, self._iface.mainWindow()).exec():
                tell_waiting(layer, self.messages)

    def undo_last(self) -> None:
        """« Annuler ma dernière modification… »"""
        self.undoer.ask()

    def restore_form(self) -> None:
        """« Rétablir le formulaire OSP »"""
        with self.messages.guard():
            layer = self._iface.activeLayer()
            if isinstance(layer, QgsVectorLayer) and restore_form(layer):
                text = translate("gui", "La couche « {couche} » a retrouvé le formulaire OSP.")
                self.messages.success(text.format(couche=layer.name()))
            else:
                self.messages.warning(
                    translate("gui", "Choisissez d’abord une couche de la base OSP.")
                )

    def open_technical_table(self) -> None:
        """« Tables techniques… »"""
        with self.messages.guard():
            reference = required_base(self._iface, self.messages)
            if reference is not None:
                open_technical_table(self._iface, reference)

    def show_options(self) -> None:
        """« Options… »"""
        with self.messages.guard():
            self._iface.showOptionsDialog(self._iface.mainWindow(), OPTIONS_PAGE)

    def help(self) -> None:
        """« Aide »"""
        self.guide.show()

    def about(self) -> None:
        """« À propos »"""
        with self.messages.guard():
            AboutDialog(self.worker, self._iface.mainWindow()).exec()

    def _run(self, algorithm: str, parameters: dict[str, Any], done: Done | None = None) -> None:
        """Show the window of an algorithm, filled in."""
        with self.messages.guard():
            self.algorithms.show(algorithm, parameters, done)


def _created(results: dict[str, Any]) -> BaseReference | None:
    """Base that « Créer une base OSP » made, None when it made none."""
    if results.get("DESTINATION"):
        return BaseReference.geopackage(results["DESTINATION"])
    if results.get("CONNEXION"):
        return BaseReference.postgis(results["CONNEXION"], results.get("SCHEMA") or "")
    return None
