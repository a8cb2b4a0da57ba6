"""The dwellings as the base has them, beside the layer in which they are edited.

QGIS evaluates a « value that follows » at every change of a row and does not say what changed.
A second layer on the same table, never edited and never shown, says what the row was when last
saved: a point that has not moved since keeps the commune and the cité that the row declares.
"""

from __future__ import annotations

from qgis.core import (
    QgsDataProvider,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...i18n import translate
from ...storage import Base
from ...storage.bare_layers import bare_layer
from .. import roles
from ..reference import BaseReference

STATE = "osp/etat_enregistre"
"""Custom property of such a layer: the table that it shows."""
TABLES = ("logement",)


def state_key(table: str) -> str:
    """Name under which the expressions of a form speak of it."""
    return f"{table}_enregistre"


def state_layers(
    project: QgsProject, base: Base, reference: BaseReference, tables: set[str]
) -> dict[str, QgsVectorLayer]:
    """The layers of the saved state, by :func:`state_key`, added to the project if need be."""
    found = {}
    for table in TABLES:
        if table in tables:
            layer = _find(project, base, reference, table) or _add(project, base, reference, table)
            if layer.isValid():
                found[state_key(table)] = layer
    return found


def _find(
    project: QgsProject, base: Base, reference: BaseReference, table: str
) -> QgsVectorLayer | None:
    for layer in project.mapLayers().values():
        if layer.customProperty(STATE) == table and _reference(layer) == reference:
            if not layer.isValid():
                source = base.source(table)
                options = QgsDataProvider.ProviderOptions()
                layer.setDataSource(source.uri, layer.name(), source.provider, options)
            return layer
    return None


def _reference(layer: QgsVectorLayer) -> BaseReference | None:
    """Base of such a layer. That of a file is read from its source: both may have moved."""
    connection = layer.customProperty(roles.CONNECTION)
    if connection:
        return BaseReference.postgis(connection, layer.customProperty(roles.SCHEMA))
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return BaseReference.geopackage(parts["path"]) if parts.get("path") else None


def _add(project: QgsProject, base: Base, reference: BaseReference, table: str) -> QgsVectorLayer:
    source = base.source(table)
    title = translate("project", "{table} (état enregistré)").format(table=base.tables[table].title)
    layer = bare_layer(source.uri, title, source.provider)
    layer.setReadOnly(True)
    layer.setFlags(QgsMapLayer.LayerFlag.Private)
    layer.setCustomProperty(STATE, table)
    if reference.connection:
        layer.setCustomProperty(roles.CONNECTION, reference.connection)
        layer.setCustomProperty(roles.SCHEMA, reference.schema)
    project.addMapLayer(layer, False)
    return layer
