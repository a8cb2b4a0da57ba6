"""What the map of a fiche shows: the layers of a base around a territory, the rest dimmed."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometry,
    QgsInvertedPolygonRenderer,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ...domain.dictionary import dictionary
from ...domain.indicators import Criteria, scale
from ...i18n import translate
from ...project import layers, styles
from ...project.opening import CRS
from ...project.reference import BaseReference
from ...project.roles import find_layer, osp_layers, role_of
from ...storage import Base
from .filling import View

SHOWN = ("logement", "cite", "parcelle", "epci", "commune")
"""Roles drawn on a map, from the top."""
NEAR = {"parcelle": ("cite", "operation")}
"""Roles that only the maps of some scales show: they would blacken the others."""
ROLES = (*SHOWN, "departement")
EXPLAINED = ("logement", "cite", "epci")
WITHIN_EPCI = ("cite", "operation", "commune")
"""Scales whose maps are within an EPCI: its outline is not seen there, and is not explained."""
MASK = {"color": "255,255,255,150", "outline_color": "#000091", "outline_width": "0.7"}
AROUND = 1.08


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
        self._mask = _mask_layer()
        project.addMapLayer(self._mask, False)

    @classmethod
    def of_base(cls, base: Base, own_styles: Mapping[str, str] | None = None) -> MapSource:
        """Layers of a base in a project apart, so that a map can be drawn beside any window.

        ``own_styles`` holds, by role, the QML of layers that the user restyled.
        """
        project = QgsProject()
        reference = BaseReference.of(base)
        saved = {**styles.base_styles(base).qml, **styles.project_styles(own_styles or {})}
        made: dict[str, QgsVectorLayer] = {}
        for role in ROLES:
            layer = layers.make_layer(base, dictionary()[role], reference)
            if not layer.isValid():
                continue
            styles.dress(layer, role, saved.get(role, ""))
            made[role] = layer
        project.addMapLayers(list(made.values()), False)
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
        return cls(project, made, own=True)

    @classmethod
    def of_project(cls, project: QgsProject, reference: BaseReference) -> MapSource:
        """The layers of a base that a project has, as they are; their filters are left alone."""
        found = {role: find_layer(project, role, reference) for role in ROLES}
        return cls(project, {r: layer for r, layer in found.items() if layer}, own=False)

    def release(self) -> None:
        """Let go of the layers made for this source: an error may keep the project much longer,
        and layers that outlive QGIS end in a crash. Those of the window are left alone.
        """
        if self._own:
            self._layers.clear()
            self.project.clear()

    def layer(self, role: str) -> QgsVectorLayer | None:
        """The layer of a role, None when the source has it not."""
        return self._layers.get(role)

    def view(self, scale_key: str, code: str, criteria: Criteria = Criteria()) -> View | None:
        """The map of a territory; None when nothing tells where it is."""
        self._filter_dwellings(scale_key, code, criteria)
        shape = self._shape(scale_key, code)
        extent = (
            shape.boundingBox() if shape is not None else self._dwellings_extent(scale_key, code)
        )
        if extent is None:
            return None
        self._set_mask(shape)
        roles = [role for role in SHOWN if scale_key in NEAR.get(role, (scale_key,))]
        drawn: list[QgsMapLayer] = [self._layers[role] for role in roles if role in self._layers]
        if shape is not None:
            drawn.insert(0, self._mask)
        extent = QgsRectangle(extent)
        extent.scale(AROUND)
        explained = [
            self._layers[role]
            for role in EXPLAINED
            if role in self._layers and not (role == "epci" and scale_key in WITHIN_EPCI)
        ]
        return View(drawn, extent, explained)

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
        layer = self._layers.get(found.shapes or "")
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

    def _set_mask(self, shape: QgsGeometry | None) -> None:
        provider = self._mask.dataProvider()
        provider.truncate()
        if shape is not None:
            feature = QgsFeature()
            feature.setGeometry(shape)
            provider.addFeatures([feature])


def own_styles(project: QgsProject, reference: BaseReference) -> dict[str, str]:
    """QML of the layers of a base in a project, by role. To be called in the project's thread."""
    found = {}
    for layer in osp_layers(project, reference):
        style = QgsMapLayerStyle()
        style.readFromLayer(layer)
        found[str(role_of(layer))] = style.xmlData()
    return found


def _mask_layer() -> QgsVectorLayer:
    """A layer that whitens all but its polygon."""
    title = translate("layouts", "Contour de la fiche")
    layer = QgsVectorLayer(f"MultiPolygon?crs={CRS}", title, "memory")
    symbol = QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(MASK))
    layer.setRenderer(QgsInvertedPolygonRenderer(symbol))
    layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    return layer
