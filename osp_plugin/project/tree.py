"""Where the layers of a base stand in the layer panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
)

from ..domain.common.pieces import Pieces, at_once
from ..i18n import translate
from ..storage.dated import local
from ..storage.extracted import Extract
from .reference import BaseReference
from .roles import BASE, osp_layers, role_of

GROUP = "osp/groupe"
"""Custom property of a group: its key, which stays when a user renames the group."""


@dataclass(frozen=True)
class Group:
    """A group of the panel: its roles in order, whether it starts open, which are not drawn."""

    key: str
    roles: tuple[str, ...]
    expanded: bool = False
    hidden: tuple[str, ...] = ()
    unfolded: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Name of the group in the language of QGIS."""
        return {
            "logements": translate("project", "Logements"),
            "programmation": translate("project", "Programmation"),
            "cites": translate("project", "Cités"),
            "territoires": translate("project", "Territoires"),
            "referentiels": translate("project", "Référentiels"),
        }[self.key]


GROUPS = (
    Group("logements", ("logement", "dpe", "occupation"), expanded=True, unfolded=("logement",)),
    Group(
        "programmation",
        (
            *("operation", "programmation", "avancement", "scenario", "enveloppe"),
            *("mouvement_enveloppe", "financement", "acompte", "evenement", "operation_numero"),
            *("programme_complementaire", "trajectoire", "trajectoire_scenario"),
        ),
    ),
    Group("cites", ("cite", "population_cible"), expanded=True, unfolded=("cite",)),
    Group(
        "territoires",
        ("epci", "commune", "departement", "parcelle"),
        expanded=True,
        hidden=("parcelle",),
    ),
    Group(
        "referentiels",
        (
            *("bailleur", "delegataire", "campagne", "tarif", "label", "aide", "regle_delai"),
            *("regle_acompte", "reference_epoque", "rpls"),
            *("organisation", "convention", "accord_adresse"),
        ),
    ),
)
"""From the top of the panel, which is the top of the map, to its bottom."""

TECHNICAL = (
    *("journal", "import_remontee", "import_ligne", "correspondance", "anomalie_acceptee"),
    *("scenario_ligne", "mouvement_operation"),
    *("situation", "situation_valeur", "situation_compte"),
)
"""Tables that the tool keeps for itself: QGIS shows them in the panel when it is asked for the
private layers, and the menu opens them."""

TOP = "base"


def _title(base: str, state: datetime | None = None, extract: Extract | None = None) -> str:
    """What the group of a base is called; that of a base of the past says its time (``state``),
    that of an extract whose it is."""
    if extract is not None:
        told = translate("project", "OSP – {base} – EXTRAIT DU {date} POUR {nom}")
        return told.format(base=base, date=extract.date, nom=extract.name)
    if state is None:
        return translate("project", "OSP – {base}").format(base=base)
    told = translate("project", "OSP – {base} – ÉTAT AU {date}")
    return told.format(base=base, date=local(state))


def place(project: QgsProject, reference: BaseReference, new: dict[str, QgsVectorLayer]) -> None:
    """:func:`placing` at once."""
    at_once(placing(project, reference, new))


def placing(
    project: QgsProject,
    reference: BaseReference,
    new: dict[str, QgsVectorLayer],
    state: datetime | None = None,
    extract: Extract | None = None,
) -> Pieces[None]:
    """Put layers of a base in the panel, each in its group; ``state``: of a base of the past,
    ``extract``: of an extract.

    A layer that the panel shows elsewhere is moved.
    """
    root = _top(project, reference, lambda name: _title(name, state, extract))
    for group in GROUPS:
        layers = {role: new[role] for role in group.roles if role in new}
        if layers:
            yield None
            _fill(project, _subgroup(root, group, reference), group, layers)
    yield None
    for role in TECHNICAL:
        if role in new:
            _put_away(project, root, new[role])
    for group in GROUPS:
        # Folding comes last: a group unfolds when something is added to it.
        found = _find(root, group.key)
        if found is not None and set(group.roles) & set(new):
            found.setExpanded(group.expanded)


def _fill(
    project: QgsProject,
    node: QgsLayerTreeGroup,
    group: Group,
    layers: dict[str, QgsVectorLayer],
) -> None:
    for role in group.roles:
        if role not in layers:
            continue
        layer = layers[role]
        shown = project.layerTreeRoot().findLayer(layer.id())
        leaf = node.insertLayer(_turn(node, group.roles, role), layer)
        leaf.setExpanded(role in group.unfolded)
        leaf.setItemVisibilityChecked(role not in group.hidden)
        if shown is not None:
            _group_of(shown).removeChildNode(shown)


def _put_away(project: QgsProject, root: QgsLayerTreeGroup, layer: QgsVectorLayer) -> None:
    """Put a layer at the foot of the group of its base, where the panel does not show it."""
    layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
    shown = project.layerTreeRoot().findLayer(layer.id())
    root.addLayer(layer)
    if shown is not None:
        _group_of(shown).removeChildNode(shown)


def remove_empty_groups(project: QgsProject) -> None:
    """Take away the groups that an older version made and that hold nothing any more."""
    keys = {group.key for group in GROUPS} | {TOP}
    for group in project.layerTreeRoot().findGroups(True):
        made = group.customProperty(GROUP)
        if made is not None and made not in keys and not group.children():
            parent = group.parent()
            if isinstance(parent, QgsLayerTreeGroup):
                parent.removeChildNode(group)


def _group_of(leaf: QgsLayerTreeLayer) -> QgsLayerTreeGroup:
    """The group that a layer stands in: a layer of a tree always has one."""
    group = leaf.parent()
    if not isinstance(group, QgsLayerTreeGroup):
        raise TypeError(type(group))
    return group


def _turn(node: QgsLayerTreeGroup, roles: tuple[str, ...], role: str) -> int:
    """Where a layer comes among those of its group: after the last that precedes it."""
    before = set(roles[: roles.index(role)])
    after = 0
    for number, child in enumerate(node.children(), start=1):
        if isinstance(child, QgsLayerTreeLayer) and role_of(child.layer()) in before:
            after = number
    return after


def _top(
    project: QgsProject, reference: BaseReference, title: Callable[[str], str]
) -> QgsLayerTreeGroup:
    """The group of a base: the one that has its layers, wherever both were when it was made.

    ``title`` gives what a new one is called, from the name of the base.
    """
    root = project.layerTreeRoot()
    ours = {layer.id() for layer in osp_layers(project, reference)}
    theirs = {layer.id() for layer in osp_layers(project)} - ours
    found, most = None, 0
    for group in root.findGroups(True):
        if group.customProperty(GROUP) != TOP:
            continue
        shown = set(group.findLayerIds())
        named = group.customProperty(BASE) == reference.label and not shown & theirs
        number = len(shown & ours) or int(named)
        if number > most:
            found, most = group, number
    if found is None:
        name = reference.name_beside(lambda base: root.findGroup(title(base)) is not None)
        found = root.insertGroup(0, title(name))
    _mark(found, TOP, reference)
    return found


def _subgroup(
    parent: QgsLayerTreeGroup, group: Group, reference: BaseReference
) -> QgsLayerTreeGroup:
    found = _find(parent, group.key)
    if found is None:
        keys = [other.key for other in GROUPS]
        before = set(keys[: keys.index(group.key)])
        after = 0
        for number, child in enumerate(parent.children(), start=1):
            if child.customProperty(GROUP) in before:
                after = number
        found = parent.insertGroup(after, group.title)
    _mark(found, group.key, reference)
    return found


def _mark(group: QgsLayerTreeGroup, key: str, reference: BaseReference) -> None:
    group.setCustomProperty(GROUP, key)
    group.setCustomProperty(BASE, reference.label)


def _find(parent: QgsLayerTreeGroup, key: str) -> QgsLayerTreeGroup | None:
    for group in parent.findGroups(True):
        if group.customProperty(GROUP) == key:
            return group
    return None
