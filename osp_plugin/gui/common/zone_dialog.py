"""The layer of polygons of the project that a window takes for a level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsMapLayerProxyModel,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from ...domain.indicators import LAYER
from ...i18n import translate
from ...project.roles import MAP, role_of
from ...storage.zones import ZoneLayer, guessed_fields


@dataclass(frozen=True)
class ZoneChoice:
    """A layer of the project by its id, and its fields of the code and of the name."""

    layer_id: str
    code: str
    name: str

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, None once it has left the project."""
        found = QgsProject.instance().mapLayer(self.layer_id)
        return found if isinstance(found, QgsVectorLayer) else None

    def snapshot(self) -> ZoneLayer | None:
        """What another thread reads the zones of; None once the layer has left the project."""
        layer = self.layer
        if layer is None:
            return None
        return ZoneLayer(
            layer.name(),
            QgsVectorLayerFeatureSource(layer),
            layer.crs(),
            QgsProject.instance().transformContext(),
            self.code,
            self.name,
        )


class ZoneDialog(QDialog):
    """Asks a layer of polygons of the project, the field of its code and that of its name."""

    def __init__(self, parent: QWidget, before: ZoneChoice | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("gui", "Une couche comme niveau"))
        self.layerCombo = QgsMapLayerComboBox(self)
        self.layerCombo.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        # Levels already, or maps of figures.
        self.layerCombo.setExceptedLayerList(
            [
                layer
                for layer in QgsProject.instance().mapLayers().values()
                if role_of(layer) is not None or layer.customProperty(MAP) is not None
            ]
        )
        self.codeCombo, self.nameCombo = QgsFieldComboBox(self), QgsFieldComboBox(self)
        self.nameCombo.setAllowEmptyFieldName(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        said = QLabel(
            translate(
                "gui",
                "Quartiers prioritaires, IRIS, cantons… : un logement compte pour le polygone où "
                "est sa position.",
            ),
            self,
        )
        said.setWordWrap(True)
        form = QFormLayout(self)
        form.addRow(said)
        form.addRow(translate("gui", "&Couche de polygones"), self.layerCombo)
        form.addRow(translate("gui", "Champ du co&de"), self.codeCombo)
        form.addRow(translate("gui", "Champ du &nom"), self.nameCombo)
        form.addRow(buttons)
        if before is not None and before.layer is not None:
            self.layerCombo.setLayer(before.layer)
        self.layerCombo.layerChanged.connect(self._layer_changed)
        self._layer_changed(self.layerCombo.currentLayer())
        if before is not None and before.layer is not None:
            self.codeCombo.setField(before.code)
            self.nameCombo.setField(before.name)

    def _layer_changed(self, layer: Any) -> None:
        self._ok.setEnabled(layer is not None)
        for combo in (self.codeCombo, self.nameCombo):
            combo.setLayer(layer)
        if layer is not None:
            code, name = guessed_fields(layer.fields().names())
            self.codeCombo.setField(code)
            self.nameCombo.setField(name)

    @property
    def choice(self) -> ZoneChoice | None:
        """What was chosen; None without layer or field."""
        layer, code = self.layerCombo.currentLayer(), self.codeCombo.currentField()
        if layer is None or not code:
            return None
        return ZoneChoice(layer.id(), code, self.nameCombo.currentField())


class ZoneLevel:
    """The level of a window that a layer of the project is: which one, None until it is asked.

    ``scales`` is the list of levels, which has :data:`LAYER` among its data. The layer is asked
    when its line is picked, again when it is picked again; ``changed`` is then called. Given up
    before there is any, the list goes back to « EPCI ».
    """

    def __init__(self, window: QWidget, scales: Any, changed: Callable[[], None]) -> None:
        self._window = window
        self._scales = scales
        self._changed = changed
        self.choice: ZoneChoice | None = None
        scales.activated.connect(self._picked)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, None when there is none or it has left the project."""
        return self.choice.layer if self.choice is not None else None

    def snapshot(self) -> ZoneLayer | None:
        """What another thread reads the zones of, if there are any."""
        return self.choice.snapshot() if self.choice is not None else None

    def _picked(self, _index: int) -> None:
        if self._scales.currentData() != LAYER.key:
            return
        dialog = ZoneDialog(self._window, self.choice)
        chosen = dialog.choice if dialog.exec() else None
        if chosen is not None:
            self.choice = chosen
            self._changed()
        elif self.layer is None:
            self._scales.setCurrentIndex(self._scales.findData("epci"))
