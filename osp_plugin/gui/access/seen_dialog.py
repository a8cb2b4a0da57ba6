"""« Voir comme… »: what an organisation would see, counted and on a map."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QDialog, QHeaderView

from ...i18n import translate
from ...storage import Base
from ...storage.access.viewing import Seen
from ..common import forms, tables
from ..common.figures import number

_CRS = "EPSG:2154"
_MARGIN = 1.08


class SeenDialog(QDialog):
    """Shows what was read in the place of an organisation; nothing here reads the base again."""

    def __init__(self, base: Base, seen: Seen, parent: Any = None) -> None:
        super().__init__(parent)
        forms.load(self, __file__)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("gui", "Voir comme « {qui} »").format(qui=seen.organisation))
        self.introLabel.setText(
            translate(
                "gui",
                "Ce que verrait un compte de « {qui} » (rôle {role}), lu à sa place dans une "
                "transaction qui ne peut rien écrire. « – » : la table ne se lit pas.",
            ).format(qui=seen.organisation, role=seen.role)
        )
        # What is read comes first: it is what is looked for.
        listed = sorted(base.tables.items(), key=lambda item: seen.counts[item[0]] is None)
        rows = [
            [table.title, _count(seen.counts[name]), _count(seen.totals[name])]
            for name, table in listed
        ]
        headers = [
            translate("gui", "Table"),
            translate("gui", "Vu"),
            translate("gui", "Sur"),
        ]
        tables.fill(self.table, headers, rows)
        header = self.table.horizontalHeader()
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._layers = [
            layer for layer in (_points(seen.dwellings), _lines(seen.outlines)) if layer is not None
        ]
        self._draw()
        self.mainLayout.setStretchFactor(self.splitter, 1)
        self.splitter.setSizes([430, 570])
        self.buttonBox.rejected.connect(self.reject)

    def _draw(self) -> None:
        self.canvas.setCanvasColor(QColor("white"))
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(_CRS))
        self.canvas.setLayers(self._layers)
        if self._layers:
            extent = self._layers[-1].extent()
            extent.scale(_MARGIN)
            self.canvas.setExtent(extent)
        self.canvas.refresh()


def _count(found: int | None) -> str:
    return "–" if found is None else number(found)


def _points(wkb: bytes) -> QgsVectorLayer | None:
    marker = {"name": "circle", "color": "#000091", "size": "1.2", "outline_style": "no"}
    return _layer("MultiPoint", wkb, QgsMarkerSymbol.createSimple(marker))


def _lines(wkb: bytes) -> QgsVectorLayer | None:
    line = {"line_color": "#b0b0b0", "line_width": "0.2"}
    return _layer("MultiLineString", wkb, QgsLineSymbol.createSimple(line))


def _layer(kind: str, wkb: bytes, symbol: Any) -> QgsVectorLayer | None:
    """All of it as one shape: made at once, however many rows there are."""
    if not wkb:
        return None
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    layer = QgsVectorLayer(f"{kind}?crs={_CRS}", kind, "memory")
    feature = QgsFeature()
    feature.setGeometry(shape)
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer
