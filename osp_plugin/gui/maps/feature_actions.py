"""From an object of the map to what it has: its sheet, its dwellings, its operation, its lines.

The actions are those of the window, not of the layers: a base and its styles hold no code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsGui, QgsMapLayerAction
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon

from ...compat import on_feature, python_value, single_feature
from ...domain.common.values import listed
from ...domain.maps.links import geoportail, street_view
from ...i18n import translate
from ...paths import ICONS
from ...project import reference_of, role_of
from ...project.roles import own_layers
from ..common.background import Worker
from ..common.figures import counted
from ..common.messages import Messages
from ..common.territory_fiche import write_fiche

CODES = {"cite": "id_cite", "commune": "idcom", "epci": "epci", "operation": "intitule"}
"""Field that says which territory or operation a row is, here and among the dwellings."""
PLACED = ("logement", "cite", "commune", "epci")


@dataclass(frozen=True)
class Action:
    """What may be done with a row of these tables."""

    title: str
    icon: str
    roles: tuple[str, ...]
    run: Callable[[QgsVectorLayer, QgsFeature], None]


class LayerAction(QgsMapLayerAction):
    """An action offered on the layers of some tables of a base, in any project."""

    def __init__(self, action: Action, parent: Any) -> None:
        icon = QIcon(str(ICONS / f"{action.icon}.svg"))
        super().__init__(action.title, parent, single_feature(QgsMapLayerAction), icon)
        self._roles = action.roles

    def canRunUsingLayer(self, layer: Any, *_context: Any) -> bool:
        """Called by QGIS."""
        return role_of(layer) in self._roles


class FeatureActions:
    """The actions that the window offers where one identifies, and in forms and tables."""

    def __init__(self, iface: Any, messages: Messages, worker: Worker) -> None:
        self._iface = iface
        self._messages = messages
        self._worker = worker
        self._made: list[LayerAction] = []

    def actions(self) -> list[Action]:
        """What is offered, in order."""
        territories = tuple(CODES)
        return [
            Action(
                translate("gui", "OSP : fiche PDF"),
                "fiches_territoire",
                territories,
                self.make_fiche,
            ),
            Action(
                translate("gui", "OSP : sélectionner ses logements"),
                "trouver",
                territories,
                self.select_dwellings,
            ),
            Action(
                translate("gui", "OSP : ouvrir l’opération"),
                "financement",
                ("logement",),
                self.open_operation,
            ),
            Action(
                translate("gui", "OSP : ouvrir la programmation"),
                "programmation",
                ("logement", *territories),
                self.open_programming,
            ),
            Action(
                translate("gui", "OSP : vue de la rue (Google)"),
                "cartes",
                ("logement", "cite"),
                lambda layer, feature: self._browse(street_view, layer, feature),
            ),
            Action(
                translate("gui", "OSP : Géoportail"),
                "fond_photo",
                PLACED,
                lambda layer, feature: self._browse(geoportail, layer, feature),
            ),
        ]

    def install(self) -> None:
        """Offer them."""
        registry = QgsGui.mapLayerActionRegistry()
        for action in self.actions():
            made = LayerAction(action, registry)
            on_feature(made).connect(
                lambda layer, feature, *_context, run=action.run: self._run(run, layer, feature)
            )
            registry.addMapLayerAction(made)
            self._made.append(made)

    def remove(self) -> None:
        """Offer them no more."""
        registry = QgsGui.mapLayerActionRegistry()
        for made in self._made:
            registry.removeMapLayerAction(made)
            made.deleteLater()
        self._made.clear()

    def _run(self, run: Callable[..., None], layer: QgsVectorLayer, feature: QgsFeature) -> None:
        with self._messages.guard():
            whole = next(layer.getFeatures(QgsFeatureRequest(feature.id())), feature)
            run(layer, whole)

    # -- what they do ----------------------------------------------------------------------------

    def make_fiche(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Write the PDF of a territory or an operation, beside the window."""
        role, reference = str(role_of(layer)), reference_of(layer)
        if reference is not None:
            code = _code(feature, CODES[role])
            write_fiche(self._iface, self._messages, self._worker, reference, role, code)

    def select_dwellings(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Select the dwellings of a territory or an operation, and show them."""
        field = CODES[str(role_of(layer))]
        dwellings = self._layer(layer, "logement")
        if dwellings is None:
            return
        code = python_value(feature[field])
        dwellings.selectByExpression(QgsExpression.createFieldEqualityExpression(field, code))
        number = dwellings.selectedFeatureCount()
        if number:
            self._iface.setActiveLayer(dwellings)
            self._iface.mapCanvas().zoomToSelected(dwellings)
        told = counted(
            number,
            translate("gui", "logement sélectionné"),
            translate("gui", "logements sélectionnés"),
        )
        self._messages.info(f"{told}.")

    def open_operation(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Open the form of the operation of a dwelling."""
        operations = self._layer(layer, "operation")
        if operations is None:
            return
        name = python_value(feature["intitule"])
        wanted = QgsExpression.createFieldEqualityExpression("intitule", name)
        found = next(operations.getFeatures(wanted), None) if name else None
        if found is None:
            self._messages.info(
                translate("gui", "Ce logement n’est d’aucune opération de la base.")
            )
        else:
            self._iface.openFeatureForm(operations, found, False, False)

    def open_programming(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Open the line of the programming of a place; the table of its lines if they are many."""
        lines = self._layer(layer, "programmation")
        if lines is None:
            return
        wanted = programmed(str(role_of(layer)), feature)
        found = list(lines.getFeatures(wanted)) if wanted else []
        if not found:
            self._messages.info(translate("gui", "Aucune ligne de programmation ne le concerne."))
        elif len(found) == 1:
            self._iface.openFeatureForm(lines, found[0], False, False)
        else:
            self._iface.showAttributeTable(lines, wanted)

    def _layer(self, layer: QgsVectorLayer, role: str) -> QgsVectorLayer | None:
        """The layer of another table of the same base; says that it is not there."""
        reference = reference_of(layer)
        found = own_layers(QgsProject.instance(), reference).get(role) if reference else None
        if found is None:
            self._messages.warning(
                translate("gui", "Sa table n’est pas dans le projet : ouvrez de nouveau la base.")
            )
        return found

    def _browse(
        self,
        address: Callable[[float, float], str],
        layer: QgsVectorLayer,
        feature: QgsFeature,
    ) -> None:
        """Open a public site at the place of a row."""
        if feature.geometry().isEmpty():
            self._messages.info(translate("gui", "Cette ligne n’a pas de position."))
            return
        degrees = QgsCoordinateTransform(
            layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
        )
        place = degrees.transform(feature.geometry().pointOnSurface().asPoint())
        QDesktopServices.openUrl(QUrl(address(place.y(), place.x())))


def programmed(role: str, feature: QgsFeature) -> str:
    """The lines of the programming of a row, as an expression; « » when it names no place."""
    if role == "epci":
        return str(QgsExpression.createFieldEqualityExpression("epci", _code(feature, "epci")))
    if role == "commune":
        return _among("communes", [_code(feature, "idcom")])
    if role == "operation":
        return _among("cites", _codes_of(feature, "cites"))
    return _among("cites", [_code(feature, "id_cite")])


def _among(field: str, codes: list[str]) -> str:
    """Rows whose list (``{12,45}``) has one of these codes."""
    # PostgreSQL writes {"62498","62510"}.
    bare = f"string_to_array(regexp_replace(\"{field}\", '[^0-9A-Za-z,]', ''))"
    told = [f"array_contains({bare}, {QgsExpression.quotedValue(code)})" for code in codes if code]
    return " OR ".join(told)


def _codes_of(feature: QgsFeature, field: str) -> list[str]:
    return listed(python_value(feature[field]))


def _code(feature: QgsFeature, field: str) -> str:
    value = python_value(feature[field])
    return "" if value is None else str(value)
