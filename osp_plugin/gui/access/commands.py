"""The commands of the sub-menu « Droits et organisations »."""

from __future__ import annotations

from typing import Any

from ...i18n import translate
from ...storage.access.errors import NotShared
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.current import current_base, required_base
from ..common.docks import add_at_right
from ..common.menu_entry import Entry
from ..common.messages import Messages
from .dock import AccessDock


class AccessCommands:
    """Who works in a shared base, and what each may do there."""

    icon = "droits"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._algorithms = AlgorithmWindows()
        self.dock: AccessDock | None = None
        """The panel, None until it is first asked for."""

    @property
    def title(self) -> str:
        return translate("gui", "Droits et organisations")

    def entries(self) -> list[Entry]:
        return [
            Entry(
                "droits",
                translate("gui", "Organisations et comptes"),
                translate("gui", "Qui travaille dans une base partagée, et « Voir comme… »"),
                self.show_dock,
            ),
            Entry(
                "etat_des_droits",
                translate("gui", "État des droits…"),
                translate("gui", "Qui peut lire et écrire quoi, d’après le catalogue du serveur"),
                lambda: self._window("osp:etat_des_droits"),
                in_toolbar=False,
            ),
            Entry(
                "creer_roles",
                translate("gui", "Créer les rôles…"),
                translate("gui", "Préparer un serveur pour plusieurs organisations"),
                lambda: self._window("osp:creer_roles"),
                in_toolbar=False,
                picture="droits",
            ),
        ]

    def install(self) -> None:
        """Nothing: the panel is made when it is asked for."""

    def remove(self) -> None:
        """Take the panel and the windows away."""
        self._algorithms.close()
        if self.dock is not None:
            self.dock.release()
            self._iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None

    def show_dock(self) -> None:
        """« Organisations et comptes », of a shared base only."""
        with self._messages.guard():
            reference = required_base(self._iface, self._messages)
            if reference is None:
                return
            if reference.path:
                raise NotShared(base=reference.name)
            if self.dock is not None and self.dock.reference != reference:
                self.remove()
            if self.dock is None:
                self.dock = AccessDock(self._iface, reference, self._worker)
                add_at_right(self._iface, self.dock)
            self.dock.show()
            self.dock.raise_()

    def _window(self, algorithm: str) -> None:
        with self._messages.guard():
            base = current_base(self._iface)
            self._algorithms.show(algorithm, base.algorithm_parameters() if base else {})
