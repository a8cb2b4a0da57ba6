"""The commands of the sub-menu « Géolocalisation »."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt

from ...i18n import translate
from ...project import find_layer
from ...settings import Settings
from ..background import Worker
from ..current import current_base, layer_parameters
from ..entry import Entry
from ..messages import Messages
from .anomalies_dock import AnomaliesDock
from .placing_dock import PlacingDock

WIDTH_PX = 420


class GeolocationCommands:
    """A position for each dwelling: by the sources, by hand."""

    icon = "geolocalisation"

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._placing: PlacingDock | None = None
        self._anomalies: AnomaliesDock | None = None

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
        """Take the panels away."""
        self._remove_placing()
        self._remove_anomalies()

    def _add(self, dock: QgsDockWidget) -> None:
        """At the right, the two panels as tabs: each needs the whole height."""
        others = [
            other.objectName()
            for other in (self._placing, self._anomalies)
            if other is not None and other is not dock
        ]
        area = Qt.DockWidgetArea.RightDockWidgetArea
        self._iface.addTabifiedDockWidget(area, dock, others, True)
        window = self._iface.mainWindow()
        window.resizeDocks([dock], [WIDTH_PX], Qt.Orientation.Horizontal)

    def _remove_anomalies(self) -> None:
        if self._anomalies is not None:
            self._anomalies.release()
            self._iface.removeDockWidget(self._anomalies)
            self._anomalies.deleteLater()
            self._anomalies = None

    def _remove_placing(self) -> None:
        if self._placing is not None:
            self._placing.release()
            self._iface.removeDockWidget(self._placing)
            self._placing.deleteLater()
            self._placing = None

    def geolocate(self) -> None:
        """« Géolocaliser les logements… »"""
        with self._messages.guard():
            import processing

            parameters = layer_parameters(current_base(self._iface), INPUT="logement")
            addresses = Settings.load().fichier_adresses
            if addresses:
                parameters["ADRESSES"] = addresses
            processing.execAlgorithmDialog("osp:geolocaliser", parameters)

    def place_by_hand(self) -> None:
        """« Placer les logements à la main »: the panel, on the base in hand."""
        with self._messages.guard():
            reference = current_base(self._iface)
            layer = find_layer(QgsProject.instance(), "logement", reference) if reference else None
            if reference is None or layer is None:
                self._messages.warning(translate("gui", "Ouvrez d’abord une base OSP."))
                return
            if self._placing is not None and self._placing.layer_id != layer.id():
                self._remove_placing()
            if self._placing is None:
                self._placing = PlacingDock(
                    self._iface, layer, reference, self._messages, self._worker
                )
                self._add(self._placing)
            else:
                self._placing.refresh()
            self._placing.setUserVisible(True)

    def check_positions(self) -> None:
        """« Contrôler les positions »: the panel, on the base in hand, and the check at once."""
        with self._messages.guard():
            reference = current_base(self._iface)
            layer = find_layer(QgsProject.instance(), "logement", reference) if reference else None
            if reference is None or layer is None:
                self._messages.warning(translate("gui", "Ouvrez d’abord une base OSP."))
                return
            if self._anomalies is not None and self._anomalies.layer_id != layer.id():
                self._remove_anomalies()
            if self._anomalies is None:
                self._anomalies = AnomaliesDock(
                    self._iface, layer, reference, self._messages, self._worker
                )
                self._add(self._anomalies)
            self._anomalies.setUserVisible(True)
            self._anomalies.check()
