"""Layers found by what their source says: this base, this table. Never by their name, which users
change, nor by a mark alone, which travels with a copy or a pasted style."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from qgis.core import QgsDataSourceUri, QgsMapLayer, QgsProject, QgsVectorLayer

from ..domain.dictionary import dictionary
from ..storage import Base
from ..storage.database_files import is_osp_base
from ..storage.layers import behind
from ..storage.places import Place, place_of_file, place_of_server
from .reference import BaseReference

ROLE = "osp/role"
"""Custom property of a layer of a base: the table of the dictionary that it showed when marked."""
BASE = "osp/base"
"""Custom property of a layer or a group: the label of the base that it belonged to then."""
PLACE = "osp/lieu"
"""Custom property of a layer: where its base was then, as :mod:`.storage.places` says it."""
CONNECTION = "osp/connexion"
SCHEMA = "osp/schema"
OWN = "osp/couche"
"""Custom property of a layer that stands for its table in the project: its own id. A copy bears
that of another."""
STATE = "osp/etat_enregistre"
"""Custom property of the hidden layers of :mod:`.forms.saved_state`."""
MAP = "osp/carte"
"""Custom property of the maps of :mod:`.indicators.thematic`: that in hand, or a saved view."""
_SEPARATOR = "|"


def tag(layer: QgsMapLayer, role: str, reference: BaseReference, *, own: bool = True) -> None:
    """Write on the layer which table of which base it shows, and whether it stands for it."""
    layer.setCustomProperty(ROLE, role)
    layer.setCustomProperty(BASE, reference.label)
    layer.setCustomProperty(PLACE, _SEPARATOR.join(reference.place))
    if own:
        layer.setCustomProperty(OWN, layer.id())
    if reference.connection:
        layer.setCustomProperty(CONNECTION, reference.connection)
        layer.setCustomProperty(SCHEMA, reference.schema)


def stray(layer: QgsMapLayer) -> tuple[BaseReference, str] | None:
    """Base and table that a layer seems to show, when nothing we know vouches for it.

    Whether it is an OSP base remains to be asked.
    """
    if not isinstance(layer, QgsVectorLayer) or _is_ours_for_ourselves(layer):
        return None
    base, table = behind(layer)
    if base is None or table not in dictionary() or _vouched(layer, base, table):
        return None
    return BaseReference.reaching(base, layer), table


def role_of(layer: QgsMapLayer | None) -> str | None:
    """Table of a base that a layer shows, None when it is of no base that we know."""
    found = _shown(layer)
    return found[1] if found is not None else None


def reference_of(layer: QgsMapLayer | None) -> BaseReference | None:
    """Base that the source of a layer leads to, None when it is of none that we know."""
    found = _shown(layer)
    if found is None or not isinstance(layer, QgsVectorLayer):
        return None
    return BaseReference.reaching(found[0], layer)


def osp_layers(
    project: QgsProject, reference: BaseReference | None = None
) -> Iterator[QgsVectorLayer]:
    """Layers of the project with a role, of one base or of all, usable or not, copies included."""
    for layer in project.mapLayers().values():
        found = _shown(layer)
        if found is None or not isinstance(layer, QgsVectorLayer):
            continue
        if reference is None or is_of(found[0], layer, reference):
            yield layer


def is_of(base: Base, layer: QgsVectorLayer, reference: BaseReference) -> bool:
    """Whether ``base``, behind a layer, is the one that a reference names."""
    same_schema = base.path is not None or base.schema == reference.schema
    return same_schema and _place(base, layer) == reference.place


def find_layer(
    project: QgsProject, role: str, reference: BaseReference | None = None
) -> QgsVectorLayer | None:
    """The layer of the project that shows a table best, in the base given if one is.

    That which we placed and nobody filtered comes first, a filtered copy last.
    """
    found = candidates(project, role, reference)
    return found[0] if found else None


def candidates(
    project: QgsProject, role: str, reference: BaseReference | None = None
) -> list[QgsVectorLayer]:
    """All the layers of the project that show a table, the best first."""
    found = [layer for layer in osp_layers(project, reference) if role_of(layer) == role]
    if len(found) < 2:
        return found
    placed = _placed(project)
    return sorted(found, key=lambda layer: (bool(layer.subsetString()), layer.id() not in placed))


def own_layers(project: QgsProject, reference: BaseReference) -> dict[str, QgsVectorLayer]:
    """The layers that stand for the tables of a base in a project, by role: never a copy.

    One that has lost its source is among them.
    """
    placed = _placed(project)
    found: dict[str, list[QgsVectorLayer]] = {}
    for layer in osp_layers(project, reference):
        found.setdefault(str(role_of(layer)), []).append(layer)
    own = {}
    for role, layers in found.items():
        ours = [layer for layer in layers if layer.id() in placed]
        # Of a project made before layers said it, one that is alone and whole.
        alone = [layer for layer in layers if layer.customProperty(OWN) is None]
        if not ours and len(layers) == 1 and alone and not alone[0].subsetString():
            ours = alone
        if ours:
            own[role] = min(ours, key=lambda layer: bool(layer.subsetString()))
    return own


def open_references(project: QgsProject) -> list[BaseReference]:
    """Bases that the project has layers of."""
    found = (reference_of(layer) for layer in osp_layers(project))
    return list(dict.fromkeys(reference for reference in found if reference is not None))


RELATIONS = "osp_"
"""How the ids of the relations that we make begin."""


def _placed(project: QgsProject) -> set[str]:
    """Ids of the layers that we put there: they say it, or our relations join them."""
    said = {
        layer_id
        for layer_id, layer in project.mapLayers().items()
        if layer.customProperty(OWN) == layer_id
    }
    for name, relation in project.relationManager().relations().items():
        if name.startswith(RELATIONS):
            said |= {relation.referencingLayerId(), relation.referencedLayerId()}
    return said


def _shown(layer: QgsMapLayer | None) -> tuple[Base, str] | None:
    """Base and table that a layer shows, when we know that it is an OSP base."""
    if not isinstance(layer, QgsVectorLayer) or layer.customProperty(ROLE) is None:
        return None
    if _is_ours_for_ourselves(layer):
        return None
    base, table = behind(layer)
    if base is None or table not in dictionary() or not _vouched(layer, base, table):
        return None
    return base, table


def _is_ours_for_ourselves(layer: QgsVectorLayer) -> bool:
    """Whether a layer is one that we made to read, not to be edited as a table of the base."""
    return is_state(layer) or (layer.customProperty(MAP) is not None and made_here(layer))


def is_state(layer: QgsVectorLayer) -> bool:
    """Whether a layer is a hidden one of :mod:`.forms.saved_state`."""
    hidden = bool(layer.flags() & QgsMapLayer.LayerFlag.Private)
    return hidden and layer.customProperty(STATE) is not None


def made_here(layer: QgsMapLayer) -> bool:
    """Whether the marks of a layer are its own, and came with no copy nor pasted style."""
    return layer.customProperty(OWN) in (None, layer.id())


def _vouched(layer: QgsVectorLayer, base: Base, table: str) -> bool:
    """Whether what a layer shows is an OSP base: it was when marked, or its file says it."""
    if layer.customProperty(ROLE) is None:
        return False
    marked = layer.customProperty(PLACE)
    if marked is not None and str(marked) == _SEPARATOR.join(_place(base, layer)):
        return True
    if base.path is not None:
        return not base.path.exists() or _holds_a_base(base.path)
    # Marked before the marks said where.
    return marked is None and layer.customProperty(ROLE) == table


def _place(base: Base, layer: QgsVectorLayer) -> Place:
    if base.path is not None:
        return place_of_file(base.path)
    return place_of_server(QgsDataSourceUri(layer.source()))


def _holds_a_base(path: Path) -> bool:
    found = path.stat()
    return _is_base(str(path), found.st_dev, found.st_ino)


@lru_cache(maxsize=64)
def _is_base(path: str, _device: int, _number: int) -> bool:
    return is_osp_base(path)
