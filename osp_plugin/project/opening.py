"""Open a base in a project. Needs no window."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsEditorWidgetSetup,
    QgsMessageLog,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..i18n import translate
from ..storage import Base
from ..storage.postgis import DEFAULT_SCHEMA
from ..storage.postgis_connections import PROVIDER
from . import layers, roles, styles, tree
from .forms import Rights, apply_forms
from .reference import BaseReference
from .styles import SavedStyles, base_styles

CRS = "EPSG:2154"
LOG = "OSP ERBM"
EXTENT_ROLES = ("epci", "commune", "cite", "logement")
"""Which layer gives the extent of the base, the first that has something in it."""


@dataclass(frozen=True)
class Showing:
    """What a base itself says of how its layers are shown.

    Read once, by any thread: a server may be slow, and a window must not wait for it.
    """

    styles: SavedStyles
    rights: Rights

    @classmethod
    def of(cls, base: Base) -> Showing:
        """Ask the base."""
        return cls(base_styles(base), Rights.of(base))


def open_base(
    base: Base | BaseReference | str | os.PathLike[str],
    project: QgsProject,
    schema: str = DEFAULT_SCHEMA,
    showing: Showing | None = None,
) -> dict[str, QgsVectorLayer]:
    """Add the layers of a base to a project; returns them by role (the name of their table).

    ``base`` is an open base, a reference to one, the path of a GeoPackage, or the name of a
    PostgreSQL connection of QGIS, with ``schema``. Opened again, a base gets only the layers that
    the project has lost; those of the project keep their name, place and style. A table that the
    account may not read is left out, and the log of QGIS says so. With ``showing``, read before,
    an open base is asked nothing more: only QGIS reads it, for its layers. Raises a BaseError when
    the base cannot be used.
    """
    opened, reference = _resolve(base, schema)
    showing = showing or Showing.of(opened)
    present = _present(project, opened, reference)
    _set_crs(project)
    new = _make_layers(opened, reference, set(opened.tables) - set(present), showing.styles)
    project.addMapLayers(list(new.values()), False)
    found = {**present, **new}
    # The layers are in the project before their relations, and these before the forms.
    apply_forms(project, opened, reference, found, new, showing.rights)
    title = translate("project", "OSP – {base}").format(base=reference.name)
    tree.place(project, reference, new, title)
    return {role: found[role] for role in opened.tables if role in found}


def reconnect(project: QgsProject, other: Callable[[str], str | None]) -> None:
    """Let the layers of a project, and the lists of their forms, lead to where ``other`` says.

    ``other`` is given a source and gives the one to take its place, or None to leave it.
    """
    options = QgsDataProvider.ProviderOptions()
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    for layer in layers:
        source = other(layer.source()) if layer.providerType() == PROVIDER else None
        if source is not None:
            layer.setDataSource(source, layer.name(), PROVIDER, options)
    for layer in layers:
        for place in range(layer.fields().count()):
            setup = layer.editorWidgetSetup(place)
            source = other(str(setup.config().get("LayerSource", "")))
            if source is not None:
                config = {**setup.config(), "LayerSource": source}
                layer.setEditorWidgetSetup(place, QgsEditorWidgetSetup(setup.type(), config))


def extent(layers_by_role: dict[str, QgsVectorLayer]) -> QgsReferencedRectangle | None:
    """Where the base is, with its reference system; None when nothing in it has a position."""
    for role in EXTENT_ROLES:
        layer = layers_by_role.get(role)
        if layer is not None and layer.featureCount() and not layer.extent().isEmpty():
            return QgsReferencedRectangle(layer.extent(), layer.crs())
    return None


def _resolve(
    base: Base | BaseReference | str | os.PathLike[str], schema: str
) -> tuple[Base, BaseReference]:
    if isinstance(base, Base):
        return base, BaseReference.of(base)
    reference = base if isinstance(base, BaseReference) else BaseReference.parse(base, schema)
    return reference.open(), reference


def _present(
    project: QgsProject, base: Base, reference: BaseReference
) -> dict[str, QgsVectorLayer]:
    """Layers of the base that the project has, those that had lost their source found again."""
    found: dict[str, QgsVectorLayer] = {}
    for layer in roles.osp_layers(project, reference):
        role = str(roles.role_of(layer))
        if not layer.isValid() and role in base.tables:
            source = base.source(role)
            options = QgsDataProvider.ProviderOptions()
            layer.setDataSource(source.uri, layer.name(), source.provider, options)
        if layer.isValid():
            found.setdefault(role, layer)
            styles.protect_kept(layer, role)
    return found


def _make_layers(
    base: Base, reference: BaseReference, wanted: set[str], saved: SavedStyles
) -> dict[str, QgsVectorLayer]:
    made = {}
    for name, table in base.tables.items():
        if name not in wanted:
            continue
        layer = layers.make_layer(base, table, reference)
        if not layer.isValid():
            _log_unreadable(table.title, reference)
            continue
        styles.dress(layer, name, saved.qml.get(name, ""))
        roles.tag(layer, name, reference)  # a saved style takes the tags away
        made[name] = layer
    return made


def _log_unreadable(title: str, reference: BaseReference) -> None:
    text = translate(
        "project",
        "La table « {table} » de la base « {base} » n’a pas pu être lue : elle manque, ou votre "
        "compte n’y a pas accès. Les autres couches ont été ouvertes.",
    )
    QgsMessageLog.logMessage(
        text.format(table=title, base=reference.label), LOG, Qgis.MessageLevel.Warning
    )


def _set_crs(project: QgsProject) -> None:
    if not project.mapLayers():
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
