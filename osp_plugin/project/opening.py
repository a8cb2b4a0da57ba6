"""Open a base in a project. Needs no window."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

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
from qgis.PyQt.QtCore import QCoreApplication

from ..domain.common.pieces import Pieces, at_once
from ..domain.errors import QT_TRANSLATE_NOOP
from ..i18n import translate
from ..storage import Base
from ..storage.conformity import Part
from ..storage.database_files import tables_of
from ..storage.dated import state_of
from ..storage.errors import BaseError
from ..storage.extracted import Extract, extract_of
from ..storage.landlords import landlords
from ..storage.postgis import DEFAULT_SCHEMA
from ..storage.postgis_connections import PROVIDER
from . import layers, roles, styles, tree
from .forms import Rights, form_pieces
from .reference import BaseReference
from .styles import SavedStyles, base_styles

CRS = "EPSG:2154"
LOG = "OSP ERBM"
EXTENT_ROLES = ("epci", "commune", "cite", "logement")
"""Which layer gives the extent of the base, the first that has something in it."""


class NothingOpened(BaseError):
    """None of the layers of a base can be read. Values: ``base``, ``raison``."""

    message = QT_TRANSLATE_NOOP(
        "errors", "Aucune couche de la base « {base} » n’a pu être ouverte : {raison}"
    )


class ConnectionElsewhere(BaseError):
    """A connection leads to another base than the layers that it made. Values: ``connexion``,
    ``ici``, ``projet``."""

    message = QT_TRANSLATE_NOOP(
        "errors",
        "La connexion « {connexion} » de votre QGIS mène à {ici} ; les couches de ce projet faites "
        "par une connexion du même nom mènent à {projet}. Rien n’a été ouvert. Renommez votre "
        "connexion ou corrigez où elle mène, ou ouvrez la base dans un autre projet.",
    )


@dataclass(frozen=True)
class Showing:
    """What a base itself says of how its layers are shown.

    Read once, by any thread: a server may be slow, and a window must not wait for it.
    """

    styles: SavedStyles
    rights: Rights
    locked: tuple[Part, ...] = ()
    """What others put in the base, for which it is only read."""
    landlords: Mapping[str, str] = field(default_factory=dict)
    """Names of the bailleurs, by code."""
    state: datetime | None = None
    """The time that a base of the past is of."""
    extract: Extract | None = None
    """What an extract is of."""

    @classmethod
    def of(cls, base: Base) -> Showing:
        """Ask the base."""
        with base.reading() as session:
            state, extract = state_of(session), extract_of(session)
        rights = Rights.of(base)
        base.source("logement")  # a server says now what part of each table the account reads
        return cls(base_styles(base), rights, base.foreign(), landlords(base), state, extract)


@dataclass(frozen=True)
class Aside:
    """Layers of a base made in another thread, in no project yet; ``tried`` are their tables."""

    layers: Mapping[str, QgsVectorLayer] = field(default_factory=dict)
    tried: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, base: Base, reference: BaseReference, wanted: Collection[str], showing: Showing
    ) -> Aside:
        """Make them, and hand them over to the thread of the window: QGIS opens each file or table
        then, which would hold it."""
        made = _make_layers(base, reference, set(wanted), showing.styles)
        application = QCoreApplication.instance()
        for layer in made.values():
            if application is not None and layer.thread() is not application.thread():
                layer.moveToThread(application.thread())
        return cls(made, frozenset(wanted))


def lacking(project: QgsProject, reference: BaseReference, base: Base) -> set[str]:
    """Tables of a base that a project has no layer for."""
    return set(base.tables) - set(roles.own_layers(project, reference))


def open_base(
    base: Base | BaseReference | str | os.PathLike[str],
    project: QgsProject,
    schema: str = DEFAULT_SCHEMA,
    showing: Showing | None = None,
    aside: Aside = Aside(),
) -> dict[str, QgsVectorLayer]:
    """:func:`opening` at once."""
    return at_once(opening(base, project, schema, showing, aside))


def opening(
    base: Base | BaseReference | str | os.PathLike[str],
    project: QgsProject,
    schema: str = DEFAULT_SCHEMA,
    showing: Showing | None = None,
    aside: Aside = Aside(),
) -> Pieces[dict[str, QgsVectorLayer]]:
    """Add the layers of a base to a project; returns them by role (the name of their table).

    ``base`` is an open base, a reference to one, the path of a GeoPackage, or the name of a
    PostgreSQL connection of QGIS, with ``schema``. Opened again, a base gets only the layers that
    the project has lost; those of the project keep their name, place and style. A table that the
    account may not read is left out, and the log of QGIS says so. With ``showing``, read before,
    an open base is asked nothing more: only QGIS reads it, for its layers, but those that were made
    ``aside``. Raises a BaseError when
    the base cannot be used: NothingOpened, or ConnectionElsewhere when the project has layers of
    another base by a connection of the same name.
    """
    reference = _reference(base, schema)
    _refuse_namesake(project, reference)
    opened = base if isinstance(base, Base) else reference.open()
    showing = showing or Showing.of(opened)
    present = _present(project, opened, reference)
    wanted = set(opened.tables) - set(present)
    yield None
    new = _make_layers(opened, reference, wanted - aside.tried, showing.styles)
    new |= {role: layer for role, layer in aside.layers.items() if role in wanted}
    found = {**present, **new}
    if not found:
        raise NothingOpened(base=reference.label, raison=_why_nothing(opened))
    _set_crs(project)
    for layer in new.values():
        yield None
        project.addMapLayer(layer, False)
    # The layers are in the project before their relations, and these before the forms.
    yield from form_pieces(project, opened, reference, found, new, showing.rights)
    for layer in found.values():
        layers.lock(layer, bool(showing.locked))
    yield from tree.placing(project, reference, new, showing.state, showing.extract)
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


def _reference(base: Base | BaseReference | str | os.PathLike[str], schema: str) -> BaseReference:
    if isinstance(base, Base):
        return BaseReference.of(base)
    return base if isinstance(base, BaseReference) else BaseReference.parse(base, schema)


@dataclass(frozen=True)
class Missing:
    """Tables that have no layer: their titles, and why, as the end of a sentence."""

    titles: list[str]
    reason: str


def unopened(base: Base, opened: Collection[str]) -> Missing | None:
    """What :func:`open_base` made no layer of; None when it opened all."""
    missing = [table for name, table in base.tables.items() if name not in opened]
    if not missing:
        return None
    if base.path is None:
        reason = translate(
            "project",
            "elles manquent sur le serveur, ou votre compte n’y a pas accès : demandez à son "
            "administrateur.",
        )
    elif not {table.name for table in missing} & tables_of(base.path):
        reason = translate(
            "project", "elles ne sont pas dans le fichier, qui est abîmé : reprenez une sauvegarde."
        )
    else:
        reason = translate(
            "project", "QGIS n’a pas su les lire dans le fichier : reprenez une sauvegarde."
        )
    return Missing([table.title for table in missing], reason)


def _refuse_namesake(project: QgsProject, reference: BaseReference) -> None:
    if not reference.connection:
        return
    for layer in roles.osp_layers(project):
        named = layer.customProperty(roles.CONNECTION) == reference.connection
        if not named or not roles.made_here(layer):
            continue
        if layer.customProperty(roles.SCHEMA) != reference.schema:
            continue
        found = roles.reference_of(layer)
        if found is not None and found != reference:
            raise ConnectionElsewhere(
                connexion=reference.connection, ici=reference.server, projet=found.server
            )


def _why_nothing(base: Base) -> str:
    if base.path is None:
        return translate(
            "project",
            "votre compte n’a accès à aucune de ses tables. Demandez à son administrateur le droit "
            "de les lire.",
        )
    if not set(base.tables) & tables_of(base.path):
        return translate(
            "project",
            "le fichier ne contient aucune de ses tables. Il a été abîmé ou vidé : reprenez une "
            "sauvegarde.",
        )
    return translate(
        "project",
        "QGIS ne sait pas lire un fichier à ce chemin. Donnez au fichier et à ses dossiers des "
        "noms sans « % », « | » ni « ? », puis ouvrez-le de nouveau.",
    )


def _present(
    project: QgsProject, base: Base, reference: BaseReference
) -> dict[str, QgsVectorLayer]:
    """Layers of the base that the project has, those that had lost their source found again."""
    found: dict[str, QgsVectorLayer] = {}
    for role, layer in roles.own_layers(project, reference).items():
        if not layer.isValid() and role in base.tables:
            source = base.source(role)
            options = QgsDataProvider.ProviderOptions()
            layer.setDataSource(source.uri, layer.name(), source.provider, options)
        if layer.isValid():
            roles.tag(layer, role, reference)
            found[role] = layer
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
