"""The commands of the sub-menu « Statistiques et états »."""

from __future__ import annotations

from typing import Any

from ...i18n import translate
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.current import current_base, layer_parameters
from ..common.docks import add_at_right
from ..common.menu_entry import Entry
from ..common.messages import Messages
from ..fiches.commands import OutputCommands
from .dock import ViewerDock


class ViewerCommands:
    """Figures to look at, and what is printed of them."""

    icon = "statistiques"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._algorithms = AlgorithmWindows()
        self._outputs = OutputCommands(iface, messages, worker)
        self.viewer: ViewerDock | None = None
        """The panel, None until it is first asked for."""

    @property
    def title(self) -> str:
        return translate("gui", "Statistiques et états")

    def entries(self) -> list[Entry]:
        return [
            Entry(
                "visionneuse",
                translate("gui", "Visionneuse"),
                translate("gui", "Un indicateur par territoire : carte, tableau et graphique"),
                self.show_viewer,
            ),
            Entry(
                "statistiques_territoire",
                translate("gui", "Statistiques par territoire…"),
                translate("gui", "Calculer des indicateurs par EPCI, commune, cité, bailleur…"),
                self.compute,
                in_toolbar=False,
            ),
            *self._outputs.entries(),
        ]

    def install(self) -> None:
        """Add what the outputs need; the panel is made when it is asked for."""
        self._outputs.install()

    def remove(self) -> None:
        """Take the panel and the windows away."""
        self._algorithms.close()
        if self.viewer is not None:
            self.viewer.release()
            self._iface.removeDockWidget(self.viewer)
            self.viewer.deleteLater()
            self.viewer = None
        self._outputs.remove()

    def show_viewer(self) -> None:
        """« Visionneuse »"""
        with self._messages.guard():
            if self.viewer is None:
                self.viewer = ViewerDock(self._iface, self._messages, self._worker, self._outputs)
                add_at_right(self._iface, self.viewer)
            self.viewer.show()
            self.viewer.raise_()

    def compute(self) -> None:
        """« Statistiques par territoire… »"""
        with self._messages.guard():
            parameters = layer_parameters(self._iface, current_base(self._iface), INPUT="logement")
            self._algorithms.show("osp:statistiques_territoire", parameters)
