"""Layers in memory of a few rows made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsVectorLayer,
)


def layer(
    geometry: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> QgsVectorLayer:
    """A layer in Lambert-93; columns are texts but « name:type », ``geom`` of a row is a WKT."""
    names = [name.split(":")[0] for name in columns]
    fields = "".join(f"&field={name if ':' in name else f'{name}:string'}" for name in columns)
    made = QgsVectorLayer(f"{geometry}?crs=EPSG:2154{fields}", "couche", "memory")
    features = []
    for row in rows:
        features.append(QgsFeature(made.fields()))
        features[-1].setAttributes([row.get(name) for name in names])
        if row.get("geom"):
            features[-1].setGeometry(QgsGeometry.fromWkt(row["geom"]))
    made.dataProvider().addFeatures(features)
    return made


def source(made: QgsVectorLayer) -> QgsProcessingFeatureSource:
    """A layer as an algorithm reads it; the layer must live as long."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return QgsProcessingFeatureSource(made, context)
