"""Lines of a campaign on the map: their cités are selected and shown, else their communes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ...compat import python_value
from ...domain.common.values import listed
from ...i18n import translate
from ...project import BaseReference
from ...project.roles import own_layers
from ..common.messages import Messages

AROUND = 1.15
LEAST = 300.0
"""Metres seen around a small cité."""
PLACES = (("cites", "cite", "id_cite"), ("communes", "commune", "idcom"))
"""Field of a line, table of its places, their code; the first that says something is shown."""


def show_lines(
    iface: Any,
    messages: Messages,
    reference: BaseReference,
    fids: Collection[int],
) -> None:
    """Select and show where these lines (``fid``) are; says which have no place."""
    layers = own_layers(QgsProject.instance(), reference)
    if "programmation" not in layers or not fids:
        return
    extent = QgsRectangle()
    nowhere = []
    found: dict[str, set[int]] = {table: set() for _field, table, _code in PLACES}
    request = QgsFeatureRequest().setFilterFids(list(fids))
    for line in layers["programmation"].getFeatures(request):
        for field, table, code in PLACES:
            layer = layers.get(table)
            wanted = set(listed(python_value(line[field])))
            places = _places(layer, code, wanted) if layer is not None else {}
            if places:
                found[table] |= set(places)
                for box in places.values():
                    extent.combineExtentWith(box)
                break
        else:
            nowhere.append(str(line["nom"]))
    for table, chosen_places in found.items():
        if table in layers:
            layers[table].selectByIds(list(chosen_places))
    if not extent.isNull():
        _zoom(iface, extent, layers)
    if nowhere:
        messages.warning(
            translate(
                "gui",
                "Sans cité ni commune sur la carte : {lignes}. Complétez ces lignes, ou les "
                "contours de leurs cités.",
            ).format(lignes=", ".join(nowhere))
        )


def _places(layer: QgsVectorLayer, code: str, wanted: set[str]) -> dict[int, QgsRectangle]:
    """Where the places of these codes are, by id of feature."""
    if not wanted:
        return {}
    request = QgsFeatureRequest().setSubsetOfAttributes([code], layer.fields())
    return {
        feature.id(): feature.geometry().boundingBox()
        for feature in layer.getFeatures(request)
        if str(python_value(feature[code])) in wanted and not feature.geometry().isEmpty()
    }


def _zoom(iface: Any, extent: QgsRectangle, layers: dict[str, QgsVectorLayer]) -> None:
    canvas = iface.mapCanvas()
    extent.scale(AROUND)
    extent.grow(LEAST)
    crs = layers["cite" if "cite" in layers else "commune"].crs()
    to_map = QgsCoordinateTransform(
        crs, canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    canvas.setExtent(to_map.transformBoundingBox(extent))
    canvas.refresh()
