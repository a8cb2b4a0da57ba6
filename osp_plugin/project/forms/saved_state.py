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
    QgsVectorLayer,
)

from ...i18n import translate
from ...storage import Base
from ...storage.bare_layers import bare_layer
from ...storage.layers import behind
from .. import roles
from ..reference import BaseReference

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
            layer = _find(project, base, reference, table) or _add(project, base, table)
            if layer.isValid():
                found[state_key(table)] = layer
    return found


def _find(
    project: QgsProject, base: Base, reference: BaseReference, table: str
) -> QgsVectorLayer | None:
    for layer in project.mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or not roles.is_state(layer):
            continue
        found, name = behind(layer)
        if found is None or name != table or not roles.is_of(found, layer, reference):
            continue
        if not layer.isValid():
            source = base.source(table)
            options = QgsDataProvider.ProviderOptions()
            layer.setDataSource(source.uri, layer.name(), source.provider, options)
        return layer
    return None


def _add(project: QgsProject, base: Base, table: str) -> QgsVectorLayer:
    source = base.source(table)
    title = translate("project", "{table} (état enregistré)").format(table=base.tables[table].title)
    layer = bare_layer(source.uri, title, source.provider)
    layer.setReadOnly(True)
    layer.setFlags(QgsMapLayer.LayerFlag.Private)
    layer.setCustomProperty(roles.STATE, table)
    project.addMapLayer(layer, False)
    return layer
