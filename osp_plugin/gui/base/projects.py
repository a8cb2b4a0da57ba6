"""The project kept in the base: saved there, opened from there, without a path of this computer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QInputDialog

from ...i18n import translate
from ...project import BaseReference, Showing, open_references
from ...project.stored import CleanSaves, list_projects, open_project, take_out, uri_of
from ...project.stored.outgoing import Kept
from ...project.stored.storage import StoredProject
from ...storage import Base
from ...storage.projects import name_in
from ..common.background import Worker
from ..common.current import required_base
from ..common.messages import TITLE, Messages
from ..common.plain import agrees

USUAL = "OSP"
"""Name that is offered to the first project of a base."""


class Projects:
    """The two commands, and what stands before the saves of QGIS itself."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._saves = CleanSaves(_base_of, self._saved)

    def install(self) -> None:
        """Begin to clean saves: « Projet, Enregistrer » of QGIS writes into the base too."""
        self._saves.install()

    def remove(self) -> None:
        """Leave QGIS its own."""
        self._saves.remove()

    # -- saving ------------------------------------------------------------------------------

    def save(self) -> None:
        """« Enregistrer le projet dans la base… »"""
        self._with_names(self._ask_name)

    def _ask_name(self, base: Base, names: Sequence[str]) -> None:
        with self._messages.guard():
            current = [
                name for name in names if uri_of(base, name) == QgsProject.instance().fileName()
            ]
            listed = list(dict.fromkeys([*current, *names])) or [USUAL]
            name, agreed = QInputDialog.getItem(
                self._iface.mainWindow(),
                TITLE,
                translate("gui", "Nom du projet dans la base « {base} »").format(base=_name(base)),
                listed,
                0,
                True,
            )
            name = name.strip()
            if not agreed or not name:
                return
            if name in names and name not in current and not self._agrees_to_replace(name):
                return
            self._saves.write(QgsProject.instance(), base, name)  # « _saved » tells it

    def _agrees_to_replace(self, name: str) -> bool:
        text = translate("gui", "La base a déjà un projet « {projet} ». Le remplacer ?")
        return agrees(self._iface.mainWindow(), TITLE, text.format(projet=name))

    def _saved(self, base: Base, name: str, kept: Kept) -> None:
        """A project is in a base; QGIS has still to say so."""
        QTimer.singleShot(0, lambda: self._tell_saved(base, name, kept))

    def _tell_saved(self, base: Base, name: str, kept: Kept) -> None:
        text = translate("gui", "Le projet « {projet} » est dans la base « {base} ».").format(
            projet=name, base=_name(base)
        )
        if kept.layers:
            left = translate(
                "gui",
                "Sans ces couches, qui viennent d’un autre dossier de votre poste et que les "
                "autres ne trouveraient pas : {couches}. Mettez leur fichier à côté de la base.",
            ).format(couches=", ".join(kept.layers))
            self._messages.warning(f"{text} {left}")
        else:
            self._messages.success(text)

    # -- opening -----------------------------------------------------------------------------

    def open(self) -> None:
        """« Ouvrir un projet de la base… »"""
        self._with_names(self._ask_which)

    def _ask_which(self, base: Base, names: Sequence[str]) -> None:
        if not names:
            text = translate(
                "gui",
                "La base « {base} » n’a pas encore de projet : « Enregistrer le projet dans la "
                "base… » y met celui que vous avez fait.",
            )
            self._messages.info(text.format(base=_name(base)))
            return
        name, agreed = names[0], True
        if len(names) > 1:
            name, agreed = QInputDialog.getItem(
                self._iface.mainWindow(),
                TITLE,
                translate("gui", "Projet de la base « {base} »").format(base=_name(base)),
                list(names),
                0,
                False,
            )
        if agreed:
            self.open_named(base, name)

    def open_named(self, base: Base, name: str) -> None:
        """Open a project of a base in place of that of the window, which may be saved first."""
        with self._messages.guard():
            self._worker.start(
                translate("gui", "Projet « {projet} » de la base").format(projet=name),
                lambda: (take_out(base, name), Showing.of(base)),
                lambda found: self._show(base, name, *found),
                self._messages.error,
            )

    def _cleared(self) -> bool:
        """Whether the project of the window made room; QGIS asks what is not saved."""
        cleared: list[bool] = []
        project = QgsProject.instance()

        def note() -> None:
            cleared.append(True)

        project.cleared.connect(note)
        self._iface.newProject(True)
        project.cleared.disconnect(note)
        return bool(cleared)

    def _show(self, base: Base, name: str, stored: StoredProject, showing: Showing) -> None:
        with self._messages.guard():
            if not self._cleared():  # once the other is read: else nothing would be left
                stored.folder.cleanup()
                return
            open_project(QgsProject.instance(), stored, base, showing)
            text = translate("gui", "Le projet « {projet} » de la base « {base} » est ouvert.")
            told = text.format(projet=name, base=_name(base))
            if stored.left_out:
                left = translate("gui", "Laissé de côté par prudence : {liste}.")
                self._messages.warning(f"{told} {left.format(liste=stored.left_out.told())}")
            else:
                self._messages.success(told)

    # -- both --------------------------------------------------------------------------------

    def _with_names(self, ask: Any) -> None:
        """Ask the base in hand which projects it has, then ``ask`` the user."""
        with self._messages.guard():
            reference: BaseReference | None = required_base(self._iface, self._messages)
            if reference is None:
                return
            base = reference.open(check=False)
            self._worker.start(
                translate("gui", "Projets de la base"),
                lambda: list_projects(base),
                # Once the task has ended: a question would keep it under way.
                lambda names: QTimer.singleShot(0, lambda: ask(base, names)),
                self._messages.error,
            )


def _base_of(uri: str) -> Base | None:
    """The base of the project of the window that an address is in."""
    for reference in open_references(QgsProject.instance()):
        base = reference.open(check=False)
        if uri_of(base, name_in(uri)) == uri:
            return base
    return None


def _name(base: Base) -> str:
    return BaseReference.of(base).name
