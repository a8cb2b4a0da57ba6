"""Menu and toolbar « OSP ERBM »."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu

from ...i18n import translate
from ...paths import ICONS
from ..common.menu_entry import CommandGroup, Entry
from .commands import Commands

NAME = "OSP ERBM"


def entries(commands: Commands) -> list[Entry]:
    """The commands of everyday work, in order."""
    return [
        *_base_entries(commands),
        *_care_entries(commands),
        *_project_entries(commands),
        *_data_entries(commands),
    ]


def _base_entries(commands: Commands) -> list[Entry]:
    return [
        Entry(
            "accueil",
            translate("gui", "Accueil OSP"),
            translate("gui", "La base ouverte, ce qui y attend, et le chemin de chaque chose"),
            commands.show_home,
        ),
        Entry(
            "ouvrir",
            translate("gui", "Ouvrir une base…"),
            translate("gui", "Ouvrir une base OSP (fichier GeoPackage ou serveur PostGIS)"),
            commands.open_base,
        ),
        Entry(
            "creer",
            translate("gui", "Créer une base…"),
            translate("gui", "Créer une base OSP vide"),
            commands.create_base,
        ),
        Entry(
            "charger_referentiel",
            translate("gui", "Charger communes, EPCI ou cités…"),
            translate("gui", "Remplir une table de référence de la base depuis une couche"),
            commands.load_reference,
            in_toolbar=False,
        ),
    ]


def _care_entries(commands: Commands) -> list[Entry]:
    """A base checked, cut, brought back, its copies removed."""
    return [
        Entry(
            "verifier",
            translate("gui", "Vérifier la base…"),
            translate("gui", "Relire toute la base et dire ce qui y est abîmé ou ajouté"),
            commands.check_base,
            in_toolbar=False,
        ),
        Entry(
            "extraire_base",
            translate("gui", "Extraire une base…"),
            translate("gui", "La part d’un bailleur, d’un EPCI ou d’un département, en un fichier"),
            commands.extract_base,
            in_toolbar=False,
        ),
        Entry(
            "reintegrer_extrait",
            translate("gui", "Réintégrer un extrait…"),
            translate("gui", "Rapporter dans la base ce qu’un extrait a changé, conflits choisis"),
            commands.bring_back,
            in_toolbar=False,
        ),
        Entry(
            "copies",
            translate("gui", "Supprimer d’anciennes copies…"),
            translate("gui", "Choisir, parmi les copies de la base, celles qui ne servent plus"),
            commands.remove_backups,
            in_toolbar=False,
        ),
        Entry(
            "demonstration",
            translate("gui", "Créer la base de démonstration…"),
            translate("gui", "Créer et ouvrir une base d’exemple aux chiffres publiés en 2021"),
            commands.create_demonstration,
        ),
    ]


def _project_entries(commands: Commands) -> list[Entry]:
    return [
        Entry(
            "projet_ouvrir",
            translate("gui", "Ouvrir un projet de la base…"),
            translate("gui", "Retrouver les thèmes, mises en page et styles gardés dans la base"),
            commands.projects.open,
            separated=True,
            in_toolbar=False,
        ),
        Entry(
            "projet_enregistrer",
            translate("gui", "Enregistrer le projet dans la base…"),
            translate("gui", "Garder thèmes, mises en page et styles dans la base, pour tous"),
            commands.projects.save,
            in_toolbar=False,
        ),
    ]


def _data_entries(commands: Commands) -> list[Entry]:
    return [
        Entry(
            "trouver",
            translate("gui", "Trouver un logement…"),
            translate("gui", "Chercher un logement par identifiant, adresse, opération ou cité"),
            commands.find_dwelling,
            separated=True,
        ),
        Entry(
            "en_lot",
            translate("gui", "Modifier les lignes sélectionnées…"),
            translate(
                "gui", "Donner des valeurs aux lignes choisies, ou coller celles d’un tableur"
            ),
            commands.edit_selection,
        ),
        Entry(
            "annuler",
            translate("gui", "Annuler ma dernière modification…"),
            translate("gui", "Rétablir l’état précédent d’une ligne, d’après le journal"),
            commands.undo_last,
        ),
        Entry(
            "formulaire",
            translate("gui", "Rétablir le formulaire OSP"),
            translate("gui", "Remplacer le formulaire de la couche active par celui de l’OSP"),
            commands.restore_form,
            in_toolbar=False,
        ),
        Entry(
            "lignes",
            translate("gui", "Tables techniques…"),
            translate("gui", "Ouvrir le journal, les imports et ce que l’outil garde pour lui"),
            commands.open_technical_table,
            in_toolbar=False,
        ),
        Entry(
            "analyse",
            translate("gui", "Analyse au logement par bailleur…"),
            translate("gui", "Compter et contrôler les logements remontés par les bailleurs"),
            commands.analyse,
            separated=True,
        ),
        Entry(
            "classeur",
            translate("gui", "Classeur OSP…"),
            translate("gui", "Écrire le classeur Excel de la base"),
            commands.make_workbook,
        ),
    ]


def last_entries(commands: Commands) -> list[Entry]:
    """The commands at the foot of the menu."""
    return [
        Entry(
            "options",
            translate("gui", "Options d’OSP ERBM…"),
            translate("gui", "Connexion, dossiers, service et logo, service d’adresses"),
            commands.show_options,
            separated=True,
            in_toolbar=False,
        ),
        Entry(
            "aide",
            translate("gui", "Aide d’OSP ERBM"),
            translate("gui", "Le mode d’emploi, page par page, à côté de la carte"),
            commands.help,
        ),
        Entry(
            "a_propos",
            translate("gui", "À propos d’OSP ERBM"),
            translate("gui", "Version, licence et composants"),
            commands.about,
            in_toolbar=False,
        ),
    ]


class Menu:
    """The menu in the menu bar and the toolbar, holding the same actions."""

    def __init__(self, iface: Any, commands: Commands) -> None:
        self._iface = iface
        self._commands = commands
        self._menu: Any = None
        self._toolbar: Any = None
        self._marks: list[tuple[QAction, Callable[[], bool]]] = []
        self._marking = QTimer()
        self._marking.setSingleShot(True)
        self._marking.setInterval(0)
        self._marking.timeout.connect(self._mark)
        self._actions: list[QAction] = []

    def install(self) -> None:
        """Add both to the window."""
        window = self._iface.mainWindow()
        self._menu = QMenu(NAME, window)
        self._menu.setObjectName("osp_menu")
        self._toolbar = self._iface.addToolBar(NAME)
        self._toolbar.setObjectName("osp_toolbar")
        for entry in entries(self._commands):
            self._add(entry, self._menu)
        self._menu.addSeparator()
        for group in self._commands.groups:
            self._add_group(group)
        for entry in last_entries(self._commands):
            self._add(entry, self._menu)
        before = self._iface.firstRightStandardMenu().menuAction()
        window.menuBar().insertMenu(before, self._menu)
        for signal in _tree_signals():
            signal.connect(self._mark_soon)

    def remove(self) -> None:
        """Take both away; their actions belong to the menu and go with it."""
        for signal in _tree_signals():
            signal.disconnect(self._mark_soon)
        self._marking.stop()
        self._marks.clear()
        window = self._iface.mainWindow()
        for action in self._actions:
            self._iface.unregisterMainWindowAction(action)
        self._actions.clear()
        window.menuBar().removeAction(self._menu.menuAction())
        window.removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
        self._menu.deleteLater()
        self._menu = self._toolbar = None

    def _add_group(self, group: CommandGroup) -> None:
        """A sub-menu; its first command of the toolbar is set apart from what is before."""
        menu = self._menu.addMenu(QIcon(str(ICONS / f"{group.icon}.svg")), group.title)
        menu.setObjectName(f"osp_menu_{group.icon}")
        self._toolbar.addSeparator()
        for entry in group.entries():
            self._add(entry, menu)

    def _add(self, entry: Entry, menu: QMenu) -> None:
        icon = QIcon(str(ICONS / f"{entry.picture or entry.icon}.svg"))
        action = QAction(icon, entry.text, menu)
        action.setObjectName(f"osp_{entry.icon}")
        action.setToolTip(entry.tip)
        action.setStatusTip(entry.tip)
        # Its shortcut is the user's to choose, in « Préférences, Raccourcis clavier ».
        self._iface.registerMainWindowAction(action, "")
        self._actions.append(action)
        # Through a lambda: « triggered » gives whether the action is checked.
        action.triggered.connect(lambda *_checked: self._run(entry))
        if entry.marked is not None:
            action.setCheckable(True)
            self._marks.append((action, entry.marked))
        if entry.separated:
            menu.addSeparator()
            if entry.in_toolbar:
                self._toolbar.addSeparator()
        menu.addAction(action)
        if entry.in_toolbar:
            self._toolbar.addAction(action)

    def _run(self, entry: Entry) -> None:
        entry.run()
        self._marking.start()  # Qt marked what was asked for, which may not be done

    def _mark_soon(self, *_node: Any) -> None:
        self._marking.start()

    def _mark(self) -> None:
        """Mark the commands whose thing is shown."""
        for action, marked in self._marks:
            action.setChecked(marked())


def _tree_signals() -> tuple[Any, ...]:
    """The signals that say that the layer panel shows or hides other things."""
    project = QgsProject.instance()
    root = project.layerTreeRoot()
    return (root.visibilityChanged, root.addedChildren, root.removedChildren, project.readProject)
