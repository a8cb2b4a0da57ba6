"""Layers found by their role and their base, never by their name, which users change."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer

from ..domain.dictionary import dictionary
from ..storage.layers import behind
from .reference import BaseReference

MARKS = "osp/"
"""What the custom properties that we give to layers begin with."""
ROLE = "osp/role"
"""Custom property of a layer: the table of the dictionary that it shows."""
BASE = "osp/base"
"""Custom property of a layer or a group: the label of the base that it belongs to."""
CONNECTION = "osp/connexion"
SCHEMA = "osp/schema"


def tag(layer: QgsMapLayer, role: str, reference: BaseReference) -> None:
    """Write on the layer which table of which base it shows."""
    layer.setCustomProperty(ROLE, role)
    layer.setCustomProperty(BASE, reference.label)
    if reference.connection:
        layer.setCustomProperty(CONNECTION, reference.connection)
        layer.setCustomProperty(SCHEMA, reference.schema)


def stray(layer: QgsMapLayer) -> tuple[BaseReference, str] | None:
    """Base and table that a layer seems to show without any mark of ours: nobody opened the base.

    Whether it is an OSP base remains to be asked.
    """
    marked = any(key.startswith(MARKS) for key in layer.customPropertyKeys())
    if marked or not isinstance(layer, QgsVectorLayer):
        return None
    base, table = behind(layer)
    if base is None or table not in dictionary():
        return None
    reference = BaseReference.reaching(base, layer)
    return (reference, table) if reference is not None else None


def role_of(layer: QgsMapLayer | None) -> str | None:
    """Role of a layer, None when it is none of ours."""
    return layer.customProperty(ROLE) if layer is not None else None


def reference_of(layer: QgsMapLayer | None) -> BaseReference | None:
    """Base that a layer belongs to, None when it is none of ours.

    A GeoPackage is read from the source of the layer: a project moved together with its base
    still bears the old path in its property.
    """
    if layer is None or role_of(layer) is None:
        return None
    connection = layer.customProperty(CONNECTION)
    if connection:
        return BaseReference.postgis(connection, layer.customProperty(SCHEMA))
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.get("path") or layer.customProperty(BASE)
    return BaseReference.geopackage(path) if path else None


def osp_layers(
    project: QgsProject, reference: BaseReference | None = None
) -> Iterator[QgsVectorLayer]:
    """Layers of the project with a role, of one base or of all, usable or not."""
    for layer in project.mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or role_of(layer) is None:
            continue
        if reference is None or reference_of(layer) == reference:
            yield layer


def find_layer(
    project: QgsProject, role: str, reference: BaseReference | None = None
) -> QgsVectorLayer | None:
    """First layer of the project with this role, in the base given if one is."""
    for layer in osp_layers(project, reference):
        if role_of(layer) == role:
            return layer
    return None


def open_references(project: QgsProject) -> list[BaseReference]:
    """Bases that the project has layers of."""
    found = (reference_of(layer) for layer in osp_layers(project))
    return list(dict.fromkeys(reference for reference in found if reference is not None))
