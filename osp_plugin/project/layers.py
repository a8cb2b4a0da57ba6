"""A layer of QGIS for a table of the dictionary: title, aliases, columns of its table."""

from __future__ import annotations

from qgis.core import QgsAttributeTableConfig, QgsVectorLayer

from ..domain.dictionary import Table
from ..storage import Base
from ..storage.bare_layers import bare_layer
from . import roles
from .reference import BaseReference

READ_ONLY = {
    *("journal", "import_remontee", "import_ligne"),
    *("situation", "situation_valeur", "situation_compte"),
}
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
    "financement": '"financeur" || \' – \' || "operation"',
    "evenement": "coalesce(format_date(\"date_evenement\", 'dd/MM/yyyy') || ' – ', '') || "
    '"nature"',
    "label": 'coalesce("libelle", "label")',
    "aide": 'coalesce("libelle", "aide")',
    "regle_delai": "\"delai_ans\" || ' ans' || coalesce(' depuis le ' || "
    "format_date(\"date_debut\", 'dd/MM/yyyy'), '')",
    "reference_epoque": '"reference" || \' \' || coalesce("nom", "code") || '
    "coalesce(' depuis le ' || format_date(\"date_debut\", 'dd/MM/yyyy'), '')",
    "organisation": '"organisation"',
    "convention": "\"organisation\" || coalesce(' – ' || "
    "format_date(\"signee_le\", 'dd/MM/yyyy'), '')",
    "accord_adresse": '"bailleur" || \' – \' || "vague"',
    "operation_numero": '"systeme" || \' – \' || "numero"',
    "occupation": '"logement" || \' – \' || "enquete"',
    "commune": "\"nom_commune\" || ' (' || \"idcom\" || ')'",
    "epci": '"nom_epci"',
    "departement": '"nom_dep"',
    "bailleur": '"nom_bailleur"',
    "campagne": '"campagne"',
    "delegataire": '"nom_delegataire"',
    "enveloppe": '"campagne" || \' – \' || "delegataire" || \' – P\' || "programme"',
    "mouvement_enveloppe": '"campagne" || \' – \' || "origine" || \' → \' || "destination"',
    "mouvement_operation": "\"sens\" || coalesce(' – ' || \"operation\", '')",
    "acompte": "coalesce(format_date(\"date_paiement\", 'dd/MM/yyyy'), '') || ' – ' || "
    "coalesce(\"nature\", '')",
    "regle_acompte": '"programme" || \' – \' || "libelle"',
    "population_cible": '"edition" || \' – \' || "bailleur"',
    "trajectoire": '"annee" || \' – \' || "nom"',
    "trajectoire_scenario": '"nom"',
    "scenario": '"campagne" || \' – \' || "nom"',
    "scenario_ligne": '"choix"',
    "situation": "format_date(\"date_situation\", 'dd/MM/yyyy') || ' – ' || \"titre\" || "
    "' (édition ' || \"edition\" || ')'",
    "situation_valeur": '"niveau" || \' \' || "nom"',
    "situation_compte": '"nom_table" || \' \' || "rang"',
    "tarif": '"campagne" || \' – \' || "valeur"',
    "parcelle": '"idpar"',
    "rpls": "coalesce(\"ident_rep\" || ' – ', '') || coalesce(\"dnvoiri\" || ' ', '') || "
    "coalesce(\"dvoilib\", '')",
    "dpe": "coalesce(format_date(\"date_dpe\", 'dd/MM/yyyy') || ' – ', '') || "
    "coalesce(\"etiquette_dpe\", '')",
    "import_remontee": '"fid" || \' – \' || "fichier"',
    "import_ligne": '"nom_table" || \' \' || "fid_ligne"',
    "correspondance": '"bailleur" || \' – \' || "entete"',
    "anomalie_acceptee": '"code" || \' – \' || "fid_logement"',
    "journal": "coalesce(format_date(\"quand\", 'dd/MM/yyyy HH:mm'), '') || ' – ' || "
    "CASE WHEN \"verbe\" = 'INSERT' THEN 'création' WHEN \"verbe\" = 'DELETE' THEN 'suppression' "
    "ELSE 'modification' END || coalesce(' – ' || \"qui\", '')",
}
"""What names a row to a person, in lists, map tips and forms."""

COLUMNS = {
    "logement": {
        "dnvoiri": 80,
        "dindic": 60,
        "dvoilib": 220,
        "idcomtxt": 140,
        "nom_cite_1": 160,
        "intitule": 260,
        "avancement": 95,
        "etiquette_avant": 105,
        "etiquette_apres": 105,
        "bailleur": 130,
        "type_palu": 80,
        "annee_financ": 70,
        "num_decision": 130,
        "date_os": 90,
        "date_fin": 90,
        "label_vise": 100,
        "biosource": 100,
        "ident_rep": 100,
    },
    "cite": {"nom_cite": 220, "idcom": 140, "epci": 140, "nb_logements": 80, "a_enjeux": 80},
    "operation": {
        "intitule": 300,
        "bailleur": 130,
        "type_palu": 80,
        "annee_financ": 70,
        "epci": 140,
        "nb_logements_decision": 90,
        "montant_palulos": 110,
        "num_decision": 130,
    },
    "programmation": {"campagne": 70, "nom": 240, "bailleur": 130, "epci": 140, "statut": 80},
    "avancement": {"date_saisie": 90, "acteur": 90, "texte": 360, "retard": 60},
    "programme_complementaire": {
        "theme": 140,
        "description": 300,
        "cout": 100,
        "etat": 90,
        "campagne": 70,
    },
    "financement": {
        "financeur": 130,
        "montant_prevu": 140,
        "montant_engage": 140,
        "montant_paye": 140,
        "date_engagement": 130,
        "date_paiement": 160,
        "operation": 260,
    },
    "dpe": {
        "logement": 80,
        "date_dpe": 90,
        "etiquette_dpe": 105,
        "etiquette_ges": 105,
        "conso_ep": 110,
        "appariement": 110,
        "score": 60,
    },
    "evenement": {
        "date_evenement": 90,
        "nature": 130,
        "reference": 140,
        "montant": 110,
        "echeance": 110,
        "operation": 260,
    },
    "reference_epoque": {
        "reference": 100,
        "code": 90,
        "date_debut": 90,
        "date_fin": 90,
        "nom": 180,
        "nature_juridique": 200,
        "epci": 130,
        "delegataire": 140,
        "source": 300,
    },
    "operation_numero": {"systeme": 90, "numero": 140, "date_numero": 90, "operation": 260},
    "rpls": {"dnvoiri": 80, "dindic": 60, "dvoilib": 220, "idcom": 140, "ident_rep": 100},
}
"""First columns of the tables of QGIS, with their width in pixels: what a person looks for. Those
that are not named follow in the order of the dictionary."""

_DIGITS = (
    "regexp_replace(regexp_replace({text}, '(\\\\d+)', '00000000000000000000\\\\1'), "
    "'\\\\d*(\\\\d{{20}})', '\\\\1')"
)
_STREET = 'concat("idcomtxt", \' \', "dvoilib", \' \', "dnvoiri", \' \', "dindic")'
_SORTED_BY = {
    "logement": _STREET,
    "journal": 'to_string(10000000000 - to_int(epoch("quand") / 1000))',
}
"""What rows are sorted by, where it is not what names them: streets before numbers, the last change
first."""

SORTED = set(COLUMNS) - {"rpls", "dpe"}
"""Tables that open sorted; one of millions of rows would take too long."""


def natural_order(table: str) -> str:
    """Expression by which the rows of a table come in the order in which people count: 1, 2, 10."""
    return _DIGITS.format(text=_SORTED_BY.get(table) or DISPLAY.get(table, 'to_string("fid")'))


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
    """What is looked for, then the dictionary's order; the key and the audit hidden at the end."""
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = {column.name: column for column in config.columns() if column.name}
    behind = ["fid", *(field.name for field in table.audit)]
    widths = COLUMNS.get(table.name, {})
    ordered = [name for name in widths if name in columns]
    ordered += [name for name in columns if name not in behind and name not in widths]
    for name in set(widths) & set(columns):
        columns[name].width = widths[name]
    ordered += [name for name in behind if name in columns]
    for name in behind:
        if name in columns:
            columns[name].hidden = True
    config.setColumns([columns[name] for name in ordered])
    if table.name in SORTED:
        config.setSortExpression(natural_order(table.name))
    return config
