"""What the map of a fiche shows: the layers of a base around a territory, the rest dimmed."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ...domain.dictionary import dictionary
from ...domain.errors import QT_TRANSLATE_NOOP, OspError
from ...domain.indicators import LAYER, Criteria, scale
from ...project import layers, styles
from ...project.opening import CRS
from ...project.reference import BaseReference
from ...project.roles import find_layer, osp_layers, role_of
from ...storage import Base
from ...storage.zones import Zones, zones_layer
from .content import PROGRAMME
from .derived import LOCATOR, MASK, locator_of, mask_of, programme_of
from .view import View

SHOWN = ("logement", "cite", "parcelle", "epci", "commune")
"""Roles drawn on a map, from the top."""
NEAR = {"parcelle": ("cite", "operation")}
"""Roles that only the maps of some scales show: they would blacken the others."""
ROLES = (*SHOWN, "departement")
EXPLAINED = ("logement", "cite", "epci")
WITHIN_EPCI = ("cite", "operation", "commune")
"""Scales whose maps are within an EPCI: its outline is not seen there, and is not explained."""
WIDEST = ("departement", "bassin")
"""Scales whose map needs no other to say where it is."""
AROUND = 1.08
LEAST_AROUND = 800.0
"""Metres around the cités of a programme."""


_PAUSES = (0.1, 0.3, 1.0, 0.0)
"""Seconds that a layer of a file is waited for before each new try."""


class LayerNotOpened(OspError):
    """A layer of a file does not open. Values: ``couche``, ``base``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La couche « {couche} » de « {base} » ne s’ouvre pas : une carte sans elle serait fausse, "
        "et rien n’a été écrit. Recommencez ; si cela se répète, « Vérifier la base… » dit ce "
        "qu’elle a.",
    )


class MapSource:
    """The maps of the territories of a base, drawn with layers of a project.

    Its layers belong to the thread that made it.
    """

    def __init__(
        self, project: QgsProject, layers_by_role: Mapping[str, QgsVectorLayer], *, own: bool
    ) -> None:
        self.project = project
        self._layers = dict(layers_by_role)
        self._own = own
        self._made: dict[str, str] = {}

    @classmethod
    def of_base(
        cls,
        base: Base,
        own_styles: Mapping[str, str] | None = None,
        zones: Zones | None = None,
    ) -> MapSource:
        """Layers of a base in a project apart, so that a map can be drawn beside any window.

        ``own_styles`` holds, by role, the QML of layers that the user restyled; ``zones`` are the
        territories of a scale that is a layer. Raises LayerNotOpened.
        """
        project = QgsProject()
        reference = BaseReference.of(base)
        saved = {**styles.base_styles(base).qml, **styles.project_styles(own_styles or {})}
        made: dict[str, QgsVectorLayer] = {}
        for role in ROLES:
            layer = _opened(base, role, reference)
            if layer is None:
                continue
            styles.dress(layer, role, saved.get(role, ""))
            made[role] = layer
        if zones is not None:
            made[LAYER.key] = zones_layer(zones)
        project.addMapLayers(list(made.values()), False)
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
        return cls(project, made, own=True)

    @classmethod
    def of_project(
        cls, project: QgsProject, layers_by_role: Mapping[str, QgsVectorLayer]
    ) -> MapSource:
        """Layers that a project has: copies, which a layout is left with; nothing filters them."""
        return cls(project, layers_by_role, own=False)

    def release(self) -> None:
        """Let go of the layers made for this source: an error may keep the project much longer,
        and layers that outlive QGIS end in a crash. Those of the window are left alone.
        """
        if self._own:
            self._layers.clear()
            self._made.clear()
            self.project.clear()

    def layer(self, role: str) -> QgsVectorLayer | None:
        """The layer of a role, None when the source has it not."""
        return self._layers.get(role)

    def view(
        self,
        scale_key: str,
        code: str,
        criteria: Criteria = Criteria(),
        programmed: Sequence[str] = (),
        background: Sequence[QgsMapLayer] = (),
    ) -> View | None:
        """The map of a territory; None when nothing tells where it is.

        ``programmed`` are the cités where works are to come, which have a map of their own;
        ``background`` is what lies under the maps.
        """
        self._filter_dwellings(scale_key, code, criteria)
        shape = self._shape(scale_key, code)
        extent = (
            shape.boundingBox() if shape is not None else self._dwellings_extent(scale_key, code)
        )
        if extent is None:
            return None
        roles = [role for role in SHOWN if scale_key in NEAR.get(role, (scale_key,))]
        drawn: list[QgsMapLayer] = [self._layers[role] for role in roles if role in self._layers]
        if shape is not None:
            shapes = self._layers[_shapes_of(scale_key)]
            mask = self._derived(MASK, mask_of(shapes, scale_key, code))
            drawn.insert(0, mask)
        extent = QgsRectangle(extent)
        extent.scale(AROUND)
        explained = [
            self._layers[role]
            for role in EXPLAINED
            if role in self._layers and not (role == "epci" and scale_key in WITHIN_EPCI)
        ]
        others = {}
        if scale_key not in WIDEST and "epci" in self._layers:
            around = self._derived(LOCATOR, locator_of(self._layers["epci"]))
            others[LOCATOR] = View([around], self._layers["epci"].extent())
        to_come = self._programme(programmed)
        if to_come is not None:
            under = [layer for layer in drawn[1:] if layer is not self._layers.get("logement")
                     and layer is not self._layers.get("cite")]  # fmt: skip
            others[PROGRAMME] = View(
                [*drawn[: int(shape is not None)], to_come, *under, *background],
                self._around(to_come, programmed),
            )
        return View([*drawn, *background], extent, explained, others=others)

    def _derived(self, kind: str, layer: QgsVectorLayer) -> QgsVectorLayer:
        """A layer of this kind in the project, that of another territory gone.

        In a project that is kept, a layout may still show that one: it goes when none does.
        """
        before = self._made.get(kind)
        if before is not None and self._own:
            self.project.removeMapLayer(before)
        self.project.addMapLayer(layer, False)
        self._made[kind] = layer.id()
        return layer

    def _programme(self, codes: Sequence[str]) -> QgsVectorLayer | None:
        estates = self._layers.get("cite")
        known = estates is not None and estates.fields().lookupField(scale("cite").code) >= 0
        if estates is None or not known or not codes:
            return None
        return self._derived(PROGRAMME, programme_of(estates, codes))

    def _around(self, estates: QgsVectorLayer, codes: Sequence[str]) -> QgsRectangle:
        """What the cités of these codes are within, with some room."""
        place, found = estates.fields().lookupField(scale("cite").code), QgsRectangle()
        for feature in estates.getFeatures():
            if str(feature.attribute(place)) in codes:
                found.combineExtentWith(feature.geometry().boundingBox())
        found.grow(max(found.width(), found.height()) * 0.1 + LEAST_AROUND)
        return found

    def _filter_dwellings(self, scale_key: str, code: str, criteria: Criteria) -> None:
        dwellings = self._layers.get("logement")
        if dwellings is None or not self._own:
            return
        parts = []
        if criteria.annee_min is not None:
            parts.append(f'"annee_financ" >= {int(criteria.annee_min)}')
        if criteria.annee_max is not None:
            parts.append(f'"annee_financ" <= {int(criteria.annee_max)}')
        fields = {"bailleur": criteria.kept("bailleur")}
        if scale_key == "operation":
            fields["intitule"] = (code,)
        for name, codes in fields.items():
            if codes:
                listed = ", ".join(QgsExpression.quotedString(text) for text in codes)
                parts.append(f'"{name}" IN ({listed})')
        dwellings.setSubsetString(" AND ".join(parts))

    def _shape(self, scale_key: str, code: str) -> QgsGeometry | None:
        found = scale(scale_key)
        layer = self._layers.get(_shapes_of(scale_key))
        if layer is None:
            return None
        request = QgsFeatureRequest()
        if scale_key != "bassin":
            field = layer.fields().lookupField(found.code)
            wanted = [f.id() for f in layer.getFeatures() if str(f.attribute(field)) == code]
            request.setFilterFids(wanted)
        shapes = [feature.geometry() for feature in layer.getFeatures(request)]
        shapes = [shape for shape in shapes if not shape.isNull() and not shape.isEmpty()]
        return QgsGeometry.unaryUnion(shapes) if shapes else None

    def _dwellings_extent(self, scale_key: str, code: str) -> QgsRectangle | None:
        """Where the dwellings of an operation are."""
        dwellings = self._layers.get("logement")
        if dwellings is None or scale_key != "operation":
            return None
        request = QgsFeatureRequest().setFilterExpression(
            f'"intitule" = {QgsExpression.quotedString(code)}'
        )
        places = [
            feature.geometry()
            for feature in dwellings.getFeatures(request.setNoAttributes())
            if not feature.geometry().isEmpty()
        ]
        return QgsGeometry.collectGeometry(places).boundingBox() if places else None


def _opened(base: Base, role: str, reference: BaseReference) -> QgsVectorLayer | None:
    """The layer of a role; None where an account of a server may not read it.

    SQLite refuses a file for an instant while another thread closes it. Raises LayerNotOpened.
    """
    table = dictionary()[role]
    for pause in _PAUSES:
        layer = layers.make_layer(base, table, reference)
        if layer.isValid():
            return layer
        if not reference.path:
            return None
        time.sleep(pause)
    raise LayerNotOpened(couche=table.title, base=base.label)


def _shapes_of(scale_key: str) -> str:
    """The layer of a source that has the polygons of a scale; « » when it is no place."""
    found = scale(scale_key)
    return found.key if found.of_layer else found.shapes or ""


def layers_of_fiches(
    project: QgsProject, reference: BaseReference, scale_key: str
) -> dict[str, QgsVectorLayer]:
    """The layers of a base in a project that the maps of the fiches of a scale show, by role."""
    roles = [role for role in SHOWN if scale_key in NEAR.get(role, (scale_key,))]
    wanted = {*roles, *filter(None, [scale(scale_key).shapes]), "epci", "cite"}
    found = {role: find_layer(project, role, reference) for role in wanted}
    return {role: layer for role, layer in found.items() if layer is not None and layer.isValid()}


def own_styles(project: QgsProject, reference: BaseReference) -> dict[str, str]:
    """QML of the layers of a base in a project, by role. To be called in the project's thread."""
    found = {}
    for layer in osp_layers(project, reference):
        style = QgsMapLayerStyle()
        style.readFromLayer(layer)
        found[str(role_of(layer))] = style.xmlData()
    return found
