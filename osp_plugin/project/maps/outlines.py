"""Outlines of cités that are being drawn: the codes that follow from where they are, overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)

from ...compat import python_value

SLIVER = 5.0
"""Square metres under which two outlines that meet are not said to overlap."""
LEAST_SHARE = 0.01
"""Share of its surface under which a cité is not said to be in a commune too."""


@dataclass(frozen=True)
class Place:
    """Where a cité is: its commune (that of the most of its surface), all of them, EPCI, dep."""

    commune: str
    name: str
    communes: tuple[str, ...]
    epci: str | None
    dep: str | None

    @property
    def codes(self) -> dict[str, str | None]:
        """Values of the fields of a cité that follow from where it is."""
        listed = ",".join(f'"{code}"' for code in self.communes)
        return {
            "idcom": self.commune,
            "communes": f"{{{listed}}}",
            "epci": self.epci,
            "dep": self.dep,
        }


def place_of(outline: QgsGeometry, cites: QgsVectorLayer, communes: QgsVectorLayer) -> Place | None:
    """Where an outline is, None when it is in no commune."""
    shares = [
        (part.area(), feature)
        for feature, part in _met(_moved(outline, cites, communes), communes, None)
    ]
    if not shares:
        return None
    shares.sort(key=lambda share: -share[0])
    whole = sum(area for area, _feature in shares)
    kept = [feature for area, feature in shares if area >= whole * LEAST_SHARE]
    first = kept[0]
    return Place(
        str(python_value(first["idcom"])),
        str(python_value(first["nom_commune"]) or ""),
        tuple(str(python_value(one["idcom"])) for one in kept),
        python_value(first["epci"]),
        python_value(first["dep"]),
    )


def overlaps(outline: QgsGeometry, cites: QgsVectorLayer, fid: int) -> list[tuple[str, float]]:
    """Names of the other cités that an outline covers, and how much of each (square metres)."""
    return [
        (str(python_value(feature["nom_cite"]) or feature.id()), part.area())
        for feature, part in _met(outline, cites, fid)
        if part.area() > SLIVER
    ]


def _met(
    outline: QgsGeometry, layer: QgsVectorLayer, but: int | None
) -> Iterator[tuple[QgsFeature, QgsGeometry]]:
    """Features of a layer that share a surface with an outline, and that surface."""
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterRect(outline.boundingBox())):
        if feature.id() == but or not feature.geometry().intersects(outline):
            continue
        part = feature.geometry().intersection(outline)
        if part.area() > 0:
            yield feature, part


def _moved(outline: QgsGeometry, cites: QgsVectorLayer, other: QgsVectorLayer) -> QgsGeometry:
    moved = QgsGeometry(outline)
    moved.transform(QgsCoordinateTransform(cites.crs(), other.crs(), QgsProject.instance()))
    return moved
