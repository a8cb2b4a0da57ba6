"""Search box of QGIS: « osp » and what is remembered of a dwelling."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsLocatorFilter,
    QgsLocatorResult,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon

from ...compat import locator_data, set_locator_data
from ...i18n import translate
from ...paths import ICONS
from ...project import osp_layers, role_of
from ...project.editing.values import base_of
from ...storage import Base
from ...storage.editing.finder import Found, Search
from ...storage.errors import BaseError
from ..common.messages import Messages

PREFIX = "osp"
SCALE = 1000


class DwellingFilter(QgsLocatorFilter):
    """Finds dwellings of the open bases. QGIS clones it for each search, in another thread."""

    def __init__(self, iface: Any, messages: Messages) -> None:
        super().__init__()
        self._iface = iface
        self._messages = messages
        self._bases: list[tuple[str, Base]] = []
        self._icon = QIcon(str(ICONS / "trouver.svg"))  # made in the window's thread
        self.setFetchResultsDelay(200)

    def clone(self) -> DwellingFilter:
        """A filter for one search."""
        return DwellingFilter(self._iface, self._messages)

    def name(self) -> str:
        """Key in the settings of QGIS."""
        return "osp_logements"

    def displayName(self) -> str:
        """What QGIS calls it."""
        return translate("gui", "Logements OSP")

    def prefix(self) -> str:
        """What to type to search here alone."""
        return PREFIX

    def prepare(self, string: str, context: Any) -> list[str]:
        """In the window's thread: the bases that the project has open."""
        self._bases = []
        for layer in osp_layers(QgsProject.instance()):
            base = base_of(layer) if role_of(layer) == "logement" and layer.isValid() else None
            if base is not None:
                self._bases.append((layer.id(), base))
        return []

    def fetchResults(self, string: str, context: Any, feedback: Any) -> None:
        """In the thread of the search: no layer is touched."""
        search = Search()
        # Directly: this thread would never take the call from a queue.
        feedback.canceled.connect(search.stop, Qt.ConnectionType.DirectConnection)
        for layer_id, base in self._bases:
            try:
                found = search.run(base, string)
            except BaseError:
                continue  # stopped, or the server does not answer: QGIS has no place to say it
            for place, dwelling in enumerate(found):
                if feedback.isCanceled():
                    return
                self.resultFetched.emit(self._result(layer_id, dwelling, place))

    def _result(self, layer_id: str, dwelling: Found, place: int) -> QgsLocatorResult:
        result = QgsLocatorResult()
        where = ", ".join(part for part in (dwelling.address, dwelling.town) if part)
        result.displayString = where or dwelling.identifier or f"n° {dwelling.fid}"
        known = (dwelling.identifier, dwelling.bailleur, dwelling.cite, dwelling.operation)
        described = [part for part in known if part]
        if not dwelling.located:
            described.insert(0, translate("gui", "sans position"))
        result.description = " · ".join(described)
        result.icon = self._icon
        result.score = 1.0 - place / 1000
        set_locator_data(result, f"{dwelling.fid} {layer_id}")
        return result

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Enter: show the dwelling on the map and open its form."""
        with self._messages.guard():
            fid, layer_id = locator_data(result).split(" ", 1)
            layer = QgsProject.instance().mapLayer(layer_id)
            if layer is not None:
                self.show(layer, int(fid))

    def show(self, layer: QgsVectorLayer, fid: int) -> None:
        """Zoom to a dwelling and open its form."""
        feature = next(layer.getFeatures(QgsFeatureRequest(fid)), None)
        if feature is None:
            self._messages.warning(
                translate("gui", "Ce logement n’est plus dans la base, ou un filtre le cache.")
            )
            return
        self._iface.setActiveLayer(layer)
        layer.selectByIds([fid])
        if feature.geometry().isEmpty():
            self._messages.warning(
                translate(
                    "gui",
                    "Ce logement n’a pas encore de position : sa fiche est ouverte, la carte n’a "
                    "pas bougé.",
                )
            )
        else:
            self._zoom(layer, feature)
        self._iface.openFeatureForm(layer, feature, False, False)

    def _zoom(self, layer: QgsVectorLayer, feature: Any) -> None:
        canvas = self._iface.mapCanvas()
        settings = canvas.mapSettings()
        transform = QgsCoordinateTransform(
            layer.crs(), settings.destinationCrs(), QgsProject.instance()
        )
        canvas.setCenter(transform.transform(feature.geometry().centroid().asPoint()))
        canvas.zoomScale(SCALE)
        canvas.refresh()
        canvas.flashFeatureIds(layer, [feature.id()])


class Finder:
    """The filter in the search box of the window."""

    def __init__(self, iface: Any, messages: Messages) -> None:
        self._iface = iface
        self._messages = messages
        self.filter: DwellingFilter | None = None

    def install(self) -> None:
        """Add it."""
        self.filter = DwellingFilter(self._iface, self._messages)
        self._iface.registerLocatorFilter(self.filter)

    def remove(self) -> None:
        """Take it away; QGIS deletes it."""
        self._iface.deregisterLocatorFilter(self.filter)
        self.filter = None
