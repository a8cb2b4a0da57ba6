"""The commands of the sub-menu « Statistiques et états »."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt

from ...i18n import translate
from ..common.background import Worker
from ..common.current import current_base, layer_parameters
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
        """Take the panel away."""
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
                self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.viewer)
            self.viewer.show()
            self.viewer.raise_()

    def compute(self) -> None:
        """« Statistiques par territoire… »"""
        with self._messages.guard():
            import processing

            parameters = layer_parameters(self._iface, current_base(self._iface), INPUT="logement")
            processing.execAlgorithmDialog("osp:statistiques_territoire", parameters)
