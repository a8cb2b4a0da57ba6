"""The commands of the sub-menu « Situations et évolutions »."""

from __future__ import annotations

from typing import Any

from ...i18n import translate
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.current import current_base, required_base
from ..common.menu_entry import Entry
from ..common.messages import Messages
from ..common.windows import Windows
from .evolution_dialog import EvolutionDialog
from .situations_dialog import SituationsDialog


class HistoryCommands:
    """What the figures were, and why they changed."""

    icon = "expliquer_evolution"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._algorithms = AlgorithmWindows()
        self.evolutions = Windows()

    @property
    def title(self) -> str:
        return translate("gui", "Situations et évolutions")

    def entries(self) -> list[Entry]:
        return [
            Entry(
                "arreter_situation",
                translate("gui", "Arrêter une situation…"),
                translate("gui", "Garder les chiffres de ce moment, provisoires ou définitifs"),
                self.arrest,
            ),
            Entry(
                "situations",
                translate("gui", "Situations arrêtées…"),
                translate("gui", "Voir, vérifier ou supprimer les situations de la base"),
                self.show_situations,
                in_toolbar=False,
            ),
            Entry(
                "expliquer_evolution",
                translate("gui", "Expliquer une évolution…"),
                translate("gui", "Pourquoi un chiffre a changé entre deux dates, cause par cause"),
                self.explain,
            ),
            Entry(
                "base_a_une_date",
                translate("gui", "Base à une date…"),
                translate("gui", "Retrouver la base telle qu’elle était, d’après son journal"),
                self.go_back,
                in_toolbar=False,
            ),
        ]

    def install(self) -> None:
        """Nothing: windows are made when they are asked for."""

    def remove(self) -> None:
        """Take the windows away."""
        self.evolutions.close()
        self._algorithms.close()

    def arrest(self) -> None:
        """« Arrêter une situation… »"""
        with self._messages.guard():
            base = current_base(self._iface)
            self._algorithms.show(
                "osp:arreter_situation", base.algorithm_parameters() if base else {}
            )

    def show_situations(self) -> None:
        """« Situations arrêtées… »"""
        with self._messages.guard():
            reference = required_base(self._iface, self._messages)
            if reference is not None:
                base = reference.open(check=False)
                SituationsDialog(base, self._worker, self._iface.mainWindow()).exec()

    def explain(self) -> None:
        """« Expliquer une évolution… »"""
        with self._messages.guard():
            reference = required_base(self._iface, self._messages)
            if reference is not None:
                self.evolutions.show(
                    EvolutionDialog(self._iface, reference, self._messages, self._worker)
                )

    def go_back(self) -> None:
        """« Base à une date… »"""
        with self._messages.guard():
            base = current_base(self._iface)
            self._algorithms.show(
                "osp:base_a_une_date", base.algorithm_parameters() if base else {}
            )
