"""Where the layers of a base stand in the layer panel."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from ..i18n import translate
from .reference import BaseReference
from .roles import BASE

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
            "journal": translate("project", "Journal"),
        }[self.key]


GROUPS = (
    Group("logements", ("logement", "occupation"), expanded=True, unfolded=("logement",)),
    Group(
        "programmation",
        (
            *("operation", "programmation", "avancement", "scenario", "scenario_ligne"),
            *("enveloppe", "financement", "programme_complementaire"),
        ),
    ),
    Group("cites", ("cite",), expanded=True, unfolded=("cite",)),
    Group(
        "territoires",
        ("epci", "commune", "departement", "parcelle"),
        expanded=True,
        hidden=("parcelle",),
    ),
    Group("referentiels", ("bailleur", "delegataire", "campagne", "tarif", "rpls")),
    Group(
        "journal",
        ("journal", "import_remontee", "import_ligne", "correspondance", "anomalie_acceptee"),
    ),
)
"""From the top of the panel, which is the top of the map, to its bottom."""


def place(
    project: QgsProject, reference: BaseReference, new: dict[str, QgsVectorLayer], top: str
) -> None:
    """Add layers of a base to the panel, each in its group. ``top`` names the base's group."""
    root = _group(project.layerTreeRoot(), "base", top, reference, position=0)
    for group in GROUPS:
        layers = {role: new[role] for role in group.roles if role in new}
        if layers:
            node = _group(root, group.key, group.title, reference)
            _fill(node, group, layers)
    for group in GROUPS:
        # Folding comes last: a group unfolds when something is added to it.
        found = _find(root, group.key, reference)
        if found is not None and set(group.roles) & set(new):
            found.setExpanded(group.expanded)


def _fill(node: QgsLayerTreeGroup, group: Group, layers: dict[str, QgsVectorLayer]) -> None:
    for role in group.roles:
        if role not in layers:
            continue
        leaf = node.addLayer(layers[role])
        leaf.setExpanded(role in group.unfolded)
        leaf.setItemVisibilityChecked(role not in group.hidden)


def _group(
    parent: QgsLayerTreeGroup, key: str, title: str, reference: BaseReference, position: int = -1
) -> QgsLayerTreeGroup:
    found = _find(parent, key, reference)
    if found is not None:
        return found
    made = parent.insertGroup(position, title) if position >= 0 else parent.addGroup(title)
    made.setCustomProperty(GROUP, key)
    made.setCustomProperty(BASE, reference.label)
    return made


def _find(
    parent: QgsLayerTreeGroup, key: str, reference: BaseReference
) -> QgsLayerTreeGroup | None:
    for group in parent.findGroups(True):
        if group.customProperty(GROUP) == key and group.customProperty(BASE) == reference.label:
            return group
    return None
