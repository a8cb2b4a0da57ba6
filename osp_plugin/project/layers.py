"""A layer of QGIS for a table of the dictionary: title, aliases, columns of its table."""

from __future__ import annotations

from qgis.core import QgsAttributeTableConfig, QgsVectorLayer

from ..domain.dictionary import Table
from ..storage import Base
from ..storage.bare_layers import bare_layer
from . import roles
from .reference import BaseReference

READ_ONLY = {"journal", "import_remontee", "import_ligne"}
"""Tables that the base's own triggers or the import write, and nothing else: what undoes a change
or an import relies on them."""

LOCKED = "osp/verrouillee"
"""Custom property of a layer that is read-only because its base is."""

DISPLAY = {
    "logement": "trim(coalesce(\"dnvoiri\", '') || coalesce(\"dindic\", '') || ' ' || "
    "coalesce(\"dvoilib\", '')) || coalesce(', ' || \"idcomtxt\", '')",
    "cite": '"nom_cite"',
    "operation": '"intitule"',
    "programmation": '"campagne" || \' – \' || "nom"',
    "avancement": "coalesce(format_date(\"date_saisie\", 'dd/MM/yyyy'), '') || ' – ' || "
    "coalesce(\"acteur\", '')",
    "programme_complementaire": "coalesce(\"theme\", '') || ' – ' || "
    "left(coalesce(\"description\", ''), 60)",
    "financement": '"operation" || \' – \' || "financeur"',
    "occupation": '"logement" || \' – \' || "enquete"',
    "commune": "\"nom_commune\" || ' (' || \"idcom\" || ')'",
    "epci": '"nom_epci"',
    "departement": '"nom_dep"',
    "bailleur": '"nom_bailleur"',
    "campagne": '"campagne"',
    "delegataire": '"nom_delegataire"',
    "enveloppe": '"campagne" || \' – \' || "delegataire"',
    "scenario": '"campagne" || \' – \' || "nom"',
    "scenario_ligne": '"choix"',
    "tarif": '"campagne" || \' – \' || "valeur"',
    "parcelle": '"idpar"',
    "rpls": "coalesce(\"ident_rep\" || ' – ', '') || coalesce(\"dnvoiri\" || ' ', '') || "
    "coalesce(\"dvoilib\", '')",
    "import_remontee": '"fid" || \' – \' || "fichier"',
    "import_ligne": '"nom_table" || \' \' || "fid_ligne"',
    "correspondance": '"bailleur" || \' – \' || "entete"',
    "anomalie_acceptee": '"code" || \' – \' || "fid_logement"',
    "journal": '"verbe" || \' – \' || "nom_table" || \' \' || "fid_ligne"',
}
"""What names a row to a person, in lists, map tips and forms."""


def make_layer(base: Base, table: Table, reference: BaseReference) -> QgsVectorLayer:
    """The layer of a table, not yet styled nor in a project. It may be invalid."""
    source = base.source(table.name)
    layer = bare_layer(source.uri, table.title, source.provider)
    roles.tag(layer, table.name, reference)
    if layer.isValid():
        describe(layer, table)
    return layer


def describe(layer: QgsVectorLayer, table: Table) -> None:
    """Give a layer what the dictionary says of its table."""
    _set_abstract(layer, table.description)
    for field in table.columns:
        layer.setFieldAlias(layer.fields().indexFromName(field.name), field.alias)
    layer.setAttributeTableConfig(_table_columns(layer, table))
    layer.setDisplayExpression(DISPLAY.get(table.name, '"fid"'))
    layer.setReadOnly(table.name in READ_ONLY)


def lock(layer: QgsVectorLayer, locked: bool) -> None:
    """Let a layer of a base that is only read be changed no more, or again as before."""
    if locked and not layer.readOnly():
        layer.setReadOnly(True)
        layer.setCustomProperty(LOCKED, True)
    elif not locked and layer.customProperty(LOCKED):
        layer.setReadOnly(False)
        layer.removeCustomProperty(LOCKED)


def _set_abstract(layer: QgsVectorLayer, text: str) -> None:
    """The text that QGIS shows when the mouse rests on the layer."""
    properties = getattr(layer, "serverProperties", None)
    holder = properties() if properties is not None else layer
    if hasattr(holder, "setAbstract"):  # 3.38 moved it from the layer to these properties
        holder.setAbstract(text)
    else:
        layer.setAbstract(text)
    metadata = layer.metadata()
    metadata.setTitle(layer.name())
    metadata.setAbstract(text)
    layer.setMetadata(metadata)


def _table_columns(layer: QgsVectorLayer, table: Table) -> QgsAttributeTableConfig:
    """Own fields in the dictionary's order; the key and the audit fields hidden at the end."""
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = {column.name: column for column in config.columns() if column.name}
    behind = ["fid", *(field.name for field in table.audit)]
    ordered = [name for name in columns if name not in behind]
    ordered += [name for name in behind if name in columns]
    for name in behind:
        if name in columns:
            columns[name].hidden = True
    config.setColumns([columns[name] for name in ordered])
    return config
