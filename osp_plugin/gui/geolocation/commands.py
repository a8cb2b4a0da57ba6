"""The commands of the sub-menu « Géolocalisation »."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject

from ...i18n import translate
from ...project import find_layer
from ...settings import Settings
from ..common.algorithm_windows import AlgorithmWindows
from ..common.background import Worker
from ..common.current import current_base, layer_parameters
from ..common.docks import add_at_right
from ..common.menu_entry import Entry
from ..common.messages import Messages
from .anomalies_dock import AnomaliesDock
from .dwellings_dock import DwellingsDock
from .placing_dock import PlacingDock

WIDTH_PX = 420


class GeolocationCommands:
    """A position for each dwelling: by the sources, by hand."""

    icon = "geolocalisation"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._algorithms = AlgorithmWindows()
        self._docks: dict[type[DwellingsDock], DwellingsDock] = {}

    @property
    def title(self) -> str:
        return translate("gui", "Géolocalisation")

    def entries(self) -> list[Entry]:
        return [
            Entry(
                "geolocaliser",
                translate("gui", "Géolocaliser les logements…"),
                translate("gui", "Placer les logements par leur parcelle, leur adresse, le RPLS"),
                self.geolocate,
            ),
            Entry(
                "placer",
                translate("gui", "Placer les logements à la main"),
                translate(
                    "gui", "Liste des logements sans position, placés d’un clic sur la carte"
                ),
                self.place_by_hand,
            ),
            Entry(
                "controle_geolocalisation",
                translate("gui", "Contrôler les positions"),
                translate(
                    "gui", "Liste des anomalies de position : les voir, les corriger, les accepter"
                ),
                self.check_positions,
            ),
        ]

    def install(self) -> None:
        """Nothing: the panels are made when they are asked for."""

    def remove(self) -> None:
        """Take the panels and the windows away."""
        self._algorithms.close()
        for kind in list(self._docks):
            self._close(kind)

    def geolocate(self) -> None:
        """« Géolocaliser les logements… »"""
        with self._messages.guard():
            parameters = layer_parameters(self._iface, current_base(self._iface), INPUT="logement")
            addresses = Settings.load().fichier_adresses
            if addresses:
                parameters["ADRESSES"] = addresses
            self._algorithms.show("osp:geolocaliser", parameters)

    def place_by_hand(self) -> None:
        """« Placer les logements à la main »: the panel, on the base in hand."""
        self._open(PlacingDock)

    def check_positions(self, code: str = "") -> None:
        """« Contrôler les positions »: the panel, on the base in hand, and the check at once.

        With ``code``, it shows the anomalies of one check."""
        self._open(AnomaliesDock)
        dock = self._docks.get(AnomaliesDock)
        if isinstance(dock, AnomaliesDock) and code:
            dock.narrow_to(code)

    def _place_one(self, fid: int) -> None:
        """From an anomaly to the panel that places, on its dwelling."""
        self._open(PlacingDock)
        dock = self._docks.get(PlacingDock)
        if isinstance(dock, PlacingDock):
            dock.look_for(fid)

    def _open(self, kind: type[DwellingsDock]) -> None:
        """Show a panel on the base in hand; the one on another base is replaced."""
        with self._messages.guard():
            reference = current_base(self._iface)
            layer = find_layer(QgsProject.instance(), "logement", reference) if reference else None
            if reference is None or layer is None:
                self._messages.ask_for_a_base()
                return
            if kind in self._docks and self._docks[kind].layer_id != layer.id():
                self._close(kind)
            if kind not in self._docks:
                dock = kind(self._iface, layer, reference, self._messages, self._worker)
                add_at_right(self._iface, dock, WIDTH_PX)
                self._docks[kind] = dock
                if isinstance(dock, AnomaliesDock):
                    dock.placing.connect(self._place_one)
            self._docks[kind].setUserVisible(True)
            self._docks[kind].start()

    def _close(self, kind: type[DwellingsDock]) -> None:
        dock = self._docks.pop(kind)
        dock.release()
        self._iface.removeDockWidget(dock)
        dock.deleteLater()
