"""Relations of a project between the layers of one base, under ids that stay."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from qgis.core import QgsExpression, QgsPolymorphicRelation, QgsProject, QgsRelation, QgsVectorLayer

from ...domain.dictionary import Dictionary, ForeignKey, dictionary
from ..reference import BaseReference
from ..roles import RELATIONS, osp_layers

JOURNAL = "journal"
PREFIX = RELATIONS
_KEY = re.compile(PREFIX + r"([0-9a-f]{8})_")


def base_key(reference: BaseReference, other: int = 0) -> str:
    """Short text that tells the base from any other, in the ids of its relations."""
    text = f"{reference.label}#{other}" if other else reference.label
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def key_in(project: QgsProject, reference: BaseReference) -> str:
    """The key that the relations of a base have in a project, or a new one of their own.

    A project moved with its base keeps that of where it was made: its forms name it.
    """
    ids = {layer.id() for layer in osp_layers(project, reference)}
    used: Counter[str] = Counter()
    taken = set()
    for relation in project.relationManager().relations().values():
        found = _KEY.match(relation.id())
        if found and set(_joined(relation)) <= ids:
            used[found[1]] += 1
        elif found:
            taken.add(found[1])
    for key, _number in used.most_common():
        if key not in taken:
            return key
    other = 0
    while base_key(reference, other) in taken:
        other += 1
    return base_key(reference, other)


def _joined(relation: QgsRelation) -> Iterable[str]:
    return (relation.referencingLayerId(), relation.referencedLayerId())


def relation_id(reference: BaseReference, table: str, field: str) -> str:
    """Id of a relation, in a project that is where it was made."""
    return f"{PREFIX}{base_key(reference)}_{table}_{field}"


def journal_id(key: str) -> str:
    """Id of the relation between the journal and every table that it tells of."""
    return f"{PREFIX}{key}_{JOURNAL}"


def referring(table: str, wanted: str, tables: Dictionary | None = None) -> tuple[str, ForeignKey]:
    """Table and key by which ``wanted`` (``table`` or ``table.field``) refers to ``table``."""
    name, _, column = wanted.partition(".")
    for key in (tables or dictionary())[name].foreign_keys:
        if key.table == table and column in ("", key.field):
            return name, key
    raise KeyError(wanted)


def add_relations(
    project: QgsProject,
    layers: Mapping[str, QgsVectorLayer],
    reference: BaseReference,
    key: str,
) -> None:
    """Add the relations between the layers of a base, those that are there already included.

    Those that another key gave the layers of the base go, be it to join them to those of another.
    """
    manager = project.relationManager()
    _remove_others(project, {layer.id() for layer in osp_layers(project, reference)}, key)
    for name, layer in layers.items():
        for foreign in dictionary()[name].foreign_keys:
            if foreign.table in layers:
                made = _relation(key, name, layer, foreign, layers[foreign.table])
                if made.isValid():
                    manager.addRelation(made)  # replaces the one of this id
    if JOURNAL in layers:
        # QGIS names what it derives after the layers: renamed, they would leave theirs behind.
        for name, derived in manager.relations().items():
            if derived.polymorphicRelationId() == journal_id(key):
                manager.removeRelation(name)
        manager.addPolymorphicRelation(_journal_relation(layers, key))


def _remove_others(project: QgsProject, ids: set[str], key: str) -> None:
    manager = project.relationManager()

    def other(name: str) -> bool:
        found = _KEY.match(name)
        return found is not None and found[1] != key

    for name, whole in manager.polymorphicRelations().items():
        # QGIS keeps those of the project that was open before this one.
        gone = project.mapLayer(whole.referencingLayerId()) is None
        if other(name) and (gone or whole.referencingLayerId() in ids):
            manager.removePolymorphicRelation(name)
    for name, relation in manager.relations().items():
        if other(name) and ids.intersection(_joined(relation)):
            manager.removeRelation(name)


def journal_relation(project: QgsProject, key: str, layer: QgsVectorLayer) -> QgsRelation:
    """The relation between the journal and one table, which QGIS derives and names itself."""
    wanted = journal_id(key)
    for relation in project.relationManager().relations().values():
        if (
            relation.polymorphicRelationId() == wanted
            and relation.referencedLayerId() == layer.id()
        ):
            return relation
    return QgsRelation()


def _relation(
    key: str,
    name: str,
    layer: QgsVectorLayer,
    foreign: ForeignKey,
    target: QgsVectorLayer,
) -> QgsRelation:
    relation = QgsRelation()
    relation.setId(f"{PREFIX}{key}_{name}_{foreign.field}")
    relation.setName(f"{layer.name()} – {dictionary()[name][foreign.field].title}")
    relation.setReferencingLayer(layer.id())
    relation.setReferencedLayer(target.id())
    relation.addFieldPair(foreign.field, foreign.target)
    return relation


def _journal_relation(layers: Mapping[str, QgsVectorLayer], key: str) -> QgsPolymorphicRelation:
    told = {name: layer for name, layer in layers.items() if dictionary()[name].audit}
    cases = " ".join(
        f"WHEN @layer_id = {QgsExpression.quotedString(layer.id())} THEN '{name}'"
        for name, layer in told.items()
    )
    relation = QgsPolymorphicRelation()
    relation.setId(journal_id(key))
    relation.setName(layers[JOURNAL].name())
    relation.setReferencingLayer(layers[JOURNAL].id())
    relation.setReferencedLayerField("nom_table")
    relation.setReferencedLayerExpression(f"CASE {cases} END")
    relation.setReferencedLayerIds([layer.id() for layer in told.values()])
    relation.addFieldPair("fid_ligne", "fid")
    return relation
