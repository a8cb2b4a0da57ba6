"""The dwellings of a bar as a layer of the project, those that are gone where they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

from ...compat import make_field
from ...domain.dictionary import dictionary
from ...i18n import translate
from ...storage.history.explaining import DESCRIBED
from ..opening import CRS

DWELLINGS = "logement"
SHAPE = "geom"


def add_layer(project: QgsProject, title: str, rows: Sequence[Mapping[str, Any]]) -> QgsVectorLayer:
    """A layer in memory of the dwellings ``rows``: what names each, ``changement, effet, geom``."""
    layer = QgsVectorLayer(f"Point?crs={CRS}", title, "memory")
    table = dictionary()[DWELLINGS]
    fields = [make_field(name, table[name].type, table[name].title) for name in DESCRIBED]
    fields.append(make_field("changement", "string", translate("project", "Changement")))
    fields.append(make_field("effet", "number", translate("project", "Effet sur le chiffre")))
    provider = layer.dataProvider()
    provider.addAttributes(fields)
    layer.updateFields()
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([row[name] for name in (*DESCRIBED, "changement", "effet")])
        if row[SHAPE] is not None:
            shape = QgsGeometry()
            shape.fromWkb(row[SHAPE])
            feature.setGeometry(shape)
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    layer.setReadOnly(True)
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(0, layer)
    return layer
