"""Relations of a project between the layers of one base, under ids that stay."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from qgis.core import QgsExpression, QgsPolymorphicRelation, QgsProject, QgsRelation, QgsVectorLayer

from ...domain.dictionary import Dictionary, ForeignKey, dictionary
from ..reference import BaseReference

JOURNAL = "journal"
PREFIX = "osp_"


def base_key(reference: BaseReference) -> str:
    """Short text that tells the base from any other, in the ids of its relations."""
    return hashlib.sha256(reference.label.encode("utf-8")).hexdigest()[:8]


def relation_id(reference: BaseReference, table: str, field: str) -> str:
    """Id of the relation by which ``table.field`` refers to another table."""
    return f"{PREFIX}{base_key(reference)}_{table}_{field}"


def journal_id(reference: BaseReference) -> str:
    """Id of the relation between the journal and every table that it tells of."""
    return f"{PREFIX}{base_key(reference)}_{JOURNAL}"


def referring(table: str, wanted: str, tables: Dictionary | None = None) -> tuple[str, ForeignKey]:
    """Table and key by which ``wanted`` (``table`` or ``table.field``) refers to ``table``."""
    name, _, column = wanted.partition(".")
    for key in (tables or dictionary())[name].foreign_keys:
        if key.table == table and column in ("", key.field):
            return name, key
    raise KeyError(wanted)


def add_relations(
    project: QgsProject, layers: Mapping[str, QgsVectorLayer], reference: BaseReference
) -> None:
    """Add the relations between the layers of a base, those that are there already included."""
    manager = project.relationManager()
    for name, layer in layers.items():
        for key in dictionary()[name].foreign_keys:
            if key.table in layers:
                made = _relation(reference, name, layer, key, layers[key.table])
                if made.isValid():
                    manager.addRelation(made)  # replaces the one of this id
    if JOURNAL in layers:
        manager.addPolymorphicRelation(_journal_relation(layers, reference))


def journal_relation(
    project: QgsProject, reference: BaseReference, layer: QgsVectorLayer
) -> QgsRelation:
    """The relation between the journal and one table, which QGIS derives and names itself."""
    wanted = journal_id(reference)
    for relation in project.relationManager().relations().values():
        if (
            relation.polymorphicRelationId() == wanted
            and relation.referencedLayerId() == layer.id()
        ):
            return relation
    return QgsRelation()


def _relation(
    reference: BaseReference,
    name: str,
    layer: QgsVectorLayer,
    key: ForeignKey,
    target: QgsVectorLayer,
) -> QgsRelation:
    relation = QgsRelation()
    relation.setId(relation_id(reference, name, key.field))
    relation.setName(f"{layer.name()} – {dictionary()[name][key.field].title}")
    relation.setReferencingLayer(layer.id())
    relation.setReferencedLayer(target.id())
    relation.addFieldPair(key.field, key.target)
    return relation


def _journal_relation(
    layers: Mapping[str, QgsVectorLayer], reference: BaseReference
) -> QgsPolymorphicRelation:
    told = {name: layer for name, layer in layers.items() if dictionary()[name].audit}
    cases = " ".join(
        f"WHEN @layer_id = {QgsExpression.quotedString(layer.id())} THEN '{name}'"
        for name, layer in told.items()
    )
    relation = QgsPolymorphicRelation()
    relation.setId(journal_id(reference))
    relation.setName(layers[JOURNAL].name())
    relation.setReferencingLayer(layers[JOURNAL].id())
    relation.setReferencedLayerField("nom_table")
    relation.setReferencedLayerExpression(f"CASE {cases} END")
    relation.setReferencedLayerIds([layer.id() for layer in told.values()])
    relation.addFieldPair("fid_ligne", "fid")
    return relation
